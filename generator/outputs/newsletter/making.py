"""From issues to what the room makes of them."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from generator.derive.desk import Desk
from generator.derive.issues import Issue
from generator.model.newsletters import Mailing
from generator.outputs.base import Artifact, Still
from generator.outputs.newsletter.checks import problems
from generator.outputs.newsletter.files import files, finish
from generator.outputs.newsletter.letter import Letter, Writer
from generator.outputs.newsletter.preview import preview
from generator.problems import Problem


def issues(desk: Desk, mailing: Mailing) -> Iterator[Artifact | Problem]:
    """The files of each issue, and what is wrong with it; the pictures of all issues, as mail is kept for years."""
    stills: dict[str, Still] = {}
    for issue in desk.issues.all:
        if issue in desk.issues.made:
            letter = yield from _issue(desk, issue, mailing)
        else:
            letter = Writer(desk, issue, mailing).letter()
        stills |= {still.path: still for still in letter.stills}
    yield from stills.values()


def _issue(desk: Desk, issue: Issue, mailing: Mailing) -> Generator[Artifact | Problem, None, Letter]:
    """The files of an issue that is made."""
    day = desk.issues.day(issue)
    known = desk if day == desk.today else Desk(desk.directory, day)
    letter = Writer(known, issue, mailing).letter()
    made = finish(known, issue, letter, mailing, day)
    if issue in desk.issues.open:
        yield from problems(issue.newsletter, made.html, made.text)
    yield from files(known, made)
    yield preview(known, made)
    return letter
