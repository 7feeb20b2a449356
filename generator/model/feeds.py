"""Feeds: those that the site offers, those of others that it listens to, and what has been announced already."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from generator.model.base import Date, Entity, Record, Text, Texts
from generator.model.faults import fault
from generator.model.fields import HttpsUrl

_TAG = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?,\d{4}(-\d{2}(-\d{2})?)?(:[a-z0-9./_-]+)?")


def check_tag(value: str) -> str:
    """The beginning of a tag URI: a host, a comma, a date on which it was ours, perhaps more (RFC 4151 §2.1)."""
    if not _TAG.fullmatch(value):
        raise fault(
            "bad-tag",
            "“{value}” is not the beginning of a tag",
            "Write a domain of yours, a comma, and a year in which it was yours: your-practice.example,2026.",
            value=value,
        )
    return value


Tag = Annotated[str, AfterValidator(check_tag)]


class Feeds(Record):
    """The feeds that the site offers. The feed of all updates is always one of them."""

    tag: Tag | None = None
    """How the ids of all entries begin: a domain of yours, a comma, a year in which it was yours. Never change it."""
    insurance: bool = False
    """True: a feed of insurance changes alone."""
    audiences: Texts = ()
    """Specialties that get a feed of their own, as updates name them: Primary care, Oncology."""
    published: HttpsUrl | None = None
    """Where the published feed of all updates is; by default feed.xml at the site's address."""


class CommunityFeed(Record):
    """A feed of someone else, which `presence sync` reads."""

    title: Text = Field(max_length=80)
    """Whose news it is, as readers of your site know it."""
    url: HttpsUrl
    """The address of the feed itself: Atom or RSS."""


class CommunityItem(Entity):
    """News of someone else: `content/community/<id>.yml`."""

    title: Text = Field(max_length=200)
    """The headline."""
    url: HttpsUrl
    """Where it can be read."""
    publisher: Text = Field(max_length=80)
    """Whose news it is."""
    date: Date
    """The day on which it was published there."""
    expires: Date | None = None
    """The last day on which it is shown."""
    approved: bool = False
    """True: it is shown. Written as false by `presence sync`, for a person to decide."""


class Announcement(Record):
    """An update that readers have been told of."""

    id: Text
    """The id of its entry in the feed."""
    first_seen: Date
    """The day on which `presence sync` first saw it in the published feed."""
    url: HttpsUrl | None = None
    """The address of its page on that day."""


class Announced(Record):
    """`content/announced.yml`: what the published feed has told. Kept by `presence sync`."""

    tag: Tag | None = None
    """How the ids of all entries begin in the published feed. Holds where site_config.yml has no `feeds: tag:`."""
    updates: tuple[Announcement, ...] = ()
    """The newest first."""
