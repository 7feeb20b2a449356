"""Who came, left or moved, and what is new about a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.changes.change import Change, Kind, Topic
from generator.changes.pairing import Pairing, Side, ahead, here, places_of
from generator.changes.words import few, from_day, instead, listed, plus_minus
from generator.derive import wording
from generator.derive.lookup import full_name
from generator.model.fields import language_name
from generator.model.news import UpdateKind
from generator.model.people import Person, Provider, Role


def people(pairing: Pairing) -> Iterator[Change]:
    """Providers first, then those who help."""
    for key, old, new in pairing.pairs("providers", Provider):
        yield from _provider(pairing, key, here(old, pairing.today), here(new, pairing.today))
    for key, before, after in pairing.pairs("people", Person):
        yield from _person(key, before, after)


def place_names(side: Side, places: Iterable[str]) -> list[str]:
    """What the locations are called, in the order given."""
    return [known.known_as if (known := side.directory.locations.get(place)) else place for place in places]


def _provider(pairing: Pairing, key: str, old: Provider | None, new: Provider | None) -> Iterator[Change]:
    if old is None and new is not None:
        yield _came(pairing, key, new)
    elif new is None and old is not None:
        yield _left(pairing, key, old)
    elif old is not None and new is not None:
        yield from _dates(pairing, key, old, new)
        yield from _moves(pairing, key, old, new)
        yield from _details(pairing, key, old, new)


def _came(pairing: Pairing, key: str, new: Provider) -> Change:
    starts = ahead(new.starts, pairing.today)
    places = places_of(new, pairing.today)
    names = few(place_names(pairing.new, places))
    day, where = f" on {wording.weekday(starts)}" if starts else "", f", at {names}" if names else ""
    return Change(
        kind=Kind.PROVIDER_CAME,
        topic=Topic.PEOPLE,
        about=(f"provider/{key}", *(f"location/{place}" for place in places)),
        text=f"{full_name(new)} joins{day}{where}.",
        after=names,
        effective=starts,
        news=UpdateKind.NEW_PROVIDER,
    )


def _left(pairing: Pairing, key: str, old: Provider) -> Change:
    now = pairing.new.directory.providers.get(key)
    last = now.until if now else None
    return Change(
        kind=Kind.PROVIDER_LEFT,
        topic=Topic.PEOPLE,
        about=(f"provider/{key}", *_still(pairing, old)),
        text=f"{full_name(old)} has left{f'; the last day was {wording.weekday(last)}' if last else ''}.",
        before=full_name(old),
        effective=last,
        news=UpdateKind.PROVIDER_LEAVING,
    )


def _still(pairing: Pairing, old: Provider) -> list[str]:
    """The locations of the older state, by the ids of the newer one."""
    names = pairing.new_ids("locations")
    return [f"location/{names.get(place, place)}" for place in places_of(old, pairing.today)]


def _dates(pairing: Pairing, key: str, old: Provider, new: Provider) -> Iterator[Change]:
    about, name = (f"provider/{key}",), full_name(new)
    first_before, first = ahead(old.starts, pairing.today), ahead(new.starts, pairing.today)
    if first_before != first:
        words = f"starts on {wording.weekday(first)}" if first else "has started already"
        was = f" (it was to be {wording.weekday(first_before)})" if first_before else ""
        yield Change(
            kind=Kind.PROVIDER_DATES, topic=Topic.PEOPLE, about=about, text=f"{name} {words}{was}.",
            before=_day(first_before), after=_day(first), effective=first, news=UpdateKind.NEW_PROVIDER,
        )  # fmt: skip
    if old.until != new.until:
        words = f"leaves; the last day is {wording.weekday(new.until)}" if new.until else "stays after all"
        was = f" (the last day was to be {wording.weekday(old.until)})" if old.until else ""
        yield Change(
            kind=Kind.PROVIDER_DATES, topic=Topic.PEOPLE, about=about, text=f"{name} {words}{was}.",
            before=_day(old.until), after=_day(new.until), effective=new.until, news=UpdateKind.PROVIDER_LEAVING,
        )  # fmt: skip


def _day(day: date | None) -> str:
    return wording.day(day) if day else ""


def _moves(pairing: Pairing, key: str, old: Provider, new: Provider) -> Iterator[Change]:
    names = pairing.new_ids("locations")
    before = {names.get(place, place): role for place, role in places_of(old, pairing.today).items()}
    after = places_of(new, pairing.today)
    came = [place for place in after if place not in before]
    went = [place for place in before if place not in after]
    if len(came) == 1 and len(went) == 1:
        yield _moved(pairing, key, new, went[0], came[0])
        return
    for place in came:
        starts = ahead(after[place].starts, pairing.today)
        yield _place(pairing, key, new, place, f"also sees patients at {{}}{from_day(starts)}", starts)
    for place in went:
        last = (new.at.get(place) or Role()).until
        words = f"is no longer at {{}}{f'; the last day was {wording.weekday(last)}' if last else ''}"
        yield _place(pairing, key, new, place, words, last, added=False)
    for place in (place for place in after if place in before):
        yield from _role_dates(pairing, key, new, place, before[place], after[place])


def _moved(pairing: Pairing, key: str, new: Provider, went: str, came: str) -> Change:
    starts = ahead(places_of(new, pairing.today)[came].starts, pairing.today)
    before, after = _place_name(pairing, went), _place_name(pairing, came)
    return Change(
        kind=Kind.PROVIDER_MOVED,
        topic=Topic.PEOPLE,
        about=(f"provider/{key}", f"location/{came}", f"location/{went}"),
        text=f"{full_name(new)} moves from {before} to {after}{from_day(starts)}.",
        before=before,
        after=after,
        effective=starts,
        news=UpdateKind.GENERAL,
    )


def _place(
    pairing: Pairing, key: str, new: Provider, place: str, words: str, day: date | None, *, added: bool = True
) -> Change:
    name = _place_name(pairing, place)
    return Change(
        kind=Kind.PROVIDER_PLACE_ADDED if added else Kind.PROVIDER_PLACE_ENDED,
        topic=Topic.PEOPLE,
        about=(f"provider/{key}", f"location/{place}"),
        text=f"{full_name(new)} {words.format(name)}.",
        before="" if added else name,
        after=name if added else "",
        effective=day,
        news=UpdateKind.GENERAL,
    )


def _role_dates(pairing: Pairing, key: str, new: Provider, place: str, old: Role, role: Role) -> Iterator[Change]:
    starts = ahead(role.starts, pairing.today)
    if starts != ahead(old.starts, pairing.today):
        words = f"starts at {{}} on {wording.weekday(starts)}" if starts else "has started at {} already"
        yield _place(pairing, key, new, place, words, starts)
    if role.until != old.until:
        words = f"leaves {{}}; the last day is {wording.weekday(role.until)}" if role.until else "stays at {} after all"
        yield _place(pairing, key, new, place, words, role.until, added=role.until is None)


def _place_name(pairing: Pairing, place: str) -> str:
    for side, key in ((pairing.new, place), (pairing.old, pairing.old_id("locations", place))):
        if key in side.directory.locations:
            return side.directory.locations[key].known_as
    return place


def _details(pairing: Pairing, key: str, old: Provider, new: Provider) -> Iterator[Change]:
    about, name = (f"provider/{key}",), full_name(new)
    if full_name(old) != name:
        yield _detail(Kind.PROVIDER_DETAILS, about, f"{full_name(old)} is now listed as {name}.", full_name(old), name)
    if (old.npi or "") != (new.npi or ""):
        words = instead(old.npi or "", new.npi or "")
        yield _detail(Kind.PROVIDER_DETAILS, about, f"{name}: NPI {words}.", old.npi or "", new.npi or "")
    before, after = (_specialties(side, provider) for side, provider in ((pairing.old, old), (pairing.new, new)))
    if pairing.renamed("specialties", old.specialties) != frozenset(new.specialties):
        words = plus_minus(before, after)
        yield _detail(Kind.PROVIDER_DETAILS, about, f"{name}: specialties {words}.", listed(before), listed(after))
    tongues = [[language_name(tag) or tag for tag in provider.languages] for provider in (old, new)]
    if set(old.languages) != set(new.languages):
        words = plus_minus(*tongues)
        yield _detail(Kind.PROVIDER_DETAILS, about, f"{name}: languages {words}.", *map(listed, tongues))


def _specialties(side: Side, provider: Provider) -> list[str]:
    known = side.directory.specialties
    return [known[key].name if key in known else key for key in provider.specialties]


def _detail(kind: Kind, about: tuple[str, ...], text: str, before: str, after: str) -> Change:
    return Change(kind=kind, topic=Topic.PEOPLE, about=about, text=text, before=before, after=after)


def _person(key: str, old: Person | None, new: Person | None) -> Iterator[Change]:
    about = (f"person/{key}",)
    if old is None and new is not None:
        text = f"{new.name} is there for referring offices: {new.role}."
        yield Change(
            kind=Kind.PERSON_CAME, topic=Topic.PEOPLE, about=about, text=text, after=new.role, news=UpdateKind.GENERAL
        )
    elif new is None and old is not None:
        text = f"{old.name} ({old.role}) is no longer there."
        yield Change(
            kind=Kind.PERSON_LEFT, topic=Topic.PEOPLE, about=about, text=text, before=old.name, news=UpdateKind.GENERAL
        )
    elif old is not None and new is not None and (old.name, old.role) != (new.name, new.role):
        before, after = (f"{someone.name}, {someone.role}" for someone in (old, new))
        yield _detail(Kind.PERSON_DETAILS, about, f"Now {after} (was {before}).", before, after)
