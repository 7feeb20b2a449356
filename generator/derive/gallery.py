"""Which pictures are published, in which sizes, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.derive.routes import Routes
from generator.model.base import Photo
from generator.model.pictures import Picture
from generator.model.practice import Directory

PORTRAIT = (160, 320, 480)
"""Widths in pixels: a face in a list, the same on a fine screen, the face on a page of its own."""

CARD = (1200, 630)
"""Width and height in pixels of what is shown of a page where its address is shared."""

SCENE = (400, 800, 1280)
"""A card, a card on a fine screen or a telephone's whole width, the picture on a page of its own."""


class Variant(NamedTuple):
    """One published size of a picture. `path` is a site path."""

    path: str
    width: int
    height: int


class Gallery:
    """The pictures that somebody or something on the site has, and no others."""

    def __init__(self, directory: Directory) -> None:
        self._images = directory.images
        self._widths: dict[str, set[int]] = {}
        for file in _portraits(directory):
            self._widths.setdefault(file, set()).update(PORTRAIT)
        for file in _scenes(directory):
            self._widths.setdefault(file, set()).update(SCENE)
        self._known: dict[str, tuple[Variant, ...]] = {}

    def __iter__(self) -> Iterator[str]:
        """The files, each once, in a stable order."""
        return iter(self._widths)

    def picture(self, file: str) -> Picture:
        """The picture itself."""
        return self._images[file]

    def variants(self, file: str) -> tuple[Variant, ...]:
        """The sizes of a picture, from small to large, none larger than it is."""
        if file not in self._known:
            picture = self._images[file]
            widths = sorted({min(width, picture.width) for width in self._widths[file]})
            self._known[file] = tuple(_variant(file, picture, width) for width in widths)
        return self._known[file]

    def largest(self, photo: Photo) -> Variant:
        """The size for who wants one address: previews, structured data."""
        return self.variants(photo.file)[-1]


def _variant(file: str, picture: Picture, width: int) -> Variant:
    height = max(1, round(picture.height * width / picture.width))
    return Variant(Routes.picture(file, picture.digest, width), width, height)


def _portraits(directory: Directory) -> Iterator[str]:
    photos = (
        *(provider.photo for provider in directory.providers.values()),
        *(person.photo for person in directory.people.values()),
    )
    yield from (photo.file for photo in photos if photo)


def _scenes(directory: Directory) -> Iterator[str]:
    if directory.settings.brand.logo:
        yield directory.settings.brand.logo
    photos = (
        directory.practice.photo,
        *(location.photo for location in directory.locations.values()),
        *(machine.photo for machine in directory.equipment.values()),
        *(update.image for update in directory.updates.values()),
    )
    yield from (photo.file for photo in photos if photo)
