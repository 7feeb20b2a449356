"""What the practice promises, each promise with a number in it and a place of its own on one page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.routes import PROMISES
from generator.outputs.base import Page
from generator.outputs.pages.site import Site

TITLE = "Our promises"


def pages(site: Site) -> Iterator[Page]:
    """The page, if there are promises."""
    promises = list(site.directory.promises.values())
    if not promises:
        return
    titles = " · ".join(promise.title for promise in promises)
    values = {"promises": promises}
    description = f"What {site.desk.practice.name} promises referring offices, in numbers: {promises[0].title}."
    yield site.page(PROMISES, "promises", TITLE, description, values, search=titles, sources=["content/promises.yml"])
