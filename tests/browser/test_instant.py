"""Moving through the site without loading pages anew leads to the same pages, with everything at work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.conftest import Window
from tests.browser.instant import follow, ready
from tests.browser.keyboard import troubles
from tests.browser.visits import Visit, told
from tests.built import Site

STATE = """() => ({
  address: location.href,
  title: document.title,
  canonical: document.querySelector("link[rel=canonical]")?.href,
  description: document.querySelector("meta[name=description]").content,
  text: document.body.innerText.replace(/\\s+/g, " "),
  kind: document.querySelector("article").dataset.kind,
  controls: [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((control) => control.checkVisibility({ visibilityProperty: true }))
    .map((control) => `${control.localName} ${control.href ?? control.getAttribute("aria-label") ?? control.textContent}`),
  current: [...document.querySelectorAll("[aria-current]")].map((link) => link.href),
})"""
"""Everything of a page that matters to a reader."""


def differences(arrived: dict[str, Any], loaded: dict[str, Any]) -> Iterator[str]:
    """What is not the same on a page that was arrived at and on the page as it is loaded."""
    for what, there in loaded.items():
        here = arrived[what]
        if isinstance(there, list):
            yield from (f"{what}: {one} is missing" for one in Counter(there) - Counter(here))
            yield from (f"{what}: {one} is too many" for one in Counter(here) - Counter(there))
        elif here != there:
            yield f"{what}: {here!r} instead of {there!r}"


@pytest.fixture
def moving(window: Window, site: Site) -> Iterator[Visit]:
    with window(reduced_motion="reduce") as visit:
        visit.open("refer/")
        ready(visit, site)
        yield visit


def test_one_arrives_at_the_same_page(moving: Visit, window: Window, site: Site) -> None:
    found = []
    with window(reduced_motion="reduce") as loading:
        for page in site.one_of_each:
            if page.kind in ("not_found", "refer"):
                continue
            follow(moving, page)
            loading.open(page.path)
            arrived, loaded = moving.page.evaluate(STATE), loading.page.evaluate(STATE)
            found += [f"{page}: {difference}" for difference in differences(arrived, loaded)]
    found += moving.trouble
    assert not found, told(found)


def test_everything_works_after_arriving(moving: Visit, site: Site) -> None:
    follow(moving, site.page("provider"))
    assert moving.page.evaluate("document.activeElement.matches('h1')")
    moving.page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)")
    moving.page.locator(".md-skip").focus()
    moving.page.keyboard.press("Shift+Tab")
    assert troubles(moving) == []
    moving.page.locator("[data-darkens]").click()
    assert moving.page.locator("body[data-md-color-scheme=slate]").count() == 1
    assert moving.trouble == []


def test_one_goes_back_to_where_one_was(moving: Visit, site: Site) -> None:
    there = site.page("provider")
    follow(moving, there)
    follow(moving, site.page("prose"))
    moving.page.go_back()
    moving.page.locator(f"article[data-kind={there.kind}]").wait_for()
    assert moving.page.url == moving.address + there.path
    assert moving.page.evaluate("window.sameDocument === true")


def test_a_difference_is_seen(moving: Visit, site: Site) -> None:
    follow(moving, site.page("provider"))
    before = moving.page.evaluate(STATE)
    moving.page.evaluate("""() => {
        document.title = "Another"
        document.querySelector(".bar a").remove()
    }""")
    found = "\n".join(differences(moving.page.evaluate(STATE), before))
    assert "title: 'Another'" in found
    assert "controls: a tel:" in found
    assert "text:" in found
