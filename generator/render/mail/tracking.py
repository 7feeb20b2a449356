"""Addresses that say where a reader came from, without saying who it is (the UTM parameters of web analytics)."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit


def tagged(url: str, own: str, campaign: str, content: str) -> str:
    """An address of the site that begins with `own`, marked as coming from a newsletter; others stay as they are.

    The query that is there and the fragment are kept.
    """
    if not url.startswith(own):
        return url
    marks = urlencode(
        {"utm_source": "newsletter", "utm_medium": "email", "utm_campaign": campaign, "utm_content": content}
    )
    parts = urlsplit(url)
    query = f"{parts.query}&{marks}" if parts.query else marks
    return urlunsplit(parts._replace(query=query))


def untagged(url: str) -> str:
    """The address without those marks, for a text in which addresses are read."""
    parts = urlsplit(url)
    if "utm_" not in parts.query:
        return url
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith("utm_")]
    return urlunsplit(parts._replace(query=urlencode(kept)))
