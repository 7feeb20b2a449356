"""HealthcareServices: what is offered, where; like ones of several organizations together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.importing.contacts import phone_text
from generator.importing.directory import Offering, Origin
from generator.importing.identity import told_apart
from generator.importing.naming import organization_name
from generator.importing.plan_net.accepting import merge_accepting, read_accepting
from generator.importing.plan_net.codes import CATEGORIES, MODALITIES
from generator.importing.plan_net.fhir import (
    AVAILABLE,
    codes,
    codings,
    extensions,
    flag,
    part,
    parts,
    period,
    said,
    text,
    week,
)
from generator.importing.plan_net.job import Job
from generator.importing.plan_net.places import is_virtual
from generator.importing.plan_net.reading import Resource
from generator.importing.plan_net.specialties import Specialties
from generator.importing.text import day_text, inside, joined, sentence
from generator.importing.week import week_words


class Services:
    """Reads all services; knows afterwards which offering each of them went into."""

    def __init__(self, job: Job, specialties: Specialties) -> None:
        self._job = job
        self._specialties = specialties
        self._went_into: dict[str, str] = {}
        groups: dict[tuple[str, str, str], list[Resource]] = {}
        for service in job.store.all("HealthcareService"):
            key = (self._name(service), self._summary(service), self._details(service))
            groups.setdefault(key, []).append(service)
        for (name, summary, details), services in groups.items():
            self._offer(name, summary, details, services)
        self._tell_apart()
        _accepting_at_places(job)

    def keys(self, services: Iterable[Resource]) -> list[str]:
        """The offerings that services went into."""
        return list(dict.fromkeys(self._went_into[item.key] for item in services if item.key in self._went_into))

    def _offer(self, name: str, summary: str, details: str, services: list[Resource]) -> None:
        first, *others = services
        self._went_into |= {service.key: first.key for service in services}
        self._job.directory.offerings[first.key] = Offering(
            key=first.key,
            name=name,
            origin=Origin(first.id, tuple(item.id for item in others)),
            summary=summary,
            details=details,
            places=list(dict.fromkeys(key for service in services for key in places_of_service(self._job, service))),
        )

    def _name(self, service: Resource) -> str:
        """Its own name, unless that is only the organization's or the place's; then what it does."""
        own = organization_name(text(service.body, "name"))
        hosts = self._job.store.peek_all(service, "providedBy", "Organization")
        hosts += self._job.store.peek_all(service, "location", "Location")
        if own and own.casefold() not in {organization_name(text(host.body, "name")).casefold() for host in hosts}:
            return own
        labels = self._labels(service)
        types = [sentence(said(concept)).rstrip(".") for concept in parts(service.body, "type") if said(concept)]
        return joined(types) or joined(labels) or _category(service) or own or "Services"

    def _labels(self, service: Resource) -> list[str]:
        return self._specialties.labels(parts(service.body, "specialty"))

    def _summary(self, service: Resource) -> str:
        """What the codes say, in words; the source's own comment if it has one."""
        if comment := text(service.body, "comment"):
            return sentence(comment)
        kinds = [said(concept) for concept in parts(service.body, "type") if said(concept)]
        what = joined([inside(words) for words in [*kinds, *self._labels(service)]])
        category = _category(service) or "Services"
        if what and what.casefold() != category.casefold():
            return " ".join([sentence(f"{category}: {what}"), *_delivery(service)])
        owner = self._job.organization_label(self._job.organization(service, "providedBy"))
        return " ".join([sentence(f"{category} of {owner}" if owner else category), *_delivery(service)])

    def _details(self, service: Resource) -> str:
        body = service.body
        hours, unclear = week(parts(body, "availableTime"), AVAILABLE)
        for ranges in unclear:
            self._job.report.miss("hours of a service that are not clear", f"{service.name}: {ranges}")
        told = [sentence(text(body, "extraDetails"))] if text(body, "extraDetails") else []
        if (needed := flag(body, "appointmentRequired")) is not None:
            told.append("By appointment." if needed else "No appointment needed.")
        told += [f"Hours: {week_words(hours)}."] if hours else []
        told += not_available(service)
        ways = [said(concept) or "".join(codes({"way": concept}, "way")) for concept in parts(body, "referralMethod")]
        told += [f"Referrals by {joined([way for way in ways if way], 'or')}."] if any(ways) else []
        return " ".join([*told, *self._phone(service)])

    def _phone(self, service: Resource) -> list[str]:
        """The number, if it is not that of a place of the service or of the practice."""
        points = [point for point in parts(service.body, "telecom") if text(point, "system") == "phone"]
        numbers = [number for point in points if (number := phone_text(text(point, "value")))]
        places = [self._job.directory.places[key] for key in places_of_service(self._job, service)]
        known = {place.contacts.phone.number for place in places if place.contacts.phone}
        return [f"Phone: {number}." for number in numbers[:1] if number not in known]

    def _tell_apart(self) -> None:
        offerings = self._job.directory.offerings
        details = {key: self._apart(key) for key in offerings}
        for key, name in told_apart({key: item.name for key, item in offerings.items()}, details).items():
            offerings[key] = replace(offerings[key], name=name)

    def _apart(self, key: str) -> list[str]:
        service = self._job.store.get(key)
        owner = self._job.organization_label(self._job.organization(service, "providedBy")) if service else ""
        places = [self._job.directory.places[place].name for place in self._job.directory.offerings[key].places]
        return [owner, joined(places), f"{owner}, {joined(places)}", key.rpartition("/")[2]]


