"""What each card says: one strong sentence, a picture, and a word on what it is.

A card is kept for days by those who show it, so nothing stands on it that may be different tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive import wording
from generator.derive.desk import Desk
from generator.derive.portrayed import photo_for
from generator.derive.routes import HOME, Routes
from generator.model.base import Photo
from generator.model.news import Update
from generator.model.people import Provider
from generator.model.places import Location
from generator.render.icons import UPDATE_ICONS
from generator.render.names import initials


@dataclass(frozen=True, slots=True)
class Subject:
    """`path` is the page's site path, `picture` a path below content/images/. `letters` or `icon` stand in for it."""

    path: str
    kicker: str
    title: str
    lines: tuple[str, ...]
    picture: str | None
    letters: str = ""
    icon: str = "heart-pulse"
    sources: tuple[str, ...] = ()


def subjects(desk: Desk) -> Iterator[Subject]:
    """Every page that has a card of its own."""
    yield _home(desk)
    yield from (_location(location) for location in desk.directory.locations.values())
    yield from (_provider(desk, provider) for provider in desk.lookup.providers)
    yield from (_update(desk, update) for update in desk.lookup.updates)


def _home(desk: Desk) -> Subject:
    practice = desk.practice
    return Subject(
        HOME,
        "For referring offices",
        practice.name,
        (practice.tagline or "",),
        _file(practice.photo),
        desk.settings.brand.monogram or initials(practice.name),
        sources=("content/practice.yml",),
    )


def _location(location: Location) -> Subject:
    address = location.address
    place = f"{address.city}, {address.state}" if address else "Visits by video"
    return Subject(
        Routes.location(location.id),
        "Location",
        location.known_as,
        (place, location.county or ""),
        _file(location.photo),
        icon="video" if location.virtual else "map-marker",
        sources=(location.source,),
    )


def _provider(desk: Desk, provider: Provider) -> Subject:
    specialty = desk.lookup.main_specialty(provider)
    headline = provider.headline or (specialty.name if specialty else "")
    places = " · ".join(role.location.known_as for role in desk.current_roles_of(provider))
    return Subject(
        Routes.provider(provider.id),
        "Refer to",
        provider.name,
        (", ".join(provider.credentials), headline, places),
        _file(provider.photo),
        initials(provider.name),
        "account",
        (provider.source,),
    )


def _update(desk: Desk, update: Update) -> Subject:
    return Subject(
        Routes.update(update.id),
        wording.UPDATE_KINDS[update.kind],
        update.title,
        (wording.day(update.date),),
        _file(photo_for(desk.directory, update)),
        icon=UPDATE_ICONS[update.kind],
        sources=(update.source,),
    )


def _file(photo: Photo | None) -> str | None:
    return photo.file if photo else None
