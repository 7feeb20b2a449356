"""Whether new patients are taken, and how soon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.changes.change import Change, Kind, Topic
from generator.changes.pairing import Pairing, Side, places_of
from generator.changes.words import listed
from generator.derive import answers, wording
from generator.derive.lookup import full_name
from generator.model.care import Service
from generator.model.facts import Availability, Urgency
from generator.model.news import UpdateKind
from generator.model.people import Provider


def access(pairing: Pairing) -> Iterator[Change]:
    """Provider by provider; then services that say themselves how soon."""
    for key, (old, new) in pairing.stayed.items():
        yield from _accepting(pairing, key, old, new)
        about = (f"provider/{key}",)
        yield from _waits(pairing, about, full_name(new), old.availability, new.availability)
    for key, before, after in pairing.pairs("services", Service):
        if before is not None and after is not None:
            about = (f"service/{key}",)
            yield from _waits(pairing, about, after.name, before.availability, after.availability)


def _accepting(pairing: Pairing, key: str, old: Provider, new: Provider) -> Iterator[Change]:
    """What differs for everybody; then for patients of a network, where that is something else."""
    usual = [_states(pairing, side, provider, None) for side, provider in _sides(pairing, old, new)]
    for network in (None, *_networks(pairing, old, new)):
        states = [_states(pairing, side, provider, network) for side, provider in _sides(pairing, old, new)]
        if network is None or states != usual:
            for place, was, now in _changed_states(pairing, *states):
                yield _accepting_change(pairing, key, new, network, place, was, now)


def _sides(pairing: Pairing, old: Provider, new: Provider) -> tuple[tuple[Side, Provider], tuple[Side, Provider]]:
    return (pairing.old, old), (pairing.new, new)


def _networks(pairing: Pairing, old: Provider, new: Provider) -> list[str]:
    """Networks, by their new ids, of which either state says something of its own."""
    renamed = pairing.new_ids("networks")
    found: dict[str, None] = {}
    for side, provider in _sides(pairing, old, new):
        places = (side.directory.locations.get(place) for place in provider.at)
        for statement in (*provider.accepting, *(s for place in places if place for s in place.accepting)):
            names = statement.networks
            found |= dict.fromkeys(renamed.get(name, name) if side is pairing.old else name for name in names)
    return list(found)


def _states(pairing: Pairing, side: Side, provider: Provider, network: str | None) -> dict[str, str]:
    """Location (by its new id) -> the words of the answer."""
    old = side is pairing.old
    names = pairing.new_ids("locations") if old else {}
    asked = pairing.old_id("networks", network) if old and network else network
    found = {}
    for place in places_of(provider, pairing.today):
        location = side.directory.locations.get(place)
        answer = answers.accepting(side.clockwork, provider, location, asked)
        found[names.get(place, place)] = answer.words if answer.status else "nothing stated"
    return found


def _changed_states(
    pairing: Pairing, before: Mapping[str, str], after: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """(locations, or nothing for all; old words; new words)."""
    common = [place for place in after if place in before]
    alike: dict[tuple[str, str], list[str]] = {}
    for place in common:
        if before[place] != after[place]:
            alike.setdefault((before[place], after[place]), []).append(place)
    locations = pairing.new.directory.locations
    return [
        ("" if len(places) == len(common) else listed(locations[p].known_as for p in places if p in locations), *words)
        for words, places in alike.items()
    ]


def _accepting_change(
    pairing: Pairing, key: str, new: Provider, network: str | None, place: str, was: str, now: str
) -> Change:
    known = pairing.new.directory.networks.get(network or "")
    of = f", {known.name} patients" if known else ""
    at = f" at {place}" if place else ""
    return Change(
        kind=Kind.ACCEPTING,
        topic=Topic.ACCESS,
        about=(f"provider/{key}", *((f"network/{network}",) if known else ())),
        text=f"{full_name(new)}{at}{of}: {now[0].lower() + now[1:]} (was: {was[0].lower() + was[1:]}).",
        before=was,
        after=now,
        news=UpdateKind.GENERAL,
    )


class _Class(NamedTuple):
    """What a wait is for."""

    visit: str
    urgency: Urgency
    service: str | None
    location: str | None


def _waits(
    pairing: Pairing, about: tuple[str, ...], name: str, old: tuple[Availability, ...], new: tuple[Availability, ...]
) -> Iterator[Change]:
    """Classes whose promise of time differs. Next dates and held slots move every day, and are no changes."""
    before = _classes(old, pairing.new_ids("services"), pairing.new_ids("locations"))
    after = _classes(new, {}, {})
    for kind in dict.fromkeys((*after, *before)):
        was, now = before.get(kind, ""), after.get(kind, "")
        if was == now or not {was, now} - {_BY_DATE, ""}:
            continue
        words = ((words or "nothing stated").lower() for words in (now, was))
        yield Change(
            kind=Kind.AVAILABILITY,
            topic=Topic.ACCESS,
            about=about,
            text="{}, {}: {} (was: {}).".format(name, _called(pairing, kind), *words),
            before=was,
            after=now,
        )


_BY_DATE = "By date"
"""The words for a class that gives a next date or held slots, and no wait."""


def _classes(
    entries: tuple[Availability, ...], services: Mapping[str, str], places: Mapping[str, str]
) -> dict[_Class, str]:
    """Class -> the wait that is promised; ids as the newer state has them."""
    found: dict[_Class, str] = {}
    for entry in entries:
        visit = wording.VISITS[entry.visit].lower()
        service = services.get(entry.service, entry.service) if entry.service else None
        for place in entry.at or (None,):
            kind = _Class(visit, entry.urgency, service, places.get(place, place) if place else None)
            if entry.within or kind not in found:
                found[kind] = wording.wait(entry.within) if entry.within else _BY_DATE
    return found


def _called(pairing: Pairing, kind: _Class) -> str:
    """new patient, urgent, echo, at Riverside."""
    directory = pairing.new.directory
    service = directory.services.get(kind.service or "")
    place = directory.locations.get(kind.location or "")
    parts = [
        kind.visit,
        wording.URGENCIES[kind.urgency].lower() if kind.urgency is not Urgency.ROUTINE else "",
        service.name if service else "",
        f"at {place.known_as}" if place else "",
    ]
    return ", ".join(filter(None, parts))
