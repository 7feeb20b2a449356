"""Social drafts: a post for each network about everything that is news, on the drafts' shelf. Nothing is ever sent."""

from __future__ import annotations

from collections.abc import Iterable

from generator.derive.desk import Desk
from generator.outputs.base import Artifact


class Social:
    """The room."""

    name = "social"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """Drafts, pictures, calendar and files to import. Nothing, and no import, where there is no news."""
        if not desk.lookup.current_updates:
            return ()
        from generator.outputs.social.making import everything

        return everything(desk)


ROOM = Social()
