"""Numbers, addresses and ways to refer; what to send along; promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.changes.change import Change, Kind, Topic
from generator.changes.pairing import Pairing, Side, places_of
from generator.changes.words import hours_sentence, instead, plus_minus, week_changes
from generator.derive import wording
from generator.derive.contacts import address_lines
from generator.derive.lookup import full_name
from generator.model.base import Record
from generator.model.care import RequiredDocument, Service
from generator.model.news import UpdateKind
from generator.model.people import Person, Provider
from generator.model.places import Address, Channel, Line, Location
from generator.model.practice import Practice, Promise

_FIELDS = {
    "phone": "phone",
    "fax": "fax",
    "email": "e-mail",
    "direct_address": "Direct address",
    "address": "postal address",
}


def contact(pairing: Pairing) -> Iterator[Change]:
    """Ways to refer, then the practice, locations, providers, people."""
    if not pairing.unknown("referrals"):
        yield from _channels(pairing)
        yield from _same_day(pairing)
    if not pairing.unknown("practice"):
        practice = pairing.new.directory.practice
        yield from _practice(pairing.old.directory.practice, practice)
        yield from _lines((), practice.name, pairing.old.directory.practice, practice)
    for key, old, new in pairing.pairs("locations", Location):
        if old is not None and new is not None:
            yield from _lines((f"location/{key}",), new.known_as, old, new, without=("address",))
    for key, (before, after) in pairing.stayed.items():
        yield from _lines((f"provider/{key}",), full_name(after), before, after)
        yield from _at_places(pairing, key, before, after)
    for key, was, now in pairing.pairs("people", Person):
        if was is not None and now is not None:
            yield from _lines((f"person/{key}",), now.name, was, now)


def _practice(old: Practice, new: Practice) -> Iterator[Change]:
    """What the practice is called, and its NPI."""
    if old.name != new.name:
        yield _details(f"{old.name} is now called {new.name}.", old.name, new.name)
    if old.npi != new.npi:
        before, after = old.npi or "", new.npi or ""
        yield _details(f"{new.name}: NPI of the organization {instead(before, after)}.", before, after)


def _details(text: str, before: str, after: str) -> Change:
    return Change(kind=Kind.PRACTICE_DETAILS, topic=Topic.CONTACT, about=(), text=text, before=before, after=after)


def _at_places(pairing: Pairing, key: str, old: Provider, new: Provider) -> Iterator[Change]:
    """Lines that hold for a provider at one location."""
    names = pairing.new_ids("locations")
    before = {names.get(place, place): role for place, role in places_of(old, pairing.today).items()}
    for place, role in places_of(new, pairing.today).items():
        location = pairing.new.directory.locations.get(place)
        if place in before and location is not None:
            about = (f"provider/{key}", f"location/{place}")
            yield from _lines(about, f"{full_name(new)} at {location.known_as}", before[place], role)


def _lines(
    about: tuple[str, ...], name: str, old: Record, new: Record, *, without: tuple[str, ...] = ()
) -> Iterator[Change]:
    for field, called in _FIELDS.items():
        if field in without or field not in type(new).model_fields:
            continue
        before, after = (written(getattr(record, field)) for record in (old, new))
        if before != after:
            yield _contact(about, f"{name}: {called} {instead(before, after)}.", before, after)
        elif isinstance(line := getattr(new, field), Line) and (
            rows := week_changes(getattr(old, field).hours, line.hours)
        ):
            yield _contact(about, f"{name}: {called} {after} is answered {hours_sentence(rows)}.", "", "")


def written(value: str | Line | Address | None) -> str:
    """A number, an address, a mailbox; nothing for None."""
    if isinstance(value, Line):
        return wording.phone(value.number)
    return ", ".join(address_lines(value)) if isinstance(value, Address) else value or ""


def _contact(about: tuple[str, ...], text: str, before: str, after: str) -> Change:
    return Change(
        kind=Kind.CONTACT, topic=Topic.CONTACT, about=about, text=text, before=before, after=after,
        news=UpdateKind.GENERAL,
    )  # fmt: skip


def _channels(pairing: Pairing) -> Iterator[Change]:
    """Ways to refer, by where they lead: a channel's id is nobody's business but the file's."""
    before, after = (_by_target(side) for side in (pairing.old, pairing.new))
    gone = {target: channel for target, channel in before.items() if target not in after}
    for target, channel in after.items():
        if target in before:
            if rows := week_changes(before[target].hours, channel.hours):
                yield _contact((), f"{_called(channel)}: answered {hours_sentence(rows)}.", "", "")
            continue
        same = next((key for key, old in gone.items() if old.id == channel.id), None)
        old = gone.pop(same) if same else None
        was = f" (was {same[1]})" if same else ""
        words = "now" if old else "a new way to refer:"
        yield _contact((), f"{_called(channel)}: {words} {target[1]}{was}.", same[1] if same else "", target[1])
    for target, channel in gone.items():
        yield _contact((), f"{_called(channel)}: {target[1]} is no longer a way to refer.", target[1], "")


