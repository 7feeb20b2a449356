"""What stands in each issue of the newsletter: chosen by its file, or everything published since the issue before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from generator.model.news import Audience, Update, UpdateKind
from generator.model.newsletters import Newsletter
from generator.model.practice import Directory

ORDER = (
    ("Insurance", (UpdateKind.INSURANCE,)),
    ("People", (UpdateKind.NEW_PROVIDER, UpdateKind.PROVIDER_LEAVING)),
    ("New for your patients", (UpdateKind.SERVICE, UpdateKind.EQUIPMENT)),
    ("Hours and places", (UpdateKind.CLOSURE, UpdateKind.HOURS, UpdateKind.LOCATION)),
    ("Come and see us", (UpdateKind.EVENT,)),
    ("You said, we did", (UpdateKind.LISTENING,)),
    ("And also", (UpdateKind.RECOGNITION, UpdateKind.GENERAL)),
)
"""The sections of an issue that names none: what changes a referral today comes first."""


class Part(NamedTuple):
    """A section: heading, a text in Markdown or nothing, and updates."""

    title: str
    text: str
    updates: tuple[Update, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue and what stands in it. `lead` is in no part. `since` is the day of the issue before it, if any."""

    newsletter: Newsletter
    lead: Update | None
    parts: tuple[Part, ...]
    since: date | None

    @property
    def id(self) -> str:
        """The id of its file."""
        return self.newsletter.id

    @property
    def updates(self) -> tuple[Update, ...]:
        """Everything in it, in the order in which it is read."""
        first = (self.lead,) if self.lead else ()
        return (*first, *(update for part in self.parts for update in part.updates))


class Issues:
    """The issues of one directory on one day."""

    def __init__(self, directory: Directory, today: date) -> None:
        self._directory = directory
        self._today = today

    @cached_property
    def all(self) -> list[Issue]:
        """Every issue, the newest first."""
        ordered = sorted(self._directory.newsletters.values(), key=_age)
        return [compose(self._directory, letter, ordered[:place]) for place, letter in enumerate(ordered)][::-1]

    @cached_property
    def published(self) -> list[Issue]:
        """The archive: issues whose day has come, the newest first; no drafts."""
        return [issue for issue in self.all if not issue.newsletter.draft and issue.newsletter.date <= self._today]

    @property
    def archive_title(self) -> str:
        """What the archive is called; empty if there is none."""
        settings = self._directory.settings
        mailing = settings.newsletter if settings.outputs.newsletter else None
        return mailing.title if mailing and self.published else ""

    @cached_property
    def open(self) -> list[Issue]:
        """Issues that are still to be sent: those of today and later days."""
        return [issue for issue in self.all if issue.newsletter.date >= self._today]

    @cached_property
    def made(self) -> list[Issue]:
        """Issues of which the files for sending are made: the open ones, or else the newest."""
        return self.open or self.all[:1]

    def day(self, issue: Issue) -> date:
        """The day as of which an issue states facts: the day it is sent, or today if that is past."""
        return max(issue.newsletter.date, self._today)


def _age(letter: Newsletter) -> tuple[date, int, str]:
    return letter.date, letter.number, letter.id


def compose(directory: Directory, letter: Newsletter, earlier: Sequence[Newsletter]) -> Issue:
    """An issue of an (ordered) row of issues. Ids that lead nowhere are passed over: the check tells of them."""
    since = next((other.date for other in reversed(earlier) if other.segment == letter.segment), None)
    if letter.sections:
        parts = [_chosen(directory, letter, number) for number in range(len(letter.sections))]
    else:
        parts = list(_by_kind(since_last(directory, letter, since)))
    lead = directory.updates.get(letter.lead) if letter.lead else _first_shown(parts)
    kept = (Part(part.title, part.text, tuple(u for u in part.updates if u is not lead)) for part in parts)
    return Issue(letter, lead, tuple(part for part in kept if part.updates or part.text), since)


def _chosen(directory: Directory, letter: Newsletter, number: int) -> Part:
    section = letter.sections[number]
    found = (directory.updates[key] for key in section.updates if key in directory.updates)
    return Part(section.title, section.text or "", tuple(found))


def since_last(directory: Directory, letter: Newsletter, since: date | None) -> list[Update]:
    """What was published after the issue before and is still news on the day of this one, the newest first."""
    found = [
        update
        for update in directory.updates.values()
        if fits(update, letter) and (since is None or update.date > since) and update.id not in letter.leave_out
    ]
    return sorted(found, key=lambda update: (update.date, update.id), reverse=True)


def fits(update: Update, letter: Newsletter) -> bool:
    """Whether an update can stand in an issue: published by its day, not over, and of concern to its readers."""
    out = not update.draft and update.date <= letter.date
    return out and not is_over(update, letter.date) and concerns(update.audience, letter.segment)


def is_over(update: Update, day: date) -> bool:
    """Whether an update is no longer news: past its last day, or about a closure or an event that is past."""
    if update.expires is not None:
        return update.expires < day
    last = update.effective_until or update.effective
    return update.kind in (UpdateKind.CLOSURE, UpdateKind.EVENT) and last is not None and last < day


def concerns(audience: Audience, segment: Audience) -> bool:
    """Whether what is for an audience is of concern to a segment. Who names nobody means everybody."""
    return _meet(audience.specialties, segment.specialties) and _meet(audience.locations, segment.locations)


def _meet(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    one, other = ({name.casefold() for name in names} for names in (ours, theirs))
    return not one or not other or bool(one & other)


def _by_kind(updates: Sequence[Update]) -> Iterator[Part]:
    for title, kinds in ORDER:
        found = tuple(update for update in updates if update.kind in kinds)
        if found:
            yield Part(title, "", found)


def _first_shown(parts: Iterable[Part]) -> Update | None:
    """The first update with a picture, of those that are not about someone leaving or a closure; else the first."""
    updates = [update for part in parts for update in part.updates]
    quiet = (UpdateKind.PROVIDER_LEAVING, UpdateKind.CLOSURE)
    shown = (update for update in updates if update.image and update.kind not in quiet)
    return next(shown, updates[0] if updates else None)
