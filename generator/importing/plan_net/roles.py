"""PractitionerRoles: who works where and when, in which networks, with which services."""

from __future__ import annotations

from datetime import date

from generator.importing.directory import Accepting, Clinician, Line, Origin, Participation, Posting
from generator.importing.plan_net.accepting import merge_accepting, read_accepting
from generator.importing.plan_net.codes import ADMITTING
from generator.importing.plan_net.contact_points import read_contacts
from generator.importing.plan_net.endpoints import direct_addresses
from generator.importing.plan_net.fhir import AVAILABLE, codes, codings, extensions, part, parts, period, week
from generator.importing.plan_net.job import Job
from generator.importing.plan_net.organizations import networks_of
from generator.importing.plan_net.people import flat_qualification, read_clinician, read_qualification
from generator.importing.plan_net.periods import hull, merge_participation
from generator.importing.plan_net.reading import Resource
from generator.importing.plan_net.services import Services, not_available
from generator.importing.plan_net.specialties import Specialties
from generator.importing.week import union


class Roles:
    """Reads the roles of each practitioner into one clinician."""

    def __init__(self, job: Job, specialties: Specialties, services: Services) -> None:
        self._job = job
        self._specialties = specialties
        self._services = services

    def read(self) -> None:
        """Fill the clinicians of the directory."""
        roles: dict[str, list[Resource]] = {}
        for role in self._job.store.all("PractitionerRole"):
            if parts(role.body, "practitioner"):
                for target in self._job.store.follow_all(role, "practitioner", "Practitioner")[:1]:
                    roles.setdefault(target.key, []).append(role)
        for practitioner in self._job.store.all("Practitioner"):
            if practitioner.key not in roles:
                self._job.report.miss("a practitioner without a role", practitioner.name)
            elif (clinician := read_clinician(self._job, practitioner, self._specialties)) is not None:
                self._fill(clinician, roles[practitioner.key])

    def _fill(self, clinician: Clinician, roles: list[Resource]) -> None:
        self._job.directory.clinicians[clinician.key] = clinician
        clinician.origin = Origin(clinician.origin.id, tuple(role.id for role in roles if role.id))
        own = [key for role in roles for key in self._specialties.keys(parts(role.body, "specialty"))]
        clinician.specialties = list(dict.fromkeys([*own, *clinician.specialties]))
        accepting: list[Accepting] = []
        for role in roles:
            self._work(clinician, role)
            accepting += self._accepting(role)
        clinician.accepting = merge_accepting(self._job, accepting, clinician.key)
        clinician.participation = merge_participation(clinician.participation)
        clinician.services = _services_of(clinician)
        _settle_lines(self._job, clinician)

    def _work(self, clinician: Clinician, role: Resource) -> None:
        """Take one role into the clinician: the posting at each place, networks, privileges, qualifications."""
        if ADMITTING in codes(role.body, "code"):
            self._privileges(clinician, role)
        starts, until = period(part(role.body, "period"))
        places = places_of_role(self._job, role)
        for place in places or []:
            self._post(clinician, role, place, starts, until)
        if not places:
            offered = self._services.keys(self._job.store.follow_all(role, "healthcareService", "HealthcareService"))
            clinician.services += offered
        self._participate(clinician, role, places, starts, until)
        for extension in extensions(role.body, "qualification"):
            read_qualification(self._job, role, clinician, self._specialties, flat_qualification(extension))
        clinician.direct_address = clinician.direct_address or next(iter(direct_addresses(self._job, role)), "")
        clinician.headline = clinician.headline or ("" if clinician.specialties else _role_words(role))

    def _post(self, clinician: Clinician, role: Resource, place: str, starts: date | None, until: date | None) -> None:
        hours, unclear = week(parts(role.body, "availableTime"), AVAILABLE)
        for ranges in unclear:
            self._job.report.miss("hours of a role that are not clear", f"{role.name}: {ranges}")
        earlier = clinician.postings.get(place)
        contacts = read_contacts(self._job, role)
        clinician.website = clinician.website or contacts.website
        offered = self._services.keys(self._job.store.follow_all(role, "healthcareService", "HealthcareService"))
        posting = earlier or Posting(starts=starts, until=until)
        if earlier is not None:
            posting.starts, posting.until = hull((earlier.starts, earlier.until), (starts, until))
        posting.hours = union([posting.hours, hours])
        posting.notes = list(dict.fromkeys([*posting.notes, *self._notes(role, place)]))
        posting.phone, posting.fax = posting.phone or contacts.phone, posting.fax or contacts.fax
        posting.services = list(dict.fromkeys([*posting.services, *offered]))
        clinician.postings[place] = posting

    def _notes(self, role: Resource, place: str) -> list[str]:
        """When the role is not available, and for whom it is done when that is not who runs the place."""
        organization = self._job.organization(role, "organization")
        known = {self._job.directory.places[place].organization, *self._job.practice.members}
        label = self._job.organization_label(organization)
        guest = [f"For {label}."] if organization is not None and label and organization.key not in known else []
        return guest + not_available(role)

    def _participate(
        self,
        clinician: Clinician,
        role: Resource,
        places: list[str] | None,
        starts: date | None,
        until: date | None,
    ) -> None:
        known = self._job.directory.networks
        networks = tuple(item.key for item in networks_of(self._job.store, role) if item.key in known)
        if networks and places is None:
            self._job.report.miss("a network at a place that is not in the source", role.name)
        elif networks:
            clinician.participation.append(Participation(networks, tuple(places or ()), (), starts, until))

    def _accepting(self, role: Resource) -> list[Accepting]:
        places = places_of_role(self._job, role)
        return [] if places is None else read_accepting(self._job, role, places)

    def _privileges(self, clinician: Clinician, role: Resource) -> None:
        label = self._job.organization_label(self._job.organization(role, "organization"))
        if label and label not in clinician.affiliations:
            clinician.affiliations.append(label)


