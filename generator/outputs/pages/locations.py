"""The list of locations, and a page for each: how to reach it, when, who is there, what is done, which plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.derive import contacts, wording
from generator.derive.desk import RoleView
from generator.derive.overview import common
from generator.derive.participation import PlanAnswer
from generator.derive.routes import LOCATIONS, Routes
from generator.model.insurance import Payer, Plan
from generator.model.places import Location
from generator.model.verify import FactClass
from generator.outputs.base import Crumb, Page
from generator.outputs.pages import jsonld, views
from generator.outputs.pages.parts import Parts, detail, status
from generator.outputs.pages.provider import accepting_lines
from generator.outputs.pages.site import Site
from generator.outputs.pages.teasers import teasers

TITLE = "Locations"
CROWD = 12
"""Beyond so many providers at a place they are rows without portraits."""


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A location as lists show it."""

    location: Location
    path: str
    address: Sequence[str]
    map_url: str | None
    contact: views.Contact
    hours: views.HoursView | None
    open_rows: Sequence[tuple[str, str]]
    special: Sequence[views.SpecialView]
    photo: str | None
    alt: str
    zone: str


@dataclass(frozen=True, slots=True)
class AtPlace:
    """A provider at this location."""

    card: views.Card
    role: RoleView
    accepting: Markup
    hours: Sequence[tuple[str, str]]
    soon: views.SoonView | None


@dataclass(frozen=True, slots=True)
class PlanAtPlace:
    """A plan at this location: one answer for everybody there, or a pointer to the plan's page."""

    plan: Markup
    answer: Markup
    detail: str


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
        views.open_rows(location.hours) if location.hours else (),
        views.special_views(desk.special_days(location)),
        Routes.image(location.photo.file) if location.photo else None,
        (location.photo.alt if location.photo else None) or "",
        wording.zone(desk.zone(location), desk.today),
    )


def index(site: Site, places: Sequence[PlaceCard]) -> Page:
    """All places with address, lines and hours."""
    towns = views.listed(list(dict.fromkeys(p.location.address.city for p in places if p.location.address)))
    description = (
        f"{views.counted(len(places), 'location')}{' in ' + towns if towns else ''}: address, phone, fax, hours."
    )
    has_days = any(place.special for place in places)
    values = {"places": places, "calendar": Routes.calendar(LOCATIONS) if has_days else ""}
    sources = (place.location.source for place in places)
    return site.page(LOCATIONS, "locations", TITLE, description, values, search=f"{TITLE} {towns}", sources=sources)


def location_page(site: Site, place: PlaceCard) -> Page:
    """One location."""
    location, desk, path = place.location, site.desk, place.path
    here = site.parts(path)
    people = [_at_place(site, here, role) for role in desk.roles_at(location)]
    reference = f"location/{location.id}"
    values = {
        "place": place,
        "location": location,
        "accepting": accepting_lines(here, desk.roles_at(location)),
        "people": people,
        "crowd": len(people) > CROWD,
        "services": [(s.name, Routes.service(s.id), s.summary) for s in desk.lookup.services_by_location[location.id]],
        "equipment": desk.lookup.equipment_by_location[location.id],
        "payers": plans_at(site, here, location),
        "updates": teasers(site, desk.lookup.updates_about[reference]),
        "contact_verified": views.stamp(desk, FactClass.CONTACTS, location.verified),
        "vcard": Routes.vcard(path),
        "calendar": Routes.calendar(path) if place.special else "",
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
        image=(place.photo, place.alt or location.name) if place.photo else None,
        search=" · ".join(filter(None, [location.short_name, *place.address, location.county, location.summary])),
        sources=(location.source, *(person.role.provider.source for person in people)),
    )


def _at_place(site: Site, here: Parts, role: RoleView) -> AtPlace:
    week = role.role.hours
    return AtPlace(
        site.card(role.provider),
        role,
        here.accepting(role.accepting),
        views.open_rows(week) if week and role.hours_trust.good else (),
        views.soon(site.desk, role.soonest) if role.soonest else None,
    )


def plans_at(site: Site, here: Parts, location: Location) -> list[tuple[Payer, list[PlanAtPlace]]]:
    """Every plan that somebody here says something of, by payer."""
    roles = site.desk.roles_at(location)
    said: dict[str, tuple[Plan, list[PlanAnswer]]] = {}
    for role in roles:
        for plan, answer in site.desk.plans_of(role):
            said.setdefault(plan.id, (plan, []))[1].append(answer)
    if not roles:
        said = {plan.id: (plan, [answer]) for plan, answer in site.desk.participation.listed(None, location.id)}
    found: dict[str, list[PlanAtPlace]] = {}
    for plan, answers in sorted(said.values(), key=lambda entry: site.desk.plan_order[entry[0].id]):
        found.setdefault(plan.payer, []).append(_plan_at(here, plan, answers, len(roles) or 1))
    return [(site.directory.payers[payer], rows) for payer, rows in found.items()]


def _plan_at(here: Parts, plan: Plan, answers: Sequence[PlanAnswer], of: int) -> PlanAtPlace:
    same = common(answers) if len(answers) == of else None
    if same is None:
        return PlanAtPlace(here.plan(plan), status("depends", wording.DEPENDS), "")
    return PlanAtPlace(here.plan(plan), here.answer(same), detail(same))
