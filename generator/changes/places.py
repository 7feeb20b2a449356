"""Locations that are new, moved or closed; hours, every week and on single days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from generator.changes.change import Change, Kind, Topic
from generator.changes.pairing import Pairing, Side, places_of
from generator.changes.words import few, hours_sentence, week_changes
from generator.derive import wording
from generator.derive.contacts import address_lines
from generator.derive.hours import SpecialDay, special_days
from generator.derive.lookup import full_name
from generator.model.hours import Span
from generator.model.news import UpdateKind
from generator.model.places import Location

_DIRECTIONS = ("parking", "transit", "entrance", "access")


def places(pairing: Pairing) -> Iterator[Change]:
    """Each location, then single days of all of them, then the hours of providers."""
    both: dict[str, tuple[Location, Location]] = {}
    for key, old, new in pairing.pairs("locations", Location):
        if old is not None and new is not None:
            both[key] = old, new
            yield from _changed(key, old, new)
        else:
            yield from _came_or_went(key, old, new)
    if not pairing.unknown("practice"):
        yield from _special(pairing, both)
    yield from _provider_hours(pairing)


def address(location: Location) -> str:
    """The address on one line; by video, for a virtual location."""
    return ", ".join(address_lines(location.address)) if location.address else "by video"


def _came_or_went(key: str, old: Location | None, new: Location | None) -> Iterator[Change]:
    if new is not None:
        yield _place(Kind.LOCATION_NEW, key, f"{new.name} is new: {address(new)}.", "", address(new))
    elif old is not None:
        yield _place(Kind.LOCATION_CLOSED, key, f"{old.name} is no longer listed ({address(old)}).", old.name, "")


def _place(kind: Kind, key: str, text: str, before: str, after: str, *, worth: bool = True) -> Change:
    return Change(
        kind=kind, topic=Topic.PLACES, about=(f"location/{key}",), text=text, before=before, after=after,
        news=UpdateKind.LOCATION if worth else None,
    )  # fmt: skip


def _changed(key: str, old: Location, new: Location) -> Iterator[Change]:
    name = new.known_as
    if address(old) != address(new):
        text = f"{name} has moved to {address(new)} (was {address(old)})."
        yield _place(Kind.LOCATION_MOVED, key, text, address(old), address(new))
    if old.name != new.name:
        text = f"{old.name} is now called {new.name}."
        yield _place(Kind.LOCATION_DETAILS, key, text, old.name, new.name, worth=False)
    for field in _DIRECTIONS:
        before, after = (_written(getattr(location, field)) for location in (old, new))
        if before != after:
            text = f"{name}: {field} “{after}”." if after else f"{name}: nothing is said of {field} any more."
            yield _place(Kind.LOCATION_DETAILS, key, text, before, after, worth=False)
    if rows := week_changes(old.hours, new.hours):
        yield Change(
            kind=Kind.HOURS,
            topic=Topic.PLACES,
            about=(f"location/{key}",),
            text=f"{name}: new hours. {hours_sentence(rows)}.",
            before="; ".join(f"{days} {was}" for days, was, _ in rows),
            after="; ".join(f"{days} {now}" for days, _, now in rows),
            news=UpdateKind.HOURS,
        )


def _written(value: str | tuple[str, ...] | None) -> str:
    return "; ".join(value) if isinstance(value, tuple) else value or ""


class _Day(NamedTuple):
    """Special hours in a row of days: None where the usual hours hold again."""

    first: date
    last: date
    old: SpecialDay | None
    new: SpecialDay | None


def _special(pairing: Pairing, both: Mapping[str, tuple[Location, Location]]) -> Iterator[Change]:
    """Days whose hours differ; locations that differ alike are told together."""
    alike: dict[tuple[object, ...], tuple[_Day, list[str]]] = {}
    for key, (old, new) in both.items():
        for day in _differences(_days(pairing.old, old), _days(pairing.new, new)):
            alike.setdefault((day.first, day.last, _said(day.old), _said(day.new)), (day, []))[1].append(key)
    for day, keys in sorted(alike.values(), key=lambda found: (found[0].first, found[1])):
        yield _special_change(pairing, day, keys, everywhere=len(keys) == len(pairing.new.directory.locations))


def _days(side: Side, location: Location) -> dict[date, SpecialDay]:
    """Each special day that is not over, by its date; two years of them at most."""
    found = special_days(location.special_hours, side.directory.practice.holidays)
    horizon = side.today + timedelta(days=730)
    return {
        day: special
        for special in found
        for day in _between(max(special.first, side.today), min(special.last, horizon))
    }


def _between(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=count) for count in range((last - first).days + 1))


def _said(special: SpecialDay | None) -> tuple[tuple[Span, ...], str] | None:
    return (special.spans, special.why) if special else None


def _differences(before: Mapping[date, SpecialDay], after: Mapping[date, SpecialDay]) -> list[_Day]:
    """Days in a row that differ in the same way."""
    found: list[_Day] = []
    for day in sorted({*before, *after}):
        old, new = before.get(day), after.get(day)
        if _said(old) == _said(new):
            continue
        last = found[-1] if found else None
        if (
            last
            and last.last == day - timedelta(days=1)
            and (_said(last.old), _said(last.new)) == (_said(old), _said(new))
        ):
            found[-1] = last._replace(last=day)
        else:
            found.append(_Day(day, day, old, new))
    return found


def _special_change(pairing: Pairing, day: _Day, keys: list[str], *, everywhere: bool) -> Change:
    names = [pairing.new.directory.locations[key].known_as for key in keys]
    where = "All locations" if everywhere and len(keys) > 1 else few(names)
    before = _hours(day.old) if day.old else "the usual hours"
    after = _hours(day.new) if day.new else "the usual hours"
    why = f" ({day.new.why})" if day.new else ""
    was = f"; before: {before}" if day.old else ""
    closed = day.new is not None and day.new.closed
    return Change(
        kind=Kind.SPECIAL_HOURS,
        topic=Topic.PLACES,
        about=tuple(f"location/{key}" for key in keys),
        text=f"{where}: {after} on {wording.days(day.first, day.last)}{why}{was}.",
        before=before,
        after=after,
        effective=day.first,
        until=day.last,
        news=UpdateKind.CLOSURE if closed else UpdateKind.HOURS,
    )


def _hours(special: SpecialDay) -> str:
    return "closed" if special.closed else wording.spans(special.spans)


def _provider_hours(pairing: Pairing) -> Iterator[Change]:
    names = pairing.new_ids("locations")
    for key, (old, new) in pairing.stayed.items():
        before = {names.get(place, place): role for place, role in places_of(old, pairing.today).items()}
        for place, role in places_of(new, pairing.today).items():
            if place in before and (rows := week_changes(before[place].hours, role.hours)):
                location = pairing.new.directory.locations.get(place)
                where = location.known_as if location else place
                yield Change(
                    kind=Kind.PROVIDER_HOURS,
                    topic=Topic.PLACES,
                    about=(f"provider/{key}", f"location/{place}"),
                    text=f"{full_name(new)} at {where}: {hours_sentence(rows)}.",
                    before="; ".join(f"{days} {was}" for days, was, _ in rows),
                    after="; ".join(f"{days} {now}" for days, _, now in rows),
                )
