"""What readers have been told of already, as `presence sync` has read it in the published feed."""

from __future__ import annotations

from collections.abc import Iterable

from generator.derive.newsfeeds import Newsfeeds
from generator.model.feeds import Announced, Announcement
from generator.model.news import Update


class Announcements:
    """What `content/announced.yml` remembers."""

    def __init__(self, announced: Announced, newsfeeds: Newsfeeds) -> None:
        self._known = {announcement.id: announcement for announcement in announced.updates}
        self._newsfeeds = newsfeeds

    def of(self, update: Update) -> Announcement | None:
        """When and where an update was first seen in the published feed; None if it has never been."""
        return self._known.get(self._newsfeeds.id_of(update))

    def announced(self, update: Update) -> bool:
        """Whether readers have been told of an update."""
        return self.of(update) is not None

    def pending(self, updates: Iterable[Update]) -> list[Update]:
        """Those of which nobody has been told yet, in their order."""
        return [update for update in updates if not self.announced(update)]
