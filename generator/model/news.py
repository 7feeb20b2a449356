"""What is said in prose: updates, notices and free pages. Markdown files with front matter."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from generator.model.base import Date, Entity, Photo, Record, Slugs, Text, Texts
from generator.model.facts import ClockTime
from generator.model.faults import fault
from generator.model.fields import HttpsUrl, LanguageTag
from generator.model.social import Posts
from generator.model.verify import Verified


class UpdateKind(StrEnum):
    """What an update is about."""

    NEW_PROVIDER = "new_provider"
    PROVIDER_LEAVING = "provider_leaving"
    HOURS = "hours"
    LOCATION = "location"
    EQUIPMENT = "equipment"
    SERVICE = "service"
    INSURANCE = "insurance"
    CLOSURE = "closure"
    EVENT = "event"
    RECOGNITION = "recognition"
    LISTENING = "listening"
    GENERAL = "general"


Reference = Annotated[
    str,
    StringConstraints(
        pattern=r"^(provider|location|service|equipment|plan|network|payer|person|promise|specialty)/[a-z0-9-]+$"
    ),
]
"""A fact that a text points at: provider/amara-okafor."""


class Audience(Record):
    """Whom an update concerns; everybody when it says nothing."""

    specialties: Texts = ()
    """Specialties of the referring offices: Primary care, Oncology."""
    locations: Slugs = ()
    """Offices near these locations."""


class Action(Record):
    """The one thing to do after reading: a page of this site (`to: provider/…`) or an outside address."""

    text: Text
    """What the button says: a verb."""
    to: Reference | None = None
    """A fact of this site: location/riverside."""
    page: Text | None = None
    """A page of this site: refer, insurance, providers, locations, services, equipment, updates."""
    url: HttpsUrl | None = None
    """An address elsewhere."""

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if sum(target is not None for target in (self.to, self.page, self.url)) != 1:
            raise fault(
                "action-target",
                "this action does not lead to exactly one place",
                "Keep one of to: (a fact), page: (a page of this site) and url: (an address elsewhere).",
            )
        return self


LONGEST_LABEL = 58
"""Characters of the title of an event or an offer, and of a code, that a Google Business Profile shows."""


class Event(Record):
    """The hours of something that takes place; its days are `effective` and `effective_until` of the update."""

    starts: ClockTime
    """When it begins: 6 pm. On several days, when it begins on each."""
    ends: ClockTime
    """When it ends: 8 pm."""
    title: Text | None = Field(default=None, max_length=LONGEST_LABEL)
    """What Google shows above the post, where the title of the update is longer."""


class Offer(Record):
    """Something for patients: a free screening, a class. Never anything for sending patients (42 USC 1320a-7b(b))."""

    terms: Text
    """For whom it is, and under what conditions, in one or two sentences."""
    title: Text | None = Field(default=None, max_length=LONGEST_LABEL)
    """What Google shows above the post, where the title of the update is longer."""
    code: Text | None = Field(default=None, max_length=LONGEST_LABEL)
    """What to say or to type to get it."""
    url: HttpsUrl | None = None
    """Where to get it, if that is not the page of the update."""


class Update(Entity):
    """News for referring offices: `content/updates/<id>.md`."""

    title: Text
    """One line that says it all."""
    kind: UpdateKind = UpdateKind.GENERAL
    date: Date
    """The day on which it is published."""
    expires: Date | None = None
    """The last day on which it is news; the page stays."""
    effective: Date | None = None
    """The day from which it holds, for changes announced ahead."""
    effective_until: Date | None = None
    """The last day on which it holds: a closure, an event of several days."""
    summary: Text
    """One or two sentences: what changes, from when, what to do."""
    about: tuple[Reference, ...] = ()
    """The facts it is about; names, dates and hours are printed from them."""
    audience: Audience = Field(default_factory=Audience)
    action: Action | None = None
    event: Event | None = None
    """Its hours, if it takes place at a time of the day."""
    offer: Offer | None = None
    """What it offers patients."""
    image: Photo | None = None
    social: Posts = Field(default_factory=Posts)
    """What its posts on social networks say."""
    draft: bool = False
    """True: never published until the mark is removed."""
    body: Text | None = None

    @model_validator(mode="after")
    def _has_its_days(self) -> Self:
        if self.event and self.effective is None:
            raise fault("bad-period", "this event has hours, but no day", "Add effective: with its day.", at="event")
        if self.event and self.event.ends <= self.event.starts:
            raise fault("bad-period", "this event ends before it begins", "Look at starts: and ends:.", at="event")
        if self.offer and self.last_day is None:
            hint = "Add expires: with the last day on which it holds."
            raise fault("bad-period", "this offer has no last day", hint, at="offer")
        return self

    @property
    def last_day(self) -> Date | None:
        """The last day on which it holds, if it says so."""
        return self.effective_until or self.expires


class NoticeKind(StrEnum):
    """The notices a practice owes its readers (45 CFR 92.10, 92.11; WCAG-EM accessibility statement)."""

    NONDISCRIMINATION = "nondiscrimination"
    LANGUAGE_ACCESS = "language_access"
    PRIVACY = "privacy"
    ACCESSIBILITY = "accessibility"
    OTHER = "other"


class Notice(Entity):
    """A notice in the footer: `content/notices/<id>.md`."""

    title: Text
    """What the link in the foot of every page says."""
    kind: NoticeKind = NoticeKind.OTHER
    summary: Text | None = None
    """One sentence for the list of notices."""
    verified: Verified | None = None
    body: Text
    in_languages: dict[LanguageTag, Text] = Field(default_factory=dict)
    """What the notice says to readers of other languages, by the tag of each (`es`, `ar`): Markdown with a heading."""


class ProsePage(Entity):
    """A page of prose: `content/pages/<id>.md`."""

    title: Text
    """The title of the page."""
    summary: Text
    """One sentence for searches and shared links."""
    menu: bool = False
    """True: the page stands in the menu."""
    body: Text
