"""Week tables and special days; the hours syntax as managers write it."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.derive import wording
from generator.derive.hours import SpecialDay, day_rows, openings_on, special_days
from generator.model.hours import MIDNIGHT, Span, SpecialHours, WeekHours

WEEK = TypeAdapter(WeekHours)


def special(**written: str) -> SpecialHours:
    return SpecialHours.model_validate({key.rstrip("_"): value for key, value in written.items()})


@pytest.mark.parametrize(
    ("written", "spans"),
    [
        ("8:00-17:00", ((480, 1020),)),
        ("8:00-12:00, 13:00-17:00", ((480, 720), (780, 1020))),
        ("8 am - 5 pm", ((480, 1020),)),
        ("7:30 a.m. to noon", ((450, 720),)),
        ("8:30–16:45", ((510, 1005),)),
        ("20:00-6:00", ((1200, 1800),)),
        ("20:00-24:00", ((1200, 1440),)),
        ("midnight-6:00", ((0, 360),)),
        ("24 hours", ((0, 1440),)),
        ("closed", ()),
        ("12 am - 12 pm", ((0, 720),)),
    ],
)
def test_a_day_as_people_write_it(written: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert WEEK.validate_python({"mon": written})[0] == tuple(Span(*span) for span in spans)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("mon-fri", [0, 1, 2, 3, 4]),
        ("Monday", [0]),
        ("sat, sun", [5, 6]),
        ("fri-mon", [0, 4, 5, 6]),
        ("mon, wed-thu", [0, 2, 3]),
        ("daily", [0, 1, 2, 3, 4, 5, 6]),
        ("tues", [1]),
    ],
)
def test_days_as_people_write_them(days: str, expected: list[int]) -> None:
    week = WEEK.validate_python({days: "8:00-9:00"})
    assert [day for day in range(7) if week[day]] == expected


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ({"mon": "8:00-12:00, 11:00-17:00"}, "hours-overlap"),
        ({"mon": "20:00-6:00", "tue": "5:00-9:00"}, "hours-overlap"),
        ({"sun": "20:00-6:00", "mon": "5:00-9:00"}, "hours-overlap"),
        ({"mon": "8:00-12:00", "mon-fri": "8:00-12:00"}, "day-twice"),
        ({"mon": "25:00-26:00"}, "bad-time"),
        ({"mon": "8:61-9:00"}, "bad-time"),
        ({"mon": "8-17"}, "bad-time"),
        ({"mon": "8:00"}, "bad-hours"),
        ({"mond ay": "8:00-9:00"}, "bad-day"),
        ({"mo": "8:00-9:00"}, "bad-day"),
    ],
)
def test_what_cannot_be_a_week_is_refused(written: dict[str, str], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        WEEK.validate_python(written)
    assert [error["type"] for error in refused.value.errors()] == [code]


def test_touching_openings_do_not_overlap() -> None:
    week = WEEK.validate_python({"mon": "8:00-12:00, 12:00-17:00", "tue": "0:00-6:00", "sun": "20:00-24:00"})
    assert week[6] == (Span(1200, MIDNIGHT),)


def test_days_with_the_same_hours_share_a_row() -> None:
    week = WEEK.validate_python({"mon-thu": "8:00-17:00", "fri": "8:00-12:00"})
    rows = [(wording.row_days(row), wording.spans(row.spans)) for row in day_rows(week)]
    assert rows == [
        ("Mon – Thu", "8:00 am – 5:00 pm"),
        ("Friday", "8:00 am – noon"),
        ("Sat – Sun", "Closed"),
    ]


def test_a_places_own_special_days_win_over_the_practices() -> None:
    shared = [special(from_="2026-12-24", until="2026-12-26", hours="closed", why="Christmas")]
    own = [special(on="2026-12-25", hours="9:00-11:00", why="Wound checks")]
    assert special_days(own, shared) == [
        SpecialDay(date(2026, 12, 24), date(2026, 12, 24), (), "Christmas"),
        SpecialDay(date(2026, 12, 25), date(2026, 12, 25), (Span(540, 660),), "Wound checks"),
        SpecialDay(date(2026, 12, 26), date(2026, 12, 26), (), "Christmas"),
    ]


def test_a_special_day_wins_over_the_week_and_no_hours_is_not_closed() -> None:
    week = WEEK.validate_python({"fri": "8:00-17:00"})
    christmas = special_days([special(on="2026-12-25", hours="closed", why="Christmas")], [])
    assert openings_on(date(2026, 12, 25), week, christmas) == ()
    assert openings_on(date(2026, 12, 18), week, christmas) == (Span(480, 1020),)
    assert openings_on(date(2026, 12, 18), None, christmas) is None


@pytest.mark.parametrize(
    "written",
    [{"why": "x"}, {"on": "2026-12-25", "from": "2026-12-25", "until": "2026-12-26", "why": "x"}],
)
def test_a_special_day_needs_its_days(written: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        SpecialHours.model_validate(written)
