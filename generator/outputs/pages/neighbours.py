"""News of others, as a person has approved it."""

from __future__ import annotations

from typing import NamedTuple

from generator.derive import wording
from generator.model.feeds import CommunityItem
from generator.outputs.pages.site import Site

MOST = 12


class Neighbour(NamedTuple):
    """One item of news with whose it is. `url` leads away from the site."""

    title: str
    url: str
    publisher: str
    date: str
    machine_date: str


def neighbours(site: Site) -> list[Neighbour]:
    """What is current, newest first, and not too much of it."""
    return [neighbour(item) for item in site.desk.lookup.community[:MOST]]


def neighbour(item: CommunityItem) -> Neighbour:
    """One item for a list."""
    return Neighbour(item.title, item.url, item.publisher, wording.day(item.date), item.date.isoformat())
