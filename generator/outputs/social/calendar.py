"""When to post what, as a calendar (RFC 5545): one short event a post, with its text to copy."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from generator import __version__
from generator.derive.desk import Desk
from generator.derive.social.drafts import Draft
from generator.outputs.base import File, Shelf
from generator.outputs.social.pictures import FOLDER

A_WHILE = timedelta(minutes=15)


def calendar(desk: Desk, made: list[Draft]) -> File:
    """posting.ics."""
    from icalendar import Calendar, Event  # 100 ms, for practices that have news alone

    whole = Calendar()
    whole.add("prodid", f"-//practice-presence//{__version__}//EN")
    whole.add("version", "2.0")
    name = f"Posts of {desk.practice.name}"
    whole.add("name", name)
    whole.add("x-wr-calname", name)
    for draft in made:
        begins = moment(desk, draft)
        if begins is None:
            continue
        event = Event()
        event.add("uid", f"{draft.id}@{desk.newsfeeds.authority}.social")
        event.add("dtstamp", datetime.combine(desk.today, time.min, UTC))
        event.add("dtstart", begins)
        event.add("dtend", begins + A_WHILE)
        event.add("summary", f"{draft.rules.name}: {draft.subject.title}")
        event.add("description", draft.text)
        event.add("url", draft.link)
        event.add("transp", "TRANSPARENT")
        whole.add_component(event)
    return File(f"{FOLDER}/posting.ics", whole.to_ical(), Shelf.DRAFTS)


def moment(desk: Desk, draft: Draft) -> datetime | None:
    """When to post, in UTC."""
    if draft.day is None:
        return None
    hour, minute = divmod(draft.rules.clock, 60)
    return datetime.combine(draft.day, time(hour, minute), ZoneInfo(desk.zone())).astimezone(UTC)
