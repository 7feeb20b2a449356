"""Feeds of updates: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, each with the whole text and the facts of today."""

from __future__ import annotations

from collections.abc import Iterable

from generator.derive.desk import Desk
from generator.outputs.base import Artifact
from generator.outputs.feeds.entries import Entries
from generator.outputs.feeds.forms import atom, json_feed, rss


class Feeds:
    """The room."""

    name = "feeds"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """Every feed in its three forms."""
        entries = Entries(desk)
        for channel in desk.newsfeeds.channels:
            found = entries.of(channel)
            yield atom(desk, channel, found)
            yield rss(desk, channel, found)
            yield json_feed(desk, channel, found)


ROOM = Feeds()
