"""The checker's page says of every plan, provider and place, on any day, what a desk of that day says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.asking import BUILT, asked, at, desk_of, expected, practice
from tests.browser.hosting import hosted

Practice = Callable[[str], Path]
DAYS = {
    "sample": (0, 6, 28, 45, 85, 450),
    "minimal": (0, 91),
}
IMPORTED = "soundview-orthopaedic-ri"
FIJI, HONOLULU = "Pacific/Fiji", "Pacific/Honolulu"


@pytest.fixture
def built(tmp_path_factory: pytest.TempPathFactory) -> Practice:
    return lambda name: practice(tmp_path_factory, name)


def differences(browser: Browser, folder: Path, day: date, hour: int = 9, **options: str) -> list[str]:
    """What the browser says and the desk does not, and the other way round."""
    desk = desk_of(folder, day)
    with hosted(folder / "built" / "site") as address:
        said = asked(browser, address, at(day, hour, desk.zone()), **options)
    right = set(expected(desk, hour))
    assert right
    return [f"- {line}" for line in sorted(right - said)] + [f"+ {line}" for line in sorted(said - right)]


@pytest.mark.parametrize(("name", "after"), [(name, day) for name, days in DAYS.items() for day in days])
def test_every_answer_is_that_of_the_day(browser: Browser, built: Practice, name: str, after: int) -> None:
    found = differences(browser, built(name), BUILT + timedelta(days=after))
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("after", [60])
def test_of_an_imported_practice_too(browser: Browser, built: Practice, after: int) -> None:
    found = differences(browser, built(IMPORTED), BUILT + timedelta(days=after))
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("before", [5])
def test_a_clock_that_is_behind_is_answered_by_its_day(browser: Browser, built: Practice, before: int) -> None:
    folder, day = built("sample"), BUILT - timedelta(days=before)
    desk = desk_of(folder, day)
    with hosted(folder / "built" / "site") as address:
        said = asked(browser, address, at(day, 9, desk.zone()))
    assert not {line[:5] for line in said} - {line[:5] for line in expected(desk, 9)}


@pytest.mark.parametrize(("zone", "hour"), [(FIJI, 23), (HONOLULU, 0)])
def test_the_day_is_the_practices_wherever_the_visitor_is(
    browser: Browser, built: Practice, zone: str, hour: int
) -> None:
    """Tallgrass Core ends with 2026: on the last evening it holds, wherever the reader is, and on the next day not."""
    for after in (43, 44):
        found = differences(browser, built("sample"), BUILT + timedelta(days=after), hour, timezone_id=zone)
        assert not found, "\n".join(found[:20])
