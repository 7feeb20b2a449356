"""The three forms of a feed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from markupsafe import Markup

from generator.derive.desk import Desk
from generator.derive.newsfeeds import Channel
from generator.derive.routes import HOME, Routes
from generator.outputs.base import File, Sized, size_of
from generator.outputs.feeds.entries import Entry
from generator.render.environment import environment

JSON_FEED = "https://jsonfeed.org/version/1.1"


def atom(desk: Desk, channel: Channel, entries: Sequence[Entry]) -> Sized:
    """Atom (RFC 4287), with the lengths of enclosures (§4.2.7.6)."""
    return Sized(channel.atom, _filled("atom.xml", desk, channel, entries), _sources(entries))


def rss(desk: Desk, channel: Channel, entries: Sequence[Entry]) -> Sized:
    """RSS 2.0.11 as the RSS Advisory Board's profile has it, with the modules content, dc, media and atom."""
    return Sized(channel.rss, _filled("rss.xml", desk, channel, entries), _sources(entries))


def json_feed(desk: Desk, channel: Channel, entries: Sequence[Entry]) -> File:
    """JSON Feed 1.1."""
    author = {"name": desk.practice.name, "url": desk.routes.url(HOME)}
    feed = {
        "version": JSON_FEED,
        "title": channel.title,
        "home_page_url": desk.routes.url(channel.page),
        "feed_url": desk.routes.url(channel.json),
        "description": channel.about,
        "authors": [author],
        "language": desk.settings.site.languages[0],
        "items": [_item(entry) for entry in entries],
    }
    text = json.dumps(feed, ensure_ascii=False, indent=1) + "\n"
    return File(channel.json, text.encode(), sources=_sources(entries))


def _item(entry: Entry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "image": entry.picture and entry.picture.url,
        "date_published": entry.moment.isoformat(),
        "tags": [entry.label, *entry.audiences],
    }
    return {key: value for key, value in item.items() if value is not None}


def _filled(form: str, desk: Desk, channel: Channel, entries: Sequence[Entry]) -> str:
    values = {
        "channel": channel,
        "entries": entries,
        "practice": desk.practice,
        "language": desk.settings.site.languages[0],
        "home": desk.routes.url(HOME),
        "logo": desk.routes.url(Routes.card(HOME)) if desk.settings.outputs.cards else "",
        "url": desk.routes.url,
        "size_of": size_of,
        "plain": _plain,
        "rfc822": _rfc822,
        "updated": max(entry.moment for entry in entries),
    }
    return environment("generator.outputs.feeds").get_template(f"{form}.j2").render(values)


_SIGNS = str.maketrans({"&": "&#x26;", "<": "&#x3C;", ">": "&#x3E;"})


def _plain(text: str) -> Markup:
    """Plain text where RSS does not say whether it is HTML: the RSS profile has readers tell it by this spelling."""
    return Markup(text.translate(_SIGNS))


def _rfc822(moment: datetime) -> str:
    """Wed, 18 Nov 2026 05:03:20 GMT (RFC 822 §5 with the four digits of RFC 1123 §5.2.14)."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def _sources(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(entry.source for entry in entries if entry.source)
