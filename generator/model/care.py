"""What is treated and with what: specialties, services and conditions, equipment, required documents."""

from enum import StrEnum

from generator.model.base import Date, Entity, Photo, Slugs, Text, Texts
from generator.model.facts import Availability
from generator.model.fields import NuccCode
from generator.model.verify import Verified


class Specialty(Entity):
    """One line of `content/specialties.yml`: the practice's own label for a NUCC code."""

    name: Text
    """Interventional cardiology."""
    nucc: NuccCode | None = None
    """The code of the Health Care Provider Taxonomy."""
    plain: Text | None = None
    """In plain words: opens narrowed arteries."""
    schema_org: Text | None = None
    """The schema.org MedicalSpecialty that fits, if one does: Cardiovascular."""


class ServiceKind(StrEnum):
    """What the page is about; it decides where the index lists it."""

    SERVICE = "service"
    PROCEDURE = "procedure"
    TEST = "test"
    CONDITION = "condition"


class Service(Entity):
    """Something patients are sent for: `content/services/<id>.yml` (Plan-Net HealthcareService, or a condition)."""

    name: Text
    """What offices call it."""
    kind: ServiceKind = ServiceKind.SERVICE
    also_called: Texts = ()
    """Other words that offices type: echo, TTE."""
    summary: Text
    """One or two sentences for the referring office."""
    details: Text | None = None
    """More, in Markdown."""
    send_when: Texts = ()
    """When to refer: one line each."""
    urgent: Text | None = None
    """When it cannot wait and what to do then."""
    locations: Slugs = ()
    """Where, for services that belong to a place; by default where its providers are."""
    documents: Slugs = ()
    """What to send along, beyond what every referral needs."""
    prepare: Texts = ()
    """What the patient does or brings: one line each."""
    after: Text | None = None
    """What happens after the visit and when the report comes."""
    related: Slugs = ()
    """Other services and conditions."""
    availability: tuple[Availability, ...] = ()
    """How soon, where it is the same with everybody who offers it."""
    referral_needed: bool = False
    """Whether a visit needs a referral first. Then its visits are not offered to scheduling programs."""
    verified: Verified | None = None


class Equipment(Entity):
    """A machine worth knowing of: `content/equipment/<id>.yml`."""

    name: Text
    """What it is called."""
    summary: Text
    """One or two sentences: what it is good for."""
    details: Text | None = None
    """More, in Markdown."""
    locations: Slugs = ()
    """Where it stands."""
    services: Slugs = ()
    """What is done with it."""
    since: Date | None = None
    """In use since; a future date is announced."""
    photo: Photo | None = None


class RequiredDocument(Entity):
    """One line of `content/documents.yml` (NDH RequiredDocument)."""

    name: Text
    """What it is called."""
    detail: Text | None = None
    """Which one, how old it may be."""
