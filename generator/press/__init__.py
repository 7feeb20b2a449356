"""The press: every page of the site, printed in the theme's shells.

For each kind of page the renderer makes one page of marks; the press cuts it at the marks and prints every copy. No
page of data passes through Markdown or the theme's templates, so a thousand pages cost little more than one.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from generator.outputs.base import LASTING, File, Page, Printable, Prose, Shelf
from generator.press import marks
from generator.press.cache import rendering_of
from generator.press.crumbs import root_of, trail
from generator.press.links import Published, broken_links
from generator.press.marks import Shell
from generator.press.parts import Parts
from generator.press.policy import POLICY, headers_file
from generator.press.prose import finish_prose, stage_prose
from generator.press.shells import NOT_FOUND, Hubs, ShellKey, html_file, sheet_of, shell_of, stage_shells
from generator.problems import ContentError
from generator.renderers.base import NavItem, Renderer, Rendering, RenderJob, SearchEntry, SiteSettings

__all__ = ["NOT_FOUND", "NavItem", "SiteSettings", "print_site"]

THEME = ("the theme",)
"""The source of files that come from the renderer's theme."""


def print_site(
    artifacts: Iterable[Printable],
    settings: SiteSettings,
    renderer: Renderer,
    cache: Path | None = None,
    also: Iterable[str] = (),
) -> Iterator[File]:
    """Every file of the published site, in a stable order, each made when it is asked for.

    What can be wrong is found before the first. Files on other shelves are passed over. `cache` is a folder of ours for
    what the renderer made; `also` are the paths of files that others add to the site.
    Raises `RendererError`, and `ContentError` with every link in prose that leads nowhere.
    """
    press = Press(artifacts, settings, renderer)
    press.render(cache)
    press.refuse_broken_links(also)
    return chain(press.files, press.printed_pages(), press.finished_prose(), press.site_files())


class Press:
    """One run: what there is to print, and what the renderer made for it."""

    rendering: Rendering

    def __init__(self, artifacts: Iterable[Printable], settings: SiteSettings, renderer: Renderer) -> None:
        self.files: list[File] = []
        self.pages: list[Page] = []
        self.prose: list[Prose] = []
        self._settings = settings
        self._renderer = renderer
        self._parts = Parts(settings)
        self._hubs = Hubs(settings)
        for artifact in artifacts:
            self._sort_in(artifact)
        if not any(page.path == NOT_FOUND for page in self.pages):
            self.pages.append(_plain_not_found(settings))

    def _sort_in(self, artifact: Printable) -> None:
        if isinstance(artifact, File):
            if artifact.shelf is Shelf.SITE:
                self.files.append(artifact)
            return
        if artifact.path not in ("", NOT_FOUND) and not artifact.path.endswith("/"):
            raise ValueError(f"the path of a page ends with a slash: {artifact.path}")
        if isinstance(artifact, Page):
            self.pages.append(artifact)
        else:
            self.prose.append(artifact)

    def render(self, cache: Path | None) -> None:
        """Have the renderer make shells and prose, or find them in the cache."""
        self.rendering = rendering_of(self._job(), self._renderer, cache)

    def _job(self) -> RenderJob:
        """What the renderer is to make. What changes from day to day is not in it, so that shells stay good."""
        shells = stage_shells(self.pages, self._hubs, self._parts)
        texts = (stage_prose(page, self._hubs, self._settings, self._parts) for page in self.prose)
        missing = next(page for page in self.pages if page.path == NOT_FOUND)
        sheet = sheet_of(self._hubs.key_of(missing), self._parts)
        stable = replace(self._settings, announcement_html="", bar_html="", footer_html="")
        return RenderJob(stable, (*shells, *texts), sheet, marks.BODY, POLICY)

    def refuse_broken_links(self, also: Iterable[str]) -> None:
        """Raise `ContentError` if links in prose lead nowhere."""
        if not self.prose:
            return
        bodies = {html_file(page.path): page.body for page in self.pages}
        texts = {html_file(page.path): self.rendering.pages[html_file(page.path)] for page in self.prose}
        files = (*(file.path for file in self.files), *self.rendering.files, *also)
        problems = list(broken_links(self.prose, self.rendering.pages, Published(files, bodies | texts)))
        if problems:
            raise ContentError(problems)

    def printed_pages(self) -> Iterator[File]:
        """Every page of data, in the shell of its kind."""
        shells: dict[ShellKey, Shell] = {}
        for page in self.pages:
            key = self._hubs.key_of(page)
            if key not in shells:
                shells[key] = shell_of(key, self.rendering, self._parts)
            yield File(html_file(page.path), shells[key].fill(self._values(page)), sources=page.sources)

    def finished_prose(self) -> Iterator[File]:
        """Every page of prose."""
        for page in self.prose:
            body = finish_prose(page, self.rendering, self._parts, self._shared_values(page))
            yield File(html_file(page.path), body, sources=page.sources)

    def _values(self, page: Page) -> dict[str, str]:
        values = self._shared_values(page)
        values[marks.DESCRIPTION] = page.description
        values[marks.HEAD] = page.head
        values[marks.BODY] = page.body
        values[marks.CRUMBS] = trail(page.crumbs, page.path, values[marks.ROOT], self._settings.labels.breadcrumb)
        return values

    def _shared_values(self, page: Page | Prose) -> dict[str, str]:
        """What the announcement, the bar and the footer may name."""
        root = _base_path(self._settings) if page.path == NOT_FOUND else root_of(page.path)
        return {marks.TITLE: page.title, marks.PATH: page.path, marks.ROOT: root}

    def site_files(self) -> Iterator[File]:
        """The theme's files, search, sitemap and headers."""
        searched = (page for page in self.pages if page.search is not None and page.path != NOT_FOUND)
        entries = [SearchEntry(page.path, page.title, page.search or "") for page in searched]
        paths = {page.path for page in self.pages} | {page.path for page in self.prose}
        files = {
            **self.rendering.files,
            **self._renderer.search_index(self.rendering.files, entries),
            **self._renderer.sitemap(self._settings.root_url, sorted(paths - {NOT_FOUND})),
            "_headers": headers_file(_base_path(self._settings) + folder for folder in LASTING),
        }
        for path, body in files.items():
            yield File(path, body, sources=THEME)


def _base_path(settings: SiteSettings) -> str:
    """The path of the site's address: `/`, or `/referrals/`."""
    return urlsplit(settings.root_url).path


def _plain_not_found(settings: SiteSettings) -> Page:
    """What is shown for an address that is not there, when no room makes that page."""
    home = html.escape(_base_path(settings))
    body = f'<h1>Page not found</h1><p>This address leads nowhere. <a href="{home}">Start from the home page</a>.</p>'
    return Page(NOT_FOUND, "not-found", "Page not found", "This page does not exist.", body)
