"""Verification dates that cannot be: a stamp from the future would keep its facts fresh for as long as it is off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from generator.check.places import Files
from generator.check.walk import Survey
from generator.derive import wording
from generator.model.base import Record
from generator.model.facts import Availability
from generator.model.verify import Stamp, Verified
from generator.problems import Problem, Severity

_ANOTHER_ZONE = timedelta(days=1)
"""Whoever verified may have been a day ahead."""


def check_stamps(survey: Survey, today: date, files: Files, *, allow_stale: bool) -> Iterator[Problem]:
    """Stamps after `today`, as errors (warnings with `allow_stale`)."""
    severity = Severity.WARNING if allow_stale else Severity.ERROR
    for field, types in _DATES.items():
        for item in survey.of(*types):
            day: date | None = getattr(item.record, field)
            if day is not None and day > today + _ANOTHER_ZONE:
                message = f"{wording.day(day)} is still to come; nobody can have verified anything then"
                where = files.where(item.file, (*item.path, field))
                yield Problem("future-stamp", where, message, "Look at the year and the month.", severity)


_DATES: Mapping[str, tuple[type[Record], ...]] = {"on": (Stamp, Verified), "as_of": (Availability,)}
"""Which fields of which records are days of verification."""
