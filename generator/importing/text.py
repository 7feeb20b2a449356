"""Text from elsewhere, made fit for our files: NFC, one line, nothing invisible."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from babel.dates import format_date

_SPACE = re.compile(r"[\s\u0085\u2028\u2029]+")
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of characters, and what never is one
    "\u202a-\u202e\u2066-\u2069\u061c\u200e\u200f"  # what turns text around (Unicode UAX #9)
    "\u180e\u200b\u2060-\u2065\ufeff]"  # zero-width characters
    "|(?<![^\x00-\x7f])[\u200c\u200d](?![^\x00-\x7f])"  # joiners, where there is nothing to join
)


def clean(text: str) -> str:
    """The text in NFC and on one line, without control, reordering and zero-width characters."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text or text[:1] == " " or text[-1:] == " " else text
    shown = _HIDDEN.sub("", _SPACE.sub(" ", text))
    return " ".join(unicodedata.normalize("NFC", shown).split())


def hides_something(text: str) -> bool:
    """Whether `clean` takes out more than white space."""
    return not (text.isascii() and text.isprintable()) and _HIDDEN.search(_SPACE.sub(" ", text)) is not None


_DEEPEST = 40


def clean_tree(value: Any, depth: int = 0) -> tuple[Any, bool]:
    """A value as JSON gives it with every text in it cleaned, and whether anything was taken out.

    Taken out are invisible characters, and what is nested deeper than any directory nests.
    """
    if isinstance(value, str):
        return clean(value), hides_something(value)
    if isinstance(value, list | dict) and depth == _DEEPEST:
        return None, True
    if isinstance(value, list):
        pairs = [clean_tree(item, depth + 1) for item in value]
        return [item for item, _ in pairs], any(hidden for _, hidden in pairs)
    if isinstance(value, dict):
        named = {clean(key): clean_tree(item, depth + 1) for key, item in value.items()}
        return {key: item for key, (item, _) in named.items()}, any(hidden for _, hidden in named.values())
    return value, False


def day_text(day: date) -> str:
    """December 24, 2026."""
    return format_date(day, "MMMM d, y", locale="en_US")


def joined(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 provider`, `22 providers`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def inside(text: str) -> str:
    """The text as it stands inside a sentence: first letter small, unless the word is an abbreviation (EEG)."""
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def sentence(text: str) -> str:
    """The text as a sentence: first letter large, a full stop at its end."""
    text = text.strip()
    return text and text[0].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")
