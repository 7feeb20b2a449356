"""The press: every page of the site, printed in the theme's shells.

For each kind of page the renderer makes one page of marks; the press cuts it at the marks and prints every copy. No
page of data passes through Markdown or the theme's templates, so a thousand pages cost little more than one.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

from generator.outputs.base import Artifact, File, Page, Prose, Shelf
from generator.press import marks
from generator.press.cache import rendering_of
from generator.press.crumbs import root_of, trail
from generator.press.links import Published, broken_links
from generator.press.policy import POLICY, headers_file
from generator.press.shells import (
    NOT_FOUND,
    ShellKey,
    html_file,
    job_for,
    key_of,
    prose_shell,
    shell_of,
)
from generator.problems import ContentError
from generator.renderers.base import NavItem, Renderer, Rendering, SearchEntry, SiteSettings

__all__ = ["NOT_FOUND", "NavItem", "SiteSettings", "print_site"]

THEME = ("the theme",)
"""The source of files that come from the renderer's theme."""


def print_site(
    artifacts: Iterable[Artifact], settings: SiteSettings, renderer: Renderer, cache: Path | None = None
) -> Iterator[File]:
    """Every file of the published site, in a stable order. Files on other shelves are passed over.

    `cache` is a folder of ours for what the renderer made. Raises `RendererError`, and `ContentError` with every link
    in prose that leads nowhere.
    """
    everything = list(artifacts)
    files = [each for each in everything if isinstance(each, File) and each.shelf is Shelf.SITE]
    pages = [each for each in everything if isinstance(each, Page)]
    prose = [each for each in everything if isinstance(each, Prose)]
    if not any(page.path == NOT_FOUND for page in pages):
        pages.append(_plain_not_found(settings))
    rendering = rendering_of(job_for(pages, prose, settings, POLICY), renderer, cache)
    _refuse_broken_links(files, pages, prose, rendering)
    yield from files
    yield from _print_pages(pages, rendering, settings)
    yield from _print_prose(prose, rendering, settings)
    yield from _site_files(pages, prose, rendering, settings, renderer)


def _refuse_broken_links(files: list[File], pages: list[Page], prose: list[Prose], rendering: Rendering) -> None:
    if not prose:
        return
    bodies = {html_file(page.path): page.body for page in pages}
    texts = {html_file(page.path): rendering.pages[html_file(page.path)] for page in prose}
    published = Published((*(file.path for file in files), *rendering.files), bodies | texts)
    problems = list(broken_links(prose, rendering.pages, published))
    if problems:
        raise ContentError(problems)


def _print_pages(pages: Iterable[Page], rendering: Rendering, settings: SiteSettings) -> Iterator[File]:
    shells: dict[ShellKey, marks.Shell] = {}
    for page in pages:
        key = key_of(page, settings)
        if key not in shells:
            shells[key] = shell_of(key, rendering, settings)
        yield File(html_file(page.path), shells[key].fill(_values(page, settings)), sources=page.sources)


def _print_prose(prose: Iterable[Prose], rendering: Rendering, settings: SiteSettings) -> Iterator[File]:
    for page in prose:
        shell = prose_shell(page, rendering, settings)
        yield File(html_file(page.path), shell.fill(_shared_values(page, settings)), sources=page.sources)


def _values(page: Page, settings: SiteSettings) -> dict[str, str]:
    values = _shared_values(page, settings)
    values[marks.DESCRIPTION] = page.description
    values[marks.HEAD] = page.head
    values[marks.BODY] = page.body
    values[marks.CRUMBS] = trail(page.crumbs, page.path, values[marks.ROOT], settings.labels.breadcrumb)
    return values


def _shared_values(page: Page | Prose, settings: SiteSettings) -> dict[str, str]:
    """What the announcement, the bar and the footer may name."""
    root = _base_path(settings) if page.path == NOT_FOUND else root_of(page.path)
    return {marks.TITLE: page.title, marks.PATH: page.path, marks.ROOT: root}


def _site_files(
    pages: list[Page], prose: list[Prose], rendering: Rendering, settings: SiteSettings, renderer: Renderer
) -> Iterator[File]:
    """The theme's files, search, sitemap and headers."""
    entries = [SearchEntry(page.path, page.title, page.search) for page in pages if page.search is not None]
    paths = {page.path for page in pages} | {page.path for page in prose}
    urls = [settings.root_url + quote(path) for path in sorted(paths - {NOT_FOUND})]
    files = {
        **rendering.files,
        **renderer.search_index(rendering.files, entries),
        **renderer.sitemap(urls),
        "_headers": headers_file(),
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
