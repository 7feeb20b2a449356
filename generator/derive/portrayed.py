"""Pictures of what a text is about."""

from __future__ import annotations

from generator.model.base import Photo
from generator.model.news import Update
from generator.model.practice import Directory


def photo_of(directory: Directory, reference: str) -> Photo | None:
    """The picture of a provider, person, location or machine; None for what has none."""
    kind, _, key = reference.partition("/")
    if kind == "provider":
        return directory.providers[key].photo
    if kind == "person":
        return directory.people[key].photo
    if kind == "location":
        return directory.locations[key].photo
    return directory.equipment[key].photo if kind == "equipment" else None


def photo_for(directory: Directory, update: Update) -> Photo | None:
    """The picture of an update, or else of the first thing it is about that has one."""
    photos = (update.image, *(photo_of(directory, reference) for reference in update.about))
    return next((photo for photo in photos if photo), None)
