"""How long a text is: as X, Bluesky, Threads, Mastodon and the others count it. `len()` is right for none of them.

Graphemes are those of UAX #29, emoji those of UTS #51. Plain western text needs no library to be counted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.derive.social.addresses import addresses

URL_WEIGHT = 23
"""Characters that X and Mastodon count for any address."""
_LIGHT = re.compile("[\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
"""What counts once on X; everything else counts twice (twitter-text, config v3)."""
_SIMPLE = re.compile("[\n -~\u00a1-\u00a8\u00aa-\u00ac\u00af-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u203a]*")
"""One character is one grapheme here, and none is an emoji."""
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"”’]*[^\s<>\"”’.,;:!?)\]]", re.IGNORECASE)
_FAR_MENTION = re.compile(r"(?<![\w@/])(@\w+(?:[\w.-]*\w)?)@[\w-]+(?:\.[\w-]+)+")
HASHTAG = re.compile(r"(?<![\w&/#])#(?=\w*[^\W\d_])(\w+)")
MENTION = re.compile(r"(?<![\w@/.])@\w[\w.-]*\w(?:@[\w-]+(?:\.[\w-]+)+)?")


class Span(NamedTuple):
    """A part of a text, in octets of UTF-8."""

    start: int
    end: int
    text: str


def weighted(text: str, *, emoji: bool = True) -> int:
    """The weighted length on X (twitter-text 3). Without `emoji` each character of an emoji counts for itself."""
    text = re.sub(r"\r\n?", "\n", unicodedata.normalize("NFC", text))
    total, place = 0, 0
    for address in addresses(text):
        total += _weight(text[place : address.start], emoji=emoji) + URL_WEIGHT
        place = address.end
    return total + _weight(text[place:], emoji=emoji)


def _weight(text: str, *, emoji: bool) -> int:
    joined, text = _without_emoji(text) if emoji else (0, text)
    light = len(_LIGHT.findall(text))
    return 2 * joined + light + 2 * (len(text) - light)


def graphemes(text: str) -> int:
    """What a reader takes for one character each (Bluesky)."""
    if _SIMPLE.fullmatch(text):
        return len(text)
    return len(_cluster().findall(text))


def octets(text: str) -> int:
    """Octets of UTF-8 (Bluesky's second limit)."""
    return len(text.encode())


def units(text: str) -> int:
    """Code units of UTF-16 (LinkedIn, Facebook, Instagram, Google)."""
    return len(text.encode("utf-16-le")) // 2


def threads(text: str) -> int:
    """Characters on Threads, which counts an emoji as its octets of UTF-8."""
    if _SIMPLE.fullmatch(text):
        return len(text)
    found = _emoji().findall(text)
    return len(text) - sum(map(len, found)) + sum(map(octets, found))


def mastodon(text: str) -> int:
    """Graphemes on Mastodon: each address counts 23, and of @user@server only the user."""
    return graphemes(_FAR_MENTION.sub(r"\1", _WEB_ADDRESS.sub("x" * URL_WEIGHT, text)))


def hashtags(text: str) -> list[str]:
    """The hashtags of a text, without their sign."""
    return HASHTAG.findall(_WEB_ADDRESS.sub("", text))


def links(text: str) -> list[str]:
    """The addresses of a text that begin with http:// or https://."""
    return _WEB_ADDRESS.findall(text)


def spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Where a pattern is found, in octets: what the facets of Bluesky count in."""
    for found in pattern.finditer(text):
        start = octets(text[: found.start()])
        yield Span(start, start + octets(found[0]), found[0])


def link_spans(text: str) -> Iterator[Span]:
    """Where addresses stand, in octets."""
    return spans(_WEB_ADDRESS, text)


def _without_emoji(text: str) -> tuple[int, str]:
    """How many emoji there are, and the text without them."""
    if _SIMPLE.fullmatch(text):
        return 0, text
    rest, count = _emoji().subn("", text)
    return count, rest


@cache
def _cluster() -> re.Pattern[str]:
    import regex  # 20 ms, which plain western text does not need

    pattern: re.Pattern[str] = regex.compile(r"\X")
    return pattern


@cache
def _emoji() -> re.Pattern[str]:
    """An emoji sequence (UTS #51, ED-17), as X takes it for one: text presentation (U+FE0E) is none."""
    import regex

    one = (
        r"(?:[©®™♟]\ufe0f|(?![0-9#*©®™♟])\p{Emoji}(?!\ufe0e)(?:\ufe0f|\p{Emoji_Modifier})?)"
        r"(?:[\U000e0020-\U000e007e]+\U000e007f)?"
    )
    pattern: re.Pattern[str] = regex.compile(rf"\p{{RI}}{{2}}|[0-9#*]\ufe0f?\u20e3|{one}(?:\u200d{one})*")
    return pattern
