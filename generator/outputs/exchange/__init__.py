"""Files for other programs: vCards for address books, calendars of closures and special hours."""

from __future__ import annotations

from collections.abc import Iterable

from generator.derive.desk import Desk
from generator.outputs.base import Artifact
from generator.outputs.exchange import calendars, vcards


class Exchange:
    """The room."""

    name = "exchange"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """vCards, then calendars."""
        yield from vcards.files(desk)
        yield from calendars.files(desk)


ROOM = Exchange()
