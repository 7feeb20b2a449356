"""The practice itself, how it takes referrals, what it promises, and everything together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import Field

from generator.model.base import Entity, Imported, Photo, Record, Slug, Slugs, Text, Texts
from generator.model.care import Equipment, RequiredDocument, Service, Specialty
from generator.model.facts import ClockTime, PracticeStatement
from generator.model.feeds import Announced, CommunityItem
from generator.model.fields import Email, HttpsUrl, Npi
from generator.model.fonts import Font
from generator.model.hours import SpecialHours
from generator.model.insurance import Network, Payer, Plan
from generator.model.news import Notice, ProsePage, Update
from generator.model.newsletters import Newsletter
from generator.model.people import Person, Provider
from generator.model.pictures import Picture
from generator.model.places import Address, Channel, Location, PhoneLine
from generator.model.settings import Settings
from generator.model.verify import Verified


class Practice(Record):
    """`content/practice.yml`: who we are."""

    name: Text
    """What everybody calls the practice."""
    legal_name: Text | None = None
    """The name on contracts, if it is another."""
    tagline: Text | None = None
    """One line: Cardiology for three counties."""
    summary: Text
    """Two or three sentences to a referring office."""
    npi: Npi | None = None
    """The organization's NPI (NPI-2)."""
    phone: PhoneLine | None = None
    """The main line."""
    fax: PhoneLine | None = None
    """The main fax."""
    email: Email | None = None
    """Where readers write to. Never for patient information."""
    address: Address | None = None
    """The postal address, for letters and the newsletter's footer."""
    locations: Slugs = ()
    """Location ids in the order in which pages list them; those not named follow by id."""
    liaison: Slug | None = None
    """Id of the person referring offices can turn to."""
    corrections: Email | None = None
    """Where "Something wrong on this page?" goes; by default `email`."""
    photo: Photo | None = None
    profiles: dict[Slug, HttpsUrl] = Field(default_factory=dict)
    """The practice's pages elsewhere: linkedin: https://…"""
    holidays: tuple[SpecialHours, ...] = ()
    """Special hours of all locations; a location's own win."""
    imported: Imported | None = None
    verified: Verified | None = None
    """The outermost stamp: holds for every file that has none of its own."""


class SameDay(Record):
    """The route for what cannot wait."""

    summary: Text
    """What is kept open, and how to get it."""
    channel: Slug
    """Id of the channel to use."""
    call_before: ClockTime | None = None
    """Call before this time for a visit today."""
    emergency: Text | None = None
    """When to call 911 instead."""


class NoAnswer(Record):
    """What to do when nobody got back."""

    after: Text
    """two business days"""
    channel: Slug
    """Id of the channel to use then."""


class Referrals(Record):
    """`content/referrals.yml`: how to refer a patient."""

    summary: Text | None = None
    """One or two sentences at the top of the page."""
    channels: dict[Slug, Channel] = Field(default_factory=dict)
    """The ways in, by an id of your choice, in the order in which they are shown."""
    documents: Slugs = ()
    """What every referral needs: ids from content/documents.yml."""
    same_day: SameDay | None = None
    steps: Texts = ()
    """What happens next, one line each."""
    no_answer: NoAnswer | None = None
    report_back: Slug | None = None
    """Id of the promise that says when the report comes back."""
    never_send: Text | None = None
    """What not to send, and how not to send it."""
    verified: Verified | None = None


class Promise(Entity):
    """One line of `content/promises.yml`: a promise with a number in it."""

    title: Text
    """Report in your hands within 2 business days."""
    figure: Text | None = None
    """The number alone: 2 business days."""
    detail: Text | None = None
    """From when it counts, and for what."""


class Participations(Record):
    """`content/participation.yml`: which networks the practice is in, one stamp for the whole list."""

    participation: tuple[PracticeStatement, ...] = ()
    """One statement after the other; the order does not matter."""
    verified: Verified | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Everything a practice's folder says, checked. Mappings are by id, in a stable order."""

    settings: Settings
    practice: Practice
    referrals: Referrals
    participation: Participations
    locations: dict[str, Location] = field(default_factory=dict)
    providers: dict[str, Provider] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    specialties: dict[str, Specialty] = field(default_factory=dict)
    payers: dict[str, Payer] = field(default_factory=dict)
    networks: dict[str, Network] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    equipment: dict[str, Equipment] = field(default_factory=dict)
    documents: dict[str, RequiredDocument] = field(default_factory=dict)
    promises: dict[str, Promise] = field(default_factory=dict)
    updates: dict[str, Update] = field(default_factory=dict)
    newsletters: dict[str, Newsletter] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    pages: dict[str, ProsePage] = field(default_factory=dict)
    community: dict[str, CommunityItem] = field(default_factory=dict)
    announced: Announced = field(default_factory=Announced)
    images: Mapping[str, Picture] = field(default_factory=dict)
    """The pictures that records name, by path below `content/images/`."""
    fonts: Mapping[str, Font] = field(default_factory=dict)
    """The fonts that the look names, by path below `content/fonts/`."""
