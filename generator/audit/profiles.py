"""The practice's names on networks: which are known, and whether they are one and the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

SOCIAL = frozenset(
    {"linkedin", "facebook", "x", "twitter", "instagram", "bluesky", "threads", "mastodon", "youtube", "tiktok"}
)
"""Profiles whose address ends with a name that the practice chose. Review sites number their pages."""


def handles(profiles: Mapping[str, str], stated: Mapping[str, str]) -> dict[str, str]:
    """Network -> name there, from addresses of profiles; what is `stated` wins."""
    from_addresses = {network: handle_of(url) for network, url in profiles.items() if network in SOCIAL}
    return {network: name for network, name in {**from_addresses, **stated}.items() if folded(name)}


def handle_of(url: str) -> str:
    """larkspurheart, of https://facebook.com/larkspurheart, …/@larkspurheart and …/company/larkspurheart/."""
    parts = [part for part in unquote(urlsplit(url).path).split("/") if part]
    return parts[-1].removeprefix("@") if parts else ""


def folded(handle: str) -> str:
    """A name without case, signs and the server behind it: @Larkspur-Heart.bsky.social is larkspurheart."""
    name = re.split(r"[@.]", handle.strip().removeprefix("@"), maxsplit=1)[0]
    return re.sub(r"[\W_]+", "", name.casefold())


def odd_ones(known: Mapping[str, str]) -> tuple[str, list[str]]:
    """The name that most networks have, and the networks that have another. The first wins a tie."""
    if not known:
        return "", []
    usual = Counter(map(folded, known.values())).most_common(1)[0][0]
    example = next(name for name in known.values() if folded(name) == usual)
    return example, [network for network, name in known.items() if folded(name) != usual]
