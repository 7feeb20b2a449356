"""The shell in a real browser: keyboard, menu, search, dark mode, instant navigation, and what stays private."""

from __future__ import annotations

import contextlib
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.press import print_site
from generator.press.policy import POLICY
from generator.renderers.mkdocs import MkDocs
from tests.press.samples import SETTINGS, artifacts

sync_api = pytest.importorskip("playwright.sync_api", reason="the browser tests need Playwright")

CHROMIUM = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
PAGES = ["", "providers/", "providers/ann/", "privacy/", "no/such/page"]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the browser tests need Chromium: apt install chromium")


class Handler(http.server.SimpleHTTPRequestHandler):
    """A static host: base path, 404 page, and the policy as a header too."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/referrals"))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: Handler(*args, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/referrals/"
    for file in print_site(artifacts(), replace(SETTINGS, site_url=url), MkDocs()):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.body)
    yield url
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


WATCH = (
    "window.violations = []; document.addEventListener('securitypolicyviolation', e => violations.push(e.blockedURI))"
)


@contextlib.contextmanager
def opened(browser: Any, url: str, **options: Any) -> Iterator[Any]:
    """A page in a fresh profile. Fails on any request elsewhere, error on the console, or breach of the policy."""
    context = browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **options})
    context.add_init_script(WATCH)
    page = context.new_page()
    page.set_default_timeout(5_000)
    page.requests = []
    wrong: list[str] = []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console", lambda said: wrong.append(said.text) if said.type == "error" and "404" not in said.text else None
    )
    page.goto(url, wait_until="load")
    yield page
    host = url.partition("/referrals/")[0]
    assert [request for request in page.requests if not request.startswith((host, "data:"))] == []
    assert page.evaluate("window.violations || []") == []
    assert wrong == []
    context.close()


def stops(page: Any, most: int = 60) -> Iterator[dict[str, Any]]:
    """What Tab goes to, until it leaves the page."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => { const e = document.activeElement; if (!e || e === document.body) return null
                const r = e.getClientRects()[0], c = getComputedStyle(e)
                const at = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2)
                return { html: e.outerHTML.slice(0, 120), text: e.textContent.trim(), href: e.getAttribute('href'),
                    seen: r.width > 1 && r.height > 1 && c.visibility === 'visible' && r.left >= 0
                        && r.right <= innerWidth + 1 && !!at && (at === e || e.contains(at)),
                    ring: c.outlineStyle !== 'none' } }"""
        )
        if stop is None:
            return
        yield stop


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", ["providers/ann/", "no/such/page"])
def test_keyboard_starts_at_the_skip_link_and_is_never_lost(
    browser: Any, address: str, path: str, viewport: dict[str, int]
) -> None:
    with opened(browser, address + path, viewport=viewport) as page:
        found = list(stops(page))
        assert found[0]["href"] == "#__content"
        assert len(found) > 5
        assert [stop["html"] for stop in found if not stop["seen"]] == []
        assert [stop["html"] for stop in found if not stop["ring"]] == []


def test_skip_link_leads_into_the_text(browser: Any, address: str) -> None:
    with opened(browser, f"{address}providers/ann/") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**#__content")  # the jump is a task of its own, faster hands than a person's overtake it
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#__content') !== null")


@pytest.mark.parametrize("path", PAGES)
def test_page_keeps_nothing_and_fits_every_window(browser: Any, address: str, path: str) -> None:
    with opened(browser, address + path) as page:
        for width in (1280, 768, 360, 320):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
        assert page.context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_until_chosen_and_then_stay(browser: Any, address: str, scheme: str) -> None:
    dark, other = scheme == "dark", "default" if scheme == "dark" else "slate"
    with opened(browser, address, color_scheme=scheme) as page:
        button = page.get_by_role("button", name="Dark mode")
        assert button.get_attribute("aria-pressed") == str(dark).lower()
        assert page.locator("body").get_attribute("data-md-color-scheme") == ("slate" if dark else "default")
        button.focus()
        page.keyboard.press("Enter")
        assert button.get_attribute("aria-pressed") == str(not dark).lower()
        page.reload()
        assert page.locator("body").get_attribute("data-md-color-scheme") == other
        page.get_by_role("button", name="Dark mode").click()
        assert page.locator("body").get_attribute("data-md-color-scheme") != other


def test_colours_change_with_the_system(browser: Any, address: str) -> None:
    with opened(browser, address, color_scheme="light") as page:
        page.emulate_media(color_scheme="dark")
        page.locator("body[data-md-color-scheme=slate]").wait_for(state="attached")


def test_menu_on_a_phone(browser: Any, address: str) -> None:
    with opened(browser, f"{address}providers/ann/", viewport=PHONE) as page:
        button = page.get_by_role("button", name="Menu")
        assert button.get_attribute("aria-expanded") == "false"
        button.focus()
        page.keyboard.press("Enter")
        assert button.get_attribute("aria-expanded") == "true"
        assert page.evaluate("document.activeElement.textContent.trim()") == "Home"
        page.wait_for_function("document.querySelector('#__menu').getBoundingClientRect().left === 0")
        page.keyboard.press("Escape")
        assert button.get_attribute("aria-expanded") == "false"
        assert page.evaluate("document.activeElement.ariaLabel") == "Menu"
        button.click()
        for _ in SETTINGS.nav:
            page.keyboard.press("Tab")
        assert button.get_attribute("aria-expanded") == "false"
        button.click()
        page.locator(".md-overlay").click(position={"x": 350, "y": 600})
        assert button.get_attribute("aria-expanded") == "false"
        assert not page.get_by_role("navigation", name="Menu").is_visible()


def test_search_on_a_phone(browser: Any, address: str) -> None:
    with opened(browser, f"{address}insurance/meadow/", viewport=PHONE) as page:
        page.get_by_role("button", name="Search", exact=True).click()
        page.keyboard.type("ben")
        page.locator(".md-search-result__link").click()
        page.wait_for_url(f"{address}providers/ben/*")
        assert page.get_by_role("heading", level=1).is_visible()


def test_search_waits_until_it_is_needed(browser: Any, address: str) -> None:
    with opened(browser, address) as page:
        page.wait_for_timeout(200)
        asked = " ".join(page.requests)
        assert "search_index" not in asked
        assert "sitemap" not in asked
        page.get_by_role("textbox", name="Search").fill("ben")
        page.keyboard.press("End")
        page.locator(".md-search-result__link").wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}providers/ben/*")
        assert sum("search_index" in request for request in page.requests) == 1


def test_search_results_are_text(browser: Any, address: str) -> None:
    with opened(browser, address) as page:
        page.get_by_role("textbox", name="Search").fill("ann")
        page.keyboard.press("End")
        page.locator(".md-search-result__link").first.wait_for()
        assert page.locator(".md-search-result__list script, .md-search-result__list b").count() == 0
        assert "<script>alert(1)" in page.locator(".md-search-result__list").inner_text()


def test_instant_navigation_arrives_as_a_new_page(browser: Any, address: str) -> None:
    with opened(browser, f"{address}providers/ben/") as page:
        page.evaluate("window.sameDocument = true")
        with page.expect_response("**/sitemap.xml"):
            page.mouse.move(100, 100)
        page.get_by_role("navigation", name="Main").get_by_role("link", name="Plans").click()
        page.wait_for_url(f"{address}insurance/")
        page.locator("[data-kind=insurance]").wait_for()
        assert page.evaluate("window.sameDocument")
        assert page.evaluate("document.activeElement.matches('#__content h1')")
        assert page.locator("link[rel=canonical]").get_attribute("href") == f"{address}insurance/"
        assert page.locator(".md-tabs [aria-current=page]").inner_text() == "Plans"
        assert page.locator(".md-skip").get_attribute("href") == "#__content"
        assert "body=insurance/" in page.get_by_role("link", name="Wrong?").get_attribute("href")
        assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
        page.get_by_role("link", name="Privacy of").click()
        page.locator("[data-kind=prose]").wait_for()
        page.go_back()
        page.locator("[data-kind=insurance]").wait_for()
        assert page.evaluate("window.sameDocument")


def test_menu_works_after_instant_navigation(browser: Any, address: str) -> None:
    with opened(browser, f"{address}providers/ben/", viewport=PHONE) as page:
        with page.expect_response("**/sitemap.xml"):
            page.mouse.move(100, 300)
        button = page.get_by_role("button", name="Menu")
        button.click()
        page.get_by_role("navigation", name="Menu").get_by_role("link", name="Plans").click()
        page.locator("[data-kind=insurance]").wait_for()
        page.locator("[data-opens=__drawer][aria-expanded=false]").wait_for()
        page.wait_for_timeout(200)  # the theme closes the menu once more, 125 ms after it was left
        button.click()
        assert page.evaluate("document.activeElement.textContent.trim()") == "Home"


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_without_javascript_no_control_is_dead_and_all_pages_can_be_reached(
    browser: Any, address: str, viewport: dict[str, int]
) -> None:
    with opened(browser, f"{address}providers/ann/", viewport=viewport, java_script_enabled=False) as page:
        for control in page.locator("button, input, select, label[for], [role=button]").all():
            assert not control.is_visible()
        for item in SETTINGS.nav:
            assert page.get_by_role("navigation", name="Main").get_by_role("link", name=item.title).is_visible()
