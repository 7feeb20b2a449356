"""Updates: the list, and a page for each with the facts it is about, a way to send it on, and what else there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from generator.derive import wording
from generator.derive.routes import HUBS, UPDATES, Routes, reference_path
from generator.model.news import Action, Audience, Update, UpdateKind
from generator.outputs.base import Crumb, Page
from generator.outputs.pages import jsonld, views
from generator.outputs.pages.insurance import about
from generator.outputs.pages.neighbours import neighbours
from generator.outputs.pages.parts import Parts
from generator.outputs.pages.site import Site
from generator.outputs.pages.teasers import teaser, teasers
from generator.outputs.pages.update_facts import fact_of
from generator.outputs.pages.update_filter import choices, filed

TITLE = "Updates"
RELATED = 4
"""So many other updates about the same facts are named."""


def pages(site: Site) -> Iterator[Page]:
    """The list and every published update; no list of nothing."""
    published = site.desk.lookup.updates
    if published:
        yield index(site, published)
    for number, update in enumerate(published):
        newer = published[number - 1] if number else None
        older = published[number + 1] if number + 1 < len(published) else None
        yield update_page(site, update, newer, older)


def index(site: Site, published: Sequence[Update]) -> Page:
    """All updates, newest first, with links that show one kind only."""
    kinds = [kind for kind in UpdateKind if any(update.kind is kind for update in published)]
    values = {
        "updates": list(zip(teasers(site, published), filed(site, published), strict=True)),
        "choices": choices(site, published),
        "feeds": site.desk.newsfeeds.channels,
        "letter": site.desk.issues.archive_title,
        "community": neighbours(site),
        "kinds": [(kind.value, wording.UPDATE_KINDS[kind], sum(u.kind is kind for u in published)) for kind in kinds],
    }
    description = (
        f"News for referring offices from {site.desk.practice.name}: people, hours, equipment, insurance, closures."
    )
    sources = (update.source for update in published)
    return site.page(UPDATES, "updates", TITLE, description, values, search=f"{TITLE} news", sources=sources)


def update_page(site: Site, update: Update, newer: Update | None, older: Update | None) -> Page:
    """One update."""
    path = Routes.update(update.id)
    here = site.parts(path)
    found = [fact_of(site, here, reference) for reference in update.about]
    values = {
        "update": update,
        "teaser": teaser(site, update),
        "effective": site.desk.when(update),
        "facts": [fact for fact in found if fact],
        "action": _action(site, here, update.action) if update.action else None,
        "audience": _audience(site, update.audience),
        "related": teasers(site, _related(site, update)),
        "share": _share(site, update),
        "newer": teaser(site, newer) if newer else None,
        "older": teaser(site, older) if older else None,
    }
    return site.page(
        path,
        "update",
        update.title,
        update.summary,
        values,
        crumbs=[Crumb(TITLE, UPDATES)],
        data=[jsonld.article(site.desk, update)],
        carded=True,
        photo=update.image,
        search=update.summary,
        sources=[update.source],
    )


def _audience(site: Site, audience: Audience) -> str:
    """Primary care and Urgent care; offices near Hillcrest."""
    places = [site.directory.locations[place].known_as for place in audience.locations]
    near = f"offices near {views.listed(places)}" if places else ""
    return "; ".join(filter(None, (views.listed(audience.specialties), near)))


def _related(site: Site, update: Update) -> list[Update]:
    """Other updates about the same facts that are still news, the newest first."""
    current = {other.id for other in site.desk.lookup.current_updates} - {update.id}
    return [other for other in about(site, update.about) if other.id in current][:RELATED]


def _share(site: Site, update: Update) -> tuple[str, str]:
    """(letter, address) for sending the page on: a letter in the reader's own mail program (RFC 6068), no tracker."""
    address = site.routes.url(Routes.update(update.id))
    body = f"{update.summary}\r\n\r\n{address}\r\n"
    return f"mailto:?subject={quote(update.title)}&body={quote(body)}", address


def _action(site: Site, here: Parts, action: Action) -> tuple[str, str]:
    """(words, link) of the one thing to do."""
    if action.url:
        return action.text, action.url
    path = HUBS.get(action.page or "", "") if action.page else reference_path(site.directory, action.to or "")
    return action.text, here.to(path or "")
