"""Text in drawings: which characters our own font has, how wide a text is, and where its lines break.

SVG has no line breaks. Widths come from the font's own table, so that a text breaks in the same place on every machine;
kerning, which makes lines a little shorter, is left out of account.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

FAMILY = "Inter"
FONTS = tuple(Path(__file__).parent / "fonts" / name for name in ("Inter-Medium.ttf", "Inter-Bold.ttf"))
ELLIPSIS = "…"


class Set(NamedTuple):
    """Text that has been set: its lines, and its size in pixels."""

    lines: tuple[str, ...]
    size: int


@cache
def _advances(bold: bool) -> Mapping[str, float]:
    """How far each character moves the pen, as a share of the size."""
    table = json.loads((FONTS[0].parent / "widths.json").read_text("utf-8"))
    style: Mapping[str, str] = table["bold" if bold else "medium"]
    return {character: int(width) / table["units"] for width, those in style.items() for character in those}


def writable(text: str) -> str:
    """The text as the font can write it, on one line. Empty if that leaves out a letter or a digit.

    What is no letter (an emoji, an arrow) may be left out. Nothing is ever drawn as a box.
    """
    known = _advances(bold=True)
    characters = unicodedata.normalize("NFC", " ".join(text.split()))
    missing = [character for character in characters if character not in known]
    if any(unicodedata.category(character)[0] in "LN" or unicodedata.combining(character) for character in missing):
        return ""
    return " ".join("".join(character for character in characters if character in known).split())


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a writable text in pixels."""
    advances = _advances(bold)
    return sum(advances[character] for character in text) * size


def fit(text: str, sizes: Iterable[int], room: float, height: float, *, bold: bool = False, leading: float) -> Set:
    """The text in the first size in which it fits into `room` by `height` pixels without breaking a word.

    If it fits in none, the last size is taken, long words are broken, and what is too much gives way to an ellipsis.
    `leading` is the distance of two lines as a share of the size.
    """
    size, lines = 0, [""]
    for size in sizes:
        lines = list(wrap(text, size, room, bold=bold))
        if len(lines) * size * leading <= height and all(width(line, size, bold=bold) <= room for line in lines):
            return Set(tuple(_balanced(lines, text, size, room, bold=bold)), size)
    pieces = (piece for word in _words(text) for piece in _broken(word, size, room, bold=bold))
    lines = list(_filled(pieces, size, room, bold=bold))
    most = max(1, int(height // (size * leading)))
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], size, room, bold=bold)]
    return Set(tuple(lines), size)


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> Iterator[str]:
    """Lines no wider than `room`, broken at spaces and after hyphens; a longer word has a line of its own."""
    return _filled(_words(text), size, room, bold=bold)


def _words(text: str) -> Iterator[str]:
    """The pieces between which a line may end. All but those that end in a hyphen carry their space."""
    for word in text.split(" "):
        *parts, last = word.split("-")
        yield from (f"{part}-" for part in parts)
        yield f"{last} "


def _filled(pieces: Iterable[str], size: float, room: float, *, bold: bool) -> Iterator[str]:
    line = ""
    for piece in pieces:
        if line and width((line + piece).rstrip(" "), size, bold=bold) > room:
            yield line.rstrip(" ")
            line = ""
        line += piece
    yield line.rstrip(" ")


def _balanced(lines: list[str], text: str, size: float, room: float, *, bold: bool) -> list[str]:
    """As many lines, but of about the same length: a single short word at the end looks lost."""
    best, step = lines, room / 40
    while (room := room - step) > 0:
        tried = list(wrap(text, size, room, bold=bold))
        if len(tried) > len(lines) or any(width(line, size, bold=bold) > room for line in tried):
            break
        best = tried
    return best


def _broken(word: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    piece = ""
    for character in word:
        if piece and width((piece + character).rstrip(" "), size, bold=bold) > room:
            yield piece
            piece = ""
        piece += character
    yield piece


def _cut(line: str, size: float, room: float, *, bold: bool) -> str:
    """The line with an ellipsis after its last whole word that leaves room for it."""
    while line and width(line + ELLIPSIS, size, bold=bold) > room:
        line = line.rpartition(" ")[0]
    return line.rstrip(" ,;:.–-") + ELLIPSIS
