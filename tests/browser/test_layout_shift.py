"""Nothing jumps while a page loads, also on a slow line: the cumulative layout shift is 0."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.hosting import hosted
from tests.browser.test_privacy import TO_THE_END
from tests.browser.visits import DESKTOP, PHONE, Visit, findings, told, visiting
from tests.built import Site

SLOW = {".webp": 0.15, ".png": 0.15, ".svg": 0.15, ".js": 0.1}
"""Pictures and scripts come after the text, as they do on a real line."""

WATCH = """window.shifts = []
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    window.shifts.push(`${value.toFixed(4)}: ` + sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName).join(", "))
}).observe({ type: "layout-shift", buffered: true })"""


def shifts(visit: Visit) -> Iterator[str]:
    """Every shift until the page is loaded and was read to its end; none is excused by an input, as there is none."""
    visit.page.evaluate(TO_THE_END)
    visit.settle()
    yield from visit.page.evaluate("window.shifts")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_jumps(browser: Browser, site: Site, size: dict[str, int]) -> None:
    with hosted(site.folder, slow=SLOW) as address, visiting(browser, address, viewport=size) as visit:
        visit.context.add_init_script(WATCH)
        found = findings(visit, site.one_of_each, shifts)
    assert not found, told(found)


ASKED = ["?q=medicare", "#q=okafor", "?plan=meadow-ppo", "?plan=meadow-ppo&provider=amara-okafor&location=riverside"]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("question", ASKED)
def test_an_answer_that_comes_late_pushes_nothing_away(
    browser: Browser, site: Site, size: dict[str, int], question: str
) -> None:
    with hosted(site.folder, slow=SLOW | {".json": 0.3}) as address, visiting(browser, address, viewport=size) as visit:
        visit.context.add_init_script(WATCH)
        visit.page.goto(f"{address}check/{question}")
        visit.page.wait_for_selector("#check[data-ready]")
        visit.page.wait_for_selector("#check-out:not(:empty)")
        found = list(shifts(visit))
    assert not found, told(found)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_page_keeps_its_looks_when_the_theme_begins(browser: Browser, site: Site, size: dict[str, int]) -> None:
    with hosted(site.folder, slow={".css": 0.3}) as address, visiting(browser, address, viewport=size) as visit:
        visit.context.add_init_script(WATCH)
        page = visit.open("newsletter/")
        page.mouse.move(20, 20)
        page.wait_for_selector(".js-focus-visible")
        page.wait_for_load_state("networkidle")
        found = list(shifts(visit))
    assert not found, told(found)


def test_a_planted_jump_is_seen(visit: Visit) -> None:
    visit.context.add_init_script(WATCH)
    visit.open()
    visit.page.evaluate("""() => {
        const late = document.createElement("div")
        late.style.height = "90px"
        document.querySelector("article").prepend(late)
    }""")
    visit.settle()
    assert list(shifts(visit))
