"""Names of people in any script: initials by what readers see as a letter, and the direction a name runs in."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_JOINER = "\u200d"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = _RIGHT_TO_LEFT | {"L"}


def first_grapheme(word: str) -> str:
    """The first user-perceived character: a base with its marks, joined emoji whole (UAX #29, simplified)."""
    end = 0
    for index, character in enumerate(word):
        joined = index > 0 and (word[index - 1] == _JOINER or character == _JOINER)
        if index and not joined and not unicodedata.category(character).startswith("M") and not _is_tone(character):
            break
        end = index + 1
    return word[:end]


def _is_tone(character: str) -> bool:
    """Emoji skin tones, which change the character before them."""
    return "\U0001f3fb" <= character <= "\U0001f3ff"


@lru_cache(maxsize=8192)
def initials(name: str) -> str:
    """AO for Amara Okafor: the first letters of the first and the last word; of Arabic the first, as two would join."""
    words = [word for word in name.split() if any(map(str.isalnum, word))] or name.split()
    alone = len(words) < 2 or unicodedata.bidirectional(words[0][0]) == "AL"
    ends = words[:1] if alone else [words[0], words[-1]]
    return "".join(first_grapheme(word).upper() for word in ends)


_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe"}
)


def unaccented(text: str) -> str:
    """As people type it who lack the keys: Wisniewski for Wiśniewski."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=1024)
def direction(text: str) -> str:
    """`rtl` or `ltr`, by the first character with a direction of its own (UAX #9, rules P2 and P3)."""
    strong = next((found for char in text if (found := unicodedata.bidirectional(char)) in _STRONG), "L")
    return "rtl" if strong in _RIGHT_TO_LEFT else "ltr"
