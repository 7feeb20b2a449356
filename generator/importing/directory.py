"""A small directory between any source and our files: who works where, in which networks.

Everything is named by the source's own keys; ids are made when files are written. Texts are clean, names in
natural case, phones as people write them. `doubts` pair a field's name with what a person should look at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from generator.model.hours import Week

Doubts = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Origin:
    """The source's id of a record, and of the others that went into it."""

    id: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A phone or fax number as people write it, when it is answered, and what is doubtful about it."""

    number: str
    hours: Week | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Postal:
    """An address; empty texts are not known."""

    street: tuple[str, ...]
    city: str
    state: str = ""
    zip: str = ""
    country: str = "US"


@dataclass(slots=True, kw_only=True)
class Contacts:
    """The ways to reach somebody that our files have a place for."""

    phone: Line | None = None
    fax: Line | None = None
    email: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Accepting:
    """Whether new patients are taken: `at` place keys, for network keys; empty means all."""

    status: str
    at: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Participation:
    """In these networks, at these places, from, until.

    `providers` are clinician keys; `guests` are names of organizations that it is for, at a place of another.
    """

    networks: tuple[str, ...]
    at: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    starts: date | None = None
    until: date | None = None
    guests: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Place:
    """A location."""

    key: str
    name: str
    origin: Origin
    postal: Postal | None = None
    virtual: bool = False
    summary: str = ""
    county: str = ""
    geo: tuple[float, float] | None = None
    time_zone: str = ""
    contacts: Contacts = field(default_factory=Contacts)
    hours: Week | None = None
    transit: str = ""
    access: list[str] = field(default_factory=list)
    accepting: list[Accepting] = field(default_factory=list)
    organization: str = ""
    """Key of the organization that runs it."""
    doubts: Doubts = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Posting:
    """A clinician at a place."""

    hours: Week | None = None
    notes: list[str] = field(default_factory=list)
    phone: Line | None = None
    fax: Line | None = None
    services: list[str] = field(default_factory=list)
    starts: date | None = None
    until: date | None = None


@dataclass(slots=True, kw_only=True)
class Clinician:
    """Somebody who sees patients, with all that the roles say."""

    key: str
    name: str
    sort_name: str = ""
    title: str = ""
    headline: str = ""
    origin: Origin
    credentials: list[str] = field(default_factory=list)
    npi: str = ""
    specialties: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    postings: dict[str, Posting] = field(default_factory=dict)
    starts: date | None = None
    until: date | None = None
    services: list[str] = field(default_factory=list)
    accepting: list[Accepting] = field(default_factory=list)
    participation: list[Participation] = field(default_factory=list)
    phone: Line | None = None
    fax: Line | None = None
    direct_address: str = ""
    training: list[tuple[str, str, int | None]] = field(default_factory=list)
    """What, where, year."""
    boards: list[tuple[str, str, date | None]] = field(default_factory=list)
    """Board, certificate, until."""
    affiliations: list[str] = field(default_factory=list)
    website: str = ""
    doubts: Doubts = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Payer:
    """An insurer."""

    key: str
    name: str
    origin: Origin
    also_called: list[str] = field(default_factory=list)
    phone: Line | None = None
    website: str = ""
    note: str = ""


@dataclass(slots=True, kw_only=True)
class Network:
    """A network of a payer."""

    key: str
    name: str
    payer: str
    origin: Origin
    also_called: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Plan:
    """A plan of a payer; `kind` is one of the model's."""

    key: str
    name: str
    payer: str
    origin: Origin
    kind: str = "other"
    networks: list[str] = field(default_factory=list)
    also_called: list[str] = field(default_factory=list)
    hios_id: str = ""
    medicare_id: str = ""
    note: str = ""
    starts: date | None = None
    until: date | None = None


@dataclass(slots=True, kw_only=True)
class Offering:
    """A service."""

    key: str
    name: str
    origin: Origin
    summary: str
    details: str = ""
    places: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Specialty:
    """A specialty; `nucc` is empty when the source's code is of another system."""

    key: str
    name: str
    nucc: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A way for referrals to arrive; `address` is a number, a web address or a mailbox, as `kind` needs."""

    key: str
    kind: str
    name: str
    address: str
    hours: Week | None = None
    doubt: str = ""


@dataclass(slots=True, kw_only=True)
class Organization:
    """The practice."""

    key: str
    name: str
    origin: Origin | None = None
    summary: str = ""
    npi: str = ""
    postal: Postal | None = None
    contacts: Contacts = field(default_factory=Contacts)
    doubts: Doubts = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Directory:
    """Everything that was found, by key and in the order in which it is told."""

    kind: str
    """The kind of source: plan-net."""
    as_of: date
    vouched_by: str
    """Whose directory it is."""
    site_url: str
    time_zone: str
    practice: Organization
    places: dict[str, Place] = field(default_factory=dict)
    clinicians: dict[str, Clinician] = field(default_factory=dict)
    payers: dict[str, Payer] = field(default_factory=dict)
    networks: dict[str, Network] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    offerings: dict[str, Offering] = field(default_factory=dict)
    specialties: dict[str, Specialty] = field(default_factory=dict)
    channels: list[Channel] = field(default_factory=list)
    participation: list[Participation] = field(default_factory=list)
