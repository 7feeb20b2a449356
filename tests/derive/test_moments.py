"""Open or closed at a moment, held to an oracle that walks from minute to minute."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from generator.derive import moments, wording
from tests.time_cases import Case, around_changes, hours_cases, oracle

CASES = hours_cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_table_says_what_the_oracle_finds(case: Case) -> None:
    assert oracle(case.place, case.instant) == case.expected


@pytest.mark.parametrize("case", CASES, ids=str)
def test_open_or_closed_and_until_when(case: Case) -> None:
    place = case.place
    state = moments.state(place.week, place.specials, place.zone, case.instant)
    assert state == case.expected
    reads = moments.wall_clock(place.zone, case.instant)
    assert wording.open_state(state, reads) == case.words


def test_every_quarter_of_an_hour_around_changes_of_the_clock() -> None:
    wrong = [
        f"{place.zone} {instant} {place.name}: {said}, not {expected}"
        for place, moments_of in around_changes()
        for instant, expected in moments_of
        if (said := moments.state(place.week, place.specials, place.zone, instant)) != expected
    ]
    assert not wrong, "\n".join([f"{len(wrong)} wrong", *wrong[:20]])


def test_seconds_belong_to_the_minute_that_they_are_in() -> None:
    case = CASES[1]
    later = case.instant.replace(second=59, microsecond=999_999)
    assert moments.state(case.place.week, case.place.specials, case.place.zone, later) == case.expected
    assert moments.wall_clock("UTC", datetime(2026, 11, 18, 12, 0, 59, tzinfo=UTC)) == datetime.fromisoformat(
        "2026-11-18T12:00"
    )
