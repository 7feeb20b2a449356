"""Verification dates that cannot be: a stamp from the future would keep its facts fresh for as long as it is off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.check.places import Files
from generator.check.walk import Placed
from generator.derive import wording
from generator.model.facts import Availability
from generator.model.verify import Stamp, Verified
from generator.problems import Problem, Severity

_ANOTHER_ZONE = timedelta(days=1)
"""Whoever verified may have been a day ahead."""


def check_stamps(placed: Iterable[Placed], today: date, files: Files, *, allow_stale: bool) -> Iterator[Problem]:
    """Stamps after `today`, as errors (warnings with `allow_stale`)."""
    severity = Severity.WARNING if allow_stale else Severity.ERROR
    for item in placed:
        for field, day in _stamped(item.record):
            if day > today + _ANOTHER_ZONE:
                message = f"{wording.day(day)} is still to come; nobody can have verified anything then"
                where = files.where(item.file, (*item.path, field))
                yield Problem("future-stamp", where, message, "Look at the year and the month.", severity)


def _stamped(record: object) -> Iterator[tuple[str, date]]:
    if isinstance(record, Stamp | Verified) and record.on is not None:
        yield "on", record.on
    elif isinstance(record, Availability) and record.as_of is not None:
        yield "as_of", record.as_of
