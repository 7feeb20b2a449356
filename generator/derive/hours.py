"""Hours of a place, week by week and day by day, with special days over the week. Wall-clock times of the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from generator.model.hours import Span, SpecialHours, Week


class DayRow(NamedTuple):
    """Days in a row that share their openings; `first` and `last` are weekdays, Monday is 0."""

    first: int
    last: int
    spans: tuple[Span, ...]


class SpecialDay(NamedTuple):
    """Special hours as they apply to one place: the first and last date, the openings (none: closed), and why."""

    first: date
    last: date
    spans: tuple[Span, ...]
    why: str

    @property
    def closed(self) -> bool:
        """Whether the place is closed on these days."""
        return not self.spans


def day_rows(week: Week) -> list[DayRow]:
    """The week as a reader scans it: days with the same hours in one row."""
    rows: list[DayRow] = []
    for day, spans in enumerate(week):
        if rows and rows[-1].spans == spans:
            rows[-1] = rows[-1]._replace(last=day)
        else:
            rows.append(DayRow(day, day, spans))
    return rows


def special_days(own: Iterable[SpecialHours], shared: Iterable[SpecialHours]) -> list[SpecialDay]:
    """The special days of a place in order of date; where its own and the practice's meet, its own win."""
    mine = [SpecialDay(special.begins, special.ends, special.hours, special.why) for special in own]
    taken = {day for special in mine for day in _dates(special.first, special.last)}
    others = [piece for special in shared for piece in _without(special, taken)]
    return sorted(mine + others, key=lambda special: (special.first, special.last))


def _dates(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=count) for count in range((last - first).days + 1))


def _without(special: SpecialHours, taken: set[date]) -> Iterator[SpecialDay]:
    """A practice-wide special period less the dates that a place has spoken about itself."""
    run: list[date] = []
    for day in [*_dates(special.begins, special.ends), None]:
        if day is not None and day not in taken:
            run.append(day)
        elif run:
            yield SpecialDay(run[0], run[-1], special.hours, special.why)
            run = []


def openings_on(day: date, week: Week | None, specials: Iterable[SpecialDay]) -> tuple[Span, ...] | None:
    """The openings of one date, special days first; None when the place lists no hours at all."""
    for special in specials:
        if special.first <= day <= special.last:
            return special.spans
    return week[day.weekday()] if week is not None else None


def covers(outer: tuple[Span, ...], inner: Span) -> bool:
    """Whether an opening lies within one of another place's openings."""
    return any(span.start <= inner.start and inner.end <= span.end for span in outer)
