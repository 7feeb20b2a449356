"""People: those who see patients (`providers/<id>.yml`) and those who help (`content/people/<id>.yml`)."""

from typing import Self

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
    """The name, in that script."""
    language: LanguageTag
    """The language it is written in: zh, ar."""


class Training(Record):
    """A step of training: medical school, residency, fellowship."""

    what: Text
    """Fellowship, interventional cardiology."""
    where: Text
    """The school or hospital."""
    year: int | None = Field(default=None, ge=1930, le=2100)
    """The year in which it ended."""


class Board(Record):
    """A board certification."""

    board: Text
    """Which board, or which field."""
    certificate: Text
    """What it certifies."""
    until: Date | None = None
    """The last day on which it is valid."""


class Role(Record):
    """A provider at a location: hours there and what differs there (Plan-Net PractitionerRole)."""

    hours: WeekHours | None = None
    note: Text | None = None
    """By appointment, first and third Friday …"""
    phone: PhoneLine | None = None
    """Only if it is not the location's."""
    fax: PhoneLine | None = None
    """Only if it is not the location's."""
    services: Slugs = ()
    """Only these services are offered here; by default all of the provider's."""
    starts: Date | None = Field(default=None, alias="from")
    """The first day here."""
    until: Date | None = None
    """The last day here."""


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
    """she/her, he/him, they/them …"""
    headline: Text | None = None
    """One line under the name: Interventional cardiologist."""
    npi: Npi | None = None
    """The ten digits of the National Provider Identifier."""
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
    """Whether new patients are taken; see accepting new patients."""
    accepting_note: Text | None = None
    """A remark printed with it, for all locations."""
    availability: tuple[Availability, ...] = ()
    """How soon."""
    participation: tuple[ProviderStatement, ...] = ()
    """Only what differs for this provider."""
    phone: PhoneLine | None = None
    """A line of their own, if referrals should use it."""
    fax: PhoneLine | None = None
    """A fax of their own."""
    direct_address: Email | None = None
    """A Direct secure address of their own."""
    training: tuple[Training, ...] = ()
    """The latest first."""
    boards: tuple[Board, ...] = ()
    """Board certifications."""
    affiliations: Texts = ()
    """Hospitals with privileges."""
    interests: Texts = ()
    """What they know most about, one line each."""
    bio: Text | None = None
    """A few paragraphs of Markdown."""
    profiles: dict[Slug, HttpsUrl] = Field(default_factory=dict)
    """Pages on review sites and networks: healthgrades: https://…"""
    verified: Verified | None = None

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.starts and self.until and self.starts > self.until:
            raise until_before_from()
        return self


class Person(Entity):
    """Someone who does not see patients but whom referring offices talk to: the liaison, the practice manager."""

    name: Text
    """Given and family name."""
    role: Text
    """What the person does: Physician liaison."""
    pronouns: Text | None = None
    """she/her, he/him, they/them …"""
    phone: PhoneLine | None = None
    """The direct line."""
    email: Email | None = None
    """Where readers write to this person."""
    hours: WeekHours | None = None
    languages: Languages = ()
    """BCP 47 tags: en, es, ase."""
    photo: Photo | None = None
    helps_with: Texts = ()
    """What to ask this person: one line each."""
    bio: Text | None = None
    """A few sentences of Markdown."""
    verified: Verified | None = None
