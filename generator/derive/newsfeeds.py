"""Which feeds the site offers, what is in each, and the ids and moments of their entries.

An id is a tag URI (RFC 4151) made of the authority, which is decided once, and the id of the update: neither a new
title nor a new address of the site changes it, so that no reader is shown an update twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlsplit
from zlib import crc32
from zoneinfo import ZoneInfo

from generator.derive.lookup import Lookup
from generator.derive.routes import HOME, INSURANCE, NEWSLETTER, UPDATES, Routes
from generator.model.news import Update, UpdateKind
from generator.model.newsletters import Newsletter
from generator.model.practice import Directory

FIRST_YEAR = 2026
"""The date in ids where the practice has decided nothing: the year in which sites of this program began."""

ENTRIES = 60
"""No feed is longer. What drops out at its end has been there long enough to be seen."""

_INSURANCE = ("plan/", "network/", "payer/")
_AT_NIGHT = 600
"""Entries of a day are published in its first ten minutes, so that no moment lies ahead of the build."""


class Channel(NamedTuple):
    """One feed in its forms. `folder` is the site path that holds them, `page` that of the page it belongs to.

    The feed of the newsletter's archive has issues for entries, and no updates.
    """

    folder: str
    page: str
    title: str
    about: str
    id: str
    updates: tuple[Update, ...]

    @property
    def atom(self) -> str:
        """The site path of the Atom form."""
        return Routes.atom(self.folder)

    @property
    def rss(self) -> str:
        """The site path of the RSS form."""
        return Routes.rss(self.folder)

    @property
    def json(self) -> str:
        """The site path of the JSON Feed form."""
        return Routes.json_feed(self.folder)


class Newsfeeds:
    """The feeds of one directory on one day."""

    def __init__(self, directory: Directory, lookup: Lookup) -> None:
        self._directory = directory
        self._lookup = lookup
        self._settings = directory.settings.feeds
        self._zone = ZoneInfo(directory.settings.site.time_zone)

    @cached_property
    def tag(self) -> str:
        """How all ids begin: as the settings say, as the published feed has it, or else by the site's address."""
        return self._settings.tag or self._directory.announced.tag or default_tag(self._directory.settings.site.url)

    @property
    def authority(self) -> str:
        """The practice in ids that are no tags: the host of the tag and what follows its date, with dots."""
        host, _, rest = self.tag.partition(",")
        return ".".join(filter(None, (host, rest.partition(":")[2].replace("/", "."))))

    def id_of(self, update: Update) -> str:
        """The id of an update's entry. A renamed update keeps the id of its oldest name."""
        return self._id(f"updates/{update.formerly[0] if update.formerly else update.id}")

    def _id(self, specific: str) -> str:
        return f"tag:{self.tag}{'/' if ':' in self.tag else ':'}{specific}"

    def moment_of(self, update: Update) -> datetime:
        """When an entry was published: as its day begins in the practice's zone, each at a second of its own."""
        return self._moments[update.id]

    @cached_property
    def _moments(self) -> dict[str, datetime]:
        """Seconds come from ids, so that another update of the same day changes none of them."""
        found: dict[str, datetime] = {}
        taken: set[tuple[date, int]] = set()
        for update in sorted(self._lookup.updates, key=lambda update: update.id):
            second = crc32(update.id.encode()) % _AT_NIGHT
            while (update.date, second) in taken:
                second += 1
            taken.add((update.date, second))
            found[update.id] = datetime.combine(update.date, time.min, self._zone) + timedelta(seconds=second)
        return found

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """Every feed that has something to tell, that of all updates first."""
        if not self._directory.settings.outputs.feeds:
            return ()
        return tuple(channel for channel in self._all() if channel.updates)

    def _all(self) -> Iterator[Channel]:
        practice = self._directory.practice.name
        updates = self._lookup.updates
        about = f"News for referring offices from {practice}: people, hours, equipment, insurance, closures."
        yield self._channel(HOME, UPDATES, f"{practice}: updates", about, updates)
        if self._settings.insurance:
            about = f"Which insurance plans {practice} takes, and when that changes."
            found = [update for update in updates if _is_on_insurance(update)]
            yield self._channel(INSURANCE, INSURANCE, f"{practice}: insurance changes", about, found)
        for slug, audience in self.audiences.items():
            about = f"News from {practice} that concerns {audience}, or everybody."
            found = [update for update in updates if concerns(update, slug)]
            yield self._channel(Routes.audience(slug), UPDATES, f"{practice}: updates for {audience}", about, found)

    def archive(self, title: str) -> Channel:
        """The feed of the newsletter's archive."""
        about = f"Every issue of {title}, the letter of {self._directory.practice.name} to referring offices."
        return Channel(NEWSLETTER, NEWSLETTER, title, about, self._id(f"feed/{NEWSLETTER}".rstrip("/")), ())

    def id_of_issue(self, letter: Newsletter) -> str:
        """The id of an issue's entry."""
        return self._id(f"{NEWSLETTER}{letter.formerly[0] if letter.formerly else letter.id}")

    def moment_of_issue(self, letter: Newsletter) -> datetime:
        """When an issue was published: in the first minutes of its day."""
        second = timedelta(seconds=crc32(letter.id.encode()) % _AT_NIGHT)
        return datetime.combine(letter.date, time.min, self._zone) + second

    @cached_property
    def audiences(self) -> dict[str, str]:
        """Slug -> name of the audiences that have a feed of their own, each once."""
        found: dict[str, str] = {}
        for name in self._settings.audiences:
            found.setdefault(slug_of(name), name)
        return found

    def _channel(self, folder: str, page: str, title: str, about: str, updates: Sequence[Update]) -> Channel:
        newest_first = sorted(updates, key=self.moment_of, reverse=True)[:ENTRIES]
        return Channel(folder, page, title, about, self._id(f"feed/{folder}".rstrip("/")), tuple(newest_first))


def default_tag(site_url: str) -> str:
    """The authority by the site's address: its host, and its path where several sites may share a host."""
    parts = urlsplit(site_url)
    path = re.sub(r"[^a-z0-9._/-]+", "-", parts.path.lower()).strip("/")
    return f"{(parts.hostname or '').lower()},{FIRST_YEAR}" + (f":{path}" if path else "")


def slug_of(name: str) -> str:
    """The name of an audience as it stands in an address; names that differ in case or accents alone are one."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return (
        re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-") or "audience"
    )


def concerns(update: Update, slug: str) -> bool:
    """Whether an update concerns an audience: it names it, or names nobody."""
    named = update.audience.specialties
    return not named or slug in map(slug_of, named)


def _is_on_insurance(update: Update) -> bool:
    return update.kind is UpdateKind.INSURANCE or any(reference.startswith(_INSURANCE) for reference in update.about)
