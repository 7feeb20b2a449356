"""Visits held open in a real browser: today is said on the day, and they go at their hour on the clock of their place."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import Window

TODAY = ("Amara Okafor, MD Riverside, new patient, same day", "2 held for referrals today, call before 11:00 am")
TOMORROW = "4 held for referrals on Thu, Nov 19, 2026, call before 11:00 am"


def shown(window: Window, path: str, moment: str, zone: str = "America/New_York") -> str:
    """The text of a page's lists of soonest visits at a moment, on a site that is no demonstration."""

    def real(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r' data-demonstration="[^"]*"', "", answer.text()))

    with window(timezone_id=zone) as visit:
        visit.page.clock.set_fixed_time(moment)
        visit.page.route(re.compile(rf"/{path}$"), real)
        texts = visit.open(path).locator(".soon > div").all_inner_texts()
        return "\n".join(" ".join(text.split()) for text in texts)


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland", "America/Los_Angeles"])
def test_today_until_the_hour_wherever_the_reader_is(window: Window, zone: str) -> None:
    assert " ".join(TODAY) in shown(window, "refer/", "2026-11-18T15:59:00Z", zone)
    later = shown(window, "refer/", "2026-11-18T16:00:00Z", zone)
    assert "Amara Okafor" not in later
    assert TOMORROW in later


def test_the_next_day_what_was_tomorrow_is_today(window: Window) -> None:
    assert "4 held for referrals today" in shown(window, "refer/", "2026-11-19T14:00:00Z")


def test_the_clock_is_that_of_the_place(window: Window) -> None:
    """Cedar Gap is an hour behind: at half past three on the clock of the practice it is half past two there."""
    assert "1 held for referrals today" in shown(window, "services/sleep-study/", "2026-11-23T20:30:00Z")
    assert "1 held" not in shown(window, "services/sleep-study/", "2026-11-23T21:00:00Z")
