"""Structured data (schema.org) from the same facts as the pages. Nothing is said here that a page does not say.

Node ids are page addresses with a fragment, so that the nodes of different pages are one graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.derive import contacts, wording
from generator.derive.desk import Desk, RoleView
from generator.derive.hours import SpecialDay
from generator.derive.lookup import full_name
from generator.derive.routes import HOME, Routes
from generator.model.base import Photo
from generator.model.facts import AcceptingStatus
from generator.model.hours import MIDNIGHT, Span, Week
from generator.model.news import Update
from generator.model.people import Person, Provider
from generator.model.places import Address, Location
from generator.model.verify import FactClass
from generator.outputs.base import Crumb

Node = dict[str, Any]
DAYS = tuple(f"https://schema.org/{day}" for day in wording.DAYS)


def breadcrumbs(routes: Routes, trail: Sequence[Crumb]) -> Node:
    """The way to a page."""
    steps = [
        {"@type": "ListItem", "position": place, "name": crumb.title, "item": routes.url(crumb.path)}
        for place, crumb in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def practice_id(routes: Routes) -> str:
    """The node of the practice."""
    return routes.url(HOME) + "#practice"


def location_id(routes: Routes, entity_id: str) -> str:
    """The node of a location."""
    return routes.url(Routes.location(entity_id)) + "#location"


def organization(desk: Desk) -> Node:
    """The practice."""
    practice, directory = desk.practice, desk.directory
    phone, fax = contacts.referral_phone(directory), contacts.referral_fax(directory)
    return _said(
        {
            "@type": "MedicalOrganization",
            "@id": practice_id(desk.routes),
            "name": practice.name,
            "legalName": practice.legal_name,
            "description": practice.summary,
            "url": desk.routes.url(HOME),
            "telephone": phone and phone.number.e164,
            "faxNumber": fax and fax.number.e164,
            "email": practice.email,
            "address": practice.address and postal(practice.address),
            "image": _image(desk, practice.photo),
            "sameAs": list(practice.profiles.values()),
            "identifier": practice.npi and _npi(practice.npi),
        }
    )


def clinic(desk: Desk, location: Location) -> Node:
    """A location with its hours; hours that are too old to be shown as true are left out."""
    directory = desk.directory
    phone, fax = contacts.phone(directory, location=location), contacts.fax(directory, location=location)
    trusted = desk.trust(FactClass.HOURS, None, location.verified).good
    return _said(
        {
            "@type": "MedicalClinic",
            "@id": location_id(desk.routes, location.id),
            "name": location.name,
            "description": location.summary,
            "url": desk.routes.url(Routes.location(location.id)),
            "parentOrganization": {"@id": practice_id(desk.routes)},
            "address": location.address and postal(location.address),
            "geo": location.geo
            and {"@type": "GeoCoordinates", "latitude": location.geo.lat, "longitude": location.geo.lon},
            "hasMap": contacts.map_url(location),
            "telephone": phone and phone.number.e164,
            "faxNumber": fax and fax.number.e164,
            "email": location.email,
            "image": _image(desk, location.photo),
            "openingHoursSpecification": week_hours(location.hours) if location.hours and trusted else None,
            "specialOpeningHoursSpecification": [
                entry for special in desk.special_days(location) for entry in special_hours(special)
            ]
            if trusted
            else None,
            "sameAs": list(location.profiles.values()),
        }
    )


ON_ITS_PAGE = ("description", "geo", "hasMap", "image", "specialOpeningHoursSpecification", "sameAs")
"""What of a location only its own page says, under the same id."""


def clinic_in_short(desk: Desk, location: Location) -> Node:
    """A location where it is one of several: name, address, numbers, usual hours."""
    return {name: value for name, value in clinic(desk, location).items() if name not in ON_ITS_PAGE}


def physician(desk: Desk, provider: Provider, roles: Sequence[RoleView]) -> Node:
    """A provider. Physicians and others alike: schema.org has no other type with `practicesAt`."""
    directory = desk.directory
    places = [role.location for role in roles]
    phone, fax = (find(directory, provider, places[0] if places else None) for find in (contacts.phone, contacts.fax))
    specialties = [directory.specialties[key] for key in provider.specialties]
    return _said(
        {
            "@type": "IndividualPhysician",
            "@id": desk.routes.url(Routes.provider(provider.id)) + "#provider",
            "name": full_name(provider),
            "alternateName": [written.text for written in provider.also_written],
            "description": provider.headline,
            "url": desk.routes.url(Routes.provider(provider.id)),
            "usNPI": provider.npi,
            "image": _image(desk, provider.photo),
            "telephone": phone and phone.number.e164,
            "faxNumber": fax and fax.number.e164,
            "address": [postal(place.address) for place in places if place.address],
            "medicalSpecialty": [f"https://schema.org/{s.schema_org}" for s in specialties if s.schema_org],
            "occupationalCategory": [s.nucc for s in specialties if s.nucc],
            "knowsLanguage": list(provider.languages),
            "practicesAt": [
                {"@id": location_id(desk.routes, place.id), "@type": "MedicalClinic", "name": place.name}
                for place in places
            ],
            "parentOrganization": {"@id": practice_id(desk.routes)},
            "hospitalAffiliation": [{"@type": "Hospital", "name": name} for name in provider.affiliations],
            "sameAs": list(provider.profiles.values()),
            "isAcceptingNewPatients": accepts_new(desk, roles),
        }
    )


def accepts_new(desk: Desk, roles: Sequence[RoleView]) -> bool | None:
    """A yes or no where that is the whole truth: the same at every location, for every network, and verified."""
    if not roles or any(map(desk.accepts_by_network, roles)):
        return None
    states = {role.accepting.status for role in roles}
    if states == {AcceptingStatus.NEW_PATIENTS}:
        return True
    return False if states == {AcceptingStatus.NOT_ACCEPTING} else None


def person(desk: Desk, someone: Person) -> Node:
    """Someone who helps referring offices."""
    return _said(
        {
            "@type": "Person",
            "@id": desk.routes.url(Routes.person(someone.id)) + "#person",
            "name": someone.name,
            "jobTitle": someone.role,
            "url": desk.routes.url(Routes.person(someone.id)),
            "telephone": someone.phone and someone.phone.number.e164,
            "email": someone.email,
            "image": _image(desk, someone.photo),
            "knowsLanguage": list(someone.languages),
            "worksFor": {"@id": practice_id(desk.routes)},
        }
    )


def article(desk: Desk, update: Update) -> Node:
    """An update."""
    return _said(
        {
            "@type": "NewsArticle",
            "@id": desk.routes.url(Routes.update(update.id)) + "#update",
            "headline": update.title,
            "description": update.summary,
            "datePublished": update.date.isoformat(),
            "expires": update.expires and update.expires.isoformat(),
            "url": desk.routes.url(Routes.update(update.id)),
            "image": _image(desk, update.image),
            "publisher": {"@id": practice_id(desk.routes)},
        }
    )


def postal(address: Address) -> Node:
    """A postal address."""
    return _said(
        {
            "@type": "PostalAddress",
            "streetAddress": ", ".join(address.street),
            "addressLocality": address.city,
            "addressRegion": address.state,
            "postalCode": address.zip,
            "addressCountry": address.country,
        }
    )


def week_hours(week: Week) -> list[Node]:
    """One entry for each opening that days share."""
    openings: dict[Span, list[str]] = {}
    for day, spans in enumerate(week):
        for span in spans:
            openings.setdefault(span, []).append(DAYS[day])
    return [{**_opening(span), "dayOfWeek": days} for span, days in openings.items()]


def special_hours(special: SpecialDay) -> Iterator[Node]:
    """Entries with the dates on which they hold; without `opens` the place is closed (schema.org)."""
    period = {"validFrom": special.first.isoformat(), "validThrough": special.last.isoformat()}
    if special.closed:
        yield {"@type": "OpeningHoursSpecification", "name": special.why, **period}
    for span in special.spans:
        yield {**_opening(span), "name": special.why, **period}


def _opening(span: Span) -> Node:
    """All day is 00:00 to 23:59; a closing time before the opening time is on the next day."""
    closes = "23:59" if span == Span(0, MIDNIGHT) else _clock(span.end)
    return {"@type": "OpeningHoursSpecification", "opens": _clock(span.start), "closes": closes}


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes % MIDNIGHT, 60)
    return f"{hours:02d}:{rest:02d}"


def _image(desk: Desk, photo: Photo | None) -> str | None:
    return desk.routes.url(desk.gallery.largest(photo).path) if photo else None


def _npi(value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": "NPI", "value": value}


def _said(node: Node) -> Node:
    """Only what is said: no empty values."""
    return {key: value for key, value in node.items() if value is not None and value != []}
