"""What a resource says that nobody reads: named, so that nothing disappears unseen."""

from __future__ import annotations

from generator.importing.plan_net.fhir import parts, text
from generator.importing.plan_net.job import Job
from generator.importing.plan_net.reading import Resource
from generator.importing.plan_net.store import KINDS
from generator.importing.report import Report

_EVERYWHERE = frozenset(
    {"resourceType", "id", "implicitRules", "language", "contained", "extension", "active", "status"}
)

_READ = {
    "Organization": "name identifier type telecom address partOf endpoint",
    "Location": "name alias description mode identifier type physicalType telecom address position "
    "managingOrganization hoursOfOperation availabilityExceptions endpoint",
    "Practitioner": "name identifier telecom qualification communication",
    "PractitionerRole": "practitioner organization code specialty location healthcareService telecom availableTime "
    "notAvailable availabilityExceptions endpoint period identifier",
    "OrganizationAffiliation": "organization participatingOrganization network location period healthcareService "
    "identifier endpoint",
    "HealthcareService": "name providedBy category type specialty location comment extraDetails telecom "
    "appointmentRequired availableTime notAvailable availabilityExceptions referralMethod identifier endpoint",
    "InsurancePlan": "name alias type identifier period ownedBy administeredBy network plan coverage",
    "Endpoint": "name address connectionType payloadType payloadMimeType identifier period",
}
_EXTENSIONS_READ = frozenset(
    "network-reference newpatients accessibility delivery-method org-description contactpoint-availabletime timezone "
    "practitioner-period qualification endpoint-usecase data-absent-reason".split()
)
_WHY = {
    ("Practitioner", "gender"): "gender is not published",
    ("Practitioner", "birthDate"): "the date of birth is private",
    ("Practitioner", "address"): "a practitioner's own address is not a place where patients go",
    ("Practitioner", "photo"): "photos have to be added by hand, with their alternative text",
    ("Organization", "contact"): "an organization's administrative contacts are not for referrals",
}


def note_leftovers(job: Job) -> None:
    """Note every element and extension that has no place in our files, grouped by what it is."""
    insurance = job.directory.payers.keys() | job.directory.networks.keys()
    for kind in KINDS:
        read = _EVERYWHERE | set(_READ[kind].split())
        for resource in job.store.all(kind):
            also_read = {"alias"} if resource.key in insurance else set()
            for element in sorted(set(resource.body) - read - also_read):
                if not element.startswith("_"):
                    reason = _WHY.get((kind, element), f"{kind}.{element} has no place in the files")
                    job.report.miss(reason, resource.name)
            _note_extensions(resource, job.report)
    for organization in job.store.all("Organization"):
        if organization.key not in insurance and organization is not job.practice.organization:
            job.report.miss(
                "another organization has no page of its own, its name stands at its places", organization.name
            )


def _note_extensions(resource: Resource, report: Report) -> None:
    for extension in parts(resource.body, "extension"):
        name = text(extension, "url").rpartition("/")[2]
        if name not in _EXTENSIONS_READ:
            report.miss(f"the extension {name or 'without a name'} has no place in the files", resource.name)
