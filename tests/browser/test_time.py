"""Between two builds the browser's clock does what a build of that day would do, wherever the reader is."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Locator, Page

from generator.derive import wording
from generator.derive.desk import Desk
from generator.inspection import inspect
from generator.outputs.base import Page as Made
from generator.outputs.pages import ROOM
from generator.render.unbroken import unbroken
from tests import built
from tests.browser.conftest import Window
from tests.browser.hosting import hosted
from tests.browser.visits import Visit, told, visiting

DAYS = ("2026-11-19", "2026-12-01", "2027-01-01", "2027-02-15", "2027-06-01")


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> built.Site:
    """The sample practice as if it were no demonstration."""
    return built.sample_in_time(tmp_path_factory)


@pytest.fixture(scope="session")
def clocked(real: built.Site) -> Iterator[str]:
    """Where it is served."""
    with hosted(real.folder) as where:
        yield where


def pages_of(site: built.Site, day: str) -> dict[str, Made]:
    """What a build of that day would print."""
    found = inspect(site.folder.parents[1] / "source", date.fromisoformat(day), allow_stale=True)
    assert found.checked.directory is not None
    desk = Desk(found.checked.directory, date.fromisoformat(day))
    return {page.path: page for page in ROOM.render(desk) if isinstance(page, Made)}


@pytest.fixture
def visit(browser: Browser, clocked: str) -> Iterator[Visit]:
    """A window in Tokyo, where it is nearly always another day than in Kentucky."""
    with visiting(browser, clocked, timezone_id="Asia/Tokyo") as opened:
        yield opened


def at(visit: Visit, moment: str, path: str) -> Page:
    """A page of the real practice at a moment."""
    visit.page.clock.set_fixed_time(moment)
    return visit.open(path)


def line(page: Page | Locator, selector: str) -> str:
    return page.locator(selector).first.inner_text().replace("\u00a0", " ").replace("\n", " ")


@pytest.mark.parametrize(
    ("moment", "path", "said"),
    [
        ("2026-11-18T15:00:00Z", "riverside", "Open now until noon EST Today 7:30 am – noon, 1 pm – 5 pm; tomorrow 7:30 am – noon, 1 pm – 5 pm"),
        ("2026-11-18T17:30:00Z", "riverside", "Closed now, opens at 1 pm EST Today 7:30 am – noon, 1 pm – 5 pm; tomorrow 7:30 am – noon, 1 pm – 5 pm"),
        ("2026-11-22T15:00:00Z", "riverside", "Closed now, opens tomorrow at 7:30 am EST Today closed; tomorrow 7:30 am – noon, 1 pm – 5 pm"),
        ("2026-11-26T15:00:00Z", "riverside", "Closed now, opens Sat, Nov 28 at 8 am EST Today closed; tomorrow closed"),
        ("2026-12-08T23:00:00Z", "riverside", "Open now until 7 pm EST Today 7:30 am – noon, 1 pm – 7 pm; tomorrow 7:30 am – noon, 1 pm – 7 pm"),
        ("2026-11-18T10:00:00Z", "cedar-gap", "Open now until 6 am CST Today 8 pm – 6 am; tomorrow 8 am – noon, 12:30 pm – 4:30 pm, 8 pm – 6 am"),
        ("2027-07-01T15:00:00Z", "riverside", "Call to confirm last verified Nov 16, 2026"),
    ],
)  # fmt: skip
def test_hours_of_the_moment_are_those_of_the_place(visit: Visit, moment: str, path: str, said: str) -> None:
    """On the clock of the place, wherever the reader is; special days win over the week; a night belongs to its evening."""
    page = at(visit, moment, f"locations/{path}/")
    assert line(page, ".today-hours") == said
    assert not [trouble for trouble in visit.trouble if trouble.startswith("script:")]


def test_the_line_keeps_up_while_the_page_stays_open(visit: Visit) -> None:
    visit.page.clock.install(time="2026-11-18T16:58:30Z")
    page = visit.open("locations/riverside/")
    assert line(page, ".today-hours b") == "Open now until noon EST"
    page.clock.fast_forward("03:00")
    assert line(page, ".today-hours b") == "Closed now, opens at 1 pm EST"


@pytest.mark.parametrize(
    ("day", "plan", "said"),
    [
        ("2026-12-31", "Meadow Marketplace Silver", "In network from Jan 1, 2027"),
        ("2027-01-01", "Meadow Marketplace Silver", "In network"),
        ("2027-02-11", "Meadow Marketplace Silver", "Call to confirm Last verified Nov 12, 2026"),
        ("2026-12-31", "Tallgrass Core Gold", "In network until Dec 31, 2026"),
        ("2027-01-01", "Tallgrass Core Gold", "Call to confirm"),
    ],
)
def test_participation_begins_and_ends_on_its_day(visit: Visit, day: str, plan: str, said: str) -> None:
    page = at(visit, f"{day}T17:00:00Z", "providers/amara-okafor/")
    row = page.locator(".plans tr").filter(has=page.get_by_role("link", name=plan, exact=True))
    assert line(row, "td:has(.st)").startswith(said)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (
            "2026-11-18T15:00:00Z",
            ["Open now until 5:30 pm EST", "Open now until 9 pm EST", "Closed now, opens tomorrow at 8 am CST"],
        ),
        ("2026-11-21T18:00:00Z", ["Closed now, opens Mon, Nov 23 at 7:30 am EST", "Open now until 6 pm EST", ""]),
        (
            "2026-11-26T15:00:00Z",
            ["Closed now, opens Sat, Nov 28 at 8 am EST", "Open now until 9 pm EST", ""],
        ),
        ("2027-12-01T15:00:00Z", []),
    ],
)
def test_ways_to_refer_are_open_by_their_own_clock(visit: Visit, moment: str, said: list[str]) -> None:
    """On holidays of the practice only those that say so; hours that are too old say nothing; around the clock goes without saying."""
    page = at(visit, moment, "refer/")
    found = [text.replace("\u00a0", " ") for text in page.locator(".open-now").all_inner_texts()]
    assert len(found) == len(said)
    assert all(words in text for text, words in zip(found, said, strict=True)), found


def test_a_day_begins_at_midnight_of_the_practice(visit: Visit) -> None:
    """In Tokyo the new year is fourteen hours older."""
    plan = ".plans tr:has(a:text-is('Meadow Marketplace Silver')) .st"
    assert line(at(visit, "2027-01-01T04:59:00Z", "providers/amara-okafor/"), plan) == "In network from Jan 1, 2027"
    assert line(at(visit, "2027-01-01T05:00:00Z", "providers/amara-okafor/"), plan) == "In network"


@pytest.mark.parametrize(
    ("moment", "held"),
    [
        ("2026-11-18T15:59:00Z", ["2 held for referrals today, call before 11:00 am"]),
        ("2026-11-18T16:00:00Z", []),
    ],
)
def test_held_visits_go_to_others_at_their_hour(visit: Visit, moment: str, held: list[str]) -> None:
    page = at(visit, moment, "providers/amara-okafor/")
    assert [text for text in page.locator(".soon dd > span").all_inner_texts() if "today" in text] == held
    assert page.locator(".soon dt").count() == page.locator(".soon > div:has(dd > span)").count(), (
        "a name without an answer"
    )


@pytest.mark.parametrize(
    ("day", "announced"), [("2026-11-18", False), ("2026-11-19", True), ("2026-11-27", True), ("2026-11-28", False)]
)
def test_a_closure_is_announced_in_time_and_vanishes(visit: Visit, day: str, announced: bool) -> None:
    page = at(visit, f"{day}T17:00:00Z", "refer/")
    assert page.locator(".md-banner:visible:has-text('Closed on November 26')").count() == announced
    assert page.locator(".md-banner:visible").count() == announced


def test_a_demonstration_stays_on_its_day(window: Window) -> None:
    with window(timezone_id="Asia/Tokyo") as visit:
        page = at(visit, "2031-03-01T15:00:00Z", "providers/amara-okafor/")
        assert "Within 5 business days" in line(page, ".answer")
        assert "In network from Jan 1, 2027" in line(page, ".plans")
        page = at(visit, "2031-03-01T15:00:00Z", "locations/riverside/")
        assert line(page, ".today-hours") == "Today 7:30 am – noon, 1 pm – 5 pm; tomorrow 7:30 am – noon, 1 pm – 5 pm"


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
            built_today = expected[page.path].body.replace(f"for referrals on {unbroken(today)}", "for referrals today")
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
