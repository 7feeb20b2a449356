"""The sheet for a visit: what is new, what offices said and what was changed, how soon, what is promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from generator.derive import wording
from generator.derive.desk import Desk
from generator.derive.lookup import full_name
from generator.derive.overview import wait_days
from generator.derive.routes import Routes
from generator.model.news import Update, UpdateKind
from generator.outputs.kit.paper import Paper, first

NEWS, HEARD, SOON, PROMISES = 6, 2, 7, 8


class Visit(NamedTuple):
    """Whom the sheet is for. `told`: (day, what they said, what was changed)."""

    name: str
    heading: str
    leads: Sequence[str]
    since: date
    specialties: Sequence[str] = ()
    told: Sequence[tuple[str, str, str]] = ()


def papers(desk: Desk) -> Iterator[Paper]:
    """The sheet for any office."""
    since = desk.today - timedelta(days=desk.settings.kit.visits_since)
    yield paper(desk, Visit("visit", f"Talking points, {wording.day(desk.today)}", (), since))


def paper(desk: Desk, visit: Visit) -> Paper:
    """The sheet for one office, or any."""
    news = [update for update in desk.lookup.updates if update.date > visit.since and concerns(update, visit)]
    other = [update for update in news if update.kind is not UpdateKind.LISTENING]
    heard = [update for update in desk.lookup.updates if update.kind is UpdateKind.LISTENING]
    shown, more = first(other, NEWS)
    values: dict[str, Any] = {
        "heading": visit.heading,
        "leads": visit.leads,
        "since": wording.day(visit.since),
        "told": visit.told,
        "news": [_news(desk, update) for update in shown],
        "more_news": more,
        "heard": [_news(desk, update) for update in heard[:HEARD]],
        "soon": list(_soon(desk)),
        "promises": list(desk.directory.promises.values())[:PROMISES],
    }
    return Paper(visit.name, visit.heading, "visit", values)


def concerns(update: Update, visit: Visit) -> bool:
    """Whether an update is for this office: it names no specialties, or one of the office's."""
    meant = {name.casefold() for name in update.audience.specialties}
    return not meant or not visit.specialties or any(name.casefold() in meant for name in visit.specialties)


def _news(desk: Desk, update: Update) -> dict[str, str]:
    share = desk.settings.outputs.share and update.id in desk.shortlinks.codes
    link = desk.shortlinks.url(update) if share else desk.routes.url(Routes.update(update.id))
    when = desk.when(update) or wording.day(update.date)
    return {"title": update.title, "summary": update.summary, "day": when, "link": link.removeprefix("https://")}


def _soon(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """(who, where, how soon) of new patients, the soonest first, each provider once."""
    roles = [role for role in desk.current_roles if role.soonest and role.soonest.trust.good]
    roles.sort(key=lambda role: wait_days(role.soonest, desk.today) if role.soonest else 0)
    seen: set[str] = set()
    for role in roles:
        if role.provider.id not in seen and len(seen) < SOON and role.soonest:
            seen.add(role.provider.id)
            yield full_name(role.provider), role.location.known_as, role.soonest.words
