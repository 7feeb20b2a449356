"""Entries of feeds: what an update says away from the site, with full addresses and nothing that readers forbid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

import nh3

from generator.derive import wording
from generator.derive.about import facts_of
from generator.derive.desk import Desk
from generator.derive.gallery import CARD
from generator.derive.newsfeeds import Channel
from generator.derive.routes import HUBS, Routes, reference_path
from generator.model.news import Update
from generator.render.environment import environment
from generator.render.markdown import SCHEMES, TAGS

_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "width", "height"}}


class Picture(NamedTuple):
    """What is shown beside an entry. `path` is a site path, sizes are in pixels."""

    path: str
    url: str
    type: str
    width: int
    height: int


class Entry(NamedTuple):
    """One update, or one issue of the newsletter. `html` is safe, with full addresses only; other texts are plain."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    moment: datetime
    kind: str
    label: str
    audiences: tuple[str, ...]
    picture: Picture | None
    source: str


class Entries:
    """The entries of one practice, each made once for all its feeds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, Entry] = {}

    def of(self, channel: Channel) -> list[Entry]:
        """The entries of a feed, the newest first."""
        return [self._entry(update) for update in channel.updates]

    def _entry(self, update: Update) -> Entry:
        if update.id not in self._known:
            self._known[update.id] = _made(self._desk, update)
        return self._known[update.id]


def _made(desk: Desk, update: Update) -> Entry:
    return Entry(
        desk.newsfeeds.id_of(update),
        desk.routes.url(Routes.update(update.id)),
        update.title,
        update.summary,
        _html(desk, update),
        desk.newsfeeds.moment_of(update),
        update.kind.value,
        wording.UPDATE_KINDS[update.kind],
        update.audience.specialties,
        _picture(desk, update),
        update.source,
    )


def _html(desk: Desk, update: Update) -> str:
    """The update as a piece of HTML that stands by itself: no styles, no scripts, no relative address."""
    values = {
        "update": update,
        "image": desk.gallery.largest(update.image) if update.image else None,
        "effective": desk.when(update),
        "facts": facts_of(desk, update),
        "action": _action(desk, update),
        "url": desk.routes.url,
    }
    return filled("entry.html.j2", values, desk.routes.url(Routes.update(update.id)))


def filled(template: str, values: Mapping[str, Any], page: str) -> str:
    """A template of this room, cleaned of everything that readers forbid. `page`: where relative addresses start."""
    made = environment("generator.outputs.feeds").get_template(template).render(values)
    return nh3.clean(
        made,
        tags=TAGS | {"img"},
        attributes=_ATTRIBUTES,
        url_schemes=SCHEMES,
        url_relative=("rewrite_with_base", page),
        link_rel=None,
    ).strip()


def _action(desk: Desk, update: Update) -> tuple[str, str] | None:
    """(words, address) of the one thing to do."""
    action = update.action
    if action is None:
        return None
    if action.url:
        return action.text, action.url
    path = HUBS.get(action.page or "") if action.page else reference_path(desk.directory, action.to or "")
    return action.text, desk.routes.url(path or "")


def _picture(desk: Desk, update: Update) -> Picture | None:
    """The card, which every program can show, or else the update's own picture."""
    drawn = card(desk, Routes.update(update.id))
    if drawn or update.image is None:
        return drawn
    largest = desk.gallery.largest(update.image)
    return Picture(largest.path, desk.routes.url(largest.path), "image/webp", largest.width, largest.height)


def card(desk: Desk, path: str) -> Picture | None:
    """The card of the page at a path, if cards are made."""
    if not desk.settings.outputs.cards:
        return None
    file = Routes.card(path)
    return Picture(file, desk.routes.url(file), "image/png", *CARD)
