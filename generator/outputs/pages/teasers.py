"""Updates as other pages show them: one line or one card."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from markupsafe import Markup

from generator.derive import wording
from generator.derive.lookup import news_until
from generator.derive.routes import Routes
from generator.model.base import Photo
from generator.model.news import Update
from generator.outputs.pages.site import Site
from generator.render.icons import UPDATE_ICONS, icon


class Teaser(NamedTuple):
    """An update in a list."""

    path: str
    title: str
    kind: str
    code: str
    date: str
    machine_date: str
    summary: str
    effective: str
    image: Photo | None
    icon: Markup
    current: bool
    until: str
    over: Markup
    """The mark of what is no longer news; hidden until that day has come."""


def teaser(site: Site, update: Update) -> Teaser:
    """One update for a list."""
    until = news_until(update)
    return Teaser(
        Routes.update(update.id),
        update.title,
        wording.UPDATE_KINDS[update.kind],
        update.kind.value,
        wording.day(update.date),
        update.date.isoformat(),
        update.summary,
        site.desk.when(update),
        update.image,
        icon(UPDATE_ICONS[update.kind]),
        until is None or until >= site.today,
        until.isoformat() if until else "",
        _over(until, site.today),
    )


def _over(until: date | None, today: date) -> Markup:
    if until is None:
        return Markup()
    hidden = Markup(' data-from="{}" hidden').format(until + timedelta(days=1)) if until >= today else ""
    return Markup('<span class="over"{}>No longer news</span>').format(hidden)


def teasers(site: Site, updates: Iterable[Update]) -> list[Teaser]:
    """Several."""
    return [teaser(site, update) for update in updates]
