"""Social networks: what a practice says of itself there, and what a single update says of its own."""

from enum import StrEnum

from pydantic import Field

from generator.model.base import Record, Text, Texts


class Network(StrEnum):
    """The networks that posts are drafted for."""

    LINKEDIN = "linkedin"
    FACEBOOK = "facebook"
    X = "x"
    INSTAGRAM = "instagram"
    GOOGLE = "google"
    BLUESKY = "bluesky"
    THREADS = "threads"
    MASTODON = "mastodon"


class Topic(StrEnum):
    """What a post can be about: any update, an update of one kind, or a fact that is worth repeating."""

    UPDATE = "update"
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
    PROVIDER = "provider"
    SHORT_WAIT = "short_wait"
    PLANS = "plans"


class Social(Record):
    """How posts are drafted."""

    networks: tuple[Network, ...] = tuple(Network)
    """Where you post; by default everywhere."""
    hashtags: Texts = ()
    """Words for hashtags, the most important first: Cardiology, Heart failure. Their spaces are closed up."""
    handles: dict[Network, Text] = Field(default_factory=dict)
    """Your name on a network: “@larkspurheart”."""
    voice: dict[Network, dict[Topic, Text]] = Field(default_factory=dict)
    """Your own wording by network and topic, with {placeholders}; update is for all kinds of updates."""
    repeat: bool = True
    """False: posts about news alone, none about a provider, a short wait or plans."""


class Posts(Record):
    """What posts about an update say instead of its summary, or on one network instead of everything."""

    referrers: Text | None = None
    """Instead of the summary, where offices read: LinkedIn, X, Bluesky, Mastodon."""
    patients: Text | None = None
    """Instead of the summary, where patients read: Facebook, Instagram, Google, Threads."""
    linkedin: Text | None = None
    """The whole post, with {placeholders} if you like."""
    facebook: Text | None = None
    """The same for Facebook."""
    x: Text | None = None
    """The same for X."""
    instagram: Text | None = None
    """The same for Instagram."""
    google: Text | None = None
    """The same for the Google Business Profile."""
    bluesky: Text | None = None
    """The same for Bluesky."""
    threads: Text | None = None
    """The same for Threads."""
    mastodon: Text | None = None
    """The same for Mastodon."""
    hashtags: Texts = ()
    """Words for hashtags, before those of the practice."""
    leave_out: tuple[Network, ...] = ()
    """Networks on which nothing is said of it."""

    def whole(self, network: Network) -> str | None:
        """The post of its own for a network."""
        text: str | None = getattr(self, network.value)
        return text
