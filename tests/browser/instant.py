"""Moving through the site without loading pages anew, as the theme does once it knows the pages."""

from __future__ import annotations

import re

from tests.browser.visits import Visit
from tests.built import Site, SitePage

FOLLOW = """(path) => {
  window.sameDocument = true
  const link = Object.assign(document.createElement("a"), { href: path, textContent: "Follow" })
  document.querySelector("article").append(link)
  link.click()
}"""


def ready(visit: Visit, site: Site) -> None:
    """Wait until the theme knows the pages of the site, which it asks for when the reader first moves.

    The theme takes the host of the addresses in the site map to be the one it is on, but not the port, and published
    sites have none.
    """
    urls = (site.folder / "sitemap.xml").read_text("utf-8")
    known = re.sub(r"(?<=<loc>)https://[^/]+/", visit.address, urls)
    visit.context.route("**/sitemap.xml", lambda route: route.fulfill(body=known, content_type="application/xml"))
    with visit.page.expect_response("**/sitemap.xml"):
        visit.page.mouse.move(100, 100)
        visit.page.mouse.move(110, 110)
    visit.settle()


def follow(visit: Visit, page: SitePage) -> None:
    """Go to the page by a link, without loading it anew."""
    visit.page.evaluate(FOLLOW, visit.address + page.path)
    visit.page.wait_for_url(visit.address + page.path)
    visit.page.locator(f"article[data-kind={page.kind}]").wait_for()
    visit.settle()
    assert visit.page.evaluate("window.sameDocument === true"), f"{page} was loaded anew"