def _same_day(pairing: Pairing) -> Iterator[Change]:
    """The way for what cannot wait, and until when of the day."""
    before, after = (_urgent_way(side) for side in (pairing.old, pairing.new))
    if before != after:
        yield _contact((), f"For a visit on the same day: {instead(before, after)}.", before, after)


def _urgent_way(side: Side) -> str:
    """502-555-0134, before 11:00 am."""
    same_day, channels = side.directory.referrals.same_day, side.directory.referrals.channels
    if same_day is None or same_day.channel not in channels:
        return ""
    before = f", before {wording.clock(same_day.call_before)}" if same_day.call_before is not None else ""
    return f"{_target(channels[same_day.channel])}{before}"


def _by_target(side: Side) -> Mapping[tuple[str, str], Channel]:
    return {(channel.kind.value, _target(channel)): channel for channel in side.directory.referrals.channels.values()}


def _target(channel: Channel) -> str:
    number = wording.phone(channel.number) if channel.number else ""
    return number or channel.url or channel.address or channel.name or channel.kind.value


def _called(channel: Channel) -> str:
    return channel.name or wording.CHANNELS[channel.kind]


def documents(pairing: Pairing) -> Iterator[Change]:
    """What every referral needs, what a service needs beyond, and what a document has to be."""
    if not (pairing.unknown("referrals") or pairing.unknown("documents")):
        old, new = (side.directory.referrals.documents for side in (pairing.old, pairing.new))
        yield from _needed(pairing, (), "Every referral", old, new)
    for key, before, after in pairing.pairs("services", Service):
        if before is not None and after is not None:
            yield from _needed(pairing, (f"service/{key}",), after.name, before.documents, after.documents)
    for _, was, now in pairing.pairs("documents", RequiredDocument):
        if was is not None and now is not None and (was.name, was.detail) != (now.name, now.detail):
            words = [": ".join(filter(None, (document.name, document.detail))) for document in (was, now)]
            yield _documents((), f"What to send along: {instead(*words)}.", words[0], words[1])


def _needed(
    pairing: Pairing, about: tuple[str, ...], what: str, old: tuple[str, ...], new: tuple[str, ...]
) -> Iterator[Change]:
    if pairing.renamed("documents", old) == frozenset(new):
        return
    before, after = (
        [known[key].name if key in (known := side.directory.documents) else key for key in keys]
        for side, keys in ((pairing.old, old), (pairing.new, new))
    )
    words = f"{what} needs: {plus_minus(before, after)}."
    yield _documents(about, words, ", ".join(before), ", ".join(after))


def _documents(about: tuple[str, ...], text: str, before: str, after: str) -> Change:
    return Change(
        kind=Kind.DOCUMENTS, topic=Topic.CONTACT, about=about, text=text, before=before, after=after,
        news=UpdateKind.GENERAL,
    )  # fmt: skip


def promises(pairing: Pairing) -> Iterator[Change]:
    """Promises that are new, gone, or say something else."""
    for key, old, new in pairing.pairs("promises", Promise):
        about = (f"promise/{key}",)
        if old is None and new is not None:
            yield _promise(Kind.PROMISE_NEW, about, f"We promise: {new.title}.", "", new.title)
        elif new is None and old is not None:
            yield _promise(Kind.PROMISE_GONE, about, f"No longer promised: {old.title}.", old.title, "")
        elif old is not None and new is not None and old.title != new.title:
            yield _promise(
                Kind.PROMISE_DETAILS, about, f"We promise: {instead(old.title, new.title)}.", old.title, new.title
            )
        elif old is not None and new is not None and (old.figure, old.detail) != (new.figure, new.detail):
            before, after = (" ".join(filter(None, (promise.figure, promise.detail))) for promise in (old, new))
            yield _promise(Kind.PROMISE_DETAILS, about, f"{new.title}: {instead(before, after)}.", before, after)


def _promise(kind: Kind, about: tuple[str, ...], text: str, before: str, after: str) -> Change:
    return Change(
        kind=kind, topic=Topic.PROMISES, about=about, text=text, before=before, after=after, news=UpdateKind.GENERAL
    )
