"""The site search finds what an office asks for, without a mouse, at the root of a host and under a path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.press import print_site
from generator.renderers.mkdocs import MkDocs
from tests.browser.conftest import Window
from tests.browser.hosting import hosted
from tests.browser.visits import DESKTOP, PHONE, Visit, visiting
from tests.built import Site, sample_under_base
from tests.press import samples

ASKED = {
    "a provider": ("okafor", "providers/amara-okafor/"),
    "a provider, without the marks": ("dhalaigh", "providers/siobhan-ni-dhalaigh/"),
    "what offices call a plan": ("meadow blue card", "insurance/meadow/meadow-ppo/"),
    "what a card says": ("network: select", "insurance/meadow/meadow-select-ppo/"),
    "a service": ("stress echo", "services/stress-echocardiogram/"),
    "what offices call a service": ("holter", "services/heart-rhythm-monitor/"),
}
FIRST = 3
"""How many results an office looks at."""


def results(visit: Visit) -> list[str]:
    """Site paths of the results, best first, once the search has ended."""
    visit.page.locator(".md-search-result__meta", has_text="matching").wait_for()
    links = visit.page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    return [link.removeprefix(visit.address).partition("?")[0].partition("#")[0] for link in links]


def search(visit: Visit, text: str) -> list[str]:
    """Open the search with the keyboard, type, and see what comes."""
    page = visit.page
    button = page.locator("[data-opens=__search]")
    if button.is_visible():
        button.focus()
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "query"
    page.keyboard.type(text)
    return results(visit)


@pytest.fixture(scope="module", params=["at the root", "under a path"])
def opened(
    request: pytest.FixtureRequest, browser: Browser, site: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    searched = site if request.param == "at the root" else sample_under_base(tmp_path_factory)
    with hosted(searched.folder, searched.base) as address, visiting(browser, address) as visit:
        yield visit


@pytest.mark.parametrize("what", ASKED)
def test_what_is_asked_for_is_among_the_first(opened: Visit, what: str) -> None:
    text, path = ASKED[what]
    opened.open("refer/")
    assert path in search(opened, text)[:FIRST]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_keys_lead_to_the_page(browser: Browser, address: str, size: dict[str, int]) -> None:
    text, path = ASKED["a provider"]
    with visiting(browser, address, viewport=size, reduced_motion="reduce") as visit:
        page = visit.open("services/")
        first = search(visit, text)[0]
        assert first == path
        page.keyboard.press("ArrowDown")
        assert visit.ask("stop")["wrong"] == []
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{path}*")
        page.locator("article[data-kind=provider] h1").wait_for()
        visit.settle()
        assert visit.trouble == []


def test_a_touch_leads_to_the_page(window: Window) -> None:
    text, path = ASKED["a provider"]
    with window(viewport=PHONE, has_touch=True, reduced_motion="reduce") as visit:
        page = visit.open("services/")
        page.locator("[data-opens=__search]").tap()
        page.keyboard.type(text)
        page.locator(".md-search-result__link").first.tap()
        page.wait_for_url(f"**/{path}*")
        page.locator("article[data-kind=provider] h1").wait_for()
        assert visit.trouble == []


def test_the_index_is_fetched_once(visit: Visit) -> None:
    visit.open()
    search(visit, "okafor")
    visit.page.locator("[name=query]").fill("meadow")
    results(visit)
    assert sum("search_index" in url for url in visit.requested) == 1


def test_results_are_text(browser: Browser, tmp_path: Path) -> None:
    for file in print_site(samples.artifacts(), samples.SETTINGS, MkDocs()):
        (tmp_path / file.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file.path).write_bytes(file.body)
    with hosted(tmp_path) as address, visiting(browser, address) as visit:
        visit.open()
        assert search(visit, "ann")
        found = visit.page.locator(".md-search-result__list")
        assert "<script>alert(1)" in found.inner_text()
        assert found.locator("script, b").count() == 0
        assert visit.trouble == []


def test_nothing_is_found_where_nothing_is(visit: Visit) -> None:
    visit.open()
    visit.page.keyboard.press("/")
    visit.page.keyboard.type("zzyzx")
    visit.page.locator(".md-search-result__meta", has_text="No matching pages").wait_for()
    assert visit.page.locator(".md-search-result__link").count() == 0


def test_the_pages_that_are_searched_for_exist(site: Site) -> None:
    assert [path for _, path in ASKED.values() if not Path(site.folder, path).is_dir()] == []
