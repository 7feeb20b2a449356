"""The site works below a path of a host, as on project pages, and its 404 page wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.hosting import hosted
from tests.browser.visits import Visit, findings, told, visiting
from tests.built import Site, sample_under_base


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return sample_under_base(tmp_path_factory)


@pytest.fixture
def opened(browser: Browser, below: Site) -> Iterator[Visit]:
    with hosted(below.folder, below.base) as address, visiting(browser, address) as visit:
        yield visit


def misled(visit: Visit) -> Iterator[str]:
    """Requests and links that leave the path of the site for another place on its host."""
    yield from visit.trouble
    visit.trouble.clear()
    yield from (f"asks for {url}" for url in visit.requested if not url.startswith((visit.address, "data:")))
    links = visit.page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
    host = visit.address.removesuffix("/referrals/")
    yield from (f"links to {link}" for link in links if link.startswith(host) and not link.startswith(visit.address))


def test_everything_stays_below_the_path(opened: Visit, below: Site) -> None:
    found = findings(opened, below.one_of_each, misled)
    assert not found, told(found)


@pytest.mark.parametrize("path", ["no/such/page", "providers/nobody/", "nothing.html"])
def test_the_404_page_is_whole_everywhere(opened: Visit, path: str) -> None:
    page = opened.open(path)
    assert list(misled(opened)) == []
    assert page.locator("article[data-kind=not_found]").is_visible()
    assert page.locator("body").evaluate("body => getComputedStyle(body).fontFamily") == styled(opened)
    page.locator(".md-tabs__link, .md-logo").first.click()
    page.locator("article[data-kind=home]").wait_for()


def styled(visit: Visit) -> str:
    """The fonts of the home page, which say that the style sheets are there."""
    fonts = visit.context.new_page()
    fonts.goto(visit.address)
    family = fonts.locator("body").evaluate("body => getComputedStyle(body).fontFamily")
    fonts.close()
    return str(family)


def test_a_way_out_is_seen(opened: Visit) -> None:
    opened.open()
    opened.page.evaluate("""() => document.querySelector("article").insertAdjacentHTML("beforeend",
        '<a href="/providers/">Out</a><img src="/images/x.webp" alt="">')""")
    opened.settle()
    found = "\n".join(misled(opened))
    assert "links to" in found
    assert "asks for" in found
