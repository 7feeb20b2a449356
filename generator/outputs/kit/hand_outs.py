"""What a patient takes home: where, when, what to bring; in English and every language the practice has words for.

Names, addresses and numbers are the facts of the site. Days and hours are written as CLDR writes them in the language.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from generator.derive import contacts, wording
from generator.derive.desk import Desk
from generator.derive.hours import day_rows
from generator.derive.routes import Routes
from generator.model.hours import Span, Week
from generator.model.kit import HandoutWords
from generator.model.places import Location
from generator.model.verify import FactClass
from generator.outputs.kit import views
from generator.outputs.kit.paper import Paper, sources_of

MONDAY = date(2024, 1, 1)
"""A Monday, for the names of days."""


def papers(desk: Desk) -> Iterator[Paper]:
    """For each place where patients go, in each language."""
    languages: dict[str, HandoutWords | None] = {"en": None, **desk.settings.kit.languages}
    for location in desk.directory.locations.values():
        if location.address is None:
            continue
        for language, words in languages.items():
            yield _hand_out(desk, location, language, words)


def _hand_out(desk: Desk, location: Location, language: str, words: HandoutWords | None) -> Paper:
    english = words is None
    words = words or _english(desk)
    line = contacts.phone(desk.directory, location=location)
    place = views.place(desk, location)
    ways = [("Parking:", location.parking), ("Transit:", location.transit), ("The door:", location.entrance)]
    shown = {
        "name": place.name,
        "address": place.address,
        "hours": _hours(desk, location, language, words.closed),
        "ways": [(label, text) for label, text in ways if text] if english else [],
    }
    values: dict[str, Any] = {
        "words": words,
        "direction": direction(language),
        "places": [shown],
        "bring": words.items,
        "phone": views.number(line),
        "helps": [] if not english else _helps(desk),
    }
    title = f"{words.title}: {location.known_as}"
    address = views.live(desk, Routes.location(location.id))
    name = f"{'' if english else f'{language.lower()}-'}hand-out-{location.id}"
    return Paper(name, title, "hand-out", values, address, language=language, sources=sources_of(location))


def _english(desk: Desk) -> HandoutWords:
    return HandoutWords(
        title="Your visit",
        where="Where",
        when="When",
        with_whom="With",
        call="Questions, or you cannot come? Call",
        bring="What to bring",
        items=desk.settings.kit.bring,
        closed="Closed",
    )


def _helps(desk: Desk) -> list[tuple[str, str, str]]:
    """That help with language is free, in each language there are words for: (tag, direction, text)."""
    words = desk.settings.kit.languages.items()
    return [(tag, direction(tag), own.help) for tag, own in words if own.help]


def _hours(desk: Desk, location: Location, language: str, closed: str) -> list[tuple[str, str]]:
    """The opening hours; none where they are too old to be shown as true, as the phone number stands below."""
    week: Week | None = location.hours
    if week is None or not desk.trust(FactClass.HOURS, None, location.verified).good:
        return []
    if language == "en":
        return [(wording.row_days(row), wording.spans(row.spans)) for row in day_rows(week)]
    return [
        (_days(row.first, row.last, language), ", ".join(_span(span, language) for span in row.spans) or closed)
        for row in day_rows(week)
    ]


def _days(first: int, last: int, language: str) -> str:
    names = [_day(number, language) for number in dict.fromkeys((first, last))]
    return " – ".join(names)


def _day(number: int, language: str) -> str:
    from babel.dates import format_date

    return format_date(date(2024, 1, MONDAY.day + number), "EEEE", locale=language.replace("-", "_"))


def _span(span: Span, language: str) -> str:
    from babel.dates import format_time

    return " – ".join(
        format_time(time(minutes // 60 % 24, minutes % 60), "short", locale=language.replace("-", "_"))
        for minutes in (span.start, span.end)
    )


def direction(language: str) -> str:
    """Which way a language is written (CLDR)."""
    from babel.core import Locale

    return Locale.parse(language.replace("-", "_")).text_direction
