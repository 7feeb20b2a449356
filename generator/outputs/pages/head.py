"""What a page says of itself to machines: Open Graph for previews in messages, structured data for search engines.

Title, description and canonical address are the press's; `og:` repeats them because previewers read only that
(ogp.me; schema.org in JSON-LD 1.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from generator.derive.desk import Desk
from generator.derive.routes import Routes
from generator.outputs.base import Crumb
from generator.outputs.pages.jsonld import breadcrumbs
from generator.render.escape import script_json


class Sharing(NamedTuple):
    """What a preview of the page shows. `card` is the site path of its picture, empty if there is none."""

    path: str
    title: str
    description: str
    card: str
    kind: str


class Size(NamedTuple):
    """Pixels."""

    width: int
    height: int


CARD = Size(1200, 630)


def card(desk: Desk, path: str) -> str:
    """The card of the page at a path, or of the site for pages that have none of their own."""
    return Routes.card(path) if desk.settings.outputs.cards else ""


def head(desk: Desk, sharing: Sharing, trail: Sequence[Crumb], data: Iterable[dict[str, Any]]) -> Markup:
    """The tags for `<head>`."""
    metas = Markup("\n").join(_meta(name, value) for name, value in _open_graph(desk, sharing) if value)
    nodes = [*data, *([breadcrumbs(desk.routes, trail)] if trail else [])]
    if not nodes:
        return metas
    graph = script_json({"@context": "https://schema.org", "@graph": nodes})
    return metas + Markup(f'\n<script type="application/ld+json">{graph}</script>')


def _meta(name: str, value: str) -> Markup:
    attribute = "name" if name.startswith("twitter:") else "property"
    return Markup(f'<meta {attribute}="{name}" content="{escape(value)}">')


def _open_graph(desk: Desk, sharing: Sharing) -> Iterable[tuple[str, str]]:
    yield "og:type", sharing.kind
    yield "og:site_name", desk.practice.name
    yield "og:title", sharing.title
    yield "og:description", sharing.description
    yield "og:url", desk.routes.url(sharing.path)
    if sharing.card:
        yield "og:image", desk.routes.url(sharing.card)
        yield "og:image:width", str(CARD.width)
        yield "og:image:height", str(CARD.height)
        yield "og:image:alt", sharing.title
    yield "twitter:card", "summary_large_image" if sharing.card else "summary"
