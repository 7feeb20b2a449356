"""`site_config.yml`: where the site lives, how it looks, when facts expire, what is made."""

from enum import StrEnum

from pydantic import Field

from generator.model.base import Date, Record, Slug, Text
from generator.model.feeds import CommunityFeed, Feeds
from generator.model.fields import Color, HttpsUrl, LanguageTag, TimeZone
from generator.model.kit import Kit
from generator.model.newsletters import Mailing
from generator.model.social import Social
from generator.model.verify import FactClass


class Site(Record):
    """The site's address and its defaults."""

    url: HttpsUrl
    """The address it will be published at, with https:// and a path if it has one."""
    time_zone: TimeZone
    """The practice's zone; a location may have its own."""
    languages: tuple[LanguageTag, ...] = ("en",)
    """Languages of the site's texts, the first is the main one."""


class Look(StrEnum):
    """Ready looks."""

    HARBOR = "harbor"
    MEADOW = "meadow"
    SLATE = "slate"


class Header(StrEnum):
    """What stands at the top of the home page."""

    PHOTO = "photo"
    DRAWING = "drawing"
    PLAIN = "plain"


class Corners(StrEnum):
    """The corners of cards, buttons and pictures."""

    SOFT = "soft"
    SQUARE = "square"
    ROUND = "round"


class Density(StrEnum):
    """How much room there is between things."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class Fonts(Record):
    """Fonts of your own, as WOFF2 files in `content/fonts/`; without them every reader sees their system's."""

    text: Text
    """File of the font for text; a variable font brings every weight along."""
    bold: Text | None = None
    """File of its bold weight, where that is a file of its own."""
    headings: Text | None = None
    """File of another font for headings."""


class Brand(Record):
    """What the site looks like."""

    look: Look = Look.HARBOR
    """A ready look: colours, and a drawing for the header."""
    header: Header = Header.PHOTO
    """At the top of the home page: the practice's `photo`, a drawing in your colours, or neither."""
    corners: Corners = Corners.SOFT
    """Soft corners are a little rounded, round ones much."""
    density: Density = Density.COMFORTABLE
    """Compact pages show more at once."""
    fonts: Fonts | None = None
    """Fonts of your own, from `content/fonts/`."""
    primary: Color | None = None
    """Main colour instead of the look's, as #rrggbb."""
    accent: Color | None = None
    """Colour of the one primary button, as #rrggbb."""
    logo: Text | None = None
    """Path below content/images/; by default a monogram is drawn."""
    monogram: Text | None = Field(default=None, max_length=3)
    """Up to three letters, drawn where there is no logo."""


class Demonstration(Record):
    """Makes the site a demonstration: it is always built as of one day, and says so on every page."""

    today: Date
    """The day on which the site is built, whatever day it is."""
    note: Text | None = None
    """What readers are told at the top of every page."""


class Limits(Record):
    """Days for each class of facts."""

    availability: int = Field(ge=0, le=3650)
    accepting: int = Field(ge=0, le=3650)
    plans: int = Field(ge=0, le=3650)
    hours: int = Field(ge=0, le=3650)
    contacts: int = Field(ge=0, le=3650)

    def of(self, fact: FactClass) -> int:
        """The days of one class."""
        days: int = getattr(self, fact.value)
        return days


class FailAfter(Limits):
    """Days after verification on which a fact is no longer shown as true, and the check fails."""

    availability: int = Field(default=7, ge=0, le=3650)
    accepting: int = Field(default=90, ge=0, le=3650)
    plans: int = Field(default=90, ge=0, le=3650)
    hours: int = Field(default=180, ge=0, le=3650)
    contacts: int = Field(default=180, ge=0, le=3650)


class WarnBefore(Limits):
    """Days ahead of that limit on which the check starts to warn."""

    availability: int = Field(default=2, ge=0, le=3650)
    accepting: int = Field(default=15, ge=0, le=3650)
    plans: int = Field(default=15, ge=0, le=3650)
    hours: int = Field(default=30, ge=0, le=3650)
    contacts: int = Field(default=30, ge=0, le=3650)


class Freshness(Record):
    """When facts expire (42 USC 300gg-115: plans verify directories every 90 days)."""

    fail_after_days: FailAfter = Field(default_factory=FailAfter)
    warn_before_days: WarnBefore = Field(default_factory=WarnBefore)


class Outputs(Record):
    """What is made. Every output is a folder in `generator/outputs/`."""

    pages: bool = True
    """The site itself."""
    checker: bool = True
    """The page that answers plan, provider and place, its data for others, and the table of plans of each location."""
    exchange: bool = True
    """vCards and calendars."""
    facts: bool = True
    """data/practice.json: the published facts, for `presence changes` to compare with."""
    cards: bool = True
    """The pictures that messages and networks show of a shared page, and the one for home screens."""
    codes: bool = True
    """The address of a page as a QR code, on its printed copy."""
    slots: bool = False
    """Visits held open, for scheduling programs; only if you want everybody to be offered them."""
    newsletter: bool = True
    """The issues of the newsletter: the archive, and the files for sending."""
    feeds: bool = True
    """Feeds of updates, for readers, newsletter services and other programs."""
    social: bool = True
    """Drafts of posts for social networks, with pictures and a calendar. They are never published."""
    share: bool = True
    """Short addresses of updates, for paper, QR codes and messages: r/…"""
    kit: bool = True
    """Sheets for the person who visits offices, as pages for print and as PDF. They are never published."""


class Settings(Record):
    """`site_config.yml`."""

    site: Site
    brand: Brand = Field(default_factory=Brand)
    demonstration: Demonstration | None = None
    freshness: Freshness = Field(default_factory=Freshness)
    newsletter: Mailing | None = None
    outputs: Outputs = Field(default_factory=Outputs)
    feeds: Feeds = Field(default_factory=Feeds)
    social: Social = Field(default_factory=Social)
    kit: Kit = Field(default_factory=Kit)
    community: dict[Slug, CommunityFeed] = Field(default_factory=dict)
    """Feeds of others that `presence sync` reads, by an id of your choice: your hospital, your society, your blog."""
