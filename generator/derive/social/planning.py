"""When to post: on working days, one post a day and three a week on each network, and not on holidays.

What is over soonest comes first, and before it is over. News that has been announced already waits for the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.model.social import Network

A_WEEK = 3
"""Posts on one network in a calendar week."""
AHEAD = 120
"""Days that are looked at."""
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """Something to post: its key, the networks with their lags in days, and the last day on which it is still true."""

    key: str
    networks: Sequence[tuple[Network, int]]
    last: date | None
    waits: bool = False


@dataclass(slots=True)
class _Diary:
    """What is planned on each network: by day, and by week."""

    days: Counter[tuple[Network, date]] = field(default_factory=Counter)
    weeks: Counter[tuple[Network, tuple[int, int]]] = field(default_factory=Counter)

    def has_room(self, network: Network, day: date, a_day: int, a_week: int) -> bool:
        return self.days[network, day] < a_day and self.weeks[network, day.isocalendar()[:2]] < a_week

    def enter(self, network: Network, day: date) -> None:
        self.days[network, day] += 1
        self.weeks[network, day.isocalendar()[:2]] += 1


def plan(wishes: Sequence[Wish], today: date, closed: frozenset[date]) -> dict[tuple[str, Network], date | None]:
    """(key, network) -> the day; None for what would be over before there is a working day to post it."""
    days = list(_working_days(today, closed))
    diary = _Diary()
    planned: dict[tuple[str, Network], date | None] = {}
    for wish in sorted(wishes, key=lambda wish: (wish.waits, wish.last or date.max)):
        for network, lag in wish.networks:
            day = _day_for(wish, network, days, lag, diary)
            if day:
                diary.enter(network, day)
            planned[wish.key, network] = day
    return planned


def _day_for(wish: Wish, network: Network, days: Sequence[date], lag: int, diary: _Diary) -> date | None:
    """The first day with room; where time is short, earlier than others and at last beside another post."""
    open_days = [day for day in days if wish.last is None or day <= wish.last]
    for begin, a_day, a_week in ((lag, 1, A_WEEK), (0, 1, A_WEEK), (0, 1, SATURDAY), (0, len(days), len(days))):
        for day in open_days[begin:]:
            if diary.has_room(network, day, a_day, a_week):
                return day
    return None


def _working_days(today: date, closed: frozenset[date]) -> Iterator[date]:
    """From tomorrow on: today's post would have to be written in a hurry."""
    for ahead in range(1, AHEAD + 1):
        day = today + timedelta(days=ahead)
        if day.weekday() < SATURDAY and day not in closed:
            yield day
