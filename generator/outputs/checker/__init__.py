"""What the checker knows, as data: for its page, which is one of the pages, and for programs of others."""

from __future__ import annotations

from collections.abc import Iterable

from generator.derive.desk import Desk
from generator.derive.questions import is_asked
from generator.outputs.base import Artifact
from generator.outputs.checker import data


class Checker:
    """The room."""

    name = "checker"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """One file; none where there is nothing to ask."""
        if is_asked(desk):
            yield data.file(desk)


ROOM = Checker()
