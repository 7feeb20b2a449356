"""Everything can be reached with the Tab key, and whoever uses it always sees where they are."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Window
from tests.browser.keyboard import troubles, walk
from tests.browser.visits import DESKTOP, PHONE, Visit, findings, told
from tests.built import Site

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


@SIZES
def test_every_stop_can_be_seen(window: Window, site: Site, size: dict[str, int]) -> None:
    with window(reduced_motion="reduce", viewport=size) as visit:
        found = findings(visit, site.one_of_each, troubles)
    assert not found, told(found)


def test_a_panel_higher_than_the_window_can_be_seen_to_its_end(window: Window, site: Site) -> None:
    """It stays beside the page while that scrolls, so its last button must come into view by itself."""
    with window(reduced_motion="reduce", viewport={"width": 1280, "height": 480}) as visit:
        found = findings(visit, [site.page("location"), site.page("person")], troubles)
    assert not found, told(found)


@SIZES
def test_the_skip_link_skips(window: Window, site: Site, size: dict[str, int]) -> None:
    with window(reduced_motion="reduce", viewport=size) as visit:
        page = visit.open(site.page("provider").path)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**#__content")  # the jump is a task of its own, and no script may be faster
        visit.settle()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#__content') !== null"), visit.ask("stop")


FAULTS = {
    "cannot be seen": "target.style.opacity = 0",
    "is covered by": """const lid = document.body.appendChild(document.createElement("div"))
        lid.style.cssText = "position: fixed; inset: 0; z-index: 99; background: #fff8" """,
    "shows no focus": "target.style.outline = 'none'; target.style.boxShadow = 'none'",
    "jumps the queue": "target.tabIndex = 1",
    "is not reached": """const host = document.body.appendChild(document.createElement("div"))
        host.innerHTML = '<button id="asleep" type="button">Asleep</button>'
        addEventListener("focusin", ({target}) => target.id === "asleep" && document.activeElement.blur())
        document.getElementById("asleep").addEventListener("focus", (event) => event.stopImmediatePropagation())""",
    "the first stop is no skip link": "document.querySelector('.md-skip').remove()",
}


@pytest.mark.parametrize("wrong", FAULTS)
def test_a_planted_fault_is_seen(visit: Visit, site: Site, wrong: str) -> None:
    visit.open(site.page("not_found").path)
    visit.page.evaluate(f"() => {{ const target = document.querySelector('#__content a'); {FAULTS[wrong]} }}")
    assert any(wrong in finding for finding in troubles(visit))


def test_a_trap_is_seen(visit: Visit, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.browser.keyboard.FAR", 5)
    visit.open(site.page("home").path)
    with pytest.raises(AssertionError, match="does not get out"):
        list(walk(visit))
