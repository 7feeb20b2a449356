"""Every control is large enough for a finger: 24 px (WCAG 2.2, 2.5.8), and 44 px for what one comes to do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import Window
from tests.browser.visits import DESKTOP, PHONE, Visit, findings, told
from tests.built import Site

ACTIONS = ".btn, .bar a, .md-header button.md-header__button"


def too_small(visit: Visit) -> Iterator[str]:
    yield from visit.ask("targets", {"actions": ACTIONS})


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_large_enough(window: Window, site: Site, size: dict[str, int]) -> None:
    with window(reduced_motion="reduce", viewport=size) as visit:
        found = findings(visit, site.one_of_each, too_small)
    assert not found, told(found)


def test_a_planted_fault_is_seen(visit: Visit) -> None:
    visit.open("404.html")
    visit.page.evaluate("""() => {
        const article = document.querySelector("article")
        article.insertAdjacentHTML("beforeend", `<p><a href="./" id="tiny">x</a></p>
            <p>Words with <a href="./" id="inline">a link</a> among them.</p><p><a href="./" class="btn" id="low">Act</a></p>
            <p id="frame"><a href="./" id="stretched">y</a></p>`)
        for (const link of article.querySelectorAll("a")) link.style.cssText = "font-size: 12px; display: inline; padding: 0"
        frame.style.cssText = "position: relative; height: 60px"
        const sheet = new CSSStyleSheet()
        sheet.replaceSync("#stretched::after { content: ''; position: absolute; inset: 0 }")
        document.adoptedStyleSheets = [sheet]
    }""")
    found = "\n".join(too_small(visit))
    assert "a#tiny" in found
    assert "under 44" in found
    assert "a#inline" not in found
    assert "a#stretched" not in found
