"""Hours that are read as written and were hardly meant: `8:00-5:00` runs all night, `1:00-5:00` begins in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from generator.check.places import Files
from generator.check.walk import Survey
from generator.derive import wording
from generator.model.base import Record
from generator.model.hours import MIDNIGHT, Span, SpecialHours
from generator.problems import Problem, Severity

LONGEST_NIGHT = 14 * 60
"""Minutes. A sleep laboratory may be open from 18:00 to 8:00."""

EARLIEST_OPENING = 5 * 60
"""Minutes after midnight. Nobody opens between midnight and five, but 24 hours may begin at 0:00."""


def check_nights(survey: Survey, files: Files) -> Iterator[Problem]:
    """Openings in which am and pm were probably left out. Files that a program wrote are taken at their word."""
    for item in survey.where(lambda kind: "hours" in kind.model_fields):
        if item.imported:
            continue
        for span in sorted(set(_openings(item.record))):
            if (doubt := _doubt(span)) is not None:
                where = files.where(item.file, (*item.path, "hours"), key=True)
                hint = "For the afternoon write 13:00 or 1 pm, 17:00 or 5 pm."
                yield Problem("night-hours", where, f"{wording.span(span)} {doubt}", hint, Severity.WARNING)


def _openings(record: Record) -> Iterator[Span]:
    """Every opening in the hours of a record, if it has hours."""
    hours: Any = getattr(record, "hours", None)
    if isinstance(hours, tuple):
        yield from hours if isinstance(record, SpecialHours) else chain.from_iterable(hours)


def _doubt(span: Span) -> str | None:
    if span.end > MIDNIGHT and span.end - span.start > LONGEST_NIGHT:
        hours = (span.end - span.start) // 60
        return f"runs through the night, {hours} hours"
    if 0 < span.start < EARLIEST_OPENING:
        return "begins in the middle of the night"
    return None
