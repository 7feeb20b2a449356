"""Opening hours as written (`mon-fri: 8:00-12:00, 13:00-17:00`) and as minutes of the day.

Times are the location's wall clock; 24:00 is allowed as a closing time only (schema.org `closes`, FHIR R4
`Location.hoursOfOperation`). A span whose end is not after its start runs past midnight.
"""

import re
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Self

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from generator.model.base import Date, Record, Text
from generator.model.faults import fault, until_before_from
from generator.model.verify import Stamp

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MIDNIGHT = 24 * 60


class Span(NamedTuple):
    """From `start` to `end`, minutes after midnight of the day it starts on; `end` > 1440 runs into the next day."""

    start: int
    end: int


_TIME = re.compile(r"^(\d{1,2})(?::(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$", re.IGNORECASE)
_WORDS = {"noon": 12 * 60, "midnight": MIDNIGHT}


def parse_time(text: str) -> int:
    """Minutes after midnight of `8:00`, `17:30`, `8 am`, `12:30 p.m.`, `noon`; 24:00 is 1440.

    Raises the fault `bad-time` for anything else.
    """
    text = text.strip().lower()
    if text in _WORDS:
        return _WORDS[text]
    found = _TIME.match(text)
    if found and (found[2] is not None or found[3]):
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").replace(".", "")
        if half and 1 <= hour <= 12 and minute < 60:
            return (hour % 12 + (12 if half == "pm" else 0)) * 60 + minute
        if not half and minute < 60 and (hour < 24 or (hour, minute) == (24, 0)):
            return hour * 60 + minute
    raise fault(
        "bad-time", "“{value}” is not a time", "Write hours and minutes, 8:00 or 17:30; or 8 am, 5:30 pm.", value=text
    )


def _no_hours(written: str) -> Exception:
    hint = "Write 8:00-17:00; with a break, 8:00-12:00, 13:00-17:00; or closed."
    return fault("bad-hours", "“{value}” does not say from when to when", hint, value=written)


def _no_day() -> Exception:
    hint = 'Write its hours, or closed. Days with the same hours need quotes in braces: {{"mon, wed": 8:00-12:00}}.'
    return fault("bad-hours", "no hours are written for this day", hint)


def parse_span(text: str) -> Span:
    """One opening, `8:00-12:00`; an end at or before the start means the next day."""
    parts = re.split(r"\s*(?:-|–|—|\bto\b)\s*", text.strip())
    if len(parts) != 2:
        raise _no_hours(text)
    start, end = parse_time(parts[0]), parse_time(parts[1])
    if start == MIDNIGHT:
        start = 0
    return Span(start, end if end > start else end + MIDNIGHT)


def parse_spans(value: Any) -> Any:
    """The openings of one day: `closed`, `24 hours`, one span, or several with commas (or a list)."""
    if isinstance(value, list | tuple):
        return tuple(span for item in value for span in parse_spans(item))
    if not isinstance(value, str):
        raise _no_hours("a list of fields") if value is not None else _no_day()
    return _spans_of(value.strip().lower())


@lru_cache(maxsize=4096)
def _spans_of(text: str) -> tuple[Span, ...]:
    if text in ("closed", "none"):
        return ()
    if text in ("24 hours", "open 24 hours", "all day"):
        return (Span(0, MIDNIGHT),)
    return tuple(parse_span(part) for part in text.split(","))


def write_time(minutes: int) -> str:
    """Minutes after midnight as `parse_time` reads them: 8:00; the end of a day is 24:00."""
    hour, minute = divmod(minutes if minutes == MIDNIGHT else minutes % MIDNIGHT, 60)
    return f"{hour}:{minute:02d}"


def write_spans(spans: tuple[Span, ...]) -> str:
    """The openings of one day as `parse_spans` reads them."""
    return ", ".join(f"{write_time(span.start)}-{write_time(span.end)}" for span in spans) or "closed"


def parse_days(value: Any) -> Any:
    """The days that one line of hours stands for: `mon`, `mon-fri`, `mon, wed`, `daily`; indexes, Monday is 0."""
    return _days_of(value) if isinstance(value, str) else value


@lru_cache(maxsize=4096)
def _days_of(value: str) -> tuple[int, ...]:
    days: list[int] = []
    for part in value.lower().split(","):
        ends = [_day(word.strip(), value) for word in part.split("-")] if part.strip() != "daily" else [0, 6]
        if len(ends) > 2:
            raise _bad_day(value)
        first, last = ends[0], ends[-1]
        days += range(first, last + 1) if first <= last else [*range(first, 7), *range(last + 1)]
    return tuple(days)


