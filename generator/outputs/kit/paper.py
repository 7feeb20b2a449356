"""Paper: a template and values to a page for print, once as it is for browsers and once to become a PDF."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.derive import wording
from generator.derive.desk import Desk
from generator.outputs.base import Artifact, Code, File, Sheet, Shelf
from generator.render.brand import light, pair_of
from generator.render.environment import environment
from generator.render.sheets import LEVELS, left_out

FOLDER = "kit/"


ANY = 9999
"""As many pages as it takes."""
_LEVELS = json.dumps([(size, left_out(spares)) for size, spares in LEVELS])


class Paper(NamedTuple):
    """One sheet. `name` is its file without an ending; `pages` are what it may take: it is set smaller until it fits.

    `address` is the full address that its QR code leads to, "" for none; `printed`: whether it becomes a PDF, too.
    """

    name: str
    title: str
    template: str
    values: dict[str, Any]
    address: str = ""
    pages: int = 1
    printed: bool = True
    language: str = "en"
    sources: tuple[str, ...] = ()


class Press:
    """Makes the papers of one practice."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._environment = environment("generator.outputs.kit")

    def artifacts(self, paper: Paper) -> Iterator[Artifact]:
        """The page, its PDF, and its QR code."""
        html = self.html(paper)
        path, code = f"{FOLDER}{paper.name}", code_name(paper.name)
        yield File(f"{path}.html", html.encode(), Shelf.DRAFTS, paper.sources)
        codes = ((code, paper.address),) if paper.address else ()
        if paper.printed:
            yield Sheet(f"{path}.pdf", html, codes, paper.pages, paper.sources)
        if paper.address:
            yield Code(f"{FOLDER}{code}", paper.address, paper.sources, Shelf.DRAFTS)

    def html(self, paper: Paper) -> str:
        """The whole page."""
        return self._environment.get_template(f"{paper.template}.html.j2").render(
            **self._shared,
            **paper.values,
            title=paper.title,
            kind=paper.template,
            pages=paper.pages,
            levels=_LEVELS if paper.pages < ANY else "",
            language=paper.language,
            address=paper.address.removeprefix("https://").rstrip("/"),
            code=code_name(paper.name) if paper.address else "",
        )

    @cached_property
    def _shared(self) -> dict[str, Any]:
        """What every paper needs."""
        desk = self._desk
        shades = light(pair_of(desk.settings.brand))
        return {
            "practice": desk.practice,
            "day": wording.day(desk.today),
            "date": desk.today.isoformat(),
            "shades": Markup("".join(f"--{name}:{value};" for name, value in shades.items())),
        }


def code_name(name: str) -> str:
    """The QR code of a paper, beside it."""
    return f"codes/{name}.svg"


def sources_of(*things: Any) -> tuple[str, ...]:
    """The files that some records stand in."""
    return tuple(dict.fromkeys(thing.source for thing in things if thing is not None and thing.source))


def first(items: Iterable[Any], most: int) -> tuple[list[Any], int]:
    """As many as there is room for, and how many more there are. One more is never told of: it is shown."""
    items = list(items)
    shown = items if len(items) <= most + 1 else items[:most]
    return shown, len(items) - len(shown)
