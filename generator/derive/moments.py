"""Open or closed at a moment: the counterpart of the clock that runs in browsers (`theme/assets/clock.js`).

Hours are wall-clock times of a place. An opening begins when the clock on its wall first reads its start, and ends when
it first reads its end. So where clocks leap over an hour in spring, what falls into it happens at the leap; and in the
hour that comes twice in autumn nothing happens for the second time. A night belongs to the evening on which it begins,
and a special day replaces the openings that begin on it. `tests/data/time` holds both clocks to the same cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.derive.hours import SpecialDay, openings_on
from generator.model.hours import Week

AHEAD = 60
"""Days ahead in which the next change is looked for."""
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


class OpenState(NamedTuple):
    """Open or closed. `at`: when that changes, as the clock of the place will read then; None if not for 60 days."""

    open: bool
    at: datetime | None


class Opening(NamedTuple):
    """From and to, as the clock of the place reads; `end` is no longer part of it."""

    start: datetime
    end: datetime


def state(week: Week, specials: Sequence[SpecialDay], zone: str, instant: datetime) -> OpenState:
    """Whether a place is open at an instant (aware), and until when."""
    reads = wall_clock(zone, instant)
    today = reads.date()
    coming = next((found for found in _runs(week, specials, zone, today) if found.end > reads), None)
    if coming is None:
        return OpenState(False, None)
    if coming.start > reads:
        return OpenState(False, coming.start)
    horizon = datetime.combine(today + timedelta(days=AHEAD), time())
    return OpenState(True, None if coming.end > horizon else coming.end)


def wall_clock(zone: str, instant: datetime) -> datetime:
    """What the clock on the wall reads, to the minute. In an hour that comes twice it stays at the end of the first."""
    local = instant.astimezone(ZoneInfo(zone)).replace(second=0, microsecond=0)
    if not local.fold:
        return local.replace(tzinfo=None)
    first = local.replace(fold=0)
    while (later := (first.astimezone(UTC) + _MINUTE).astimezone(local.tzinfo)).utcoffset() == first.utcoffset():
        first = later
    return first.replace(tzinfo=None)


def _runs(week: Week, specials: Sequence[SpecialDay], zone: str, today: date) -> Iterator[Opening]:
    """Openings from yesterday on, those that meet or overlap as one."""
    run: Opening | None = None
    for opening in _openings(week, specials, zone, today):
        if run is not None and opening.start <= run.end:
            run = Opening(run.start, max(run.end, opening.end))
            continue
        if run is not None:
            yield run
        run = opening
    if run is not None:
        yield run


def _openings(week: Week, specials: Sequence[SpecialDay], zone: str, today: date) -> Iterator[Opening]:
    """Every opening of yesterday (which may last into today), today and the days ahead."""
    for count in range(-1, AHEAD + 1):
        day = today + timedelta(days=count)
        midnight = datetime.combine(day, time())
        for span in sorted(openings_on(day, week, specials) or ()):
            start, end = (_reached(zone, midnight + minutes * _MINUTE) for minutes in span)
            if start < end:
                yield Opening(start, end)


def _reached(zone: str, reading: datetime) -> datetime:
    """What the clock reads when it first reads this or later: the reading itself unless it is leapt over."""
    place = ZoneInfo(zone)
    instant = reading.replace(tzinfo=place).astimezone(UTC)
    while _reads(place, instant - _MINUTE) >= reading:
        instant -= _MINUTE
    return _reads(place, instant)


def _reads(place: ZoneInfo, instant: datetime) -> datetime:
    return instant.astimezone(place).replace(tzinfo=None)
