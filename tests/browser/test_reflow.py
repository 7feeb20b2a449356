"""Nothing is lost when the window is as narrow as 320 px, the text is spaced out or twice as large."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import Window
from tests.browser.visits import Visit, findings, told
from tests.built import Site

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""
"""The reader's own spacing, as in WCAG 2.2, 1.4.12."""

LARGE = "html { font-size: 200% !important }"
"""Text twice as large (WCAG 2.2, 1.4.4)."""


def fits(visit: Visit) -> Iterator[str]:
    yield from visit.ask("overflow")


def fits_spaced(visit: Visit) -> Iterator[str]:
    visit.ask("restyle", SPACED)
    yield from visit.ask("overflow")


def fits_enlarged(visit: Visit) -> Iterator[str]:
    visit.ask("restyle", LARGE)
    yield from visit.ask("overflow")


@pytest.mark.parametrize(
    ("look", "width"),
    [
        (fits, 320),
        (fits, 360),
        (fits, 768),
        (fits, 1280),
        (fits_spaced, 320),
        (fits_spaced, 1280),
        (fits_enlarged, 1280),
    ],
)
def test_everything_fits(window: Window, site: Site, look: object, width: int) -> None:
    assert callable(look)
    with window(reduced_motion="reduce", viewport={"width": width, "height": 800}) as visit:
        found = findings(visit, site.one_of_each, look)
    assert not found, told(found)


FAULTS = {
    "reaches beyond the window": "<p>A long line that does not fit into the narrow box</p>",
    "cuts its text off": "<p>A long line that does not fit into the narrow box</p>",
    "has to be scrolled sideways": "<pre>A long line that does not fit into the narrow box at all, whatever one tries</pre>",
}
STYLES = {
    "reaches beyond the window": "width: 600px",
    "cuts its text off": "width: 9em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis",
    "has to be scrolled sideways": "width: 9em; white-space: pre; overflow-x: auto",
}


@pytest.mark.parametrize("wrong", FAULTS)
def test_a_planted_fault_is_seen(window: Window, wrong: str) -> None:
    with window(viewport={"width": 320, "height": 640}) as visit:
        visit.open("404.html")
        visit.page.evaluate(
            """([html, style]) => {
                const article = document.querySelector("article")
                article.insertAdjacentHTML("beforeend", html)
                article.lastElementChild.style.cssText = style
            }""",
            [FAULTS[wrong], STYLES[wrong]],
        )
        assert any(wrong in finding for finding in fits(visit))


def test_text_that_is_too_tight_for_spacing_is_seen(visit: Visit) -> None:
    visit.open("404.html")
    visit.page.evaluate("""() => {
        const heading = document.querySelector("h1")
        heading.style.cssText = `overflow: hidden; white-space: nowrap; width: ${heading.scrollWidth + 1}px; width: max-content`
        heading.style.width = `${heading.offsetWidth + 2}px`
    }""")
    assert not [finding for finding in fits(visit) if "h1" in finding]
    assert [finding for finding in fits_spaced(visit) if "h1" in finding]
