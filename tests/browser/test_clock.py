"""The clock of the browser, held to the shared cases and to its counterpart in the build."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.derive import moments
from tests.browser.conftest import Window
from tests.time_cases import Place, around_changes, hours_cases

ASK = """(cases) => {
  delete document.querySelector(".foot").dataset.demonstration
  return cases.map(([week, special, zone, instant]) => {
    const state = presence.state(week, special, zone, instant)
    return [state.open, state.at, presence.saysNow(state, zone, instant)]
  })
}"""


def asked(page: Page, cases: Sequence[tuple[Place, Any]]) -> list[tuple[moments.OpenState, str]]:
    """What the browser says of each place at each instant."""
    said = page.evaluate(ASK, [[*place.machine, place.zone, at.timestamp() * 1000] for place, at in cases])
    return [(moments.OpenState(is_open, _reading(at)), words.replace("\u00a0", " ")) for is_open, at, words in said]


def _reading(minutes: int | None) -> datetime | None:
    return None if minutes is None else datetime.combine(date(1970, 1, 1), time()) + timedelta(minutes=minutes)


@pytest.mark.parametrize("visitor", ["Asia/Tokyo", "Pacific/Honolulu", "Europe/London"])
def test_the_browser_finds_what_the_table_says(window: Window, visitor: str) -> None:
    cases = hours_cases()
    with window(timezone_id=visitor) as visit:
        found = asked(visit.open("locations/"), [(case.place, case.instant) for case in cases])
    for case, (state, words) in zip(cases, found, strict=True):
        assert state == case.expected, case
        assert words.startswith(case.words), case


def test_the_browser_and_the_build_agree_at_every_change_of_the_clock(window: Window) -> None:
    cases = [(place, instant) for place, said in around_changes() for instant, _ in said]
    with window(timezone_id="America/Los_Angeles") as visit:
        found = asked(visit.open("locations/"), cases)
    wrong = [
        f"{place.zone} {instant} {place.name}: {said}"
        for (place, instant), (said, _) in zip(cases, found, strict=True)
        if said != moments.state(place.week, place.specials, place.zone, instant)
    ]
    assert not wrong, "\n".join([f"{len(wrong)} wrong", *wrong[:20]])


def test_a_visitor_on_another_clock_is_told_whose_time_it_is(window: Window) -> None:
    case = hours_cases()[1]
    with window(timezone_id="America/New_York") as visit:
        assert asked(visit.open("locations/"), [(case.place, case.instant)])[0][1] == "Open now until noon"
    with window(timezone_id="America/Chicago") as visit:
        assert asked(visit.open("locations/"), [(case.place, case.instant)])[0][1] == "Open now until noon EST"