def places_of_role(job: Job, role: Resource) -> list[str] | None:
    """The places of a role, none when it names none, None when it names only some that are not in the source.

    A role without a location has the virtual places of its services.
    """
    found = [item.key for item in job.store.follow_all(role, "location", "Location")]
    known = [key for key in found if key in job.directory.places]
    if known or parts(role.body, "location"):
        return known or None
    services = job.store.follow_all(role, "healthcareService", "HealthcareService")
    return [item.key for item in services if item.key in job.directory.places]


def _role_words(role: Resource) -> str:
    found = [coding for concept in parts(role.body, "code") for coding in codings(concept)]
    return next((item.display for item in found if item.display), "")


def _services_of(clinician: Clinician) -> list[str]:
    """All services; a place keeps its own list only where it has fewer."""
    everywhere = list(
        dict.fromkeys(
            [*clinician.services, *(key for posting in clinician.postings.values() for key in posting.services)]
        )
    )
    for posting in clinician.postings.values():
        if set(posting.services) == set(everywhere):
            posting.services = []
    return everywhere


def _settle_lines(job: Job, clinician: Clinician) -> None:
    """A number that is the place's is left out; one that is the same everywhere stands with the clinician."""
    for name in ("phone", "fax"):
        lines = {key: getattr(posting, name) for key, posting in clinician.postings.items()}
        for key, line in lines.items():
            if line is not None and _same(line, getattr(job.directory.places[key].contacts, name)):
                setattr(clinician.postings[key], name, None)
        _lift(clinician, name)
        line = getattr(clinician, name)
        if line is not None and any(_same(line, getattr(job.directory.places[key].contacts, name)) for key in lines):
            setattr(clinician, name, None)


def _lift(clinician: Clinician, name: str) -> None:
    """Move a number from the postings to the clinician if all of them, or the clinician itself, have the same."""
    lines: list[Line | None] = [getattr(posting, name) for posting in clinician.postings.values()]
    first = next(iter(lines), None)
    if first is not None and all(line == first for line in lines):
        setattr(clinician, name, first)
    for posting in clinician.postings.values():
        line, own = getattr(posting, name), getattr(clinician, name)
        if line is not None and own is not None and _same(line, own):
            setattr(posting, name, None)


def _same(line: Line, other: Line | None) -> bool:
    return other is not None and line.number == other.number
