"""Closures and special hours as calendars (RFC 5545), for each location and for all of them.

They are made to be subscribed to: programs fetch them again once a day, and know an event by an id that stays.
A closed day is an all-day event; hours are events in UTC, so that no calendar has to know our time zones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from generator import __version__
from generator.derive.desk import Desk
from generator.derive.hours import SpecialDay
from generator.derive.routes import LOCATIONS, Routes
from generator.model.places import Location
from generator.outputs.base import File

A_DAY = timedelta(days=1)
"""How often programs look for changes (RFC 7986 §5.7; Outlook reads its own X-PUBLISHED-TTL)."""


def files(desk: Desk) -> Iterator[File]:
    """A calendar for each location that has special days ahead, and one for all of them."""
    everything: list[Event] = []
    sources: list[str] = []
    for location in desk.directory.locations.values():
        events = list(_events(desk, location))
        if events:
            everything += events
            sources.append(location.source)
            path = Routes.calendar(Routes.location(location.id))
            yield _file(desk, path, f"{desk.practice.name}, {location.known_as}", events, [location.source])
    if everything:
        yield _file(desk, Routes.calendar(LOCATIONS), desk.practice.name, everything, sources)


def _file(desk: Desk, path: str, name: str, events: Iterable[Event], sources: Iterable[str]) -> File:
    calendar = Calendar()
    calendar.add("prodid", f"-//practice-presence//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    address = desk.routes.url(path)
    calendar.add("url", address)
    calendar.add("source", address, parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", A_DAY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", A_DAY, parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(event)
    return File(path, calendar.to_ical(), sources=tuple(filter(None, sources)))


def _events(desk: Desk, location: Location) -> Iterator[Event]:
    for special in desk.special_days(location):
        if special.closed:
            yield _closed(desk, location, special)
        else:
            yield from _open(desk, location, special)


def _closed(desk: Desk, location: Location, special: SpecialDay) -> Event:
    event = _event(desk, location, f"{special.first:%Y%m%d}-closed", f"{location.known_as} closed: {special.why}")
    event.add("dtstart", special.first)
    event.add("dtend", special.last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _open(desk: Desk, location: Location, special: SpecialDay) -> Iterator[Event]:
    zone = ZoneInfo(desk.zone(location))
    for count in range((special.last - special.first).days + 1):
        day = special.first + timedelta(days=count)
        for number, span in enumerate(special.spans, 1):
            title = f"{location.known_as} open at special hours: {special.why}"
            event = _event(desk, location, f"{day:%Y%m%d}-{number}", title)
            event.add("dtstart", _moment(day, span.start, zone))
            event.add("dtend", _moment(day, span.end, zone))
            event.add("transp", "TRANSPARENT")
            yield event


def _event(desk: Desk, location: Location, key: str, title: str) -> Event:
    """`UID` is made of the location's first id and the day, so that a corrected event replaces the one it corrects."""
    event = Event()
    page = desk.routes.url(Routes.location(location.id))
    place = location.formerly[0] if location.formerly else location.id
    event.add("uid", f"{key}@{desk.newsfeeds.authority}.locations.{place}")
    event.add("dtstamp", datetime.combine(desk.today, time.min, UTC))
    event.add("summary", title)
    event.add("location", location.name)
    event.add("url", page)
    return event


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """Minutes after midnight on the wall clock of the place, as a moment in UTC."""
    days, rest = divmod(minutes, 24 * 60)
    wall = datetime.combine(day + timedelta(days=days), time(*divmod(rest, 60)), zone)
    return wall.astimezone(UTC)
