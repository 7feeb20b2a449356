"""What the liaison knows of referring offices: `private/offices.yml`. It is no part of the site, nor of a directory."""

from pydantic import Field

from generator.model.base import Date, Record, Slug, Slugs, Text, Texts
from generator.model.fields import Email
from generator.model.news import Reference
from generator.model.places import Address, PhoneLine


class OfficePerson(Record):
    """Somebody in a referring office."""

    name: Text
    """Given and family name."""
    role: Text | None = None
    """Office manager, referral coordinator, physician."""
    salutation: Text | None = None
    """How a letter begins: Dr. Marsh. By default the name."""
    email: Email | None = None
    """Where the newsletter goes."""
    newsletter: bool = False
    """True: asked for the newsletter."""


class Feedback(Record):
    """What an office told you, and what came of it."""

    on: Date
    """The day."""
    by: Text | None = None
    """Who said it."""
    said: Text
    """In their words. It never leaves this file."""
    heard: Text | None = None
    """The same as everybody may read it: without names, and without anything of a patient."""
    changed: Text | None = None
    """What you changed, as everybody may read it."""
    about: tuple[Reference, ...] = ()
    """The facts that it is about: promise/report-back."""
    update: Slug | None = None
    """Id of the update that tells of it, once there is one."""


class Office(Record):
    """An office that sends patients."""

    name: Text
    """What the office is called."""
    address: Address | None = None
    """For letters."""
    phone: PhoneLine | None = None
    """The line that is answered."""
    fax: PhoneLine | None = None
    """Where reports go."""
    people: tuple[OfficePerson, ...] = ()
    """Whom you know there; letters go to the first."""
    specialties: Texts = ()
    """What the office does, as `audience:` of an update says it: Primary care."""
    near: Slugs = ()
    """Ids of your locations that its patients go to."""
    sends: Slugs = ()
    """Ids of services that its patients are sent for."""
    referring_since: Date | None = None
    """The day of the first referral."""
    last_visit: Date | None = None
    """When you were there."""
    next_visit: Date | None = None
    """When you are expected."""
    visit_every: int | None = Field(default=None, ge=7, le=730)
    """Days between visits."""
    thanked: Date | None = None
    """The day of the last note of thanks."""
    thanks: Text | None = None
    """A sentence of your own in that note."""
    prefers: Texts = ()
    """How they like it: reports by fax, no visits on Mondays."""
    feedback: tuple[Feedback, ...] = ()
    """What they told you."""


class Thanks(Record):
    """What notes of thanks say: nothing of value, and no word on how many patients."""

    new: Text = (
        "Thank you for trusting us with the care of your patients. If anything goes other than you expect, "
        "please tell me first: it is my job to mend it."
    )
    """To offices that are new."""
    long_standing: Text = (
        "We have known each other for a while, so this is overdue: thank you for your trust, and for telling us "
        "when something could be better."
    )
    """To offices that have known you for a year or more."""
    closing: Text = "With kind regards"
    """Above the signature."""


class Offices(Record):
    """`private/offices.yml`."""

    offices: dict[Slug, Office] = Field(default_factory=dict)
    """The offices, by an id of your choice."""
    thanks: Thanks = Field(default_factory=Thanks)
