"""Special hours as sites ask for them, a day at a time: written in each one's form, and read in any of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from pydantic_core import PydanticCustomError

from generator.audit.listings.weeks import LONGEST, Form, openings, read_openings
from generator.derive.hours import SpecialDay
from generator.model.faults import fault
from generator.model.hours import Span

MOST_DAYS = 366
"""Days of one entry; what lasts longer are the usual hours."""

Days = Mapping[date, tuple[Span, ...]]
"""Day -> its openings, none where it is closed."""

_DATE = re.compile(r"\s*(\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4})\s*")
_TO = re.compile(r"\s*(?:-|–|—|\bto\b)\s*")
_FORMS = ("%Y-%m-%d", "%m/%d/%Y", "%b %d %Y", "%B %d %Y")


def lines(special: Iterable[SpecialDay], form: Form) -> Iterator[str]:
    """2026-11-26: Closed, or 2026-11-26 to 2026-11-27: Closed, in the order of the days."""
    for day in special:
        until = f" to {day.last}" if day.last > day.first else ""
        yield f"{day.first}{until}: {openings(day.spans, form)}"


def days(special: Iterable[SpecialDay]) -> Days:
    """The same, day by day."""
    return {on: day.spans for day in special for on in _each(day.first, day.last)}


def read_days(text: str) -> Days:
    """The special days that a site shows: `2026-11-26 closed; Dec 24, 2026: 8 AM - 12 PM`, between `;` or lines.

    Raises a fault (`bad-date`, `bad-period`, `bad-hours`, `bad-time`, `day-twice`).
    """
    if len(text) > LONGEST:
        raise _no_date(text)
    found: dict[date, tuple[Span, ...]] = {}
    for part in filter(str.strip, re.split(r"[;\n]", re.sub(r"[\u00a0\u202f\u2009]", " ", text))):
        first, rest = _date(part)
        last = first
        if (to := _TO.match(rest)) and _DATE.match(rest, to.end()):
            last, rest = _date(rest[to.end() :])
        spans = read_openings(rest.lstrip(" :,"))
        for on in _each(first, last):
            if on in found:
                raise fault("day-twice", "{day} stands in two places", "Give each day once.", day=str(on))
            found[on] = spans
    return found


def _date(text: str) -> tuple[date, str]:
    """The date with which a text begins, and the rest."""
    found = _DATE.match(text)
    if found is None:
        raise _no_date(text)
    written = found[1].replace(",", "").replace(".", "").replace("Sept ", "Sep ")
    for form in _FORMS:
        try:
            return datetime.strptime(written, form).date(), text[found.end() :]  # noqa: DTZ007
        except ValueError:
            continue
    raise _no_date(text)


def _each(first: date, last: date) -> Iterator[date]:
    if last < first:
        raise fault("bad-period", "the last of these days is before the first", "Look at the two dates.")
    yield from (first + timedelta(days=number) for number in range(min((last - first).days + 1, MOST_DAYS)))


def _no_date(text: str) -> PydanticCustomError:
    hint = "Write each day with its date: 2026-11-26 closed; 2026-12-24 8:00 AM - 12:00 PM."
    return fault("bad-date", "“{value}” does not begin with a date", hint, value=text.strip())
