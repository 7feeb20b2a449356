"""Services and equipment: what is new, what is gone, where it is and who does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.changes.change import Change, Kind, Topic
from generator.changes.pairing import Collection, Pairing, Side, ahead
from generator.changes.words import few, from_day, plus_minus
from generator.derive.lookup import full_name
from generator.model.care import Equipment, Service
from generator.model.news import UpdateKind


def care(pairing: Pairing) -> Iterator[Change]:
    """Services, then equipment."""
    for key, old, new in pairing.pairs("services", Service):
        yield from _service(pairing, key, old, new)
    for key, before, after in pairing.pairs("equipment", Equipment):
        yield from _equipment(pairing, key, before, after)


def _service(pairing: Pairing, key: str, old: Service | None, new: Service | None) -> Iterator[Change]:
    if old is None and new is not None:
        names = few(_names(pairing.new, "locations", pairing.new.lookup.service_locations[key]))
        places = tuple(f"location/{place}" for place in pairing.new.lookup.service_locations[key])
        text = f"{new.name} is new{f', at {names}' if names else ''}."
        yield _change(Kind.SERVICE_NEW, (f"service/{key}", *places), text, "", names, UpdateKind.SERVICE)
    elif new is None and old is not None:
        text = f"{old.name} is no longer listed."
        yield _change(Kind.SERVICE_GONE, (f"service/{key}",), text, old.name, "", UpdateKind.SERVICE)
    elif old is not None and new is not None:
        yield from _service_details(pairing, key, old, new)


def _service_details(pairing: Pairing, key: str, old: Service, new: Service) -> Iterator[Change]:
    about = (f"service/{key}",)
    if old.name != new.name:
        text = f"{old.name} is now called {new.name}."
        yield _change(Kind.SERVICE_DETAILS, about, text, old.name, new.name, None)
    places = [side.lookup.service_locations[entity.id] for side, entity in ((pairing.old, old), (pairing.new, new))]
    if pairing.renamed("locations", places[0]) != frozenset(places[1]):
        was, now = (_names(side, "locations", keys) for side, keys in zip(_sides(pairing), places, strict=True))
        text = f"{new.name}: {plus_minus(*_each('at', was, now))}."
        yield _change(Kind.SERVICE_DETAILS, about, text, few(was), few(now), UpdateKind.SERVICE)
    yield from _who_does_it(pairing, key, old, new)


def _who_does_it(pairing: Pairing, key: str, old: Service, new: Service) -> Iterator[Change]:
    """Providers who are there in both states, and began or ended to do it. Who came or left is told elsewhere."""
    offered: list[set[str]] = []
    for side, entity in zip(_sides(pairing), (old, new), strict=True):
        offered.append({provider.id for provider in side.lookup.providers_of_service.get(entity.id, ())})
    both = pairing.stayed
    came = [key for key in both if key in offered[1] and pairing.old_id("providers", key) not in offered[0]]
    went = [key for key in both if key not in offered[1] and pairing.old_id("providers", key) in offered[0]]
    known = pairing.new.directory.providers
    names = [[full_name(known[key]) for key in keys] for keys in (went, came)]
    if came or went:
        about = (f"service/{key}", *(f"provider/{who}" for who in (came or went)[:6]))
        text = f"{new.name}: {plus_minus(*_each('with', *names))}."
        yield _change(Kind.SERVICE_DETAILS, about, text, few(names[0]), few(names[1]), None)


def _equipment(pairing: Pairing, key: str, old: Equipment | None, new: Equipment | None) -> Iterator[Change]:
    about = (f"equipment/{key}",)
    if old is None and new is not None:
        names, since = few(_names(pairing.new, "locations", new.locations)), ahead(new.since, pairing.today)
        text = f"{new.name} is new{f', at {names}' if names else ''}{from_day(since)}."
        places = tuple(f"location/{place}" for place in new.locations)
        yield _change(Kind.EQUIPMENT_NEW, about + places, text, "", names, UpdateKind.EQUIPMENT, since)
    elif new is None and old is not None:
        text = f"{old.name} is no longer listed."
        yield _change(Kind.EQUIPMENT_GONE, about, text, old.name, "", UpdateKind.EQUIPMENT)
    elif old is not None and new is not None:
        yield from _equipment_details(pairing, about, old, new)


def _equipment_details(pairing: Pairing, about: tuple[str, ...], old: Equipment, new: Equipment) -> Iterator[Change]:
    if old.name != new.name:
        text = f"{old.name} is now called {new.name}."
        yield _change(Kind.EQUIPMENT_DETAILS, about, text, old.name, new.name, None)
    if pairing.renamed("locations", old.locations) != frozenset(new.locations):
        was = _names(pairing.old, "locations", old.locations)
        now = _names(pairing.new, "locations", new.locations)
        text = f"{new.name}: {plus_minus(*_each('at', was, now))}."
        yield _change(Kind.EQUIPMENT_DETAILS, about, text, few(was), few(now), UpdateKind.EQUIPMENT)
    since = ahead(new.since, pairing.today)
    if since != ahead(old.since, pairing.today) and since:
        text = f"{new.name} is in use{from_day(since)}."
        yield _change(Kind.EQUIPMENT_DETAILS, about, text, "", from_day(since).strip(), UpdateKind.EQUIPMENT, since)


def _change(
    kind: Kind,
    about: tuple[str, ...],
    text: str,
    before: str,
    after: str,
    news: UpdateKind | None,
    day: date | None = None,
) -> Change:
    return Change(
        kind=kind, topic=Topic.CARE, about=about, text=text, before=before, after=after, effective=day, news=news
    )  # fmt: skip


def _each(word: str, *lists: list[str]) -> list[list[str]]:
    """at North, at South."""
    return [[f"{word} {item}" for item in items] for items in lists]


def _sides(pairing: Pairing) -> tuple[Side, Side]:
    return pairing.old, pairing.new


def _names(side: Side, collection: Collection, keys: Iterable[str]) -> list[str]:
    known = getattr(side.directory, collection)
    return [getattr(known[key], "known_as", known[key].name) if key in known else key for key in keys]
