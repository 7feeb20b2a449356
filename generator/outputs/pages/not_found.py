"""The page for an address that leads nowhere: where to go instead, and the number to call."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.routes import NOT_FOUND
from generator.outputs.base import Page
from generator.outputs.pages.site import Site

TITLE = "Page not found"


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    description = f"This address of {site.desk.practice.name} leads nowhere. Start from the home page, or call."
    yield site.page(NOT_FOUND, "not_found", TITLE, description, {"insured": bool(site.directory.payers)})
