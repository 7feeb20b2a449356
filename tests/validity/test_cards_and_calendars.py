"""vCards and calendars are read by strict programs: every line by the standard, every property that it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.built import Site
from tests.validity.content_lines import badly_escaped, faults, lines, parts
from tests.validity.test_links import told

TEXTS = {"FN", "ORG", "TITLE", "NOTE", "SUMMARY", "LOCATION", "DESCRIPTION"}
CARD_FORMS = {
    "TEL": r"tel:\+\d{7,15}(;ext=\d+)?",
    "URL": r"https://\S+",
    "UID": r"https://\S+",
    "REV": r"\d{8}T\d{6}Z",
    "EMAIL": r"[^@\s]+@[^@\s]+",
    "GEO": r"geo:-?\d+(\.\d+)?,-?\d+(\.\d+)?",
    "LANG": r"[a-z]{2,3}(-[A-Za-z0-9]+)*",
    "KIND": r"individual|location|org",
}
LENGTHS = {"N": 5, "ADR": 7}
"""How many parts a structured value has (RFC 6350 §6.2.2, §6.3.1)."""


def card_faults(data: bytes) -> Iterator[str]:
    """What is wrong with a vCard 4.0."""
    found = faults(data)
    yield from found
    if found:
        return
    said = lines(data)
    if [line.name for line in said[:2]] != ["BEGIN", "VERSION"] or said[1].value != "4.0":
        yield "the version is not the first that is said (§6.7.9)"
    names = [line.name for line in said]
    yield from (f"{name} stands {names.count(name)} times" for name in ("FN", "UID", "REV") if names.count(name) != 1)
    for line in said:
        yield from line_faults(line.name, line.value)


def line_faults(name: str, value: str) -> Iterator[str]:
    """What is wrong with one property."""
    if name in CARD_FORMS and not re.fullmatch(CARD_FORMS[name], value):
        yield f"{name} is {value}"
    if name in LENGTHS and len(parts(value)) != LENGTHS[name]:
        yield f"{name} has {len(parts(value))} parts"
    if name in TEXTS and badly_escaped(value):
        yield f"{name} is not escaped: {value}"


def calendar_faults(data: bytes) -> Iterator[str]:
    """What is wrong with a calendar."""
    found = faults(data)
    yield from found
    if found:
        return
    names = [line.name for line in lines(data)]
    yield from (f"{name} is missing" for name in ("PRODID", "VERSION") if names.count(name) != 1)
    for line in lines(data):
        if line.name in TEXTS and badly_escaped(line.value):
            yield f"{line.name} is not escaped: {line.value}"
    events = Calendar.from_ical(data).walk("VEVENT")
    if not events:
        yield "nothing happens in it"
    ids = [event["UID"] for event in events]
    yield from (f"UID {uid} stands twice" for uid in {uid for uid in ids if ids.count(uid) > 1})
    for event in events:
        if "DTSTAMP" not in event or "SUMMARY" not in event:
            yield f"{event['UID']} lacks a stamp or a summary (RFC 5545 §3.6.1)"
        start, end = event.start, event.end
        if type(start) is not type(end) or not later(start, end):
            yield f"{event['UID']} lasts from {start} to {end}"


def later(start: date | datetime, end: date | datetime) -> bool:
    """Whether the end comes after the start."""
    return start < end


def of_kind(site: Site, suffix: str) -> list[Path]:
    """All files of the site with that suffix."""
    return sorted(site.folder.rglob(f"*{suffix}"))


def test_vcards(site: Site) -> None:
    files = of_kind(site, ".vcf")
    assert files
    found = [f"{file.relative_to(site.folder)}: {fault}" for file in files for fault in card_faults(file.read_bytes())]
    assert not found, told(found)


def test_calendars(site: Site) -> None:
    files = of_kind(site, ".ics")
    found = [f"{file.relative_to(site.folder)}: {one}" for file in files for one in calendar_faults(file.read_bytes())]
    assert not found, told(found)


def test_the_sample_has_calendars(sample: Site) -> None:
    assert len(of_kind(sample, ".ics")) > 2


CARD = (
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ann\\, MD\r\nN:Ann;;;;\r\nREV:20261118T000000Z\r\n"
    "UID:https://a.example/\r\nEND:VCARD\r\n"
)
EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//EN\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20261118T000000Z\r\n"
    "DTSTART;VALUE=DATE:20261126\r\nDTEND;VALUE=DATE:20261127\r\nSUMMARY:Closed\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_what_is_right_is_left_alone() -> None:
    assert list(card_faults(CARD.encode())) == []
    assert list(calendar_faults(EVENT.encode())) == []


@pytest.mark.parametrize(
    ("fault", "old", "new"),
    [
        ("breaks without CRLF", "Ann\\, MD\r\n", "Ann\\, MD\n"),
        ("has 80 octets", "Ann\\, MD", "A" * 77),
        ("is empty", "FN:", "\r\nFN:"),
        ("no content line", "FN:Ann\\, MD", "FN Ann"),
        ("not escaped", "Ann\\, MD", "Ann, MD"),
        ("N has 3 parts", "N:Ann;;;;", "N:Ann;;"),
        ("version is not the first", "VERSION:4.0\r\nFN:Ann\\, MD", "FN:Ann\\, MD\r\nVERSION:4.0"),
        ("FN stands 0 times", "FN:Ann\\, MD\r\n", ""),
        ("REV is", "20261118T000000Z", "2026-11-18"),
        ("never ends", "END:VCARD\r\n", ""),
        ("folded within a character", "Ann\\, MD", "Ann"),
    ],
)
def test_a_planted_fault_in_a_card_is_seen(fault: str, old: str, new: str) -> None:
    data = CARD.replace(old, new, 1).encode()
    if "character" in fault:
        data = data.replace(b"Ann", "é".encode()[:1] + b"\r\n " + "é".encode()[1:], 1)
    assert any(fault in found for found in card_faults(data)), list(card_faults(data))


@pytest.mark.parametrize(
    ("fault", "old", "new"),
    [
        ("lasts from", "20261127", "20261126"),
        (
            "stands twice",
            "END:VEVENT\r\n",
            "END:VEVENT\r\n" + EVENT.partition("EN\r\n")[2].removesuffix("END:VCALENDAR\r\n"),
        ),
        ("lacks a stamp", "DTSTAMP:20261118T000000Z\r\n", ""),
        ("PRODID is missing", "PRODID:-//a//EN\r\n", ""),
        ("ends where something else", "BEGIN:VEVENT\r\n", ""),
    ],
)
def test_a_planted_fault_in_a_calendar_is_seen(fault: str, old: str, new: str) -> None:
    data = EVENT.replace(old, new, 1).encode()
    assert any(fault in found for found in calendar_faults(data)), list(calendar_faults(data))
