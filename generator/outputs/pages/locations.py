"""The list of locations, and a page for each: how to reach it, when, who is there, what is done, which plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from generator.derive import contacts
from generator.derive.desk import RoleView
from generator.derive.overview import by_answer, common
from generator.derive.participation import PlanAnswer
from generator.derive.routes import LOCATIONS, Routes
from generator.derive.turns import detail
from generator.model.insurance import Payer
from generator.model.places import Location
from generator.model.verify import FactClass
from generator.outputs.base import Crumb, Page
from generator.outputs.pages import jsonld, views
from generator.outputs.pages.ages import until
from generator.outputs.pages.insurance import told
from generator.outputs.pages.parts import Parts
from generator.outputs.pages.site import Site
from generator.outputs.pages.teasers import teasers

TITLE = "Locations"
CROWD = 12
"""Beyond so many providers at a place they are rows without portraits."""


class PlaceCard(NamedTuple):
    """A location as lists show it."""

    location: Location
    path: str
    address: Sequence[str]
    map_url: str | None
    contact: views.Contact
    hours: views.HoursView | None
    open_rows: Sequence[tuple[str, Markup]]
    special: Sequence[views.SpecialView]


class AtPlace(NamedTuple):
    """A provider at this location."""

    card: views.Card
    role: RoleView
    accepting: Markup
    accepting_short: Markup
    hours: Sequence[tuple[str, Markup]]
    hours_until: Markup
    soon: views.SoonView | None
    until: Markup


class PlanAtPlace(NamedTuple):
    """A plan at this location, with the answer of everybody there, or the answers with how many give each."""

    plan: Markup
    answers: Sequence[tuple[Markup, str]]


def pages(site: Site) -> Iterator[Page]:
    """The list and every location."""
    places = [place_card(site, location) for location in site.directory.locations.values()]
    yield index(site, places)
    for place in places:
        yield location_page(site, place)


def place_card(site: Site, location: Location) -> PlaceCard:
    """A location for lists."""
    desk = site.desk
    return PlaceCard(
        location,
        Routes.location(location.id),
        contacts.address_lines(location.address) if location.address else [],
        contacts.map_url(location),
        site.contact(None, location),
        views.place_hours(desk, location),
        views.week_rows(location.hours, True) if location.hours else (),
        views.special_views(desk.special_days(location)),
    )


def index(site: Site, places: Sequence[PlaceCard]) -> Page:
    """All places with address, lines and hours."""
    towns = views.listed(list(dict.fromkeys(p.location.address.city for p in places if p.location.address)))
    description = (
        f"{views.counted(len(places), 'location')}{' in ' + towns if towns else ''}: address, phone, fax, hours."
    )
    has_days = any(place.special for place in places)
    values = {"places": places, **_calendar(site, LOCATIONS, has_days)}
    sources = (place.location.source for place in places)
    return site.page(LOCATIONS, "locations", TITLE, description, values, search=f"{TITLE} {towns}", sources=sources)


def _calendar(site: Site, path: str, has_days: bool) -> dict[str, str]:
    """The calendar of special days: as a file to download, and as an address that calendars subscribe to."""
    calendar = Routes.calendar(path) if has_days else ""
    webcal = site.routes.url(calendar).replace("https:", "webcal:", 1) if calendar else ""
    return {"calendar": calendar, "webcal": webcal}


def location_page(site: Site, place: PlaceCard) -> Page:
    """One location."""
    location, desk, path = place.location, site.desk, place.path
    here = site.parts(path)
    people = [_at_place(site, here, role) for role in desk.roles_at(location)]
    reference = f"location/{location.id}"
    values = {
        "place": place,
        "location": location,
        "accepting": here.states(desk.roles_at(location)),
        "people": people,
        "crowd": len(people) > CROWD,
        "services": [(s.name, Routes.service(s.id), s.summary) for s in desk.lookup.services_by_location[location.id]],
        "equipment": desk.lookup.equipment_by_location[location.id],
        "payers": plans_at(site, here, location),
        "updates": teasers(site, desk.lookup.updates_about[reference]),
        "contact_verified": views.stamp(desk, FactClass.CONTACTS, location.verified),
        "vcard": Routes.vcard(path),
        **_calendar(site, path, bool(place.special)),
    }
    where = ", ".join(place.address) or "By video"
    return site.page(
        path,
        "location",
        location.name,
        f"{location.name}: {where}. Hours, phone, fax, parking, who is there and which plans they take.",
        values,
        crumbs=[Crumb(TITLE, LOCATIONS)],
        data=[jsonld.clinic(desk, location)],
        carded=True,
        photo=location.photo,
        search=" · ".join(filter(None, [location.short_name, *place.address, location.county, location.summary])),
        sources=(location.source, *(person.role.provider.source for person in people)),
    )


def _at_place(site: Site, here: Parts, role: RoleView) -> AtPlace:
    week = role.role.hours
    return AtPlace(
        site.card(role.provider),
        role,
        here.accepting(role.accepting),
        here.accepting_short(role.accepting),
        views.week_rows(week, True) if week and role.hours_trust.good else (),
        until(role.hours_trust.expires),
        views.soon(site.desk, role.soonest, False, [role.location]) if role.soonest else None,
        until(role.last),
    )


def plans_at(site: Site, here: Parts, location: Location) -> list[tuple[Payer, list[PlanAtPlace]]]:
    """Every plan that somebody here says something of, by payer."""
    roles = site.desk.roles_at(location)
    said: dict[str, list[PlanAnswer]] = {}
    for role in roles:
        for plan, answer in site.desk.plans_of(role):
            said.setdefault(plan.id, []).append(answer)
    found: dict[str, list[PlanAtPlace]] = {}
    for plan in site.desk.lookup.plans_by_payer:
        if plan.id in said:
            row = PlanAtPlace(here.plan(plan), _answers(here, said[plan.id], len(roles)))
            found.setdefault(plan.payer, []).append(row)
    return [(site.directory.payers[payer], rows) for payer, rows in found.items()]


def _answers(here: Parts, answers: Sequence[PlanAnswer], of: int) -> list[tuple[Markup, str]]:
    same = common(answers) if len(answers) == of else None
    return [(here.answer(same), detail(same))] if same else told(here, by_answer(answers, of), of)
