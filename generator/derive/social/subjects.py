"""What can be posted about: every update that is news, and a few facts that are worth repeating, others each week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from generator.derive import wording
from generator.derive.about import fact_of
from generator.derive.desk import Desk
from generator.derive.lookup import full_name, news_until
from generator.derive.participation import Answer
from generator.derive.portrayed import photo_for
from generator.derive.routes import Routes
from generator.model.base import Photo
from generator.model.care import Service
from generator.model.facts import AcceptingStatus
from generator.model.insurance import Payer
from generator.model.news import Update
from generator.model.people import Provider
from generator.model.social import Posts, Topic

T = TypeVar("T")
A_DAY = timedelta(days=1)
MOST = 24
"""Updates for which posts are drafted, the newest."""
PROFILES = 2
"""Providers who are told of in a week."""
SHORT_DAYS = 7
"""Days of a wait that is worth telling of."""
_IN_DAYS = {"day": 1, "business day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to post about, in words and references; `own` is what the update says itself.

    `last` is the last day on which it is true and news.
    """

    key: str
    topic: Topic
    title: str
    path: str
    source: str
    summary: str = ""
    when: str = ""
    about: tuple[str, ...] = ()
    for_referrers: tuple[str, ...] = ()
    for_patients: tuple[str, ...] = ()
    own: Posts = field(default_factory=Posts)
    update: Update | None = None
    photo: Photo | None = None
    last: date | None = None


def subjects(desk: Desk) -> list[Subject]:
    """Everything that posts are drafted about."""
    news = [of_update(desk, update) for update in desk.lookup.current_updates[:MOST]]
    return [*news, *_repeated(desk, news)] if desk.settings.social.repeat else news


def of_update(desk: Desk, update: Update) -> Subject:
    """An update."""
    first = update.effective
    return Subject(
        key=f"update/{update.id}",
        topic=Topic(update.kind.value),
        title=update.title,
        path=Routes.update(update.id),
        source=update.source,
        summary=update.summary,
        when=desk.when(update),
        about=update.about,
        own=update.social,
        update=update,
        photo=photo_for(desk.directory, update),
        last=first if first and first > desk.today else news_until(update),
    )


def _repeated(desk: Desk, news: Sequence[Subject]) -> Iterator[Subject]:
    """Facts that are worth repeating, but for those that the news tells of anyway."""
    told = {reference for subject in news for reference in subject.about}
    week = desk.today.toordinal() // 7
    yield from (_profile(desk, provider) for provider in _turns(_open(desk, told), week, PROFILES))
    yield from _turns(_waits(desk, told), week, 1)
    yield from _turns(_payers(desk, told), week, 1)


def _turns(everything: Iterable[T], week: int, count: int) -> list[T]:
    """So many of them, others each week."""
    known = list(everything)
    begin = week * count % max(1, len(known))
    return [*known[begin:], *known[:begin]][:count]


def _open(desk: Desk, told: set[str]) -> Iterator[Provider]:
    """Who takes new patients everywhere they are, and stays."""
    for provider in desk.lookup.providers:
        roles = desk.current_roles_of(provider)
        takes = roles and all(role.accepting.status is AcceptingStatus.NEW_PATIENTS for role in roles)
        if takes and not provider.until and f"provider/{provider.id}" not in told and provider.photo:
            yield provider


def _profile(desk: Desk, provider: Provider) -> Subject:
    ends = (role.accepting.trust.expires for role in desk.current_roles_of(provider))
    return Subject(
        key=f"provider/{provider.id}",
        topic=Topic.PROVIDER,
        title=full_name(provider),
        path=Routes.provider(provider.id),
        source=provider.source,
        summary=" · ".join(fact_of(desk, f"provider/{provider.id}").answers),
        for_referrers=provider.best_sent[:3],
        for_patients=provider.interests[:3],
        photo=provider.photo,
        last=min(filter(None, ends), default=None),
    )


def _waits(desk: Desk, told: set[str]) -> Iterator[Subject]:
    for service in desk.directory.services.values():
        for opening in desk.service_openings(service.id):
            within = opening.source.within
            short = within and within.amount * _IN_DAYS.get(within.unit, SHORT_DAYS + 1) <= SHORT_DAYS
            if within and short and opening.trust.good and f"service/{service.id}" not in told:
                yield _wait(service, f"{opening.kind}: {wording.wait(within).lower()}", opening.trust.expires)
                break


def _wait(service: Service, words: str, last: date | None) -> Subject:
    return Subject(
        key=f"service/{service.id}",
        topic=Topic.SHORT_WAIT,
        title=service.name,
        path=Routes.service(service.id),
        source=service.source,
        when=words,
        summary=service.summary,
        last=last,
    )


def _payers(desk: Desk, told: set[str]) -> Iterator[Subject]:
    """Payers of whose plans some are in network with everybody, everywhere."""
    for payer in desk.directory.payers.values():
        if f"payer/{payer.id}" not in told:
            taken = list(_taken(desk, payer))
            if taken:
                yield _plans(payer, [name for name, _ in taken], min(filter(None, (d for _, d in taken)), default=None))


def _taken(desk: Desk, payer: Payer) -> Iterator[tuple[str, date | None]]:
    """(name of a plan, last day on which that can be said)."""
    for plan in payer.plans.values():
        common = desk.plan_overviews[plan.id].common
        if common is not None and common.answer is Answer.IN_NETWORK and common.trust.good:
            changes = [first - A_DAY for first, _ in common.later]
            yield plan.name, min(filter(None, (common.trust.expires, *changes)), default=None)


def _plans(payer: Payer, names: Sequence[str], last: date | None) -> Subject:
    return Subject(
        key=f"payer/{payer.id}",
        topic=Topic.PLANS,
        title=f"In network: {payer.name}",
        path=Routes.payer(payer.id),
        source=payer.source,
        for_referrers=tuple(names),
        for_patients=tuple(names),
        last=last,
    )
