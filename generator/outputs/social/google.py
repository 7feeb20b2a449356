"""Posts on a Google Business Profile: plain ones, events and offers, each with its button (mybusiness v4, localPosts).

An event or an offer has a title, a first and a last day, and hours if it says any. An offer has no button: Google
leads to where it is redeemed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from generator.derive import wording
from generator.derive.desk import Desk
from generator.derive.social import counting
from generator.derive.social.drafts import Draft
from generator.model.hours import MIDNIGHT
from generator.model.news import LONGEST_LABEL, Offer, Update, UpdateKind
from generator.model.social import Topic

_CALL = (Topic.NEW_PROVIDER, Topic.HOURS, Topic.SERVICE, Topic.PROVIDER, Topic.SHORT_WAIT)
"""Topics after which people call; after all others they read on."""


class Kind(StrEnum):
    """What Google calls the topic type."""

    STANDARD = "STANDARD"
    EVENT = "EVENT"
    OFFER = "OFFER"


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when; `timed`: whether the hours are known, or it is whole days."""

    first: datetime
    last: datetime
    timed: bool


@dataclass(frozen=True, slots=True)
class Post:
    """What Google is told beside the text. `action` is CALL, LEARN_MORE or, for an offer, nothing."""

    kind: Kind
    action: str
    link: str
    title: str = ""
    period: Period | None = None
    offer: Offer | None = None

    @property
    def redeem(self) -> str:
        """Where an offer is to be had."""
        return (self.offer.url or self.link) if self.offer else ""


def post_of(draft: Draft) -> Post:
    """The post of a draft."""
    update = draft.subject.update
    period = _period(update) if update else None
    if update is None or period is None:
        return Post(Kind.STANDARD, _action(draft), draft.link)
    if update.offer:
        return Post(Kind.OFFER, "", draft.link, _title(update, update.offer.title), period, update.offer)
    own = update.event.title if update.event else None
    return Post(Kind.EVENT, _action(draft), draft.link, _title(update, own), period)


def _action(draft: Draft) -> str:
    """The button. CALL dials the number of the profile; none stands in a text."""
    return "CALL" if draft.subject.topic in _CALL else "LEARN_MORE"


def _title(update: Update, own: str | None) -> str:
    """The title above the post; one that is too long stands in the text alone, whole."""
    if own:
        return own
    short = counting.units(update.title) <= LONGEST_LABEL
    return update.title if short else wording.UPDATE_KINDS[update.kind]


def _period(update: Update) -> Period | None:
    """Of an offer from its day to its last; of an event or a closure its days. Anything else is no event."""
    first = update.effective or (update.date if update.offer else None)
    if first is None or not (update.offer or update.event or update.kind in (UpdateKind.EVENT, UpdateKind.CLOSURE)):
        return None
    last = update.last_day if update.offer else update.effective_until
    hours = (update.event.starts, update.event.ends) if update.event else (0, MIDNIGHT - 1)
    begins, ends = _at(first, hours[0]), _at(last or first, hours[1])
    return Period(begins, max(begins, ends), bool(update.event))


def _at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time.min) + timedelta(minutes=minutes)


def api(desk: Desk, draft: Draft) -> dict[str, Any]:
    """The body of accounts.locations.localPosts.create."""
    post = post_of(draft)
    body: dict[str, Any] = {
        "languageCode": desk.settings.site.languages[0],
        "summary": draft.text,
        "topicType": post.kind.value,
    }
    if post.action:
        body["callToAction"] = {"actionType": post.action, **({"url": post.link} if post.action != "CALL" else {})}
    if post.period:
        body["event"] = {"title": post.title, "schedule": _schedule(post.period)}
    if post.offer:
        code = {"couponCode": post.offer.code} if post.offer.code else {}
        body["offer"] = {**code, "redeemOnlineUrl": post.redeem, "termsConditions": post.offer.terms}
    return body


def _schedule(period: Period) -> dict[str, Any]:
    """TimeInterval: days, and times of the day where they are known."""
    schedule: dict[str, Any] = {}
    for name, moment in (("start", period.first), ("end", period.last)):
        schedule[f"{name}Date"] = {"year": moment.year, "month": moment.month, "day": moment.day}
        if period.timed:
            schedule[f"{name}Time"] = {"hours": moment.hour, "minutes": moment.minute}
    return schedule


def told(draft: Draft) -> list[str]:
    """What to choose and to fill in beside the text, for somebody who posts by hand."""
    post = post_of(draft)
    kinds = {Kind.STANDARD: "Update", Kind.EVENT: "Event", Kind.OFFER: "Offer"}
    lines = [f"Kind of post: {kinds[post.kind]}"]
    if post.period:
        lines += [f"Title: {post.title}", f"From {_moment(post.period, 0)} to {_moment(post.period, 1)}"]
    if post.offer:
        code = [f"Code: {post.offer.code}"] if post.offer.code else []
        lines += [*code, f"Link: {post.redeem}", f"Terms: {post.offer.terms}"]
    return [*lines, *([f"Button: {_BUTTONS[post.action]}"] if post.action else [])]


_BUTTONS = {"CALL": "Call now", "LEARN_MORE": "Learn more"}


def _moment(period: Period, end: int) -> str:
    """Dec 10, 2026, 6:00 pm; the day alone where the hours are not known."""
    moment = (period.first, period.last)[end]
    day = wording.day(moment.date())
    return f"{day}, {wording.clock(moment.hour * 60 + moment.minute)}" if period.timed else day
