"""What the templates print: small frozen views, so that templates only lay out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from generator.derive import wording
from generator.derive.answers import Opening
from generator.derive.desk import Desk, RoleView
from generator.derive.freshness import Trust
from generator.derive.hours import SpecialDay, day_rows
from generator.derive.lookup import full_name
from generator.derive.routes import Routes
from generator.model.facts import AcceptingStatus, Visit
from generator.model.fields import language_name
from generator.model.hours import MIDNIGHT, Span, Week
from generator.model.people import Provider
from generator.model.places import Line, Location
from generator.model.verify import FactClass, Verified
from generator.outputs.pages.ages import ages, ages_of, until
from generator.outputs.pages.parts import phone_link, verified
from generator.outputs.pages.templates import component
from generator.render.names import direction
from generator.render.unbroken import unbroken
from generator.render.writing import html_text


class LineView(NamedTuple):
    """One number to call or fax to."""

    verb: str
    link: Markup
    text: str
    label: str
    note: str
    hours: Markup


class Contact(NamedTuple):
    """Numbers: a finished list of them, the one to call as a link, the one to fax to as text."""

    lines: Markup
    call: Markup
    fax: str


class HoursView(NamedTuple):
    """A week as rows of (days, hours). `call` is set when the hours are too old: then they are only "listed"."""

    rows: tuple[tuple[str, Markup], ...]
    zone: str
    verified: Markup
    call: bool
    machine: str
    zone_name: str
    ages: Markup


class SpecialView(NamedTuple):
    """Special days: when, which hours, why. `machine` is the same for the browser: first, last, openings."""

    days: Markup
    hours: Markup
    why: str
    closed: bool
    machine: str
    last: date


class SoonView(NamedTuple):
    """How soon a kind of visit can be had. `last`: the day after which a card says nothing of it."""

    kind: str
    words: Markup
    note: str
    good: bool
    last: str
    ages: Markup
    service: str = ""
    places: str = ""

    @property
    def name(self) -> Markup:
        """Which visits it is about: New patient, Echocardiogram, and the places if it is not everywhere."""
        about = html_text(f"{self.kind}, {self.service}" if self.service else self.kind)
        return Markup(f"{about} <span>{html_text(self.places)}</span>" if self.places else about)


class Card(NamedTuple):
    """A provider as lists show her."""

    provider: Provider
    path: str
    name: str
    headline: str
    roles: tuple[RoleView, ...]
    places: str
    languages: str
    soon: SoonView | None

    @property
    def at(self) -> str:
        """Ids of the places, for the browser."""
        return " ".join(role.location.id for role in self.roles)

    @property
    def until(self) -> Markup:
        """The last day of the provider, for the browser."""
        return until(self.provider.until)

    @property
    def accepts(self) -> bool:
        """Whether new patients are taken somewhere."""
        return any(role.accepting.status is AcceptingStatus.NEW_PATIENTS for role in self.roles)


def line(verb: str, found: Line, zone: str) -> LineView:
    """A line as pages show it; `zone` is the abbreviation of the one in which it is answered."""
    hours = inline_hours(found.hours, zone) if found.hours else ""
    number, note = found.number, found.note or ""
    return LineView(verb, phone_link(number), wording.phone(number), found.label or "", note, unbroken(hours))


def contact(phone: Line | None, fax: Line | None, zone_of: Callable[[Line], str]) -> Contact:
    """The numbers to call and to fax to, as a finished list."""
    lines = tuple(line(verb, found, zone_of(found)) for verb, found in (("Call", phone), ("Fax", fax)) if found)
    return Contact(
        component("lines", lines) if lines else Markup(""),
        phone_link(phone.number) if phone else Markup(""),
        wording.phone(fax.number) if fax else "",
    )


@lru_cache(maxsize=4096)
def week_rows(week: Week, only_open: bool = False) -> tuple[tuple[str, Markup], ...]:
    """(days, hours) of a week. Each opening stays on one line."""
    return tuple((wording.row_days(row), nowrap(row.spans)) for row in day_rows(week) if row.spans or not only_open)


@lru_cache(maxsize=4096)
def nowrap(spans: tuple[Span, ...]) -> Markup:
    """The openings of a day, none of them broken over two lines."""
    if not spans:
        return Markup("Closed")
    return Markup(", ").join(map(_unbroken, spans))


def _unbroken(span: Span) -> Markup:
    """One opening; only the remark that it ends on the next day may stand on a line of its own."""
    times, _, rest = wording.span(span).partition(" next")
    return Markup(f"<span>{times}</span>" + (f" <span>next{rest}</span>" if rest else ""))


def inline_hours(week: Week, zone: str) -> str:
    """Mon – Fri 8:00 am – 5:00 pm; Saturday 8:00 am – noon EST; around the clock needs no zone."""
    if all(day == (Span(0, MIDNIGHT),) for day in week):
        return "Every day, 24 hours"
    rows = (row for row in day_rows(week) if row.spans)
    return "; ".join(f"{wording.row_days(row)} {wording.spans(row.spans)}" for row in rows) + f" {zone}"


@lru_cache(maxsize=4096)
def machine_week(week: Week) -> str:
    """The week for the browser: days with `|`, openings with `,`, minutes with `-`."""
    return "|".join(",".join(f"{span.start}-{span.end}" for span in day) for day in week)


def hours_view(desk: Desk, week: Week, zone: str, trust: Trust, *, only_open: bool = False) -> HoursView:
    """Hours with their zone and their age."""
    return HoursView(
        week_rows(week, only_open),
        wording.zone(zone, desk.today),
        verified(trust, by=False),
        not trust.good,
        machine_week(week) if trust.good else "",
        zone,
        ages(trust),
    )


def place_hours(desk: Desk, location: Location) -> HoursView | None:
    """The opening hours of a location."""
    if location.hours is None:
        return None
    trust = desk.trust(FactClass.HOURS, None, location.verified)
    return hours_view(desk, location.hours, desk.zone(location), trust)


def special_views(days: Iterable[SpecialDay]) -> list[SpecialView]:
    """Special days as rows."""
    return [
        SpecialView(
            unbroken(wording.days(day.first, day.last)),
            nowrap(day.spans),
            day.why,
            day.closed,
            f"{day.first} {day.last} {','.join(f'{span.start}-{span.end}' for span in day.spans)}",
            day.last,
        )
        for day in days
    ]


def soon(desk: Desk, opening: Opening, with_places: bool = False, everywhere: Sequence[Location] = ()) -> SoonView:
    """An opening as a row. `with_places`: say where, if it is not `everywhere`."""
    service = opening.source.service
    named = desk.directory.services[service].name if service else ""
    at = [desk.directory.locations[key].known_as for key in opening.source.at] if with_places else []
    last = str(opening.trust.expires) if opening.trust.good and opening.trust.expires else ""
    note = (opening.source.note or "") if opening.trust.good else wording.last_verified(opening.trust)
    marks = ages_of(desk, opening, everywhere)
    words = unbroken(opening.words)
    return SoonView(opening.kind, words, note, opening.trust.good, last, marks, named, listed(at))


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
        roles,
        " · ".join(role.location.known_as for role in roles),
        languages(provider.languages),
        _soon_somewhere(desk, soonest, roles) if soonest else None,
    )


def _soon_somewhere(desk: Desk, opening: Opening, roles: Sequence[RoleView]) -> SoonView:
    """An opening that says where in its first words, for someone who is at several places."""
    view = soon(desk, opening, len(roles) > 1, [role.location for role in roles])
    return view._replace(kind=f"{view.kind}{_where(desk, opening)}") if view.places else view


def _where(desk: Desk, opening: Opening) -> str:
    """In the middle of a line: at Riverside; by video, unless the visit is called so already."""
    at = [desk.directory.locations[key] for key in opening.source.at]
    real = listed([place.known_as for place in at if not place.virtual])
    far = any(place.virtual for place in at) and opening.source.visit is not Visit.TELEHEALTH
    return (f" at {real}" if real else "") + (" and" if real and far else "") + (" by video" if far else "")


def written_names(provider: Provider) -> list[tuple[str, str, str]]:
    """(text, language, direction) of the name in other scripts."""
    return [(name.text, name.language, direction(name.text)) for name in provider.also_written]


def stamp(desk: Desk, fact: FactClass, file: Verified | None) -> Markup:
    """When a class of facts of a file was verified."""
    return verified(desk.trust(fact, None, file))


def counted(count: int, thing: str) -> str:
    """1 provider, 2 providers."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def listed(names: Sequence[str]) -> str:
    """Riverside, Hillcrest and Cedar Gap."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))
