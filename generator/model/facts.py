"""The facts that decay and are asked for most: participation, accepting new patients, availability."""

import re
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, Self

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from generator.model.base import Date, Record, Slug, Slugs, Text, as_tuple
from generator.model.faults import fault, until_before_from
from generator.model.hours import parse_time, write_time
from generator.model.verify import Stamp


class Status(StrEnum):
    """What a participation statement says of a network or plan."""

    IN_NETWORK = "in_network"
    NOT_IN_NETWORK = "not_in_network"
    CALL_TO_CONFIRM = "call_to_confirm"


class Statement(Record):
    """What participation says, for one or more networks or plans, from a date, until a date.

    The most specific statement wins (provider at a location, then provider, then location, then practice; within
    one of these a plan before its networks). No statement means not listed, never no. Plan-Net: network-reference
    with `PractitionerRole.period`.
    """

    networks: Slugs = ()
    """Networks it is about."""
    plans: Slugs = ()
    """Single plans it is about, where they differ from their network."""
    status: Status
    """in_network, not_in_network or call_to_confirm."""
    starts: Date | None = Field(default=None, alias="from")
    """The first day on which it holds."""
    until: Date | None = None
    """The last day on which it holds."""
    note: Text | None = None
    """A short remark printed with the answer."""
    verified: Stamp | None = None

    @model_validator(mode="after")
    def _is_about_something(self) -> Self:
        if not self.networks and not self.plans:
            raise fault(
                "participation-target",
                "this participation names neither networks nor plans",
                "Say which it is about: a line networks: … or plans: …",
            )
        if self.starts and self.until and self.starts > self.until:
            raise until_before_from()
        return self


class LocationStatement(Statement):
    """Participation written in a location's file: for everyone at that location, or for the providers named."""

    providers: Slugs = ()
    """Only for these providers."""


class ProviderStatement(Statement):
    """Participation written in a provider's file: everywhere, or at the locations named."""

    at: Slugs = ()
    """Only at these locations."""


class PracticeStatement(Statement):
    """Participation written in `content/participation.yml`: for the whole practice, or as narrow as it says."""

    at: Slugs = ()
    """Only at these locations."""
    providers: Slugs = ()
    """Only for these providers."""


class AcceptingStatus(StrEnum):
    """Whether new patients are taken (Plan-Net newpatients: newpt, existptonly, existptfam, nopt)."""

    NEW_PATIENTS = "new_patients"
    EXISTING_ONLY = "existing_only"
    EXISTING_AND_FAMILY = "existing_and_family"
    NOT_ACCEPTING = "not_accepting"


class Accepting(Record):
    """Whether new patients are taken, everywhere or at some locations, for everyone or for some networks."""

    status: AcceptingStatus
    at: Slugs = ()
    """Only at these locations."""
    networks: Slugs = ()
    """Only for patients of these networks."""
    note: Text | None = None
    """A short remark printed with the answer."""
    verified: Stamp | None = None


def parse_accepting(value: Any) -> Any:
    """`accepting: new_patients` is short for a list of one statement."""
    return ({"status": value},) if isinstance(value, str) else as_tuple(value)


AcceptingList = Annotated[
    tuple[Accepting, ...],
    BeforeValidator(parse_accepting, json_schema_input_type=AcceptingStatus | Accepting | tuple[Accepting, ...]),
]


class Visit(StrEnum):
    """The kind of visit that availability is about."""

    NEW_PATIENT = "new_patient"
    FOLLOW_UP = "follow_up"
    CONSULT = "consult"
    PROCEDURE = "procedure"
    TEST = "test"
    TELEHEALTH = "telehealth"


class Urgency(StrEnum):
    """How soon it must be."""

    ROUTINE = "routine"
    URGENT = "urgent"
    SAME_DAY = "same_day"


class Within(NamedTuple):
    """A promise of time: `amount` of `unit` (hour, day, business day, week, month)."""

    amount: int
    unit: str


_WITHIN = re.compile(r"^(\d{1,3})\s+(hour|day|business day|week|month)s?$")
_WITHIN_WORDS = {"same day": Within(0, "day"), "next business day": Within(1, "business day")}


def parse_within(value: Any) -> Any:
    """`5 business days`, `48 hours`, `2 weeks`, `same day`, `next business day`."""
    if not isinstance(value, str):
        return value
    text = " ".join(value.lower().split())
    if text in _WITHIN_WORDS:
        return _WITHIN_WORDS[text]
    if found := _WITHIN.match(text):
        return Within(int(found[1]), found[2])
    raise fault(
        "bad-within",
        "“{value}” is not a length of time",
        "Write a number and a unit: 5 business days, 48 hours, 2 weeks; or same day.",
        value=value,
    )


def write_within(value: Within) -> str:
    """A length of time as `parse_within` reads it."""
    return f"{value.amount} {value.unit}s"


def parse_clock(value: Any) -> Any:
    """A time of day, in minutes after midnight."""
    return parse_time(value) if isinstance(value, str) else value


WithinText = Annotated[
    Within,
    BeforeValidator(parse_within),
    PlainSerializer(write_within),
    WithJsonSchema({"type": "string", "examples": ["5 business days", "48 hours", "2 weeks", "same day"]}),
]
ClockTime = Annotated[
    int,
    BeforeValidator(parse_clock),
    PlainSerializer(write_time),
    WithJsonSchema({"type": "string", "examples": ["11:00", "2:30 pm"]}),
]


class HeldSlots(Record):
    """Visits kept open for referrals on one day. Never a promise of a booking."""

    slots: int = Field(ge=1, le=99)
    """How many visits."""
    on: Date
    """On which day."""
    call_before: ClockTime | None = None
    """After this time of the day the slots go to others."""
    referral_needed: bool | None = None
    """Whether a visit needs a referral first; by default what its service says."""


class Availability(Record):
    """How soon a visit can be had: within a time, from a date, or slots held open."""

    visit: Visit
    urgency: Urgency = Urgency.ROUTINE
    service: Slug | None = None
    """Only for this service, where it differs."""
    at: Slugs = ()
    """Only at these locations."""
    within: WithinText | None = None
    """A wait: 5 business days, 2 weeks, same day."""
    next: Date | None = None
    """The next open date."""
    held: HeldSlots | None = None
    note: Text | None = None
    """A short remark printed with the answer."""
    as_of: Date | None = None
    """The day on which this was true; by default the day of the stamp."""
    expires: Date | None = None
    """The last day on which this may be shown; by default `as_of` plus the limit of the class."""
    verified: Stamp | None = None

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if self.within is None and self.next is None and self.held is None:
            raise fault(
                "availability-when",
                "this availability does not say how soon",
                "Add one of within: 5 business days, next: 2026-11-30, or held: with the visits kept open.",
            )
        return self
