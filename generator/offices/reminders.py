"""What to do at which office on which day, as a calendar (RFC 5545) for the liaison's own use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple

from generator import __version__
from generator.derive import wording
from generator.model.private import Offices
from generator.offices.times import ANSWER_IN, next_visit, thanks_due


class Reminder(NamedTuple):
    """Something to do. `key` stays the same from run to run."""

    key: str
    day: date
    what: str
    more: str = ""


def reminders(offices: Offices, today: date) -> Iterator[Reminder]:
    """Visits, answers that are owed, and thanks, none of them in the past."""
    for key, office in offices.offices.items():
        people = ", ".join(person.name for person in office.people)
        phone = wording.phone(office.phone.number) if office.phone else ""
        about = "\n".join(filter(None, (people, phone, *office.prefers)))
        if day := next_visit(office):
            yield Reminder(f"{key} visit", max(day, today), f"Visit {office.name}", about)
        for item in office.feedback:
            if item.changed is None:
                what = f"Answer {office.name} on what they said"
                yield Reminder(f"{key} {item.on} {item.said}", max(item.on + ANSWER_IN, today), what, item.said)
        if thanks_due(office, today):
            yield Reminder(f"{key} thanks", today, f"Thank {office.name}", about)


def calendar(offices: Offices, practice: str, today: date) -> bytes:
    """follow-up.ics: a day for each thing to do."""
    from icalendar import Calendar, Event  # takes longer to import than the rest to run

    made = Calendar()
    made.add("prodid", f"-//practice-presence//{__version__}//EN")
    made.add("version", "2.0")
    name = f"{practice}: offices"
    made.add("name", name)
    made.add("x-wr-calname", name)
    for reminder in reminders(offices, today):
        event = Event()
        event.add("uid", f"{sha256(f'{practice} {reminder.key}'.encode()).hexdigest()[:32]}@offices.invalid")
        event.add("dtstamp", datetime.combine(today, time.min, UTC))
        event.add("dtstart", reminder.day)
        event.add("dtend", reminder.day + timedelta(days=1))
        event.add("summary", reminder.what)
        event.add("description", reminder.more)
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())
