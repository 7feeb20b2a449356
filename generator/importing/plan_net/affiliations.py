"""What organizations, rather than people, say: OrganizationAffiliations, and roles without a practitioner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.importing.directory import Accepting, Participation
from generator.importing.plan_net.accepting import merge_accepting, read_accepting
from generator.importing.plan_net.fhir import part, parts, period
from generator.importing.plan_net.job import Job
from generator.importing.plan_net.organizations import networks_of
from generator.importing.plan_net.periods import merge_participation
from generator.importing.plan_net.reading import Resource
from generator.importing.plan_net.roles import places_of_role


@dataclass(frozen=True, slots=True)
class _Claim:
    """An organization is in networks at places; no places: wherever it is."""

    holder: Resource
    organization: Resource | None
    networks: tuple[str, ...]
    places: list[str]
    starts: date | None
    until: date | None


class Affiliations:
    """Turns what organizations claim into statements that say no more than that."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._staff: dict[str, dict[str, set[str]]] = {}
        """Place -> organization -> its clinicians there."""
        for role in job.store.all("PractitionerRole"):
            self._employ(role)

    def read(self) -> None:
        """Fill the participation of the practice and of places."""
        found: list[Participation] = []
        for affiliation in self._job.store.all("OrganizationAffiliation"):
            found += self._affiliation(affiliation)
        for role in self._job.store.all("PractitionerRole"):
            if not parts(role.body, "practitioner"):
                found += self._role_of_an_organization(role)
        self._job.directory.participation = merge_participation(found)

    def _employ(self, role: Resource) -> None:
        people = [item.key for item in self._job.store.peek_all(role, "practitioner", "Practitioner")]
        organizations = self._job.store.peek_all(role, "organization", "Organization")
        for place in places_of_role(self._job, role) or []:
            owner = organizations[0].key if organizations else self._job.directory.places[place].organization
            staff = self._staff.setdefault(place, {}).setdefault(self._whole(owner), set())
            staff.update(key for key in people if key in self._job.directory.clinicians)

    def _whole(self, organization: str) -> str:
        """A part of the practice counts as the practice."""
        practice = self._job.practice
        return practice.organization.key if practice.organization and organization in practice.members else organization

    def _affiliation(self, affiliation: Resource) -> list[Participation]:
        store, known = self._job.store, self._job.directory.networks
        networks = [item.key for item in store.follow_all(affiliation, "network", "Organization") if item.key in known]
        organization = self._job.organization(affiliation, "participatingOrganization")
        if not networks or organization is None:
            self._job.report.miss("an affiliation without a network or an organization", affiliation.name)
            return []
        starts, until = period(part(affiliation.body, "period"))
        places = self._places(affiliation)
        if parts(affiliation.body, "location") and not places:
            self._job.report.miss("a network at a place that is not in the source", affiliation.name)
            return []
        return self._claim(_Claim(affiliation, organization, tuple(networks), places, starts, until))

    def _places(self, affiliation: Resource) -> list[str]:
        """Its locations; without any, the virtual places of its services."""
        store, known = self._job.store, self._job.directory.places
        named = store.follow_all(affiliation, "location", "Location")
        if not parts(affiliation.body, "location"):
            named = store.follow_all(affiliation, "healthcareService", "HealthcareService")
        return [item.key for item in named if item.key in known]

    def _role_of_an_organization(self, role: Resource) -> list[Participation]:
        known = self._job.directory.networks
        networks = tuple(item.key for item in networks_of(self._job.store, role) if item.key in known)
        places = places_of_role(self._job, role)
        self._accept(role, places or [])
        if not networks or not places:
            self._job.report.miss("a role without a practitioner that names no network or no place", role.name)
            return []
        starts, until = period(part(role.body, "period"))
        return self._claim(_Claim(role, self._job.organization(role, "organization"), networks, places, starts, until))

    def _accept(self, role: Resource, places: list[str]) -> None:
        """New patients of a role without a practitioner are those of its places, if these say nothing."""
        for key in places:
            found = [Accepting(said.status, (), said.networks, said.note) for said in read_accepting(self._job, role)]
            place = self._job.directory.places[key]
            if found and not place.accepting:
                place.accepting = merge_accepting(self._job, found, role.name)
            elif found and place.accepting != found:
                self._job.report.miss("a role says something else about new patients than its place", role.name)

    def _claim(self, claim: _Claim) -> list[Participation]:
        if not claim.places and self._is_whole_practice(claim.organization):
            return [Participation(claim.networks, (), (), claim.starts, claim.until)]
        places = claim.places or self._places_of(claim.organization)
        if not places:
            self._job.report.miss("a network of an organization without a place", claim.holder.name)
        return [said for place in places for said in self._at(claim, place)]

    def _is_whole_practice(self, organization: Resource | None) -> bool:
        """Whether a statement for the practice says no more than one for this organization."""
        practice = self._job.practice
        if practice.organization is None or organization is None or organization.key != practice.organization.key:
            return False
        owners = {place.organization for place in self._job.directory.places.values() if place.organization}
        return owners <= practice.members

    def _places_of(self, organization: Resource | None) -> list[str]:
        if organization is None:
            return []
        run = [key for key, place in self._job.directory.places.items() if place.organization == organization.key]
        staffed = (
            [place for place, staff in self._staff.items() if self._whole(organization.key) in staff] if not run else []
        )
        return list(dict.fromkeys([*run, *staffed]))

    def _at(self, claim: _Claim, place: str) -> list[Participation]:
        """At a place where others work too, the statement is for the organization's own people only."""
        own = self._whole(claim.organization.key) if claim.organization else ""
        staff = self._staff.get(place, {})
        mine = tuple(sorted(staff.get(own, ())))
        others = set().union(*(people for key, people in staff.items() if key != own)) - set(mine)
        if others and not mine:
            self._job.report.miss("a network of an organization at a place where only others work", claim.holder.name)
            return []
        label = self._job.organization_label(claim.organization)
        host = self._whole(self._job.directory.places[place].organization)
        guest = label and host not in ("", own) and not mine
        guests = (label,) if guest else ()
        return [Participation(claim.networks, (place,), mine if others else (), claim.starts, claim.until, guests)]
