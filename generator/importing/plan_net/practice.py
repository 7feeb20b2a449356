"""The practice itself: its name, how it is reached, and the ways in which referrals can arrive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.importing.base import ImportOptions
from generator.importing.contacts import state_text, zip_text
from generator.importing.directory import Channel, Contacts, Organization, Origin, Place, Postal
from generator.importing.naming import organization_name, street_or_city
from generator.importing.plan_net.contact_points import read_contacts
from generator.importing.plan_net.endpoints import channel_of, endpoints_of
from generator.importing.plan_net.fhir import NPI_SYSTEM, extensions, identifier, part, text, texts
from generator.importing.plan_net.job import Job
from generator.importing.plan_net.people import checked_npi
from generator.importing.plan_net.reading import Resource
from generator.importing.text import counted, day_text, joined, sentence
from generator.importing.zones import state_name, zone_of

_MOST_LOCATION_LINES = 12
"""With more locations than this, their numbers are no channels of the practice."""


def read_practice(job: Job, options: ImportOptions) -> None:
    """Fill the practice, its zone and its channels, when places and clinicians are known."""
    states = Counter(
        place.postal.state for place in job.directory.places.values() if place.postal and place.postal.state
    )
    job.directory.vouched_by = _vouched_by(job)
    organization = job.practice.organization
    if organization is None:
        job.directory.practice = Organization(key="", name=_directory_name(states), origin=Origin(""))
        job.report.assume(
            f"No single organization has most of the roles, so the site is called “{job.directory.practice.name}”; "
            "--organization ID imports one of them alone."
        )
    else:
        job.directory.practice = _organization(job, organization)
    job.directory.time_zone = _zone(job)
    if options.name:
        job.directory.practice.name = options.name
    if not job.directory.practice.summary:
        job.directory.practice.summary = _summary(job)
    job.directory.channels = list(_without_doubles(_channels(job)))


def _zone(job: Job) -> str:
    """That of most of the practice's own places, or of all when none is its own; then that of its address."""
    places = [place for place in job.directory.places.values() if place.time_zone]
    own = [place for place in places if place.organization in job.practice.members]
    zones = Counter(place.time_zone for place in own or places)
    postal = job.directory.practice.postal
    home = zone_of(postal.state) if postal else ""
    zone = min(zones, key=lambda name: (-zones[name], name != home, name), default=home or zone_of(""))
    job.report.assume(f"The time zone is {zone}, by the state of most locations; the source names none.")
    return zone


def _vouched_by(job: Job) -> str:
    names = {payer.name for payer in job.directory.payers.values()}
    return f"{names.pop()} provider directory" if len(names) == 1 else "Plan-Net provider directory"


def _directory_name(states: Counter[str]) -> str:
    """By the state that nearly all of its places are in, if there is one."""
    for state, count in states.items():
        if count * 10 >= states.total() * 9:
            return f"{state_name(state)} provider directory"
    return "Provider directory"


def _organization(job: Job, organization: Resource) -> Organization:
    found = Organization(
        key=organization.key,
        name=organization_name(text(organization.body, "name")) or "Practice",
        origin=Origin(organization.id, tuple(sorted(_ids(job) - {organization.id}))),
        summary=sentence(
            " ".join(text(item, "valueString") for item in extensions(organization.body, "org-description"))
        ),
        postal=_postal(organization),
        contacts=read_contacts(job, organization),
    )
    npi = identifier(organization.body, NPI_SYSTEM)
    found.npi, doubt = checked_npi(npi)
    if doubt:
        found.doubts.append(("npi", doubt if found.npi else f"{npi} {doubt}"))
        job.report.check(f"NPI: {doubt}", f"{organization.name}: {npi}")
    return found


def _ids(job: Job) -> set[str]:
    members = [job.store.get(key) for key in job.practice.members]
    return {member.id for member in members if member is not None}


def _postal(organization: Resource) -> Postal | None:
    """The postal address, if it is whole."""
    address = part(organization.body, "address")
    street, city = texts(address, "line"), text(address, "city")
    if not street or not city:
        return None
    lines = tuple(street_or_city(line) for line in street)
    state, code = state_text(text(address, "state")), zip_text(text(address, "postalCode"))
    return Postal(lines, street_or_city(city), state or "", code or "")


def _summary(job: Job) -> str:
    """What can be counted, and where it is from."""
    directory = job.directory
    cities = sorted({place.postal.city for place in directory.places.values() if place.postal})
    where = f" in {joined(cities)}" if 0 < len(cities) <= 3 else ""
    counts = [counted(len(directory.clinicians), "provider")] if directory.clinicians else []
    told = f"{joined(counts) or 'Care'} at {counted(len(directory.places), 'location')}{where}."
    return f"{told} Taken from the {directory.vouched_by} as of {day_text(directory.as_of)}."


def _channels(job: Job) -> Iterator[Channel]:
    """The practice's own lines, or those of its own locations where it has none; then Direct addresses and portals.

    A directory of many organizations has no line that leads to all of them.
    """
    practice, members = job.directory.practice, job.practice.members
    yield from _lines("", practice.contacts, practice.key)
    own = [place for place in job.directory.places.values() if place.organization in members]
    for place in own if len(own) <= _MOST_LOCATION_LINES else []:
        missing = Contacts(
            phone=None if practice.contacts.phone else place.contacts.phone,
            fax=None if practice.contacts.fax else place.contacts.fax,
        )
        yield from _lines(place.name, missing, place.key)
    for holder in _with_endpoints(job, job.directory.places):
        for endpoint in endpoints_of(job, holder):
            if (channel := channel_of(job, endpoint)) is not None:
                yield channel


def _lines(name: str, contacts: Contacts, key: str) -> Iterator[Channel]:
    for kind, line in (("phone", contacts.phone), ("fax", contacts.fax)):
        if line is not None:
            yield Channel(f"{key}/{kind}", kind, name, line.number, line.hours, line.doubt)


def _with_endpoints(job: Job, places: dict[str, Place]) -> Iterator[Resource]:
    members = [job.store.get(key) for key in sorted(job.practice.members)]
    yield from (member for member in members if member is not None)
    yield from (item for item in job.store.all("Location") if item.key in places)
    for kind in ("HealthcareService", "OrganizationAffiliation"):
        yield from job.store.all(kind)


def _without_doubles(channels: Iterator[Channel]) -> Iterator[Channel]:
    """One number or address once; a number that several places share bears no place's name."""
    found: dict[tuple[str, str], list[Channel]] = {}
    for channel in channels:
        found.setdefault((channel.kind, channel.address), []).append(channel)
    for same in found.values():
        first = same[0]
        names = {channel.name for channel in same}
        yield Channel(
            first.key, first.kind, first.name if len(names) == 1 else "", first.address, first.hours, first.doubt
        )