def _day(word: str, whole: str) -> int:
    for index, name in enumerate(DAY_NAMES):
        if len(word) >= 3 and name.lower().startswith(word):
            return index
    raise _bad_day(whole)


def _bad_day(value: str) -> Exception:
    return fault("bad-day", "“{value}” is not a day of the week", "Write mon, mon-fri, or mon, wed.", value=value)


Week = tuple[tuple[Span, ...], ...]
"""Seven days from Monday, each with its openings in order. An empty day is closed."""


def gather_week(lines: dict[tuple[int, ...], tuple[Span, ...]]) -> Week:
    """Put the lines of a week together; a day named twice or openings that overlap are errors."""
    days: list[tuple[Span, ...] | None] = [None] * 7
    for indexes, spans in lines.items():
        for index in indexes:
            if days[index] is not None:
                raise fault("day-twice", "{day} stands in two lines", "Give each day once.", day=DAY_NAMES[index])
            days[index] = tuple(sorted(spans))
    week = tuple(day or () for day in days)
    if (clash := overlap(week)) is not None:
        raise fault(
            "hours-overlap",
            "two openings of {day} overlap",
            "End one before the next begins; for the afternoon write 13:00 or 1 pm.",
            day=DAY_NAMES[clash],
        )
    return week


def write_week(week: Week) -> dict[str, str]:
    """A week as it is written in files, a line for each day on which the place is open."""
    return {DAYS[day]: write_spans(spans) for day, spans in enumerate(week) if spans}


@lru_cache(maxsize=4096)
def overlap(week: Week) -> int | None:
    """The first day with an opening that runs into the next one, midnight and week's end included."""
    flat = [(day, day * MIDNIGHT + span.start, day * MIDNIGHT + span.end) for day in range(7) for span in week[day]]
    if not flat:
        return None
    first_day, first_start, first_end = flat[0]
    flat.append((first_day, first_start + 7 * MIDNIGHT, first_end + 7 * MIDNIGHT))
    for (day, _, end), (_, start, _) in pairwise(flat):
        if end > start:
            return day
    return None


_SPANS_SCHEMA = {
    "type": ["string", "array"],
    "items": {"type": "string"},
    "examples": ["8:00-17:00", "8:00-12:00, 13:00-17:00", "closed"],
}
Spans = Annotated[
    tuple[Span, ...],
    BeforeValidator(parse_spans),
    PlainSerializer(write_spans),
    WithJsonSchema(_SPANS_SCHEMA),
]
_DayKeys = Annotated[tuple[int, ...], BeforeValidator(parse_days)]
if TYPE_CHECKING:
    WeekHours = Week
else:
    WeekHours = Annotated[
        dict[_DayKeys, Spans],
        AfterValidator(gather_week),
        PlainSerializer(write_week),
        WithJsonSchema(
            {
                "type": "object",
                "description": "Days and their hours: mon-fri: 8:00-12:00, 13:00-17:00",
                "propertyNames": {"pattern": "^[A-Za-z, -]+$", "examples": ["mon-fri", "mon", "sat, sun"]},
                "additionalProperties": _SPANS_SCHEMA,
            }
        ),
    ]
    """Written as a mapping of days to hours; held as a `Week`."""


class SpecialHours(Record):
    """Hours that replace the weekly ones on given dates: a holiday, a closure, longer hours for a while.

    schema.org `specialOpeningHoursSpecification`; a special day wins over the week, closed is stated, not left out.
    """

    on: Date | None = None
    """The one day it is for."""
    first: Date | None = Field(default=None, alias="from")
    """The first day, when it is more than one."""
    until: Date | None = None
    """The last day, included."""
    hours: Spans = ()
    """The openings of each of these days, or `closed`."""
    why: Text
    """What readers are told: `Thanksgiving`, `Staff training`."""
    verified: Stamp | None = None

    @model_validator(mode="after")
    def _has_days(self) -> Self:
        if (self.on is None) == (self.first is None or self.until is None):
            raise fault(
                "bad-period",
                "these hours do not say for which days",
                "Write on: for one day, or from: and until: for the first and the last.",
            )
        if self.first and self.until and self.first > self.until:
            raise until_before_from()
        return self

    @property
    def begins(self) -> date:
        """The first day."""
        return self.on or self.first or date.max  # the validator saw to one of the first two

    @property
    def ends(self) -> date:
        """The last day, included."""
        return self.on or self.until or date.min
