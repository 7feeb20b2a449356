"""Where the parts of a YAML text begin and end, for those who change one value and leave all else as it is.

Made for texts that the loader has read without an error: no anchors, no tags, keys that are text, no key twice.
Places are indexes into the text, in code points.
"""

from __future__ import annotations

from dataclasses import dataclass

from yaml.events import Event, MappingEndEvent, MappingStartEvent, NodeEvent, ScalarEvent, SequenceEndEvent

from generator.load.events import Events, events_of
from generator.load.fences import split_front_matter
from generator.load.text import clean


@dataclass(frozen=True, slots=True)
class Node:
    """One value as it is written: `text[start:end]`.

    `end` is where the last thing written in it ends; comments and blank lines after that do not belong to it. `column`
    counts from 0. `style` is the quotation mark or block sign of a scalar, the opening bracket of a flow collection,
    and empty for everything else. Values and list items are in `children`, the keys of a mapping in `keys`.
    """

    start: int
    end: int
    column: int
    style: str = ""
    keys: tuple[tuple[str, Node], ...] = ()
    children: tuple[Node, ...] = ()
    is_nothing: bool = False
    """True for an empty value and for a bare `~` or `null`."""

    def child(self, part: str | int) -> Node | None:
        """The value under a key, or the item at an index."""
        if isinstance(part, int):
            return self.children[part] if not self.keys and part < len(self.children) else None
        names = [name for name, _ in self.keys]
        return self.children[names.index(part)] if part in names else None


def fields_of(text: str, file: str) -> str:
    """The part of a file's text that is YAML: all of it, or what stands between the dashes of a Markdown file."""
    split = split_front_matter(text) if file.endswith(".md") else None
    return split[0] if split else text


def nodes_of(text: str) -> Node:
    """The outermost mapping of a YAML text; an empty one at its end if there is nothing.

    Raises one of `load.events.PARSE_ERRORS` for what is no YAML.
    """
    events = events_of(text)
    while (event := events.get_event()) is not None:
        if isinstance(event, NodeEvent):
            return _node(event, events, text)
    return Node(len(text), len(text), 0)


def _node(event: Event, events: Events, text: str) -> Node:
    start, end = _place(event)
    column = event.start_mark.column if event.start_mark else 0
    if isinstance(event, ScalarEvent):
        if event.style in ("|", ">"):
            end = start + len(text[start:end].rstrip())
        nothing = event.implicit[0] and event.value in ("", "~", "null")
        return Node(start, end, column, event.style or "", is_nothing=nothing)
    is_mapping = isinstance(event, MappingStartEvent)
    style = text[start] if getattr(event, "flow_style", False) else ""
    keys: list[tuple[str, Node]] = []
    children: list[Node] = []
    while not isinstance(inner := _next(events), MappingEndEvent | SequenceEndEvent):
        if is_mapping:
            keys.append((clean(getattr(inner, "value", "")), _node(inner, events, text)))
            inner = _next(events)
        children.append(_node(inner, events, text))
    end = _place(inner)[1] if style else children[-1].end
    return Node(start, end, column, style, tuple(keys), tuple(children))


def _place(event: Event) -> tuple[int, int]:
    assert event.start_mark is not None, "both parsers give every event its marks"
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index


def _next(events: Events) -> Event:
    event = events.get_event()
    assert event is not None, "a parser ends what it began"
    return event
