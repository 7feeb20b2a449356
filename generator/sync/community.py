"""News of others to files that wait for a person's approval. A file that is there is never written again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from generator.derive.desk import Desk
from generator.importing.yaml_text import Inline, document
from generator.model.feeds import CommunityItem
from generator.sync.reading import Entry, Feed
from generator.sync.report import Told
from generator.sync.texts import id_of, link_of, slug_of, title_of

FOLDER = "content/community"
SCHEMA = "../../.schemas/community.json"
DAYS = 90
"""Older entries are not taken, and items are shown for so long."""
NEWEST = 10
"""Entries taken of one feed."""
WAITING = 30
"""Items of one feed that may wait for approval; until some are looked at, no more are added."""


@dataclass(frozen=True, slots=True)
class News:
    """An entry made harmless."""

    id: str
    title: str
    url: str
    date: date


def collect(desk: Desk, told: Told, name: str, feed: Feed) -> None:
    """Write a file for each entry of a feed that is new, and say how many."""
    known = desk.directory.community
    ours = {item.imported.id for item in known.values() if item.imported and item.imported.source == name}
    linked = {item.url for item in known.values()}
    waiting = sum(not item.approved for item in known.values() if item.imported and item.imported.source == name)
    usable = list(usable_news(feed.entries, desk))
    new = [news for news in newest(usable) if news.id not in ours and news.url not in linked]
    if waiting + len(new) > WAITING:
        told.warnings.append(f"{name}: {waiting} items wait in {FOLDER}; approve or delete some, and more are added")
        return
    taken = set(known)
    for news in new:
        path, text = _file(desk, name, news, taken)
        told.files[path] = text
    publisher = desk.settings.community[name].title
    told.lines.append(f"{publisher}: {len(new) or 'no'} new item{'' if len(new) == 1 else 's'}{_to_do(new)}")
    dropped = len(feed.entries) - len(usable)
    if dropped:
        told.lines.append(f"  {dropped} left out: too old, without a headline, or without an https link")


def expired(desk: Desk, told: Told) -> None:
    """Say how many items have had their time: what is as old is not taken again."""
    over = [item for item in desk.directory.community.values() if item.expires and item.expires < desk.today]
    if over:
        items = "item has" if len(over) == 1 else "items have"
        told.lines.append(f"{len(over)} {items} expired in {FOLDER}; you may delete such files")


def _to_do(new: list[News]) -> str:
    return f" in {FOLDER}, for you to approve" if new else ""


def usable_news(entries: Iterable[Entry], desk: Desk) -> Iterator[News]:
    """Entries with a headline and an https link, of the past days; each id and each link once.

    What has no date, or one that lies ahead, is taken as of today.
    """
    zone, seen = ZoneInfo(desk.zone()), set[str]()
    for entry in entries:
        title, url, key = title_of(entry.title), link_of(entry.link), id_of(entry.id or entry.link)
        day = entry.moment.astimezone(zone).date() if entry.moment else desk.today
        if title and url and key not in seen and url not in seen and day >= desk.today - timedelta(days=DAYS):
            seen.update((key, url))
            yield News(key, title, url, min(day, desk.today))


def newest(news: Iterable[News]) -> list[News]:
    """The newest of them, in the order of the feed where they are of one day."""
    return sorted(news, key=lambda one: one.date, reverse=True)[:NEWEST]


def _file(desk: Desk, name: str, news: News, taken: set[str]) -> tuple[str, str]:
    """(path, text) of a new item. `taken` holds the ids that are in use, and gets this one."""
    item_id = _free_id(f"{name[:30].strip('-')}-{news.date}-{slug_of(news.title, 30)}".strip("-"), taken)
    taken.add(item_id)
    fields: Mapping[str, object] = {
        "title": news.title,
        "url": news.url,
        "publisher": desk.settings.community[name].title,
        "date": news.date.isoformat(),
        "expires": (news.date + timedelta(days=DAYS)).isoformat(),
        "approved": "false",
        "imported": Inline({"from": name, "id": news.id}),
    }
    CommunityItem.model_validate({**fields, "imported": {"from": name, "id": news.id}, "id": item_id})
    remark = f"Found by “presence sync” in the feed “{name}”. It is shown once approved is true."
    return f"{FOLDER}/{item_id}.yml", document(SCHEMA, fields, [remark])


def _free_id(wanted: str, taken: set[str]) -> str:
    number = 1
    while (free := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return free
