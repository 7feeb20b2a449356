"""What the list of updates can be narrowed to: words, an audience, a place. Without scripts it is a plain list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.derive.lookup import full_name
from generator.model.news import Update
from generator.outputs.pages.site import Site

FEW = 5
"""A list of so few updates needs no filter."""
PLACES = 12
"""Up to so many places can be chosen; an update for everybody carries the names of all of them."""


class Filed(NamedTuple):
    """What an update is found by. `audiences` and `places` are codes with a space between them."""

    words: str
    audiences: str
    places: str


class Choices(NamedTuple):
    """(code, name) of what can be chosen."""

    audiences: Sequence[tuple[str, str]]
    places: Sequence[tuple[str, str]]


def choices(site: Site, published: Sequence[Update]) -> Choices | None:
    """What the form offers; None for a list that is read at a glance."""
    if len(published) <= FEW:
        return None
    named = sorted({specialty for update in published for specialty in update.audience.specialties})
    places = site.directory.locations
    offered = [(place.id, place.known_as) for place in places.values()] if 1 < len(places) <= PLACES else []
    return Choices([(_code(name), name) for name in named], offered)


def filed(site: Site, published: Sequence[Update]) -> Iterator[Filed]:
    """Where each update is filed: what says nothing of an audience or a place is for all of them."""
    everybody = " ".join(sorted({_code(name) for update in published for name in update.audience.specialties}))
    everywhere = " ".join(site.directory.locations) if len(site.directory.locations) <= PLACES else ""
    for update in published:
        about = (reference.partition("/")[2] for reference in update.about if reference.startswith("location/"))
        near = " ".join(dict.fromkeys((*update.audience.locations, *about)))
        audiences = " ".join(map(_code, update.audience.specialties))
        yield Filed(" ".join(_names(site, update.about)), audiences or everybody, (everywhere and near) or everywhere)


def _names(site: Site, references: Iterable[str]) -> Iterable[str]:
    """What the facts of an update are called, plans by their nicknames too."""
    directory = site.directory
    for reference in references:
        kind, _, key = reference.partition("/")
        if kind == "provider":
            yield full_name(directory.providers[key])
        elif kind == "plan":
            yield " ".join((directory.plans[key].name, *directory.plans[key].also_called))
        elif kind == "service":
            yield " ".join((directory.services[key].name, *directory.services[key].also_called))


def _code(name: str) -> str:
    """A name as one word."""
    return "-".join(name.casefold().split())
