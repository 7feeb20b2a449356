"""Texts with {placeholders}: filled in line by line, and made to fit by leaving out whole lines, never parts of one.

A line whose placeholder has nothing to say is left out. When a text is too long, lines are left out in the order of
`RANKS`, of the same rank the last one first. Title, date and link are never left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

RANKS = ("hashtags", "handle", "hook", "own words", "ask", "facts", "summary")
"""What gives way first, to what gives way last."""
NEVER = len(RANKS)
PLACEHOLDERS = frozenset("title when link short hook ask heading summary facts hashtags handle practice city".split())
"""Everything that a text may have in braces."""
_NAMES = re.compile(r"\{([^{}\n]*)\}")

Values = Mapping[str, Sequence[str]]
"""Placeholder -> what it stands for; `facts` are lines, of everything else there is one text or none."""


class Line(NamedTuple):
    """A line, what it is, and its rank: the lower, the sooner it is left out."""

    text: str
    what: str
    rank: int


class Composed(NamedTuple):
    """A text, whether it fits, and what had to be left out of it."""

    text: str
    fits: bool
    left_out: tuple[str, ...]


def unknown(template: str) -> list[str]:
    """Names in braces that stand for nothing, each once."""
    return [name for name in dict.fromkeys(_NAMES.findall(template)) if name not in PLACEHOLDERS]


def compose(template: str, values: Values, fits: Callable[[str], bool], *, keep_words: bool = False) -> Composed:
    """The longest text that fits. If not even title, date and link do, they are the text.

    With `keep_words`, lines with words of the template's own are never left out either.
    """
    lines = list(_filled(template, values, keep_words=keep_words))
    left_out: list[str] = []
    while not fits(text := _joined(lines)):
        optional = [line for line in lines if line.text and line.rank < NEVER]
        if not optional:
            return Composed(text, False, tuple(left_out))
        first = min(line.rank for line in optional)
        place = max(place for place, line in enumerate(lines) if line.text and line.rank == first)
        left_out.append(lines.pop(place).what)
    return Composed(text, True, tuple(left_out))


def _filled(template: str, values: Values, *, keep_words: bool) -> Iterator[Line]:
    for written in template.strip().splitlines():
        names = _NAMES.findall(written)
        kept = keep_words and any(character.isalnum() for character in _NAMES.sub("", written))
        if not names:
            yield Line(written.strip(), "own words", NEVER if kept else RANKS.index("own words"))
        elif names == ["facts"]:
            rank = RANKS.index("facts")
            yield from (Line(written.replace("{facts}", fact), "facts", rank) for fact in values["facts"])
        elif all(values.get(name) for name in names):
            text = _NAMES.sub(lambda found: ", ".join(values[found[1]]), written)
            what, rank = _importance(names)
            yield Line(text.strip(), what, NEVER if kept else rank)


def _importance(names: Sequence[str]) -> tuple[str, int]:
    """What the most important part of a line is, and its rank."""
    ranks = [(RANKS.index(name) if name in RANKS else NEVER, name) for name in names if name not in _SIDE]
    rank, name = max(ranks, default=(RANKS.index("own words"), "own words"))
    return name, rank


_SIDE = frozenset({"practice", "city", "heading"})
"""What makes a line no more important than words of one's own."""


def _joined(lines: Sequence[Line]) -> str:
    """The lines, without headings that have lost what they announced, and never more than one empty line."""
    after = [*(line.text for line in lines[1:]), ""]
    kept = (line.text for line, next_text in zip(lines, after, strict=False) if next_text or not _announces(line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _announces(line: Line) -> bool:
    return line.what in ("own words", "heading") and line.text.endswith(":")
