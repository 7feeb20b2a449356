"""Locations: where patients go, and the virtual places of services that have none."""

from __future__ import annotations

from generator.importing.contacts import address_parts, country_text, is_box, state_text, zip_text
from generator.importing.directory import Doubts, Origin, Place, Postal
from generator.importing.identity import told_apart
from generator.importing.naming import organization_name, street_or_city
from generator.importing.plan_net.accepting import merge_accepting, read_accepting
from generator.importing.plan_net.codes import ACCESS, MODALITIES, NOWHERE, TRANSIT_CODE
from generator.importing.plan_net.contact_points import read_contacts
from generator.importing.plan_net.fhir import (
    OPENING,
    Node,
    codes,
    codings,
    extensions,
    number,
    part,
    parts,
    said,
    text,
    texts,
    week,
)
from generator.importing.plan_net.job import Job
from generator.importing.plan_net.reading import Resource
from generator.importing.text import joined, sentence
from generator.importing.zones import zone_of
from generator.model.fields import available_zones

NO_STREET, NO_CITY = "Street address not given", "City not given"


def read_places(job: Job) -> None:
    """Fill the places of the directory."""
    wanted = _wanted(job)
    for location in job.store.all("Location"):
        address = part(location.body, "address")
        if location.key in wanted or texts(address, "line") or text(address, "city"):
            _place(job, location)
        else:
            job.report.miss("an area or a place without an address, where nobody works", location.name)
    for service in job.store.all("HealthcareService"):
        if is_virtual(service) and not parts(service.body, "location"):
            _virtual_place(job, service)
    _tell_apart(job)


def is_virtual(service: Resource) -> bool:
    """Whether a service is delivered virtually and not also in person (extension delivery-method)."""
    methods = [
        code
        for item in extensions(service.body, "delivery-method")
        for inner in extensions(item, "type")
        for code in codes(inner, "valueCodeableConcept")
    ]
    return "virtual" in methods and "physical" not in methods


def _wanted(job: Job) -> set[str]:
    """The locations that a role, an affiliation or a service names."""
    kinds = ("PractitionerRole", "OrganizationAffiliation", "HealthcareService")
    holders = [holder for kind in kinds for holder in job.store.all(kind)]
    return {place.key for holder in holders for place in job.store.peek_all(holder, "location", "Location")}


def _place(job: Job, location: Resource) -> None:
    body = location.body
    organization = job.organization(location, "managingOrganization")
    doubts: Doubts = []
    postal = _postal(job, location, part(body, "address"), doubts)
    contacts = read_contacts(job, location)
    if contacts.website:
        job.report.miss("a location has no place for a web address", f"{location.name}: {contacts.website}")
    hours, unclear = week(parts(body, "hoursOfOperation"), OPENING)
    for ranges in unclear:
        job.report.miss("opening hours that are not clear", f"{location.name}: {ranges}")
        doubts.append(("hours", f"not carried, not clear in the source: {ranges}"))
    job.directory.places[location.key] = Place(
        key=location.key,
        name=organization_name(text(body, "name")) or job.organization_label(organization) or postal.city,
        origin=Origin(location.id),
        postal=postal,
        summary=_summary(job, location, organization),
        county=street_or_city(text(part(body, "address"), "district")),
        geo=_geo(job, location),
        time_zone=_zone(location, postal),
        contacts=contacts,
        hours=hours,
        transit="Reachable by public transit" if TRANSIT_CODE in _access_codes(location) else "",
        access=_access(location),
        accepting=merge_accepting(job, read_accepting(job, location), location.name),
        organization=organization.key if organization else "",
        doubts=doubts,
    )


def _postal(job: Job, location: Resource, address: Node, doubts: Doubts) -> Postal:
    """The address; a part that the source does not give is said to be missing, never guessed."""
    street = tuple(street_or_city(line) for line in texts(address, "line"))
    city, state, code = text(address, "city"), text(address, "state"), text(address, "postalCode")
    if not street and not city and (found := address_parts(text(address, "text"))) is not None:
        street, city, state, code = found
        street = tuple(street_or_city(line) for line in street)
    if is_box(street):
        _doubt(job, doubts, "address", "a post-office box: patients cannot be seen there", location)
    if not street or not city:
        _doubt(job, doubts, "address", "the source has no whole address; write it", location)
    country = country_text(text(address, "country")) or ""
    if not country:
        job.report.miss("a country that is not known", f"{location.name}: {text(address, 'country')}")
    return Postal(
        street=street or (NO_STREET,),
        city=street_or_city(city) or NO_CITY,
        state=_checked(job, location, "state", state, state_text(state) if country in ("US", "") else state),
        zip=_checked(job, location, "ZIP code", code, zip_text(code) if country in ("US", "") else code),
        country=country or "US",
    )


