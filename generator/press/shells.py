"""Which shells a site needs, how they are staged, and which page is printed in which."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from generator.outputs.base import Page
from generator.press import marks
from generator.press.marks import Shell, cut
from generator.press.parts import Parts
from generator.renderers.base import Rendering, SiteSettings, StagedPage

NOT_FOUND = "404.html"
"""The path of the page that a server shows for an address that is not there."""


class ShellKey(NamedTuple):
    """Pages with the same key are printed in the same shell.

    The depth of a page decides every relative link of its shell. Hub pages, which the navigation names, have a shell of
    their own at their own path, because there the navigation shows where one is; for the others, `hub` is the hub
    page they are below.
    """

    kind: str
    depth: int
    hub: str = ""
    path: str | None = None


class Hubs:
    """The hub pages of a site: those that the navigation names, home and the 404 page."""

    def __init__(self, settings: SiteSettings) -> None:
        self._named = sorted((item.path for item in settings.nav if item.path), key=len, reverse=True)
        self._all = frozenset({*self._named, "", NOT_FOUND})

    def key_of(self, page: Page) -> ShellKey:
        """The shell that a page is printed in."""
        depth = page.path.count("/")
        if page.path in self._all:
            return ShellKey(page.kind, depth, page.path, page.path)
        return ShellKey(page.kind, depth, self.above(page.path))

    def above(self, path: str) -> str:
        """The hub page in the navigation that a path is below; empty if none."""
        return next((hub for hub in self._named if path.startswith(hub)), "")


def stage_shells(pages: Iterable[Page], hubs: Hubs, parts: Parts) -> tuple[StagedPage, ...]:
    """A page of marks for every shell that these pages are printed in, but for the 404 page's."""
    keys = sorted({hubs.key_of(page) for page in pages}, key=repr)
    return tuple(
        StagedPage(staged_path(key), marks.BODY, sheet_of(key, parts), printed=True, searchable=False)
        for key in keys
        if key.path != NOT_FOUND
    )


def sheet_of(key: ShellKey, parts: Parts) -> dict[str, str]:
    """The marks of a shell."""
    return {
        "title": marks.TITLE,
        "description": marks.DESCRIPTION,
        "head": marks.HEAD,
        "kind": key.kind,
        "hub": key.hub,
        "crumbs": marks.CRUMBS,
        **parts.sheet(),
    }


def staged_path(key: ShellKey) -> str:
    """Where the shell is staged: a hub page at its own path, the others below their hub, at a path that no page has.

    Below their hub because renderers write the shortest links: `../`, not `../../providers/`.
    """
    if key.path is not None:
        return key.path
    name = sha256(repr(key).encode()).hexdigest()[:12]
    return f"{key.hub}xpress{name}x/" + "x/" * (key.depth - key.hub.count("/") - 1)


def shell_of(key: ShellKey, rendering: Rendering, parts: Parts) -> Shell:
    """The shell, cut from the page that the renderer made at `staged_path`."""
    path = staged_path(key)
    page = rendering.pages[html_file(path)]
    if key.path is None:
        page = page.replace(path, marks.PATH)
    return cut(parts.put_into_shell(page.replace(f"<p>{marks.BODY}</p>", marks.BODY)))


def html_file(path: str) -> str:
    """The file of a page."""
    return path if path == NOT_FOUND else f"{path}index.html"
