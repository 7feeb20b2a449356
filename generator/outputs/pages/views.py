"""What the templates print: small frozen views, so that templates only lay out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markupsafe import Markup

from generator.derive import wording
from generator.derive.answers import Opening
from generator.derive.desk import Desk, RoleView
from generator.derive.freshness import Trust
from generator.derive.hours import SpecialDay, day_rows
from generator.derive.lookup import full_name
from generator.derive.routes import Routes
from generator.model.base import Photo
from generator.model.fields import language_name
from generator.model.hours import Week
from generator.model.people import Provider
from generator.model.places import Line, Location
from generator.model.verify import FactClass, Verified
from generator.outputs.pages.parts import phone_link, verified
from generator.outputs.pages.templates import component
from generator.render.names import direction, initials


@dataclass(frozen=True, slots=True)
class Face:
    """A portrait, or initials where there is none. `tint` is one of six, always the same for a name."""

    image: str | None
    alt: str
    initials: str
    tint: int


@dataclass(frozen=True, slots=True)
class LineView:
    """One number to call or fax to."""

    verb: str
    link: Markup
    text: str
    label: str
    note: str
    hours: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Numbers: a finished list of them, the one to call as a link, the one to fax to as text."""

    lines: Markup
    call: Markup
    fax: str


@dataclass(frozen=True, slots=True)
class HoursView:
    """A week as rows of (days, hours). `call` is set when the hours are too old: then they are only "listed"."""

    rows: tuple[tuple[str, str], ...]
    zone: str
    verified: Markup
    call: bool = False
    machine: str = ""


@dataclass(frozen=True, slots=True)
class SpecialView:
    """Special days: when, which hours, why."""

    days: str
    hours: str
    why: str
    closed: bool


@dataclass(frozen=True, slots=True)
class SoonView:
    """How soon a kind of visit can be had."""

    kind: str
    words: str
    note: str
    good: bool
    last: str
    service: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A provider as lists show her."""

    provider: Provider
    path: str
    name: str
    headline: str
    face: Face
    roles: tuple[RoleView, ...]
    places: str
    languages: str
    soon: SoonView | None
    data: dict[str, str] = field(default_factory=dict)


def face(name: str, photo: Photo | None) -> Face:
    """The face of a person."""
    image = Routes.image(photo.file) if photo else None
    return Face(image, (photo.alt if photo else None) or "", initials(name), sum(map(ord, name)) % 6)


def line(desk: Desk, verb: str, found: Line) -> LineView:
    """A line as pages show it."""
    hours = ""
    if found.hours:
        hours = "; ".join(f"{days} {spans}" for days, spans in open_rows(found.hours))
        hours += f" {wording.zone_short(desk.zone(), desk.today)}"
    return LineView(
        verb, phone_link(found.number), wording.phone(found.number), found.label or "", found.note or "", hours
    )


def contact(desk: Desk, phone: Line | None, fax: Line | None) -> Contact:
    """The numbers to call and to fax to, as a finished list."""
    lines = [line(desk, verb, found) for verb, found in (("Call", phone), ("Fax", fax)) if found]
    return Contact(
        component("lines", lines) if lines else Markup(""),
        phone_link(phone.number) if phone else Markup(""),
        wording.phone(fax.number) if fax else "",
    )


@lru_cache(maxsize=4096)
def _week_rows(week: Week) -> tuple[tuple[str, str], ...]:
    return tuple((wording.row_days(row), wording.spans(row.spans)) for row in day_rows(week))


@lru_cache(maxsize=4096)
def open_rows(week: Week) -> tuple[tuple[str, str], ...]:
    """Only the days that are open, for cards."""
    return tuple((wording.row_days(row), wording.spans(row.spans)) for row in day_rows(week) if row.spans)


@lru_cache(maxsize=4096)
def machine_week(week: Week) -> str:
    """The week for the browser: days with `|`, openings with `,`, minutes with `-`."""
    return "|".join(",".join(f"{span.start}-{span.end}" for span in day) for day in week)


def hours_view(desk: Desk, week: Week, zone: str, trust: Trust | None) -> HoursView:
    """Hours with their zone and, if they decay, their age."""
    return HoursView(
        _week_rows(week),
        wording.zone(zone, desk.today),
        verified(trust) if trust else Markup(""),
        trust is not None and not trust.good,
        machine_week(week),
    )


def place_hours(desk: Desk, location: Location) -> HoursView | None:
    """The opening hours of a location."""
    if location.hours is None:
        return None
    trust = desk.trust(FactClass.HOURS, None, location.verified)
    return hours_view(desk, location.hours, desk.zone(location), trust)


def special_views(days: Iterable[SpecialDay]) -> list[SpecialView]:
    """Special days as rows."""
    return [SpecialView(wording.days(day.first, day.last), wording.special(day), day.why, day.closed) for day in days]


def soon(desk: Desk, opening: Opening) -> SoonView:
    """An opening as a row."""
    service = opening.source.service
    named = desk.directory.services[service].name if service else ""
    last = str(opening.trust.expires) if opening.trust.good and opening.trust.expires else ""
    note = (opening.source.note or "") if opening.trust.good else ""
    return SoonView(opening.kind, opening.words, note, opening.trust.good, last, named)


def languages(tags: Sequence[str]) -> str:
    """English, Spanish."""
    return ", ".join(language_name(tag) or tag for tag in tags)


def headline(desk: Desk, provider: Provider) -> str:
    """The line under the name: her own words, or her main specialty."""
    specialty = desk.lookup.main_specialty(provider)
    return provider.headline or (specialty.name if specialty else "")


def card(desk: Desk, provider: Provider) -> Card:
    """A provider for lists."""
    roles = tuple(desk.current_roles_of(provider))
    soonest = next((role.soonest for role in roles if role.soonest), None)
    return Card(
        provider,
        Routes.provider(provider.id),
        full_name(provider),
        headline(desk, provider),
        face(provider.name, provider.photo),
        roles,
        " · ".join(role.location.known_as for role in roles),
        languages(provider.languages),
        soon(desk, soonest) if soonest else None,
    )


def written_names(provider: Provider) -> list[tuple[str, str, str]]:
    """(text, language, direction) of the name in other scripts."""
    return [(name.text, name.language, direction(name.text)) for name in provider.also_written]


def stamp(desk: Desk, fact: FactClass, file: Verified | None) -> Markup:
    """When a class of facts of a file was verified."""
    return verified(desk.trust(fact, None, file))


def counted(count: int, thing: str) -> str:
    """1 provider, 2 providers."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """Riverside, Hillcrest and Cedar Gap."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))
