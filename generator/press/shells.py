"""Which shells a site needs, how they are staged, and which page is printed in which."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from generator.outputs.base import Page, Prose
from generator.press import marks
from generator.press.crumbs import root_of, trail
from generator.press.marks import Shell, cut
from generator.renderers.base import Rendering, RenderJob, SiteSettings, StagedPage

NOT_FOUND = "404.html"
"""The path of the page that a server shows for an address that is not there."""


@dataclass(frozen=True, slots=True)
class ShellKey:
    """Pages with the same key are printed in the same shell.

    The depth of a page decides every relative link of its shell. Hub pages, which the navigation names, have a shell of
    their own at their own path, because there the navigation shows where one is; for the others, `hub` is the hub
    page they are below.
    """

    kind: str
    depth: int
    hub: str = ""
    path: str | None = None


def key_of(page: Page, settings: SiteSettings) -> ShellKey:
    """The shell that a page is printed in."""
    hubs = {item.path for item in settings.nav} | {"", NOT_FOUND}
    depth = page.path.count("/")
    if page.path in hubs:
        return ShellKey(page.kind, depth, page.path, page.path)
    return ShellKey(page.kind, depth, hub_of(page.path, settings))


def hub_of(path: str, settings: SiteSettings) -> str:
    """The navigation's hub page that a path is below; empty if none."""
    above = (item.path for item in settings.nav if item.path and path.startswith(item.path))
    return max(above, key=len, default="")


def job_for(pages: Iterable[Page], prose: Iterable[Prose], settings: SiteSettings, policy: str) -> RenderJob:
    """What the renderer is to make: one page of marks for each kind of page, and the prose.

    What changes from day to day (announcement, bar, footer) is not in the job, so that shells stay good.
    """
    keys = sorted({key_of(page, settings) for page in pages}, key=repr)
    missing = next((key for key in keys if key.path == NOT_FOUND), ShellKey("not-found", 0))
    shells = [_shell_page(key, settings) for key in keys if key.path != NOT_FOUND]
    texts = [_prose_page(page, settings) for page in prose]
    stable = replace(settings, announcement_html="", bar_html="", footer_html="")
    return RenderJob(stable, (*shells, *texts), _sheet(missing, settings), marks.BODY, policy)


def staged_path(key: ShellKey) -> str:
    """Where the shell is staged: a hub page at its own path, the others at one of the right depth that no page has."""
    if key.path is not None:
        return key.path
    name = sha256(repr(key).encode()).hexdigest()[:12]
    return "/".join([f"xpress{name}x", *["x"] * (key.depth - 1)]) + "/"


def shell_of(key: ShellKey, rendering: Rendering, settings: SiteSettings) -> Shell:
    """The shell, cut from the page that the renderer made at `staged_path`."""
    path = staged_path(key)
    page = rendering.pages[html_file(path)]
    if key.path is None:
        page = page.replace(path, marks.PATH)
    return cut(_with_site_parts(_BODY.sub(marks.BODY, page), settings))


def prose_shell(page: Prose, rendering: Rendering, settings: SiteSettings) -> Shell:
    """A page of prose as the renderer made it, cut where the parts that all pages share will stand."""
    return cut(_with_site_parts(rendering.pages[html_file(page.path)], settings))


def html_file(path: str) -> str:
    """The file of a page."""
    return path if path == NOT_FOUND else f"{path}index.html"


_BODY = re.compile(rf"<p>{marks.BODY}</p>")
"""What Markdown makes of a paragraph that is the mark of the body."""

_TOKENS = {
    re.compile(r"(?:\{|%7B)root(?:\}|%7D)", re.IGNORECASE): marks.ROOT,
    re.compile(r"(?:\{|%7B)page_path(?:\}|%7D)", re.IGNORECASE): marks.PATH,
    re.compile(r"(?:\{|%7B)page_title(?:\}|%7D)", re.IGNORECASE): marks.TITLE,
}
"""The tokens of `SiteSettings`, as they are and percent-encoded, as a template's URL filter may leave them."""


def _with_site_parts(page: str, settings: SiteSettings) -> str:
    parts = {
        marks.ANNOUNCEMENT: settings.announcement_html,
        marks.BAR: settings.bar_html,
        marks.FOOTER: settings.footer_html,
    }
    for mark, part in parts.items():
        for token, token_mark in _TOKENS.items():
            part = token.sub(token_mark, part)
        page = page.replace(mark, part)
    return page


def _sheet(key: ShellKey, settings: SiteSettings) -> dict[str, str]:
    return {
        "title": marks.TITLE,
        "description": marks.DESCRIPTION,
        "head": marks.HEAD,
        "kind": key.kind,
        "hub": key.hub,
        "crumbs": marks.CRUMBS,
        **_site_sheet(settings),
    }


def _site_sheet(settings: SiteSettings) -> dict[str, str]:
    """Marks for what all pages share; none for what the site does not have, so that the theme makes no room for it."""
    return {
        "announcement": marks.ANNOUNCEMENT if settings.announcement_html else "",
        "bar": marks.BAR if settings.bar_html else "",
        "footer": marks.FOOTER if settings.footer_html else "",
    }


def _shell_page(key: ShellKey, settings: SiteSettings) -> StagedPage:
    return StagedPage(staged_path(key), marks.BODY, _sheet(key, settings), printed=True, searchable=False)


def _prose_page(page: Prose, settings: SiteSettings) -> StagedPage:
    """The renderer prints the texts of a page's sheet as they stand, so they are escaped here, for any place."""
    sheet = {
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "head": page.head,
        "kind": page.kind,
        "hub": hub_of(page.path, settings),
        "crumbs": trail(page.crumbs, page.path, root_of(page.path), settings.labels.breadcrumb),
        **_site_sheet(settings),
    }
    return StagedPage(page.path, page.markdown, sheet)
