"""The liaison's kit: sheets to leave behind, to fax back, to hand to patients and to talk from. Never published."""

from __future__ import annotations

from collections.abc import Iterable

from generator.derive.desk import Desk
from generator.outputs.base import Artifact


class Kit:
    """The room."""

    name = "kit"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """Every sheet as a page and as a PDF, and a page that lists them."""
        from generator.outputs.kit.making import everything  # a switched-off kit costs nothing

        return everything(desk)


ROOM = Kit()
