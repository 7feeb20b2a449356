"""The practice's own published feed: what it tells has been announced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from generator.derive.desk import Desk
from generator.derive.newsfeeds import ENTRIES
from generator.derive.routes import HOME, Routes
from generator.importing.yaml_text import document
from generator.model.feeds import Announced, Announcement
from generator.sync.reading import Entry, Feed
from generator.sync.report import Told
from generator.sync.texts import id_of, link_of

FILE = "content/announced.yml"
SCHEMA = "../.schemas/announced.json"
REMARK = "What the published feed has told. Kept by “presence sync”; commit it with your other files."
MOST = 2_000
"""Announcements that are kept; a feed has 60."""


def own_feed(desk: Desk) -> str:
    """The address of the published feed."""
    return desk.settings.feeds.published or desk.routes.url(Routes.atom(HOME))


def remember(desk: Desk, told: Told, feed: Feed) -> None:
    """Add what the published feed tells to what is known, and say what is odd about it."""
    known = desk.directory.announced
    new = list(_new(desk, feed, {announcement.id for announcement in known.updates}))
    tag = known.tag or tag_of(feed)
    if new or tag != known.tag:
        told.files[FILE] = _text(Announced(tag=tag, updates=_in_order((*new, *known.updates))))
    told.lines.append(f"Your published feed: {_counted(len(feed.entries))}, {len(new) or 'none'} new in {FILE}")
    told.warnings += _oddities(desk, feed)


def tag_of(feed: Feed) -> str | None:
    """How the ids of a feed of ours begin, by the id of the feed itself."""
    found = re.fullmatch(r"tag:([a-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?(?::[a-z0-9._/-]+)?)[:/]feed", feed.id)
    return found[1] if found and len(feed.id) < 200 else None


def _new(desk: Desk, feed: Feed, known: set[str]) -> Iterator[Announcement]:
    for entry in _every_entry(desk, feed):
        key = id_of(entry.id or entry.link)
        if key not in known:
            known.add(key)
            yield Announcement(id=key, first_seen=desk.today, url=link_of(entry.link))


def _every_entry(desk: Desk, feed: Feed) -> Iterator[Entry]:
    """What stands in the feed, and the updates that have dropped out at the end of a feed that is full."""
    yield from feed.entries
    moments = [entry.moment for entry in feed.entries if entry.moment]
    if len(feed.entries) >= ENTRIES and moments:
        for update in desk.lookup.updates:
            moment = desk.newsfeeds.moment_of(update)
            if moment < min(moments):
                url = desk.routes.url(Routes.update(update.id))
                yield Entry(desk.newsfeeds.id_of(update), update.title, url, moment)


def _in_order(announcements: Iterable[Announcement]) -> tuple[Announcement, ...]:
    """Those seen last first; of one day by id."""
    by_id = sorted(announcements, key=lambda one: one.id)
    return tuple(sorted(by_id, key=lambda one: one.first_seen, reverse=True)[:MOST])


def _text(announced: Announced) -> str:
    updates = [_fields(one.id, one.first_seen, one.url) for one in announced.updates]
    fields = {"tag": announced.tag, "updates": updates}
    return document(SCHEMA, {name: value for name, value in fields.items() if value}, [REMARK])


def _fields(key: str, first_seen: date, url: str | None) -> dict[str, str]:
    return {"id": key, "first_seen": first_seen.isoformat(), **({"url": url} if url else {})}


def _oddities(desk: Desk, feed: Feed) -> Iterator[str]:
    """What would make readers see something twice, or has gone missing."""
    published, ours = tag_of(feed), desk.newsfeeds.tag
    if published and published != (desk.settings.feeds.tag or desk.directory.announced.tag or published):
        yield (
            f"the ids of your published feed begin with {published}, those of the next build with {ours}: readers "
            f"would be shown every update again. Write feeds: tag: {published} in site_config.yml"
        )
        return
    current = {desk.newsfeeds.id_of(update) for update in desk.directory.updates.values() if not update.draft}
    for entry in feed.entries:
        if entry.id.startswith(f"tag:{published}") and entry.id not in current:
            yield f"your published feed tells of “{id_of(entry.id)}”, which is not among your updates"


def _counted(count: int) -> str:
    return f"{count} update{'' if count == 1 else 's'}"
