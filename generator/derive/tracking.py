"""Addresses that say where a reader came from, without saying who it is (the UTM parameters of web analytics).

The vocabulary is fixed, in lower case, so that the lists of a statistics program stay short and can be compared.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit


class Origin(NamedTuple):
    """Where a reader comes from: `utm_source` and `utm_medium`, the latter one that programs know."""

    source: str
    medium: str


NEWSLETTER = Origin("newsletter", "email")
LINKEDIN = Origin("linkedin", "social")
FACEBOOK = Origin("facebook", "social")
X = Origin("x", "social")
INSTAGRAM = Origin("instagram", "social")
GOOGLE = Origin("gbp", "social")
BLUESKY = Origin("bluesky", "social")
THREADS = Origin("threads", "social")
MASTODON = Origin("mastodon", "social")
SHORT = Origin("short-link", "referral")
"""Short addresses: typed from paper, read by a camera, passed on in a message."""


def tagged(url: str, own: str, origin: Origin, campaign: str, content: str = "") -> str:
    """An address of the site that begins with `own`, marked with where it stands; others stay as they are.

    The query that is there and the fragment are kept.
    """
    if not url.startswith(own):
        return url
    marks = {"utm_source": origin.source, "utm_medium": origin.medium, "utm_campaign": campaign}
    encoded = urlencode({**marks, "utm_content": content} if content else marks)
    parts = urlsplit(url)
    query = f"{parts.query}&{encoded}" if parts.query else encoded
    return urlunsplit(parts._replace(query=query))


def untagged(url: str) -> str:
    """The address without those marks, for a text in which addresses are read."""
    parts = urlsplit(url)
    if "utm_" not in parts.query:
        return url
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith("utm_")]
    return urlunsplit(parts._replace(query=urlencode(kept)))
