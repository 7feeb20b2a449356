"""Calendars (RFC 5545) of closures and special hours, read back by another program's eyes."""

from __future__ import annotations

from datetime import UTC, date, datetime

from icalendar import Calendar

from generator.outputs.base import File
from generator.outputs.exchange import ROOM
from tests.outputs.pages.making import RIVERSIDE, TODAY, at

ALL = "locations/special-hours.ics"
OWN = "locations/riverside/special-hours.ics"
DAYS = """
      - {from: 2026-12-24, until: 2026-12-26, hours: closed, why: Christmas}
      - {on: 2026-12-31, hours: "8:00-12:00, 20:00-2:00", why: New Year's Eve}
      - {on: 2026-07-02, hours: "8:00-12:00", why: Summer party}
      - {on: 2026-11-17, hours: closed, why: Over}
"""


def calendars(special: str = DAYS, today: date = TODAY) -> dict[str, Calendar]:
    place = RIVERSIDE.replace(
        "special_hours: [{on: 2026-11-26, hours: closed, why: Thanksgiving}]", "special_hours:" + special
    )
    made = ROOM.render(at({"content/locations/riverside.yml": place}, today))
    return {f.path: Calendar.from_ical(f.body) for f in made if isinstance(f, File) and f.path.endswith(".ics")}  # type: ignore[misc]


def events(calendar: Calendar) -> dict[str, dict[str, object]]:
    return {
        str(event["UID"]): {key: event.decoded(key) for key in ("DTSTART", "DTEND", "DTSTAMP", "SUMMARY")}
        for event in calendar.walk("VEVENT")
    }


def test_a_closure_is_whole_days_and_ends_before_the_next() -> None:
    found = events(calendars()[OWN])
    closed = found["20261224-closed@refer.example.org.locations.riverside"]
    assert closed["DTSTART"] == date(2026, 12, 24)
    assert closed["DTEND"] == date(2026, 12, 27)
    assert closed["SUMMARY"] == "Riverside closed: Christmas"
    assert closed["DTSTAMP"] == datetime(2026, 11, 18, tzinfo=UTC)


def test_hours_are_moments_in_utc_also_over_midnight() -> None:
    found = events(calendars()[OWN])
    morning, night = (found[f"20261231-{n}@refer.example.org.locations.riverside"] for n in (1, 2))
    assert morning["DTSTART"] == datetime(2026, 12, 31, 13, tzinfo=UTC)
    assert night["DTEND"] == datetime(2027, 1, 1, 7, tzinfo=UTC)


def test_summer_time_is_counted() -> None:
    found = events(calendars(today=date(2026, 6, 1))[OWN])
    assert found["20260702-1@refer.example.org.locations.riverside"]["DTSTART"] == datetime(2026, 7, 2, 12, tzinfo=UTC)


def test_what_is_over_is_left_out_and_places_without_days_have_no_file() -> None:
    made = calendars()
    assert set(made) == {OWN, ALL}
    assert not any("Over" in str(event["SUMMARY"]) for event in events(made[ALL]).values())
    assert calendars(special=" []") == {}


def test_the_same_day_gives_the_same_bytes_and_ids_stay() -> None:
    first, later = events(calendars()[ALL]), events(calendars(today=date(2026, 11, 20))[ALL])
    assert set(first) == set(later)
    assert [file.body for file in ROOM.render(at())] == [file.body for file in ROOM.render(at())]  # type: ignore[union-attr]


def test_a_calendar_says_where_it_comes_from_and_how_often_to_look() -> None:
    for path, calendar in calendars().items():
        text = calendar.to_ical().decode().replace("\r\n ", "")
        assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in text
        assert "\r\nX-PUBLISHED-TTL;VALUE=DURATION:P1D\r\n" in text
        assert f"\r\nSOURCE;VALUE=URI:https://refer.example.org/{path}\r\n" in text


def test_ids_stay_when_the_address_of_the_site_changes() -> None:
    moved = "site: {url: https://new.example.org/, time_zone: America/New_York}\nfeeds: {tag: 'refer.example.org,2026'}"
    files = {"site_config.yml": moved, "content/locations/riverside.yml": RIVERSIDE}
    (made,) = (f for f in ROOM.render(at(files)) if isinstance(f, File) and f.path == OWN)
    assert b"UID:20261126-closed@refer.example.org.locations.riverside" in made.body.replace(b"\r\n ", b"")