def _category(service: Resource) -> str:
    concepts = [coding for concept in parts(service.body, "category") for coding in codings(concept)]
    return next((CATEGORIES.get(item.code) or item.display for item in concepts), "")


def _delivery(service: Resource) -> list[str]:
    modalities = [
        MODALITIES.get(code, code)
        for item in extensions(service.body, "delivery-method")
        for inner in extensions(item, "virtualModalities")
        for code in codes(inner, "valueCodeableConcept")
    ]
    if modalities:
        return [f"By {joined(modalities, 'or')}."]
    return ["Virtual visits."] if is_virtual(service) else []


def not_available(holder: Resource) -> list[str]:
    """The times at which a role or service is not available, and its exceptions, as sentences."""
    told: list[str] = []
    for item in parts(holder.body, "notAvailable"):
        starts, until = period(part(item, "during"))
        days = [
            word
            for day, word in ((starts, "from"), (until, "until"))
            if day is not None
            for word in (word, day_text(day))
        ]
        when = day_text(starts) if starts and starts == until else " ".join(days)
        reason = text(item, "description")
        told.append(
            sentence(
                f"Not available {when}: {reason}" if when and reason else f"Not available {when or reason}".strip()
            )
        )
    if exceptions := text(holder.body, "availabilityExceptions"):
        told.append(sentence(exceptions))
    return told


def places_of_service(job: Job, service: Resource) -> list[str]:
    """The places at which a service is offered; a virtual one without a location is a place itself."""
    found = [item.key for item in job.store.follow_all(service, "location", "Location")]
    return [key for key in found or [service.key] if key in job.directory.places]


def _accepting_at_places(job: Job) -> None:
    """New patients of a service are those of its places, where the place itself says nothing and services agree."""
    by_place: dict[str, dict[str, Resource]] = {}
    for service in job.store.all("HealthcareService"):
        if extensions(service.body, "newpatients"):
            for key in places_of_service(job, service):
                by_place.setdefault(key, {})[service.key] = service
    for key, services in by_place.items():
        place = job.directory.places[key]
        said_here = {tuple(merge_accepting(job, read_accepting(job, item), item.name)) for item in services.values()}
        if not place.accepting and len(said_here) == 1:
            place.accepting = list(said_here.pop())
        elif said_here != {tuple(place.accepting)}:
            job.report.miss("a service says something else about new patients than its place", ", ".join(services))
