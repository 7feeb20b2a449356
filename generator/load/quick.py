"""The good case: mappings, lists and texts with nothing odd about them, read with as little work as there can be.

Whatever is odd (a tag, an anchor, a key for the second time, an escape, too many levels) is left to `builder`, which
reads the text once more, decides whether it is refused, and says where it stands.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from yaml.events import (
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator.load.events import events_of
from generator.load.text import clean
from generator.load.values import Plain

MAX_DEPTH = 20
NOTHING = frozenset({"", "~", "null"})
"""Unquoted texts that stand for no value."""

_ODD_KEYS = frozenset({"", "<<"})

Next = Callable[[], Event | None]


class NeedsCloserLookError(Exception):
    """There is something odd in the text."""


def read_quickly(text: str) -> dict[str, Plain]:
    """The one mapping of a text. Raises `NeedsCloserLookError`, or what the parser raises (`events.PARSE_ERRORS`)."""
    if "\\" in text:
        raise NeedsCloserLookError
    following = events_of(text).get_event
    following()
    if type(following()) is StreamEndEvent:
        return {}
    root = following()
    if type(root) is not MappingStartEvent or _is_labelled(root):
        raise NeedsCloserLookError
    found = _mapping(following, 1)
    following()
    if type(following()) is not StreamEndEvent:
        raise NeedsCloserLookError
    return found


def _mapping(following: Next, depth: int) -> dict[str, Plain]:
    """Keys recur in every file of a kind, so they are kept once (`sys.intern`)."""
    found: dict[str, Plain] = {}
    while type(event := following()) is ScalarEvent:
        key = event.value if event.value.isascii() else clean(event.value)
        if key in found or key in _ODD_KEYS or event.tag is not None or event.anchor is not None:
            raise NeedsCloserLookError
        value = following()
        found[sys.intern(key)] = (
            _scalar(value) if type(value) is ScalarEvent else _collection(value, following, depth + 1)
        )
    if type(event) is not MappingEndEvent:
        raise NeedsCloserLookError
    return found


def _collection(event: Event | None, following: Next, depth: int) -> Plain:
    """A mapping or a list, at a depth of levels."""
    if depth > MAX_DEPTH or not isinstance(event, CollectionStartEvent) or _is_labelled(event):
        raise NeedsCloserLookError
    if type(event) is MappingStartEvent:
        return _mapping(following, depth)
    assert type(event) is SequenceStartEvent
    items: list[Plain] = []
    while type(item := following()) is not SequenceEndEvent:
        items.append(_scalar(item) if type(item) is ScalarEvent else _collection(item, following, depth + 1))
    return items


def _scalar(event: ScalarEvent) -> str | None:
    if event.tag is not None or event.anchor is not None:
        raise NeedsCloserLookError
    text: str = event.value
    if text in NOTHING and event.implicit[0]:
        return None
    return text if text.isascii() else clean(text)


def _is_labelled(event: CollectionStartEvent) -> bool:
    return event.tag is not None or event.anchor is not None
