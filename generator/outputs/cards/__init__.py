"""Cards: what is shown of a page where its address is shared, in messages and networks. One drawing of 1200 by 630."""

from __future__ import annotations

from collections.abc import Iterable

from generator.derive.desk import Desk
from generator.outputs.base import Artifact
from generator.outputs.cards.layout import Stationery
from generator.outputs.cards.subjects import subjects


class Cards:
    """The room."""

    name = "cards"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """One card for the site, each location, each provider and each update."""
        stationery = Stationery(desk)
        for subject in subjects(desk):
            yield stationery.card(subject)


ROOM = Cards()
