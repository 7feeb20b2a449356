"""Issues of the newsletter, and what `site_config.yml` says of how they are sent."""

from enum import StrEnum

from pydantic import Field

from generator.model.base import Date, Entity, Record, Slug, Slugs, Text
from generator.model.fields import Email, HttpsUrl
from generator.model.news import Audience

LONGEST_SUBJECT = 110
LONGEST_PREHEADER = 150


class MailService(StrEnum):
    """Sending services whose own marks (unsubscribe, web view, first name) an issue can carry."""

    LISTMONK = "listmonk"
    MAILCHIMP = "mailchimp"
    BUTTONDOWN = "buttondown"
    GHOST = "ghost"
    SUBSTACK = "substack"


class Mailing(Record):
    """How the newsletter is sent."""

    title: Text
    """The name of the newsletter: The Larkspur Letter."""
    from_name: Text | None = None
    """Who it is from; by default the practice."""
    from_email: Email
    """The address that it is sent from."""
    reply_to: Email | None = None
    """The address that answers go to, if it is another."""
    unsubscribe_url: HttpsUrl | None = None
    """A page that unsubscribes at one click (RFC 8058); mail programs show it as a button."""
    unsubscribe_email: Email | None = None
    """An address that a message to unsubscribe goes to."""
    services: tuple[MailService, ...] = ()
    """The sending services for which a copy is made: listmonk, mailchimp, buttondown, ghost, substack."""


class Section(Record):
    """A part of an issue."""

    title: Text
    """The heading."""
    text: Text | None = None
    """A few words before the updates, in Markdown."""
    updates: Slugs = ()
    """Ids of updates, in this order."""


class Newsletter(Entity):
    """An issue of the newsletter: `content/newsletters/<id>.yml`."""

    number: int = Field(ge=1, le=9999)
    """Counts the issues: 12."""
    date: Date
    """The day on which it is sent. From that day on it stands in the archive."""
    subject: Text = Field(max_length=LONGEST_SUBJECT)
    """The subject line. What it names must be in the issue."""
    preheader: Text = Field(max_length=LONGEST_PREHEADER)
    """The sentence that mailboxes show after the subject."""
    greeting: Text = "Hello"
    """The first word; where the service knows it, the reader's first name follows."""
    introduction: Text | None = None
    """A few sentences at the top, in Markdown."""
    lead: Slug | None = None
    """Id of the update that comes first, with its picture; by default the first that has one."""
    sections: tuple[Section, ...] = ()
    """By default everything published since the previous issue, in sections by kind."""
    leave_out: Slugs = ()
    """Ids of updates that would be in it by default and are not wanted."""
    community: Slugs = ()
    """Ids of news of others that is shown at the end."""
    segment: Audience = Field(default_factory=Audience)
    """Only what concerns these offices; everybody when it says nothing."""
    closing: Text | None = None
    """The last sentence before the name."""
    signed: Slug | None = None
    """Id of the person who signs; by default the liaison."""
    draft: bool = False
    """True: not in the archive until the mark is removed. The files for sending are made all the same."""
