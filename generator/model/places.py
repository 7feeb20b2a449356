"""Places and the lines that lead there: locations, addresses, phones, referral channels."""

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from generator.model.base import Entity, Photo, Record, Slug, Text, Texts, as_tuple
from generator.model.facts import AcceptingList, LocationStatement, Urgency
from generator.model.faults import fault
from generator.model.fields import Email, HttpsUrl, PhoneNumber, TimeZone, Url, check_state, check_zip
from generator.model.hours import SpecialHours, WeekHours
from generator.model.verify import Stamp, Verified


class Address(Record):
    """A postal address where patients go (never a billing address)."""

    street: Texts
    """One line or several: street, suite."""
    city: Text
    """Town or city."""
    state: Text | None = None
    """Two letters in the United States."""
    zip: Text | None = None
    """ZIP code, or the postal code of another country."""
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] = "US"
    """ISO 3166-1 alpha-2."""

    @model_validator(mode="after")
    def _fits_its_country(self) -> Self:
        if self.country == "US":
            if self.state is not None:
                object.__setattr__(self, "state", check_state(self.state))
            if self.zip is not None:
                object.__setattr__(self, "zip", check_zip(self.zip))
        return self


class Geo(Record):
    """A position in decimal degrees, WGS 84 (RFC 5870)."""

    lat: float = Field(ge=-90, le=90)
    """Latitude, north is positive."""
    lon: float = Field(ge=-180, le=180)
    """Longitude, west is negative."""


class Line(Record):
    """A phone or fax line. A bare number is short for `number:`."""

    number: PhoneNumber
    """The number, with its area code."""
    label: Text | None = None
    """What the line is called: Scheduling, Nurse line."""
    hours: WeekHours | None = None
    """When it is answered, if that differs from the opening hours."""
    note: Text | None = None
    """What to say or press: press 1."""
    verified: Stamp | None = None


def parse_line(value: Any) -> Any:
    """A bare number stands for a line with nothing else to say."""
    return {"number": value} if isinstance(value, str) else value


PhoneLine = Annotated[Line, BeforeValidator(parse_line, json_schema_input_type=PhoneNumber | Line)]


class ChannelKind(StrEnum):
    """The ways a referral can arrive (VA PPMS PreferredMeansReceivingReferral; Plan-Net Endpoint)."""

    PHONE = "phone"
    FAX = "fax"
    PORTAL = "portal"
    DIRECT = "direct"
    EMAIL = "email"
    MAIL = "mail"
    PHYSICIAN_LINE = "physician_line"


Urgencies = Annotated[
    tuple[Urgency, ...], BeforeValidator(as_tuple, json_schema_input_type=Urgency | tuple[Urgency, ...])
]


class Channel(Record):
    """One way to send a referral, with its own hours. Which of the addresses is needed depends on `kind`."""

    id: SkipJsonSchema[str]
    kind: ChannelKind
    name: Text | None = None
    """What it is called: Referral line."""
    number: PhoneNumber | None = None
    """For phone, fax and physician_line."""
    url: HttpsUrl | None = None
    """For portal."""
    address: Email | None = None
    """For direct (a Direct secure address) and email."""
    hours: WeekHours | None = None
    """When it is answered."""
    open_on_holidays: bool = False
    """True: the practice's holidays do not change its hours."""
    time_zone: TimeZone | None = None
    """By default the practice's zone."""
    urgency: Urgencies = (Urgency.ROUTINE,)
    """What it may be used for."""
    answered_within: Text | None = None
    """How soon somebody answers: within one business hour."""
    note: Text | None = None
    """What to say, press or write on the first page."""
    verified: Stamp | None = None

    @model_validator(mode="after")
    def _has_its_address(self) -> Self:
        needed = {
            ChannelKind.PHONE: "number",
            ChannelKind.FAX: "number",
            ChannelKind.PHYSICIAN_LINE: "number",
            ChannelKind.PORTAL: "url",
            ChannelKind.DIRECT: "address",
            ChannelKind.EMAIL: "address",
        }.get(self.kind)
        if needed and getattr(self, needed) is None:
            raise fault(
                "channel-address",
                "a channel of the kind {kind} needs a line {needed}:",
                "Add {needed}: …, or change the kind.",
                at="kind",
                kind=self.kind.value,
                needed=needed,
            )
        return self


class Location(Entity):
    """A place where patients are seen: `content/locations/<id>.yml` (Plan-Net Location)."""

    name: Text
    """The full name."""
    short_name: Text | None = None
    """How staff call it: Riverside."""
    summary: Text | None = None
    """One or two sentences: what is special about this place."""
    address: Address | None = None
    """Left out only for a virtual location."""
    virtual: bool = False
    """True: visits by video or phone only."""
    county: Text | None = None
    """The county, for searches."""
    geo: Geo | None = None
    map_url: Url | None = None
    """A link to a map; by default one is made from the address."""
    time_zone: TimeZone | None = None
    """By default the practice's zone."""
    phone: PhoneLine | None = None
    """The front desk."""
    fax: PhoneLine | None = None
    """The fax of this place."""
    email: Email | None = None
    """Where readers write to this place."""
    hours: WeekHours | None = None
    special_hours: tuple[SpecialHours, ...] = ()
    """Dates with other hours than usual."""
    parking: Text | None = None
    """Where, and what it costs."""
    transit: Text | None = None
    """Which line, which stop, how far from there."""
    entrance: Text | None = None
    """How to find the door."""
    access: Texts = ()
    """Step-free entrance, wheelchair scale, hearing loop …"""
    languages_note: Text | None = None
    """Languages at the front desk, interpreters."""
    photo: Photo | None = None
    profiles: dict[Slug, HttpsUrl] = Field(default_factory=dict)
    """The pages of this place elsewhere: google: https://…"""
    accepting: AcceptingList = ()
    """Holds for everybody here who says nothing else."""
    participation: tuple[LocationStatement, ...] = ()
    """Only what differs here."""
    verified: Verified | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if self.address is None and not self.virtual:
            raise fault(
                "location-address",
                "this location has no address",
                "Add address: with street, city, state and zip; or virtual: true for visits by video or phone.",
            )
        return self

    @property
    def known_as(self) -> str:
        """The short name if there is one."""
        return self.short_name or self.name
