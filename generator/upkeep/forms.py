"""The list of what is due: as text for people, CSV for spreadsheets, a calendar, and JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256

from generator import __version__
from generator.derive import wording
from generator.load.text import printable
from generator.render.spreadsheet import csv_text
from generator.upkeep.due import Due, count_of


class Form(StrEnum):
    """How the list is written."""

    TEXT = "text"
    CSV = "csv"
    ICS = "ics"
    JSON = "json"


def written(form: Form, lines: Sequence[Due], practice: str, host: str, today: date) -> bytes:
    """The list in one form. `host` is the site's address without https://, which makes ids in calendars unique."""
    if form is Form.ICS:
        return calendar(lines, practice, host, today)
    makers: dict[Form, Callable[[], str]] = {
        Form.TEXT: lambda: text(lines, today),
        Form.CSV: lambda: table(lines),
        Form.JSON: lambda: data(lines, today),
    }
    return makers[form]().encode()


def text(lines: Sequence[Due], today: date) -> str:
    """Three short lines for each stamp: when, what and who, where."""
    if not lines:
        return f"Nothing has to be verified, as of {wording.day(today)}.\n"
    facts, stamps = count_of(lines), len(lines)
    head = f"{facts} fact{'' if facts == 1 else 's'} on {stamps} stamp{'' if stamps == 1 else 's'}"
    parts = [f"{head} to verify, as of {wording.day(today)}. The first is the most urgent.", ""]
    for line in lines:
        parts += [*map(printable, _entry(line)), ""]
    parts.append('When it is found to be true: presence verify ID --by "Your name" --how phone')
    return "\n".join(parts) + "\n"


def _entry(line: Due) -> Iterator[str]:
    yield f"{when(line)}  {line.id}"
    yield from (f"    {told}" for told in _told(line))


def _told(line: Due) -> Iterator[str]:
    """What it says; where it stands, and who verified it."""
    yield f"{', '.join(filter(None, (line.about, line.says)))}"
    since = f"verified {wording.day(line.verified_on)}" if line.verified_on else "never verified"
    by = f" by {line.verified_by}" if line.verified_by else ""
    how = f" ({line.how})" if line.how else ""
    ask = f"; ask {line.who}" if line.who and not line.verified_by else ""
    yield f"{_place(line)}  {since}{by}{how}{ask}"


def when(line: Due) -> str:
    """Never verified; 3 days overdue; today; in 12 days, by Dec 5, 2026."""
    if line.expires is None or line.days_left is None:
        return "never verified"
    days = abs(line.days_left)
    counted = f"{days} day{'' if days == 1 else 's'}"
    if line.days_left < 0:
        return f"{counted} overdue"
    return f"{'today' if not days else f'in {counted}'}, by {wording.weekday(line.expires)}"


def _place(line: Due) -> str:
    return f"{line.where.file}:{line.where.line}" if line.where.line else line.where.file


COLUMNS = (
    "id", "about", "says", "file", "line", "class", "facts", "verified_on", "verified_by", "how", "expires",
    "days_left", "days_overdue", "who",
)  # fmt: skip


def table(lines: Sequence[Due]) -> str:
    """RFC 4180, with a line of names. No cell can begin a formula."""
    return csv_text(COLUMNS, map(_row, lines))


def _row(line: Due) -> tuple[object, ...]:
    left = line.days_left
    return (
        line.id, line.about, line.says, line.where.file, line.where.line or "", line.fact.value, line.facts,
        line.verified_on or "", line.verified_by, line.how, line.expires or "",
        "" if left is None or left < 0 else left, "" if left is None or left >= 0 else -left, line.who,
    )  # fmt: skip


def data(lines: Sequence[Due], today: date) -> str:
    """`{"today": …, "due": [...]}`; dates as YYYY-MM-DD, `days_left` is below 0 when it is over."""
    due = [
        {
            "id": line.id,
            "about": line.about,
            "says": line.says,
            "file": line.where.file,
            "line": line.where.line,
            "class": line.fact.value,
            "facts": line.facts,
            "state": line.state.value,
            "verified_on": str(line.verified_on) if line.verified_on else None,
            "verified_by": line.verified_by or None,
            "how": line.how or None,
            "expires": str(line.expires) if line.expires else None,
            "days_left": line.days_left,
            "who": line.who or None,
        }
        for line in lines
    ]
    return json.dumps({"today": str(today), "due": due}, ensure_ascii=False, indent=2) + "\n"


def calendar(lines: Sequence[Due], practice: str, host: str, today: date) -> bytes:
    """A calendar (RFC 5545, named by RFC 7986) with a day for each stamp: its last, or `today` if that is over.

    Ids stay the same from run to run, so that a calendar that is read in again moves its days and doubles none.
    """
    from icalendar import Calendar, Event  # takes longer to import than all else here to run

    made = Calendar()
    made.add("prodid", f"-//practice-presence//{__version__}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    name = f"{practice}: to verify"
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("uid", _uid("calendar", host))
    for line in lines:
        event = Event()
        day = max(line.expires or today, today)
        event.add("uid", _uid(line.id, host))
        event.add("dtstamp", datetime.combine(today, time.min, UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", f"Verify {CLASSES[line.fact.value]}: {line.about or practice}")
        event.add("description", "\n".join((line.id, *_told(line))))
        event.add("categories", [line.fact.value])
        event.add("transp", "TRANSPARENT")
        if line.who:
            event.add("contact", line.who)
        made.add_component(event)
    return bytes(made.to_ical())


CLASSES = {
    "availability": "availability",
    "accepting": "accepting new patients",
    "plans": "plans",
    "hours": "hours",
    "contacts": "contacts",
}
"""What the classes of facts are called in a list of things to do."""


def _uid(name: str, host: str) -> str:
    """Unique and lasting (RFC 7986 §5.3), without telling where it was made: made of the id and the site's address."""
    return f"{sha256(f'{host} {name}'.encode()).hexdigest()[:32]}@{host.split('/')[0]}"
