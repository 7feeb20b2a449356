"""The shared cases of time, and an oracle that finds the answers in another way than either clock under test.

The oracle knows no intervals. It walks from minute to minute, reads the clock on the wall, and remembers the latest that
it ever read; a place is open when that reading lies in an opening that stands for its day or the day before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import yaml
from pydantic import TypeAdapter

from generator.derive.hours import SpecialDay, special_days
from generator.derive.moments import AHEAD
from generator.model.hours import SpecialHours, Week, WeekHours

TABLE = Path(__file__).parent / "data" / "time"
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
_WEEK: TypeAdapter[Week] = TypeAdapter(WeekHours)


class Said(NamedTuple):
    """Open or closed, and the next change as the clock of the place will read (None: none for 60 days)."""

    open: bool
    at: datetime | None


@dataclass(frozen=True)
class Place:
    """The hours of a place."""

    name: str
    zone: str
    week: Week
    specials: list[SpecialDay] = field(default_factory=list)

    @property
    def machine(self) -> tuple[str, str]:
        """Week and special days as pages hand them to the browser."""
        week = "|".join(map(_spans, self.week))
        return week, "".join(f"{day.first} {day.last} {_spans(day.spans)};" for day in self.specials)


def _spans(spans: tuple[tuple[int, int], ...]) -> str:
    return ",".join(f"{start}-{end}" for start, end in spans)


class Case(NamedTuple):
    """A place, an instant, and what is true and said then."""

    place: Place
    instant: datetime
    expected: Said
    words: str

    def __str__(self) -> str:
        return f"{self.place.name}, {self.instant:%Y-%m-%dT%H:%MZ}"


def hours_cases() -> list[Case]:
    """Every line of `hours.yml`."""
    return [
        case for entry in yaml.load((TABLE / "hours.yml").read_text("utf-8"), yaml.BaseLoader) for case in _of(entry)
    ]


def _of(entry: dict[str, object]) -> Iterator[Case]:
    written = entry.get("special", [])
    specials = special_days([SpecialHours.model_validate(special) for special in written], [])  # type: ignore[attr-defined]
    place = Place(str(entry["place"]), str(entry["zone"]), _WEEK.validate_python(entry["hours"]), specials)
    for line in entry["at"]:  # type: ignore[attr-defined]
        instant, state, at, words = (part.strip() for part in line.split("|"))
        change = None if at == "-" else datetime.fromisoformat(at)
        yield Case(place, datetime.fromisoformat(instant), Said(state == "open", change), words)


class Film:
    """A place minute by minute: what the clock on its wall has read at the latest, and whether the place is open."""

    def __init__(self, place: Place, first: datetime, minutes: int) -> None:
        zone = ZoneInfo(place.zone)
        instant = first - 3 * 60 * MINUTE
        latest = instant.astimezone(zone).replace(tzinfo=None)
        self.place, self.first = place, first
        self.reads: list[datetime] = []
        self.open: list[bool] = []
        covers = _openings(place)
        while len(self.reads) < minutes:
            latest = max(latest, instant.astimezone(zone).replace(tzinfo=None))
            if instant >= first:
                self.reads.append(latest)
                self.open.append(covers(latest))
            instant += MINUTE

    def said(self, instant: datetime) -> Said | None:
        """What holds at an instant; None when the next change is not in the film."""
        now = int((instant - self.first) / MINUTE)
        last = self.reads[now].date() + AHEAD * DAY
        for reading, is_open in zip(self.reads[now:], self.open[now:], strict=True):
            if is_open != self.open[now]:
                past = (
                    reading > datetime.combine(last, datetime.min.time()) if self.open[now] else reading.date() > last
                )
                return Said(self.open[now], None if past else reading)
        return Said(self.open[now], None) if self.reads[-1].date() > last else None


def _openings(place: Place) -> Callable[[datetime], bool]:
    """Whether a reading of the clock lies in an opening of its own day or of the day before."""
    minutes: dict[date, set[int]] = {}

    def of(day: date) -> set[int]:
        if day not in minutes:
            special = [special.spans for special in place.specials if special.first <= day <= special.last]
            spans = special[0] if special else place.week[day.weekday()]
            minutes[day] = {minute for start, end in spans for minute in range(start, end)}
        return minutes[day]

    def covers(reading: datetime) -> bool:
        minute = reading.hour * 60 + reading.minute
        return minute in of(reading.date()) or minute + 1440 in of(reading.date() - DAY)

    return covers


def oracle(place: Place, instant: datetime) -> Said:
    """What holds at an instant: a film of a few days, and a long one where nothing happens in them."""
    for days in (4, AHEAD + 4):
        if (said := Film(place, instant, days * 1440).said(instant)) is not None:
            return said
    raise AssertionError(f"the film of {place.name} is too short")


ZONES = (
    "America/New_York",
    "America/Kentucky/Louisville",
    "America/St_Johns",
    "America/Phoenix",
    "Europe/Berlin",
    "Europe/Dublin",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Asia/Kolkata",
    "Antarctica/Troll",
)
WEEKS = (
    {"mon-fri": "8:00-12:00, 13:00-17:00", "sat": "9:00-12:00"},
    {"daily": "22:00-2:30"},
    {"fri, sat, sun": "20:00-1:15", "mon": "2:15-2:45, 23:00-24:00"},
    {"sat": "22:00-2:00", "sun": "3:00-5:00", "mon": "0:00-1:30, 1:45-3:00"},
    {"sat, sun": "0:00-2:00, 2:30-24:00"},
)


def around_changes() -> Iterator[tuple[Place, list[tuple[datetime, Said]]]]:
    """Places in many zones, at every quarter of an hour around each change of their clocks (or a night without one)."""
    for zone in ZONES:
        for change in changes_of(zone, 2026):
            for number, hours in enumerate(WEEKS):
                day = change.date()
                special = SpecialHours.model_validate({"on": day, "hours": "1:30-2:45", "why": "A test"})
                specials = special_days([special] if number == 1 else [], [])
                place = Place(f"{hours}", zone, _WEEK.validate_python(hours), specials)
                film = Film(place, change - 4 * 60 * MINUTE, 5 * 1440)
                instants = [change + quarter * 15 * MINUTE for quarter in range(-16, 17)]
                yield place, [(instant, said) for instant in instants if (said := film.said(instant))]


def changes_of(zone: str, year: int) -> list[datetime]:
    """The instants of a year at which a zone's clocks change; one in June for a zone whose clocks do not."""
    place, found = ZoneInfo(zone), []
    instant = datetime(year, 1, 1, tzinfo=UTC)
    while instant.year == year:
        later = instant + 15 * MINUTE
        if later.astimezone(place).utcoffset() != instant.astimezone(place).utcoffset():
            found.append(later)
        instant = later
    return found or [datetime(year, 6, 14, 7, tzinfo=UTC)]
