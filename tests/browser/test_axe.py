"""axe-core finds nothing on any kind of page: WCAG 2.2 A and AA and best practice, in every scheme and width."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.browser.conftest import Window
from tests.browser.visits import Visit, findings, told
from tests.built import Site
from tests.examiners import AXE, missing

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 360, 320)
SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}


@cache
def source() -> str:
    assert not missing(AXE), missing(AXE)
    return AXE.read_text("utf-8")


def violations(visit: Visit) -> Iterator[str]:
    """Everything that axe finds on the open page, at every width.

    What the bar covers at one moment is not too small, as the reader scrolls; axe knows that of what is fixed to the
    window. Whether it ever covers the focus is asked in `test_keyboard`.
    """
    visit.page.evaluate(source())
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 800})
        visit.page.evaluate("() => new Promise(requestAnimationFrame)")
        yield from (f"{width} px: {violation}" for violation in visit.ask("axe", TAGS))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_violation(window: Window, site: Site, scheme: str) -> None:
    with window(reduced_motion="reduce", **SCHEMES[scheme]) as visit:
        found = findings(visit, site.one_of_each, violations)
    assert not found, told(found)


def test_a_planted_fault_is_seen(visit: Visit) -> None:
    page = visit.open()
    page.evaluate("""() => {
        const article = document.querySelector("article")
        article.insertAdjacentHTML("beforeend", "<button></button><p id=pale>Pale words</p>")
        document.getElementById("pale").style.color = "color-mix(in srgb, currentcolor 15%, white)"
    }""")
    found = "\n".join(violations(visit))
    assert "button-name" in found
    assert "color-contrast: #pale" in found
