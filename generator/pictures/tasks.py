"""Slow work on pictures as values that another process can be given: what to make, of what, and its keys in the vault.

Running a task imports the library that it needs, and no other. It raises `ContentError` when a picture is no longer
what it was, and `Unusable`, and belongs inside `opening.quiet()`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.outputs.base import Placed
from generator.pictures.limits import MAX_BYTES
from generator.problems import ContentError, Problem, Where

Made: TypeAlias = Iterator[tuple[str, bytes]]
"""Keys of the vault, and what belongs there."""


class Source(NamedTuple):
    """A picture's file, as the practice and as the disk know it, and the digest of the content that is meant."""

    file: str
    path: Path
    digest: str

    def read(self) -> bytes:
        """The content. Raises `ContentError` when it is gone or another by now."""
        with contextlib.suppress(OSError):
            data = first_bytes(self.path)
            if digest_of(data) == self.digest:
                return data
        message = "this picture changed while the site was built"
        raise ContentError([Problem("unreadable-file", Where(self.file), message, "Build again.")])


class Sizes(NamedTuple):
    """A picture in these sizes, as WebP: (key, width, height)."""

    source: Source
    wanted: tuple[tuple[str, int, int], ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """What it is made of."""
        return (self.source,)

    @property
    def keys(self) -> tuple[str, ...]:
        """What it makes."""
        return tuple(key for key, _, _ in self.wanted)

    def run(self) -> Made:
        """Do it."""
        from generator.pictures.encoding import webp_sizes

        bodies = webp_sizes(self.source.read(), [(width, height) for _, width, height in self.wanted])
        return zip(self.keys, bodies, strict=True)


class Png(NamedTuple):
    """A drawing with these pictures laid on it, as PNG."""

    key: str
    svg: str
    sources: tuple[Source, ...]
    places: tuple[Placed, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What it makes."""
        return (self.key,)

    def run(self) -> Made:
        """Do it."""
        from generator.pictures.drawings import png

        files = [source.read() for source in self.sources]
        yield self.key, png(self.svg, list(zip(files, self.places, strict=True)))


class Qr(NamedTuple):
    """A text as a QR code: as SVG, or as PNG."""

    key: str
    text: str
    png: bool = False
    sources: tuple[Source, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """What it makes."""
        return (self.key,)

    def run(self) -> Made:
        """Do it."""
        from generator.pictures.codes import qr_png, qr_svg

        yield self.key, (qr_png if self.png else qr_svg)(self.text)


class Jpeg(NamedTuple):
    """A picture in one size, as JPEG."""

    key: str
    source: Source
    size: tuple[int, int]

    @property
    def sources(self) -> tuple[Source, ...]:
        """What it is made of."""
        return (self.source,)

    @property
    def keys(self) -> tuple[str, ...]:
        """What it makes."""
        return (self.key,)

    def run(self) -> Made:
        """Do it."""
        from generator.pictures.encoding import jpeg

        yield self.key, jpeg(self.source.read(), self.size)


class Pdf(NamedTuple):
    """A page for paper, as PDF. It raises `CannotPrint` where that is not installed."""

    key: str
    html: str
    codes: tuple[tuple[str, str], ...]
    pages: int
    sources: tuple[Source, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """What it makes."""
        return (self.key,)

    def run(self) -> Made:
        """Do it."""
        from generator.pictures.printing import pdf

        yield self.key, pdf(self.html, dict(self.codes), self.pages)


Task: TypeAlias = Sizes | Png | Qr | Jpeg | Pdf


def first_bytes(path: Path) -> bytes:
    """A file, but never more of it than it takes to see that it is too large. Raises OSError."""
    with path.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def digest_of(data: bytes) -> str:
    """What names a content."""
    return blake2b(data, digest_size=16).hexdigest()
