"""What a room makes (`Page`, `File`) and what a room is (`Room`).

A room is a sub-package of `generator.outputs` with a module-level `ROOM`. The folder is its registration.
A room is pure: no disk, no clock, no network; the same practice and desk give the same artifacts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from generator.derive.routes import FONTS, IMAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.derive.desk import Desk
    from generator.problems import Problem


LASTING = (IMAGES, FONTS)
"""Folders of the site whose files never change: what is in a file has a part in its name."""


class Shelf(StrEnum):
    """Where an artifact goes: SITE is published, DRAFTS never is."""

    SITE = "site"
    DRAFTS = "drafts"


class Crumb(NamedTuple):
    """One step of the breadcrumb trail: what it says and the site path it leads to (`providers/`, `` is home)."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """A data page, to be printed in the theme's shell of its `kind`.

    `path` is the page's site path, always a folder: `providers/amara-okafor/`, home is the empty path.
    `title`, `description` and crumb titles are plain text; the press escapes them.
    `body` and `head` are finished HTML; links in `body` are relative to the page (see `derive.routes.Routes`).
    `search` is plain text for the site search (None: the page is not searched).
    `sources` are the source files that the page tells of, for the report and the preview.
    """

    path: str
    kind: str
    title: str
    description: str
    body: str
    head: str = ""
    crumbs: tuple[Crumb, ...] = ()
    search: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A page of Markdown that the renderer turns into HTML the ordinary way (free pages, notices).

    `path` and the plain-text fields are as for `Page`; `markdown` is text in which raw HTML is not allowed, and `after`
    is finished HTML that stands below it.
    """

    path: str
    kind: str
    title: str
    description: str
    markdown: str
    head: str = ""
    crumbs: tuple[Crumb, ...] = ()
    sources: tuple[str, ...] = ()
    after: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """Any other file, as bytes: a vCard, a calendar, a picture, a data file. `path` is relative to its shelf."""

    path: str
    body: bytes
    shelf: Shelf = Shelf.SITE
    sources: tuple[str, ...] = field(default=())


class Placed(NamedTuple):
    """A picture of the practice on a drawing: its path below content/images/, and its place there in pixels.

    A `round` picture fills the place and is cut to an ellipse; any other is shown whole, in the middle.
    """

    file: str
    left: int
    top: int
    width: int
    height: int
    round: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that a room describes, made as PNG: an SVG of the same size, with pictures laid on it in order.

    `path` is relative to its shelf. The font of the SVG is that of `render.lettering`.
    """

    path: str
    svg: str
    pictures: tuple[Placed, ...] = ()
    sources: tuple[str, ...] = ()
    shelf: Shelf = Shelf.SITE


@dataclass(frozen=True, slots=True)
class Code:
    """A text, most often an address, as a QR code (ISO/IEC 18004): SVG, or PNG if its path says so."""

    path: str
    text: str
    sources: tuple[str, ...] = ()
    shelf: Shelf = Shelf.SITE


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished HTML page that is made for paper, to be printed as PDF/UA where that is installed (`[print]`).

    It loads nothing but `codes`: (what its `src` says, the text of the QR code there). The room makes the same page as
    a `File`, too, for browsers. Where it takes more than `pages`, it is set smaller.
    """

    path: str
    html: str
    codes: tuple[tuple[str, str], ...] = ()
    pages: int = 1
    sources: tuple[str, ...] = ()
    shelf: Shelf = Shelf.DRAFTS


_SIZE = re.compile("\ue000([^\ue000\ue001]+)\ue001")


def size_of(path: str) -> str:
    """What a `Sized` text has in place of the size of the file at a path of the site."""
    return f"\ue000{path}\ue001"


@dataclass(frozen=True, slots=True)
class Sized:
    """A file that states how large others are, in octets: pictures that have yet to be made when it is described."""

    path: str
    text: str
    sources: tuple[str, ...] = ()

    def filled(self, sizes: Mapping[str, int]) -> File:
        """The file itself. `sizes` are those of all pictures, by path; one that is not there has the size 0."""
        text = _SIZE.sub(lambda found: str(sizes.get(found[1], 0)), self.text)
        return File(self.path, text.encode(), sources=self.sources)


@dataclass(frozen=True, slots=True)
class Still:
    """A picture of the practice (its path below content/images/) as JPEG, for mail programs that know no WebP."""

    path: str
    picture: str
    width: int
    height: int
    sources: tuple[str, ...] = ()


Printable = Page | Prose | File
Artifact = Printable | Drawing | Code | Still | Sized | Sheet


class Room(Protocol):
    """The one interface of all rooms. `name` is the key under `outputs:` in `site_config.yml`."""

    name: str

    def render(self, desk: Desk) -> Iterable[Artifact | Problem]:
        """Everything this room makes of the practice on the desk, in a stable order.

        What can only be found wrong in the finished thing, it tells: an error stops the build as one of the check does.
        """
        ...
