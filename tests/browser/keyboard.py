"""Walking through a page with the Tab key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.browser.visits import Visit

FAR = 1500
"""More stops than any page has: a walk that does not end is a trap."""


def walk(visit: Visit) -> Iterator[dict[str, Any]]:
    """Every stop from the top of the page to its end, as `stop.js` tells it."""
    visit.ask("looks")
    for _ in range(FAR):
        visit.page.keyboard.press("Tab")
        stop = visit.ask("stop")
        if stop is None or stop["again"]:
            return
        yield stop
    raise AssertionError(f"the keyboard does not get out of {visit.page.url}")


def troubles(visit: Visit) -> list[str]:
    """What is wrong with the stops of the page that stands open, and what the keyboard does not reach."""
    stops = list(walk(visit))
    found = [f"{stop['name']} {wrong}" for stop in stops for wrong in stop["wrong"]]
    if not stops or not (stops[0]["href"] or "").endswith("#__content"):
        found.append(f"the first stop is no skip link: {stops[0]['name'] if stops else 'there is none'}")
    return found + [f"{control} is not reached" for control in visit.ask("unreached")]
