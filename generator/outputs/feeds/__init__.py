"""Feeds of updates and the newsletter: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1, with whole texts and today's facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.derive.desk import Desk
from generator.derive.newsfeeds import Channel
from generator.outputs.base import Artifact
from generator.outputs.feeds.entries import Entries, Entry
from generator.outputs.feeds.forms import atom, json_feed, rss
from generator.outputs.feeds.letters import letters


class Feeds:
    """The room."""

    name = "feeds"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """Every feed in its three forms, that of the newsletter last."""
        entries = Entries(desk)
        for channel in desk.newsfeeds.channels:
            yield from _forms(desk, channel, entries.of(channel))
        if title := desk.issues.archive_title:
            yield from _forms(desk, desk.newsfeeds.archive(title), letters(desk))


def _forms(desk: Desk, channel: Channel, entries: Sequence[Entry]) -> Iterable[Artifact]:
    yield atom(desk, channel, entries)
    yield rss(desk, channel, entries)
    yield json_feed(desk, channel, entries)


ROOM = Feeds()
