"""The list of providers: everybody by main specialty, with a filter that the browser adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.derive.routes import PROVIDERS
from generator.model.people import Provider
from generator.outputs.base import Page
from generator.outputs.pages import views
from generator.outputs.pages.provider import TITLE, provider_page
from generator.outputs.pages.site import Site

CROWD = 60
"""Beyond so many providers the list is rows, not cards with portraits."""


class Group(NamedTuple):
    """One specialty of the list; `others` have it as a further specialty and stand in another group."""

    id: str
    name: str
    plain: str
    cards: Sequence[views.Card]
    others: Sequence[Provider]


def pages(site: Site) -> Iterator[Page]:
    """The list and every provider who has not left."""
    cards = {provider.id: site.card(provider) for provider in site.desk.lookup.providers}
    yield index(site, cards)
    for card in cards.values():
        yield provider_page(site, card)


def index(site: Site, cards: dict[str, views.Card]) -> Page:
    """Everybody, by main specialty, with a filter that the browser adds."""
    desk, directory = site.desk, site.directory
    open_count = sum(card.accepts for card in cards.values())
    here = desk.lookup
    values = {
        "groups": list(_groups(site, cards)),
        "count": len(cards),
        "open_count": open_count,
        "rows": len(cards) > CROWD,
        "languages": [(tag, views.languages([tag]), here.providers_by_language[tag]) for tag in here.languages],
        "locations": [place for place in directory.locations.values() if here.providers_at[place.id]],
    }
    description = (
        f"{views.counted(len(cards), 'provider')} of {desk.practice.name}: who takes new patients, where, how soon."
    )
    sources = (card.provider.source for card in cards.values())
    return site.page(PROVIDERS, "providers", TITLE, description, values, search=TITLE, sources=sources)


def _groups(site: Site, cards: dict[str, views.Card]) -> Iterator[Group]:
    lookup = site.desk.lookup
    for specialty in site.directory.specialties.values():
        having = lookup.providers_of_specialty[specialty.id]
        mine = [cards[provider.id] for provider in having if provider.specialties[0] == specialty.id]
        others = [provider for provider in having if provider.specialties[0] != specialty.id]
        if mine or others:
            yield Group(specialty.id, specialty.name, specialty.plain or "", mine, others)
    rest = [card for card in cards.values() if not card.provider.specialties]
    if rest:
        yield Group("_more", "More providers" if len(rest) < len(cards) else "All providers", "", rest, ())
