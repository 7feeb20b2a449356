"""What a page says of itself to machines: Open Graph for previews in messages, structured data for search engines.

Title, description and canonical address are the press's; `og:` repeats them because previewers read only that
(ogp.me; schema.org in JSON-LD 1.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from generator.derive.desk import Desk
from generator.derive.gallery import CARD
from generator.derive.routes import HOME, INSURANCE, NEWSLETTER, UPDATES, Routes
from generator.model.base import Photo
from generator.outputs.base import Crumb
from generator.outputs.pages.jsonld import breadcrumbs
from generator.render.escape import script_json
from generator.render.writing import html_text


class Preview(NamedTuple):
    """The picture that a preview shows: its site path, its size in pixels, and what it shows."""

    path: str
    width: int
    height: int
    alt: str


class Sharing(NamedTuple):
    """What is told of the page where its address is shared."""

    path: str
    title: str
    description: str
    preview: Preview | None
    kind: str


def preview(desk: Desk, path: str, title: str, photo: Photo | None) -> Preview | None:
    """The card at a path; without cards, the photo, or else that of the practice."""
    if desk.settings.outputs.cards:
        return Preview(Routes.card(path), *CARD, title)
    shown = photo or desk.practice.photo
    if shown is None:
        return None
    largest = desk.gallery.largest(shown)
    return Preview(largest.path, largest.width, largest.height, shown.alt or title)


def head(desk: Desk, sharing: Sharing, trail: Sequence[Crumb], data: Iterable[dict[str, Any]]) -> str:
    """The tags for `<head>`."""
    tags = [_open_graph(desk, sharing), *_alternates(desk, sharing.path)]
    nodes = [*data, *([breadcrumbs(desk.routes, trail)] if trail else [])]
    if nodes:
        graph = script_json({"@context": "https://schema.org", "@graph": nodes})
        tags.append(f'<script type="application/ld+json">{graph}</script>')
    return "\n".join(tags)


def _alternates(desk: Desk, path: str) -> Iterable[str]:
    """The feeds that a browser or a reader may offer here (HTML Living Standard §4.6.7.1).

    The list of updates names them all, other pages the one of all updates and the one on insurance, the newsletter's
    archive its own as well.
    """
    wanted = [channel for channel in desk.newsfeeds.channels if path == UPDATES or channel.folder in (HOME, INSURANCE)]
    if wanted and path == NEWSLETTER:
        wanted.append(desk.newsfeeds.archive(desk.issues.archive_title))
    return (_alternate(channel.title, desk.routes.url(channel.atom)) for channel in wanted)


@lru_cache(maxsize=64)
def _alternate(title: str, url: str) -> str:
    return f'<link rel="alternate" type="application/atom+xml" title="{html_text(title)}" href="{html_text(url)}">'


def _open_graph(desk: Desk, sharing: Sharing) -> str:
    described = f'<meta property="og:description" content="{html_text(sharing.description)}">\n'
    return (
        f'<meta property="og:type" content="{sharing.kind}">\n'
        f'<meta property="og:site_name" content="{html_text(desk.practice.name)}">\n'
        f'<meta property="og:title" content="{html_text(sharing.title)}">\n'
        f"{described if sharing.description else ''}"
        f'<meta property="og:url" content="{html_text(desk.routes.url(sharing.path))}">\n'
        f"{_picture(desk, sharing.preview)}"
        f'<meta name="twitter:card" content="{"summary_large_image" if sharing.preview else "summary"}">'
    )


def _picture(desk: Desk, shown: Preview | None) -> str:
    if shown is None:
        return ""
    described = f'<meta property="og:image:alt" content="{html_text(shown.alt)}">\n'
    return (
        f'<meta property="og:image" content="{html_text(desk.routes.url(shown.path))}">\n'
        f'<meta property="og:image:width" content="{shown.width}">\n'
        f'<meta property="og:image:height" content="{shown.height}">\n'
        f"{described if shown.alt else ''}"
    )
