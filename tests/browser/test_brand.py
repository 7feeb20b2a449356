"""What a practice chooses for its look is what readers get, and costs them nothing of the rest."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.hosting import hosted
from tests.browser.test_layout_shift import WATCH, shifts
from tests.browser.test_reflow import fits
from tests.browser.visits import PHONE, Visit, findings, told, visiting
from tests.built import Site, once, presence

MINIMAL = Path(__file__).parents[1] / "sites" / "minimal"
CHOSEN = """
brand:
  look: meadow
  primary: "#0b4f8a"
  header: drawing
  corners: square
  density: compact
  fonts: {text: lamplight.woff2}
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A practice that chose everything."""

    def make(out: Path) -> None:
        shutil.copytree(MINIMAL, out / "source")
        config = out / "source" / "site_config.yml"
        config.write_text(re.sub(r"brand:\n  look: slate\n", CHOSEN, config.read_text("utf-8")), "utf-8")
        presence("build", "--source", out / "source", "--out", out / "built", "--today", "2026-11-23")

    return Site(once(tmp_path_factory, "own-look", make) / "built" / "site")


@pytest.fixture
def visit(browser: Browser, own: Site) -> Iterator[Visit]:
    with hosted(own.folder, headers=True) as address, visiting(browser, address) as opened:
        yield opened


def test_everything_is_as_chosen(visit: Visit) -> None:
    page = visit.open()
    page.evaluate("document.fonts.load('400 1em Practice')")
    assert page.evaluate("[...document.fonts].map((font) => font.status)") == ["loaded"]
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Practice")
    button = page.locator(".btn--main").first
    assert button.evaluate("(button) => getComputedStyle(button).borderRadius") == "0px"
    assert page.locator("svg.drawing").evaluate("(drawing) => drawing.getBoundingClientRect().width") > 300
    tag = page.locator(".chips a").first.evaluate("(link) => getComputedStyle(link).color")
    assert tag == "rgb(11, 79, 138)"
    assert visit.trouble == []


def test_nothing_jumps_or_is_cut_off(browser: Browser, own: Site) -> None:
    with (
        hosted(own.folder, slow={".woff2": 0.3}) as address,
        visiting(browser, address, viewport=PHONE, reduced_motion="reduce") as visit,
    ):
        visit.context.add_init_script(WATCH)
        visit.context.clock.set_fixed_time("2026-11-23T15:30:00Z")
        found = findings(visit, own.one_of_each, shifts) + findings(visit, own.one_of_each, fits)
    assert not found, told(found)
