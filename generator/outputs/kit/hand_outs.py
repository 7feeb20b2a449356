"""What a patient takes home: where, when, what to bring; in English and every language the practice has words for.

Names, addresses and numbers are the facts of the site. Days and hours are written as CLDR writes them in the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from typing import Any, NamedTuple

from generator.derive import contacts, wording
from generator.derive.desk import Desk
from generator.derive.hours import day_rows
from generator.derive.lookup import full_name
from generator.derive.routes import Routes
from generator.model.care import Service
from generator.model.hours import Span, Week
from generator.model.kit import HandoutService, HandoutWords
from generator.model.places import Line, Location
from generator.model.verify import FactClass
from generator.outputs.kit import views
from generator.outputs.kit.paper import Paper, sources_of

MONDAY = date(2024, 1, 1)
"""A Monday, for the names of days."""


class _About(NamedTuple):
    """What a hand-out is about. `name` is that of its file, `title` what stands in the list of sheets."""

    name: str
    title: str
    path: str
    places: list[Location]
    phone: Line | None
    sources: tuple[str, ...]
    person: str = ""
    service: str = ""
    prepare: Sequence[str] = ()


def papers(desk: Desk) -> Iterator[Paper]:
    """For each place where patients go, and for the providers and services that are named; in each language."""
    languages: dict[str, HandoutWords | None] = {"en": None, **desk.settings.kit.languages}
    for of in (_of_places, _of_providers, _of_services):
        for language, words in languages.items():
            for about in of(desk, words):
                yield _hand_out(desk, about, language, words)


def _of_places(desk: Desk, _: HandoutWords | None) -> Iterator[_About]:
    for place in _visited(desk.directory.locations.values()):
        line = contacts.phone(desk.directory, location=place)
        path = Routes.location(place.id)
        yield _About(f"hand-out-{place.id}", place.known_as, path, [place], line, sources_of(place))


def _of_providers(desk: Desk, _: HandoutWords | None) -> Iterator[_About]:
    chosen = desk.settings.kit.hand_outs
    for one in desk.lookup.providers:
        places = _visited(role.location for role in desk.current_roles_of(one))
        if places and (chosen.every or one.id in chosen.providers):
            name, line = full_name(one), contacts.phone(desk.directory, location=places[0])
            path, sources = Routes.provider(one.id), sources_of(one, *places)
            yield _About(f"provider-hand-out-{one.id}", name, path, places, line, sources, person=name)


def _of_services(desk: Desk, words: HandoutWords | None) -> Iterator[_About]:
    """In another language only where all that it says has been put into it."""
    chosen = desk.settings.kit.hand_outs
    for service in desk.directory.services.values():
        said = _said(service, words)
        places = _visited(desk.directory.locations[key] for key in desk.lookup.service_locations[service.id])
        if said and places and (chosen.every or service.id in chosen.services):
            line = contacts.phone(desk.directory, location=places[0])
            path, sources = Routes.service(service.id), sources_of(service, *places)
            file = f"service-hand-out-{service.id}"
            yield _About(file, said.name, path, places, line, sources, service=said.name, prepare=said.prepare)


def _said(service: Service, words: HandoutWords | None) -> HandoutService | None:
    """Name and preparation in the language; None where one of them is missing."""
    if words is None:
        return HandoutService(name=service.name, prepare=service.prepare)
    own = words.services.get(service.id)
    whole = own and (not service.prepare or (own.prepare and words.prepare))
    return own if whole else None


def _visited(places: Iterable[Location]) -> list[Location]:
    return [place for place in places if place.address is not None]


def _hand_out(desk: Desk, about: _About, language: str, words: HandoutWords | None) -> Paper:
    english = words is None
    spoken = words or _english(desk)
    values: dict[str, Any] = {
        "words": spoken,
        "direction": direction(language),
        "person": about.person,
        "service": about.service,
        "prepare": about.prepare,
        "places": [_place(desk, place, language, words, spoken.closed) for place in about.places],
        "bring": spoken.items,
        "phone": views.number(about.phone),
        "helps": _helps(desk) if english else [],
    }
    name = about.name if english else f"{language.lower()}-{about.name}"
    title = f"{spoken.title}: {about.title}"
    address = views.live(desk, about.path)
    return Paper(name, title, "hand-out", values, address, language=language, sources=about.sources)


def _place(desk: Desk, location: Location, language: str, words: HandoutWords | None, closed: str) -> dict[str, Any]:
    """Where, when, and the way to the door, which is told in a language only where somebody put it into it."""
    place = views.place(desk, location)
    own = [("Parking:", location.parking), ("Transit:", location.transit), ("The door:", location.entrance)]
    return {
        "name": place.name,
        "address": place.address,
        "hours": _hours(desk, location, language, closed),
        "ways": [(label, text) for label, text in own if text]
        if words is None
        else [("", line) for line in words.places.get(location.id, ())],
    }


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
        prepare="How to prepare",
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
