"""Where the fields on top of a Markdown file end: two lines of three dashes."""

from __future__ import annotations

import re

_OPENING = re.compile(r"---[ \t]*(?=[\r\n]|\Z)")
_CLOSING = re.compile(r"(?:\r\n|\r|\n)---[ \t]*(?:\r\n|\r|\n|\Z)")


def opens(text: str) -> bool:
    """True if the first line is three dashes."""
    return _OPENING.match(text) is not None


def split_front_matter(text: str) -> tuple[str, int] | None:
    """The YAML part, and the index at which the body begins. None if the dashes are not both there.

    The YAML part includes the opening dashes: they are YAML too, and line numbers stay right.
    """
    opening = _OPENING.match(text)
    closing = opening and _CLOSING.search(text, opening.end())
    return (text[: closing.start()], closing.end()) if closing else None
