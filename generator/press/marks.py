"""Marks: words that no text contains, put where a page's own text will stand.

A shell is a page the renderer made of marks. `cut` takes it apart at the marks, once, and works out from the place of
each mark how the text that comes there must be escaped; `Shell.fill` prints a copy.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from urllib.parse import quote

from generator.problems import RendererError

TITLE = "xPressTitlex"
DESCRIPTION = "xPressDescriptionx"
PATH = "xPressPathx"
ROOT = "xPressRootx"
HEAD = "xPressHeadx"
CRUMBS = "xPressCrumbsx"
BODY = "xPressBodyx"

FINISHED = frozenset({HEAD, CRUMBS, BODY})
"""Marks for a page's finished HTML, which may only stand between tags."""

PLAIN = frozenset({TITLE, DESCRIPTION, PATH, ROOT})
"""Marks for plain text, which may stand anywhere and is escaped for the place."""


class Context(StrEnum):
    """What a mark stands in, which decides how a text is written there."""

    HTML = "finished HTML between tags"
    TEXT = "text, between tags or in an attribute"
    URL = "an attribute that holds an address"
    JSON = "a string of a JSON block"


Slot = tuple[str, Context]
"""A mark and what it stands in."""

URL_ATTRIBUTES = frozenset({"href", "src", "action", "formaction", "cite", "poster"})

_MARK = re.compile("|".join(sorted(FINISHED | PLAIN)))
_MARKUP = re.compile(r"""<script\b[^>]*>.*?</script>|<!--.*?-->|</?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>""", re.DOTALL)
_ATTRIBUTE_BEFORE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"[^"]*|'[^']*)$""")
_JSON_BLOCK = re.compile(r"""<script\b[^>]*\btype\s*=\s*["']?application/(?:ld\+)?json""")


class Shell:
    """A page cut at its marks: `pieces` are what stays, as UTF-8; `slots` stand between them, in order."""

    def __init__(self, pieces: Sequence[bytes], slots: Sequence[Slot]) -> None:
        self.pieces = tuple(pieces)
        self.slots = tuple(slots)
        self._different = tuple(dict.fromkeys(slots))
        numbers = {slot: number for number, slot in enumerate(self._different)}
        self._order = tuple(numbers[slot] for slot in slots)

    def fill(self, values: Mapping[str, str]) -> bytes:
        """One copy of the page, with these values (by mark) in the slots."""
        written = [write(values[mark], context) for mark, context in self._different]
        parts = [b""] * (2 * len(self._order) + 1)
        parts[::2] = self.pieces
        parts[1::2] = [written[number] for number in self._order]
        return b"".join(parts)


def cut(page: str) -> Shell:
    """Take a page apart at its marks. Raises `RendererError` where a mark stands in a place that cannot take it."""
    pieces: list[bytes] = []
    slots: list[Slot] = []
    done = 0
    for mark, context in _marks(page):
        pieces.append(page[done : mark.start()].encode())
        slots.append((mark[0], context))
        done = mark.end()
    pieces.append(page[done:].encode())
    return Shell(pieces, slots)


def write(text: str, context: Context) -> bytes:
    """A text as it must be written in such a place."""
    return text.encode() if context is Context.HTML else _escaped(text, context)


@lru_cache(maxsize=1024)
def _escaped(text: str, context: Context) -> bytes:
    """A plain text; the way to the root, for one, is the same on a thousand pages."""
    if context is Context.TEXT:
        text = html.escape(text)
    elif context is Context.URL:
        text = quote(text, safe="/")
    elif context is Context.JSON:
        text = _in_json(text)
    return text.encode()


def _in_json(text: str) -> str:
    """Inside the quotes of a JSON string, with nothing in it that could end the script element around it."""
    inside = json.dumps(text)[1:-1]
    return inside.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _marks(page: str) -> Iterator[tuple[re.Match[str], Context]]:
    """Every mark with its context, in order."""
    done = 0
    for markup in _MARKUP.finditer(page):
        for mark in _MARK.finditer(page, done, markup.start()):
            yield mark, Context.HTML if mark[0] in FINISHED else Context.TEXT
        for mark in _MARK.finditer(page, markup.start(), markup.end()):
            yield mark, _context_inside(markup[0], mark.start() - markup.start(), mark[0])
        done = markup.end()
    for mark in _MARK.finditer(page, done):
        yield mark, Context.HTML if mark[0] in FINISHED else Context.TEXT


def _context_inside(markup: str, at: int, mark: str) -> Context:
    """The context of a mark inside a tag or a script element."""
    attribute = _ATTRIBUTE_BEFORE.search(markup, 0, at)
    if mark in PLAIN and _JSON_BLOCK.match(markup):
        return Context.JSON
    if mark in PLAIN and attribute and not markup.startswith(("<script", "<!--")):
        return Context.URL if attribute[1].lower() in URL_ATTRIBUTES else Context.TEXT
    raise RendererError(f"The theme puts {mark} where no text can stand safely: {markup[:at][-80:]}")
