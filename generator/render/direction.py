"""Text that is drawn, with the marks that keep Arabic and Hebrew in order (UAX #9, Unicode Bidirectional Algorithm).

A drawing has no paragraphs whose direction a program could look up, and it is drawn line by line.
"""

from __future__ import annotations

import re

from generator.render.names import direction

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _END = "\u2066", "\u2067", "\u2069"
"""Isolates (UAX #9, section 2.4)."""
_NUMBER = re.compile(r"[0-9](?:[0-9.,:/–-]*[0-9])?")
"""Without an isolate the parts of 502-555-0134 change places after Arabic letters (UAX #9, rule W2)."""


def directed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of one text, each with its marks; just as they are where nothing runs from right to left."""
    text = "".join(lines)
    if text.isascii() or not any(direction(character) == "rtl" for character in text):
        return lines
    marked = (_NUMBER.sub(rf"{_LEFT_TO_RIGHT}\g<0>{_END}", line) for line in lines)
    return tuple(f"{_RIGHT_TO_LEFT}{line}{_END}" for line in marked) if direction(text) == "rtl" else tuple(marked)
