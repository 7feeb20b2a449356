"""The networks: what they allow, how they count, who reads there, and which picture they show.

Where sources differ, the stricter one is taken. Limits are those of November 2026.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers

from generator.derive import tracking
from generator.derive.social import counting
from generator.derive.tracking import Origin
from generator.model.social import Network

_DIGITS = re.compile(r"\d{3}\W{0,3}\d{4}")
BLUESKY_OCTETS = 3000


class Readers(StrEnum):
    """Who reads a network."""

    REFERRERS = "referrers"
    PATIENTS = "patients"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one network allows, and what suits it.

    `image` is width and height in pixels; `clock` is when to post, in minutes after midnight, and `lag` how many days
    after the first network. More than `hashtags` are only refused where the network itself counts them.
    """

    name: str
    readers: Readers
    limit: int
    unit: str
    measure: Callable[[str], int]
    hashtags: int
    image: tuple[int, int]
    alt: int
    origin: Origin
    clock: int
    lag: int
    bullet: str = "• "
    links: int | None = None
    phones: bool = True
    counts_hashtags: bool = False

    def mistakes(self, text: str) -> Iterator[str]:
        """What the network would not take, in words; nothing if it takes the text."""
        length = self.measure(text)
        if length > self.limit:
            yield f"{length:,} of {self.limit:,} {self.unit}"
        if self.name == "Bluesky" and counting.octets(text) > BLUESKY_OCTETS:
            yield f"{counting.octets(text):,} of {BLUESKY_OCTETS:,} bytes"
        if self.counts_hashtags and len(counting.hashtags(text)) > self.hashtags:
            yield f"{len(counting.hashtags(text))} of {self.hashtags} hashtags"
        if self.links is not None and len(counting.links(text)) > self.links:
            yield f"{len(counting.links(text))} of {self.links} links"
        if not self.phones and has_phone(text):
            yield "a phone number, with which it refuses posts"

    def fits(self, text: str) -> bool:
        """Whether the network takes the text."""
        return not any(self.mistakes(text))


def has_phone(text: str) -> bool:
    """Whether a phone number stands in a text."""
    if not _DIGITS.search(text):
        return False
    return any(phonenumbers.PhoneNumberMatcher(text, "US", phonenumbers.Leniency.POSSIBLE))


WIDE, SQUARE, TALL, PLAIN = (1200, 630), (1080, 1080), (1080, 1350), (1200, 900)
_OFFICES, _PATIENTS = Readers.REFERRERS, Readers.PATIENTS

RULES: Mapping[Network, Rules] = {
    Network.LINKEDIN: Rules(
        "LinkedIn", _OFFICES, 3000, "characters", counting.units, 3, WIDE, 4086, tracking.LINKEDIN, 7 * 60 + 40, 0
    ),
    Network.FACEBOOK: Rules(
        "Facebook", _PATIENTS, 5000, "characters", counting.units, 2, SQUARE, 1000, tracking.FACEBOOK, 9 * 60 + 15, 1
    ),
    Network.X: Rules("X", _OFFICES, 280, "weighted characters", counting.weighted, 2, WIDE, 1000, tracking.X, 730, 1),
    Network.INSTAGRAM: Rules(
        "Instagram", _PATIENTS, 2196, "characters", counting.units, 5, TALL, 1000, tracking.INSTAGRAM, 11 * 60 + 40, 2,
        counts_hashtags=True,
    ),
    Network.GOOGLE: Rules(
        "Google Business Profile", _PATIENTS, 1500, "characters", counting.units, 0, PLAIN, 1000,
        tracking.GOOGLE, 8 * 60 + 30, 0, bullet="– ", phones=False,
    ),
    Network.BLUESKY: Rules(
        "Bluesky", _OFFICES, 300, "graphemes", counting.graphemes, 2, WIDE, 2000, tracking.BLUESKY, 12 * 60 + 40, 2
    ),
    Network.THREADS: Rules(
        "Threads", _PATIENTS, 500, "characters", counting.threads, 1, SQUARE, 1000, tracking.THREADS, 15 * 60 + 10, 3,
        links=5, counts_hashtags=True,
    ),
    Network.MASTODON: Rules(
        "Mastodon", _OFFICES, 500, "characters", counting.mastodon, 4, WIDE, 1500, tracking.MASTODON, 13 * 60 + 20, 3,
        bullet="– ",
    ),
}  # fmt: skip
