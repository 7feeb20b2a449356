"""People: those who see patients (`providers/<id>.yml`) and those who help (`content/people/<id>.yml`)."""

from __future__ import annotations

from pydantic import Field, model_validator

from generator.model.base import Date, Entity, Photo, Record, Slug, Slugs, Text, Texts
from generator.model.facts import AcceptingList, Availability, ProviderStatement
from generator.model.faults import until_before_from
from generator.model.fields import Email, HttpsUrl, Languages, LanguageTag, Npi
from generator.model.hours import WeekHours
from generator.model.places import PhoneLine
from generator.model.verify import Verified


class WrittenName(Record):
    """A name in another script, with its language so that it is read and set right."""

    text: Text
    language: LanguageTag


class Training(Record):
    """A step of training: medical school, residency, fellowship."""

    what: Text
    """Fellowship, interventional cardiology."""
    where: Text
    year: int | None = Field(default=None, ge=1930, le=2100)


class Board(Record):
    """A board certification."""

    board: Text
    certificate: Text
    until: Date | None = None


class Role(Record):
    """A provider at a location: hours there and what differs there (Plan-Net PractitionerRole)."""

    hours: WeekHours | None = None
    note: Text | None = None
    """By appointment, first and third Friday …"""
    phone: PhoneLine | None = None
    """Only if it is not the location's."""
    fax: PhoneLine | None = None
    services: Slugs = ()
    """Only these services are offered here; by default all of the provider's."""
    starts: Date | None = Field(default=None, alias="from")
    until: Date | None = None


class Provider(Entity):
    """Someone who sees patients: `providers/<id>.yml` (Plan-Net Practitioner with its PractitionerRoles)."""

    name: Text
    """Given and family name, without credentials: Amara Okafor."""
    sort_name: Text | None = None
    """How the list sorts it; by default the last word of the name first."""
    also_written: tuple[WrittenName, ...] = ()
    """The name in other scripts."""
    credentials: Texts = ()
    """MD, DO, PA-C, NP, PT …"""
    title: Text | None = None
    """How the front desk says it: Dr. By default Dr. for MD, DO and other doctors."""
    pronouns: Text | None = None
    headline: Text | None = None
    """One line under the name: Interventional cardiologist."""
    npi: Npi | None = None
    specialties: Slugs = ()
    """Ids from content/specialties.yml, the first is the main one."""
    languages: Languages = ()
    """BCP 47 tags: en, es, ase."""
    photo: Photo | None = None
    at: dict[Slug, Role | None] = Field(default_factory=dict)
    """Where: location ids, each with hours there."""
    starts: Date | None = Field(default=None, alias="from")
    """The first day, for someone who is joining."""
    until: Date | None = None
    """The last day, for someone who is leaving."""
    services: Slugs = ()
    """Ids of services, procedures and conditions."""
    best_sent: Texts = ()
    """Whom to send: one line each."""
    not_sent: Texts = ()
    """Whom to send elsewhere, and where."""
    accepting: AcceptingList = ()
    accepting_note: Text | None = None
    availability: tuple[Availability, ...] = ()
    participation: tuple[ProviderStatement, ...] = ()
    phone: PhoneLine | None = None
    fax: PhoneLine | None = None
    direct_address: Email | None = None
    training: tuple[Training, ...] = ()
    boards: tuple[Board, ...] = ()
    affiliations: Texts = ()
    """Hospitals with privileges."""
    interests: Texts = ()
    bio: Text | None = None
    """A few paragraphs of Markdown."""
    profiles: dict[Slug, HttpsUrl] = Field(default_factory=dict)
    """Pages on review sites and networks: healthgrades: https://…"""
    verified: Verified | None = None

    @model_validator(mode="after")
    def _dates_in_order(self) -> Provider:
        if self.starts and self.until and self.starts > self.until:
            raise until_before_from()
        return self


class Person(Entity):
    """Someone who does not see patients but whom referring offices talk to: the liaison, the practice manager."""

    name: Text
    role: Text
    pronouns: Text | None = None
    phone: PhoneLine | None = None
    email: Email | None = None
    hours: WeekHours | None = None
    languages: Languages = ()
    photo: Photo | None = None
    helps_with: Texts = ()
    """What to ask this person: one line each."""
    bio: Text | None = None
    verified: Verified | None = None
