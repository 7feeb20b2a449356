"""Ranges to weeks, against a minute-by-minute oracle, and weeks as people write them."""

from __future__ import annotations

import random

import pytest
from pydantic import TypeAdapter

from generator.importing.plan_net.fhir import AVAILABLE, OPENING, minutes, week
from generator.importing.week import days_text, union, week_lines, week_of, week_words
from generator.model.hours import Span, Week, WeekHours

WEEK = 7 * 1440


def open_minutes(week: Week) -> set[int]:
    return {
        (day * 1440 + minute) % WEEK for day in range(7) for span in week[day] for minute in range(span.start, span.end)
    }


def test_against_minutes() -> None:
    """Any openings, overlapping, touching, over midnight and over the week's end: same minutes, and no overlaps."""
    chance = random.Random(20261123)
    for _ in range(300):
        openings = []
        for _ in range(chance.randint(1, 8)):
            start = chance.randrange(0, 1440, 30)
            openings.append((chance.randrange(7), start, start + chance.randrange(30, 1470, 30)))
        expected = {(day * 1440 + minute) % WEEK for day, start, end in openings for minute in range(start, end)}
        found = week_of(openings)
        assert found is not None
        assert open_minutes(found) == expected
        written = TypeAdapter(WeekHours).validate_python(week_lines(found))
        assert open_minutes(written) == expected


@pytest.mark.parametrize(
    ("openings", "lines"),
    [
        ([(day, 480, 1020) for day in range(5)], {"mon-fri": "8:00-17:00"}),
        ([(day, 0, 1440) for day in range(7)], {"daily": "24 hours"}),
        ([(day, 0, 1440) for day in range(5)], {"mon-fri": "24 hours"}),
        ([(0, 480, 720), (0, 780, 1020), (2, 480, 720)], {"mon": "8:00-12:00, 13:00-17:00", "wed": "8:00-12:00"}),
        ([(0, 480, 720), (0, 720, 1020)], {"mon": "8:00-17:00"}),
        ([(5, 540, 720), (6, 540, 720)], {"sat, sun": "9:00-12:00"}),
        ([(day, 60, 120) for day in (0, 1, 2, 4)], {"mon-wed, fri": "1:00-2:00"}),
        ([(4, 1200, 1440), (5, 0, 120)], {"fri": "20:00-2:00"}),
        ([(6, 1200, 1440), (0, 0, 360)], {"sun": "20:00-6:00"}),
        ([(4, 1080, 1440), (5, 0, 1440)], {"fri": "18:00-24:00", "sat": "24 hours"}),
        ([(day, 1320, 1800) for day in (6, 0, 1, 2)], {"sun-wed": "22:00-6:00"}),
    ],
)
def test_lines(openings: list[tuple[int, int, int]], lines: dict[str, str]) -> None:
    found = week_of(openings)
    assert found is not None
    assert week_lines(found) == lines


def test_no_openings_are_no_week() -> None:
    assert week_of([]) is None
    assert union([None, None]) is None


def test_union() -> None:
    morning, afternoon = week_of([(0, 540, 720)]), week_of([(0, 700, 1020), (1, 540, 720)])
    assert union([morning, None, afternoon]) == ((Span(540, 1020),), (Span(540, 720),), (), (), (), (), ())


def test_words() -> None:
    found = week_of([(day, 480, 1020) for day in range(5)] + [(5, 540, 720)])
    assert found is not None
    assert week_words(found) == "Monday to Friday 8:00-17:00; Saturday 9:00-12:00"
    assert week_words(tuple([(Span(0, 1440),)] * 7)) == "every day 24 hours"


def test_days() -> None:
    assert [days_text(days) for days in ([0], [0, 6], [5, 6], [1, 3, 5])] == [
        "mon",
        "sun, mon",
        "sat, sun",
        "tue, thu, sat",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("08:00:00", 480),
        ("8:05", 485),
        ("23:59:59.5", 1439),
        ("24:00:00", 1440),
        ("24:01", None),
        ("08:60", None),
        ("8", None),
        ("", None),
        ("noon", None),
    ],
)
def test_times(text: str, found: int | None) -> None:
    assert minutes(text) == found


def ranges(**fields: object) -> list[dict[str, object]]:
    return [{"daysOfWeek": ["mon"], **fields}]


def test_midnight_as_fhir_has_to_say_it() -> None:
    for end in ("23:59:00", "23:59:59", "00:00:00", "24:00:00"):
        found, unclear = week(ranges(availableStartTime="18:00:00", availableEndTime=end), AVAILABLE)
        assert (found[0], unclear) == ((Span(1080, 1440),), [])  # type: ignore[index]


def test_an_end_before_the_start_is_the_next_day() -> None:
    found, _ = week(ranges(openingTime="22:00:00", closingTime="06:00:00"), OPENING)
    assert found is not None
    assert found[0] == (Span(1320, 1800),)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"openingTime": "08:00"},
        {"openingTime": "8 am", "closingTime": "5 pm"},
        {"openingTime": "08:00", "closingTime": "08:00"},
        {"daysOfWeek": ["someday"], "openingTime": "08:00", "closingTime": "17:00"},
    ],
)
def test_what_makes_no_hours_is_named(fields: dict[str, object]) -> None:
    found, unclear = week(ranges(**fields), OPENING)
    assert found is None
    assert len(unclear) == 1


def test_no_days_are_all_days() -> None:
    found, _ = week([{"allDay": True}], OPENING)
    assert found == tuple([(Span(0, 1440),)] * 7)
