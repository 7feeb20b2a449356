"""A browser window that looks at one site and notes what its pages should not do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.built import SitePage

PROBES = Path(__file__).parent / "probes"
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}

WATCH_POLICY = """window.addEventListener("securitypolicyviolation", (event) =>
  console.error(`content security: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`))"""

SETTLED = """() => new Promise((done) => document.fonts.ready.then(() =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)))))"""


@cache
def probe(name: str) -> str:
    """A function of `probes/` with the shared ones before it, as an expression that the browser evaluates."""
    shared, own = ((PROBES / f"{part}.js").read_text("utf-8") for part in ("shared", name))
    return f"(given) => {{\n{shared}\nreturn ({own.strip()})(given)\n}}"


@dataclass
class Visit:
    """One window. `trouble` is everything a page should not do: errors, violations, requests that fail or go elsewhere."""

    address: str
    context: BrowserContext
    page: Page
    trouble: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        """Go to a path of the site, wait until it is at rest, and hand back the page."""
        self.page.goto(self.address + path, wait_until="load")
        return self.settle()

    def settle(self) -> Page:
        """Wait until fonts are there, scripts have run and two frames are painted."""
        self.page.evaluate(SETTLED)
        return self.page

    def ask(self, name: str, given: Any = None) -> Any:
        """What a probe finds on the page as it stands."""
        return self.page.evaluate(probe(name), given)

    def foreign(self) -> list[str]:
        """Requests to other hosts."""
        ours = urlsplit(self.address).netloc
        return [url for url in self.requested if urlsplit(url).netloc not in (ours, "")]

    def on_request(self, request: Request) -> None:
        """Every request of the window."""
        self.requested.append(request.url)
        if urlsplit(request.url).netloc not in (urlsplit(self.address).netloc, ""):
            self.trouble.append(f"asks another host: {request.url}")

    def on_console(self, message: ConsoleMessage) -> None:
        """What the browser or a script says."""
        if message.type in ("error", "warning") and "404 (Not Found)" not in message.text:
            self.trouble.append(f"console: {message.text}")

    def on_response(self, response: Response) -> None:
        """Answers; the 404 page itself is answered with 404."""
        if response.status >= 400 and response.request.resource_type != "document":
            self.trouble.append(f"{response.status} for {response.url}")


@contextmanager
def visiting(browser: Browser, address: str, **options: Any) -> Iterator[Visit]:
    """A window of its own on the site at `address`, with nothing remembered. Options are those of a browser context."""
    context = browser.new_context(**options)
    if options.get("java_script_enabled", True):
        context.add_init_script(WATCH_POLICY)
    page = context.new_page()
    visit = Visit(address, context, page)
    page.on("request", visit.on_request)
    page.on("response", visit.on_response)
    page.on("console", visit.on_console)
    page.on("pageerror", lambda error: visit.trouble.append(f"script: {error}"))
    page.on("websocket", lambda socket: visit.trouble.append(f"opens a socket: {socket.url}"))
    try:
        yield visit
    finally:
        context.close()


def findings(visit: Visit, pages: Iterable[SitePage], look: Callable[[Visit], Iterable[str]]) -> list[str]:
    """What `look` finds on each page, told with the page; in order, each once."""
    found: dict[str, None] = {}
    for page in pages:
        visit.open(page.path)
        found.update(dict.fromkeys(f"{page}: {finding}" for finding in look(visit)))
    return list(found)


def told(found: Iterable[str]) -> str:
    """Findings as the message of a failing test."""
    lines = list(found)
    return "\n".join([f"{len(lines)} findings", *lines])