def _checked(job: Job, location: Resource, what: str, written: str, good: str | None) -> str:
    if written and good is None:
        job.report.miss(f"not a {what}", f"{location.name}: {written}")
    return good or ""


def _doubt(job: Job, doubts: Doubts, field: str, what: str, location: Resource) -> None:
    doubts.append((field, what))
    job.report.check(what, location.name)


def _summary(job: Job, location: Resource, organization: Resource | None) -> str:
    """The description, whose place it is when the name does not say, and the exceptions that FHIR has as words."""
    owner = job.organization_label(organization)
    name = organization_name(text(location.body, "name"))
    description = text(location.body, "description")
    if organization is not None and owner:
        description = description.replace(text(organization.body, "name"), owner)
    told = [sentence(description)] if description else []
    if owner and owner.casefold() not in f"{name} {description}".casefold():
        told.append(f"A location of {owner}." if owner[-1] != "." else f"A location of {owner}")
    if exceptions := text(location.body, "availabilityExceptions"):
        told.append(sentence(f"Exceptions to the hours: {exceptions}"))
    return " ".join(told)


def _geo(job: Job, location: Resource) -> tuple[float, float] | None:
    position = part(location.body, "position")
    lat, lon = number(position, "latitude"), number(position, "longitude")
    if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180:
        return None
    if (lat, lon) in (NOWHERE, (0.0, 0.0)):
        job.report.miss("a position that is not of this address", location.name)
        return None
    return lat, lon


def _zone(location: Resource, postal: Postal) -> str:
    """The zone that the source names (extension timezone), else the main one of the state."""
    named = [text(item, "valueCode") for item in extensions(location.body, "timezone")]
    return next((zone for zone in named if zone in available_zones()), zone_of(postal.state) if postal.state else "")


def _access_codes(location: Resource) -> list[str]:
    return [code for item in extensions(location.body, "accessibility") for code in codes(item, "valueCodeableConcept")]


def _access(location: Resource) -> list[str]:
    concepts = [part(item, "valueCodeableConcept") for item in extensions(location.body, "accessibility")]
    found = [
        ACCESS.get(coding.code, coding.display)
        for concept in concepts
        for coding in codings(concept)
        if coding.code != TRANSIT_CODE
    ]
    return list(dict.fromkeys(words for words in found if words))


def _virtual_place(job: Job, service: Resource) -> None:
    """A virtual location for a service that is delivered without one."""
    modalities = [
        MODALITIES.get(coding.code, coding.display or coding.code)
        for item in extensions(service.body, "delivery-method")
        for inner in extensions(item, "virtualModalities")
        for coding in codings(part(inner, "valueCodeableConcept"))
    ]
    kind = next((said(concept) for name in ("specialty", "type") for concept in parts(service.body, name)), "")
    name = organization_name(text(service.body, "name") or kind)
    organization = job.organization(service, "providedBy")
    job.report.assume("A virtual service without a location has a virtual location of its own.")
    job.directory.places[service.key] = Place(
        key=service.key,
        name=f"{name} (virtual)" if name else "Virtual visits",
        origin=Origin(service.id),
        virtual=True,
        summary=f"Visits by {joined(modalities, 'or')}." if modalities else "",
        contacts=read_contacts(job, service),
        organization=organization.key if organization else "",
    )


def _tell_apart(job: Job) -> None:
    """Give places of the same name what tells them apart."""
    places = job.directory.places
    details = {key: _details(job, place) for key, place in places.items()}
    names = told_apart({key: place.name for key, place in places.items()}, details)
    for key, place in places.items():
        if place.name != names[key]:
            job.report.assume("Locations of the same name carry what tells them apart in brackets.")
            place.name = names[key]


def _details(job: Job, place: Place) -> list[str]:
    city, street = (place.postal.city, place.postal.street[0]) if place.postal else ("", "")
    owner = job.organization_label(job.store.get(place.organization))
    return [owner, city, street, f"{street}, {city}" if city else "", place.origin.id]
