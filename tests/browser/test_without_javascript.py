"""Without JavaScript every fact is there, and nothing that can be seen is dead."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import Window
from tests.browser.texts import facts, lost
from tests.browser.visits import DESKTOP, PHONE, Visit, told
from tests.built import Site

LIVE = "“today”"
"""What scripts say of a day that the page names by its date."""
HUBS = ("Providers", "Insurance", "Locations")


def way_to(visit: Visit, hub: str) -> Locator:
    """The link at the top of every page, which a phone keeps in its menu where scripts run."""
    return visit.page.locator(".md-tabs").get_by_role("link", name=hub)


def test_every_word_is_there(window: Window, site: Site) -> None:
    found = []
    with window() as with_scripts, window(java_script_enabled=False) as without:
        for page in site.one_of_each:
            with_scripts.open(page.path)
            without.page.goto(without.address + page.path, wait_until="load")
            missing = lost(facts(with_scripts, "body"), facts(without, "body"))
            found += [f"{page}: {word} only with scripts" for word in missing if not word.startswith(LIVE)]
    assert not found, told(found)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_dead_can_be_seen(window: Window, site: Site, size: dict[str, int]) -> None:
    found = []
    with window(java_script_enabled=False, viewport=size) as visit:
        for page in site.one_of_each:
            visit.page.goto(visit.address + page.path, wait_until="load")
            found += [f"{page}: {control} does nothing" for control in visit.ask("dead")]
            found += [f"{page}: no way to {place} is seen" for place in HUBS if not way_to(visit, place).is_visible()]
    assert not found, told(found)


def test_planted_faults_are_seen(window: Window) -> None:
    with window(java_script_enabled=False) as visit:
        visit.page.goto(visit.address, wait_until="load")
        before = facts(visit, "body")
        visit.page.evaluate("""() => document.querySelector("article").insertAdjacentHTML("beforeend",
            "<p>Zanzibar</p><button>Quux</button>")""")
        assert lost(facts(visit, "body"), before) == ["“zanzibar”"]
        assert any("Quux" in control for control in visit.ask("dead"))
