"""Pages of prose: rendered the ordinary way, one by one, from their own Markdown."""

from __future__ import annotations

import html
from collections.abc import Mapping
from hashlib import sha256

from generator.outputs.base import Prose
from generator.press.crumbs import root_of, trail
from generator.press.parts import Parts
from generator.press.shells import Hubs, html_file
from generator.renderers.base import Rendering, SiteSettings, StagedPage


def stage_prose(page: Prose, hubs: Hubs, settings: SiteSettings, parts: Parts) -> StagedPage:
    """The page for the renderer, which prints the texts of its sheet as they stand: they are escaped, for any place."""
    sheet = {
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "head": page.head,
        "kind": page.kind,
        "hub": hubs.above(page.path),
        "crumbs": trail(page.crumbs, page.path, root_of(page.path), settings.labels.breadcrumb),
        "after": page.after,
        **parts.sheet(_seal(page)),
    }
    return StagedPage(page.path, page.markdown, sheet)


def finish_prose(page: Prose, rendering: Rendering, parts: Parts, values: Mapping[str, str]) -> bytes:
    """The page as the renderer made it, with the parts that all pages share."""
    made = rendering.pages[html_file(page.path)]
    return parts.put_into_page(made, _seal(page), values).encode()


def _seal(page: Prose) -> str:
    """A word made of everything the page says, which therefore cannot say it."""
    return sha256(repr(page).encode()).hexdigest()[:16]
