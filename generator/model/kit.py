"""What the liaison carries: which sheets are made, and what patients are told in other languages."""

from pydantic import Field

from generator.model.base import Record, Slug, Slugs, Text, Texts
from generator.model.fields import LanguageTag


class Sheets(Record):
    """Which sheets of one sort become PDFs beside that of the practice. All others are there as pages for print."""

    providers: Slugs = ()
    """Of these providers."""
    services: Slugs = ()
    """Of these services."""
    every: bool = False
    """True: of every provider and service. Each takes half a second, once a day."""


class HandoutService(Record):
    """A service in another language, for its hand-out."""

    name: Text
    """What it is called."""
    prepare: Texts = ()
    """How the patient prepares, one line each; needed where the service says it in English."""


class HandoutWords(Record):
    """A hand-out for patients in another language. Names, addresses, numbers and hours come from the facts."""

    title: Text
    """Your visit."""
    where: Text
    """Where."""
    when: Text
    """When."""
    call: Text
    """Questions, or a new date? Call."""
    bring: Text
    """What to bring."""
    items: Texts
    """What to bring, one line each."""
    help: Text | None = None
    """That interpreters and other help are free, and how to ask."""
    closed: Text
    """Closed."""
    with_whom: Text
    """With."""
    prepare: Text | None = None
    """How to prepare."""
    services: dict[Slug, HandoutService] = Field(default_factory=dict)
    """Services by id, for hand-outs of their own."""
    places: dict[Slug, Texts] = Field(default_factory=dict)
    """The way to the door of a location, one line each."""


class Kit(Record):
    """The liaison's kit: sheets for print, in `build/drafts/kit/`. They are never published."""

    leave_behinds: Sheets = Field(default_factory=Sheets)
    """Two sides to leave behind."""
    forms: Sheets = Field(default_factory=Sheets)
    """Referral forms to fill in and fax back."""
    hand_outs: Sheets = Field(default_factory=Sheets)
    """Hand-outs for patients of these providers and services, too; those of the locations are always there."""
    bring: Texts = ("Your insurance card", "A list of the medicines you take, or the bottles")
    """What every patient brings, in the hand-out."""
    languages: dict[LanguageTag, HandoutWords] = Field(default_factory=dict)
    """Hand-outs in other languages, in the words of somebody who speaks them: es."""
    visits_since: int = Field(default=90, ge=1, le=730)
    """The sheet for a visit tells what is new since so many days."""
