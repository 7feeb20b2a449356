"""Files for other programs: vCards for address books, calendars of closures and special hours."""

from __future__ import annotations

from collections.abc import Iterable

from generator.derive.desk import Desk
from generator.outputs.base import Artifact
from generator.outputs.exchange import vcards


class Exchange:
    """The room."""

    name = "exchange"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """vCards, then calendars."""
        yield from vcards.files(desk)
        if any(map(desk.special_days, desk.directory.locations.values())):
            # The library takes longer to import than a thousand vCards to write.
            from generator.outputs.exchange import calendars

            yield from calendars.files(desk)


ROOM = Exchange()
