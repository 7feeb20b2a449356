"""The newsletter: for every issue that is still to be sent the files to send it with, on the drafts' shelf.

The archive on the site is made by the pages' room from the same issues.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.derive.desk import Desk
from generator.outputs.base import Artifact
from generator.problems import Problem


class Newsletters:
    """The room."""

    name = "newsletter"

    def render(self, desk: Desk) -> Iterable[Artifact | Problem]:
        """The files of each issue, and what is wrong with it. Nothing, and no import, where there is no newsletter."""
        mailing = desk.settings.newsletter
        if mailing is None or not desk.directory.newsletters:
            return ()
        from generator.outputs.newsletter.making import issues

        return issues(desk, mailing)


ROOM = Newsletters()
