"""Looking at the site tells nobody: no other host is asked, nothing is stored before the reader does something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Window
from tests.browser.hosting import hosted
from tests.browser.visits import Visit, findings, told, visiting
from tests.built import Site

TO_THE_END = """async () => {
  for (let y = 0; y < document.scrollingElement.scrollHeight; y += innerHeight) {
    window.scrollTo({ top: y, behavior: "instant" })
    await new Promise(requestAnimationFrame)
  }
}"""


def kept(visit: Visit) -> Iterator[str]:
    """What is stored once the page was read to its end, which loads all its pictures."""
    visit.page.evaluate(TO_THE_END)
    visit.settle()
    yield from visit.ask("kept")
    yield from (f"cookie {cookie['name']}" for cookie in visit.context.cookies())


def test_nothing_is_stored_and_no_other_host_is_asked(window: Window, site: Site) -> None:
    with window() as visit:
        found = findings(visit, site.one_of_each, kept)
        assert not found, told(found)
        assert not visit.foreign(), told(visit.foreign())


def test_moving_asks_for_nothing_but_the_sitemap_of_this_site(visit: Visit) -> None:
    visit.open()
    with visit.page.expect_request(f"{visit.address}sitemap.xml"):
        visit.page.mouse.move(100, 100)
        visit.page.mouse.move(110, 110)
    visit.settle()
    assert [url for url in visit.requested if url.endswith("sitemap.xml")] == [f"{visit.address}sitemap.xml"]
    assert not visit.foreign(), told(visit.foreign())


def test_planted_storage_is_seen(visit: Visit) -> None:
    visit.open()
    visit.page.evaluate("""() => {
        localStorage.seen = sessionStorage.seen = "1"
        document.cookie = "seen=1"
        indexedDB.open("seen")
    }""")
    found = "\n".join(kept(visit))
    for where in ("localStorage seen", "sessionStorage seen", "indexedDB seen", "cookie seen"):
        assert where in found


@pytest.mark.parametrize(
    "leak",
    [
        '<img src="https://tracker.example/x.png" alt="">',
        '<link rel="stylesheet" href="https://fonts.example/x.css">',
        "<script>fetch('https://api.example/')</script>",
        "<script>navigator.sendBeacon('https://api.example/')</script>",
    ],
)
def test_a_planted_request_is_seen(browser: Browser, tmp_path: Path, leak: str) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Leak</title>{leak}", "utf-8")
    with hosted(tmp_path) as address, visiting(browser, address) as visit:
        visit.open()
        assert visit.foreign()
