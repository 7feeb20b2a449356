"""Updates as other pages show them: one line or one card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.derive import wording
from generator.derive.routes import Routes
from generator.model.news import Update
from generator.outputs.pages.site import Site


@dataclass(frozen=True, slots=True)
class Teaser:
    """An update in a list."""

    path: str
    title: str
    kind: str
    code: str
    date: str
    machine_date: str
    summary: str
    effective: str
    image: str | None
    alt: str
    current: bool


def teaser(site: Site, update: Update) -> Teaser:
    """One update for a list."""
    return Teaser(
        Routes.update(update.id),
        update.title,
        wording.UPDATE_KINDS[update.kind],
        update.kind.value,
        wording.day(update.date),
        update.date.isoformat(),
        update.summary,
        effective(update),
        Routes.image(update.image.file) if update.image else None,
        (update.image.alt if update.image else None) or "",
        update.expires is None or update.expires >= site.today,
    )


def teasers(site: Site, updates: Iterable[Update]) -> list[Teaser]:
    """Several."""
    return [teaser(site, update) for update in updates]


def effective(update: Update) -> str:
    """From Tue, Dec 1, 2026, or the days on which it holds."""
    if update.effective and update.effective_until:
        return wording.days(update.effective, update.effective_until)
    if update.effective:
        return f"From {wording.weekday(update.effective)}"
    return f"Until {wording.weekday(update.effective_until)}" if update.effective_until else ""
