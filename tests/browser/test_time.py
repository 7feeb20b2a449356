"""Between two builds the browser's clock does what a build of that day would do: asked on many days, of every page."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser

from generator.derive import wording
from generator.derive.desk import Desk
from generator.inspection import inspect
from generator.outputs.base import Page
from generator.outputs.pages import ROOM
from tests import built
from tests.browser.hosting import hosted
from tests.browser.visits import told, visiting

ZONE = "America/Kentucky/Louisville"
DAYS = ("2026-11-18", "2026-11-19", "2026-11-26", "2026-12-01", "2027-01-01", "2027-02-15", "2027-06-01")


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> built.Site:
    """The sample practice as if it were no demonstration."""
    return built.sample_in_time(tmp_path_factory)


@pytest.fixture(scope="session")
def clocked(real: built.Site) -> Iterator[str]:
    """Where it is served."""
    with hosted(real.folder) as where:
        yield where


def pages_of(site: built.Site, day: str) -> dict[str, Page]:
    """What a build of that day would print."""
    found = inspect(site.folder.parents[1] / "source", date.fromisoformat(day), allow_stale=True)
    assert found.checked.directory is not None
    desk = Desk(found.checked.directory, date.fromisoformat(day))
    return {page.path: page for page in ROOM.render(desk) if isinstance(page, Page)}


FEWER = ("card", "next", "news")
"""Of these a build of the day fills up what has gone; the browser only takes away."""
KINDS = ("home", "provider", "providers", "location", "locations", "plan", "service")


@pytest.mark.parametrize("day", DAYS)
def test_the_clock_says_what_a_build_of_that_day_would_say(
    browser: Browser, real: built.Site, clocked: str, day: str
) -> None:
    expected, today = pages_of(real, day), wording.weekday(date.fromisoformat(day))
    asked = [page for page in real.one_of_each if page.kind in KINDS]
    asked += [page for page in real.pages if page.kind == "provider"]
    wrong: list[str] = []
    with visiting(browser, clocked, timezone_id="Asia/Tokyo") as visit:
        visit.page.clock.set_fixed_time(f"{day}T06:00:00Z")
        for page in asked:
            if page.path not in expected:
                continue
            visit.page.goto(clocked + page.path)
            built_today = expected[page.path].body.replace(f"for referrals on {today}", "for referrals today")
            said, wanted = (told_on(page, visit.ask("facts", html)) for html in (None, built_today))
            wrong += (f"{page}: {line}" for line in differences(wanted, said))
    assert not wrong, told(wrong)


def told_on(page: built.SitePage, facts: list[list[str]]) -> list[str]:
    """Facts to compare. On pages of plans without their notes: some stand above the table on one day, and not on another."""
    notes = page.kind != "plan"
    fewer = (*FEWER, "person") if page.kind == "home" else FEWER
    return [("~" if kind in fewer else "") + (text if notes else text.partition(" / ")[0]) for kind, text in facts]


def differences(wanted: list[str], said: list[str]) -> Iterator[str]:
    """What one says and the other does not; a `~` marks what may be missing in the browser."""
    for line in difflib.unified_diff(wanted, said, lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@", "-~")):
            yield line
