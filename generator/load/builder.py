"""Events to plain values, refusing everything in YAML that is clever.

A text with nothing odd about it is read by `quick`. For any other this slower walk writes down where every value
stands and tells every problem of the file. `locate` is the same walk for its positions alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from generator.load import refusals
from generator.load.events import PARSE_ERRORS, events_of
from generator.load.mistakes import explain
from generator.load.quick import MAX_DEPTH, NOTHING, NeedsCloserLookError, read_quickly
from generator.load.text import LINE_BREAK, clean, unsafe_character
from generator.load.values import KeyPath, Plain
from generator.problems import Problem, Where

MAX_PROBLEMS = 20

_AGAIN = -1  # the place of what stands under a key for the second time: no list has such an index


@dataclass(slots=True)
class Spots:
    """Line and column (from 1) of every value and every key."""

    values: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    keys: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)


class _GiveUp(Exception):  # noqa: N818
    """The walk met something that leaves no sensible value."""


def build(text: str, file: str) -> tuple[dict[str, Plain] | None, list[Problem]]:
    """The top-level mapping of `text`, and what is wrong with it.

    There can be both: after a duplicate key the first one stands. None means that no sensible value is left.
    """
    try:
        return read_quickly(text), []
    except (NeedsCloserLookError, *PARSE_ERRORS):
        return _build_carefully(text, file, Spots())


def locate(text: str) -> Spots:
    """Where the values and keys of `text` stand, as far as it can be read."""
    spots = Spots()
    _build_carefully(text, "", spots)
    return spots


def _build_carefully(text: str, file: str, spots: Spots) -> tuple[dict[str, Plain] | None, list[Problem]]:
    builder = _Builder(text, file, spots)
    try:
        return builder.document(), builder.problems
    except _GiveUp:
        return None, builder.problems
    except PARSE_ERRORS as error:
        return None, _with(builder.problems, explain(error, text, file, builder.last))


def _with(problems: list[Problem], stumble: Problem) -> list[Problem]:
    """All of them, unless the parser stumbled over the line of the last problem: that is one mistake."""
    same_line = bool(problems) and problems[-1].where.line == stumble.where.line
    return problems if same_line else [*problems, stumble]


class _Builder:
    """One walk over the events of `text`, which fills `spots`."""

    def __init__(self, text: str, file: str, spots: Spots) -> None:
        self.problems: list[Problem] = []
        self.last: ScalarEvent | None = None
        self._text = text
        self._file = file
        self._spots = spots
        self._get_event = events_of(text).get_event

    def document(self) -> dict[str, Plain]:
        """The one document of the text; an empty one is an empty mapping."""
        self._next()
        if type(self._next()) is StreamEndEvent:
            return {}
        root = self._root(self._next())
        self._next()
        after = self._next()
        if type(after) is DocumentStartEvent:
            self._give_up(refusals.several_documents(self._where(after)))
        return root

    def _root(self, event: Event | None) -> dict[str, Plain]:
        if type(event) is ScalarEvent and self._scalar(event) is None:
            return {}
        if type(event) is not MappingStartEvent:
            self._give_up(refusals.not_a_mapping(self._where(event), event))
        self._spots.values[()] = self._spot(event)
        self._begin(event, 1, ())
        return self._mapping(1, ())

    def _node(self, event: Event | None, depth: int, path: KeyPath) -> Plain:
        self._spots.values[path] = self._spot(event)
        if type(event) is ScalarEvent:
            return self._scalar(event)
        if type(event) is AliasEvent:
            self._give_up(refusals.alias(self._where(event), event.anchor or ""))
        self._begin(event, depth, path)
        return self._mapping(depth, path) if type(event) is MappingStartEvent else self._sequence(depth, path)

    def _begin(self, event: Event | None, depth: int, path: KeyPath) -> None:
        assert isinstance(event, CollectionStartEvent)
        if event.tag is not None or event.anchor is not None:
            self._refuse_label(event)
        if depth > MAX_DEPTH:
            self._give_up(refusals.too_deep(self._where(event), MAX_DEPTH))

    def _mapping(self, depth: int, path: KeyPath) -> dict[str, Plain]:
        mapping: dict[str, Plain] = {}
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event)
            place = (*path, key)
            if key in mapping:
                self._refuse_duplicate(event, place)
                self._node(self._next(), depth + 1, (*place, _AGAIN))
                continue
            self._spots.keys[place] = self._spot(event)
            mapping[key] = self._node(self._next(), depth + 1, place)
        return mapping

    def _sequence(self, depth: int, path: KeyPath) -> list[Plain]:
        items: list[Plain] = []
        while type(event := self._next()) is not SequenceEndEvent:
            items.append(self._node(event, depth + 1, (*path, len(items))))
        return items

    def _key(self, event: Event | None) -> str:
        if type(event) is not ScalarEvent:
            self._refuse_key(event)
        key = self._scalar_text(event)
        if event.implicit[0] and key in {"", "<<"}:
            self._refuse_key(event)
        return key

    def _scalar(self, event: ScalarEvent) -> str | None:
        text = self._scalar_text(event)
        return None if text in NOTHING and event.implicit[0] else text

    def _scalar_text(self, event: ScalarEvent) -> str:
        if event.tag is not None or event.anchor is not None:
            self._refuse_label(event)
        text: str = event.value
        if event.style == '"':
            text = self._from_escapes(text, event)
        return text if text.isascii() else clean(text)

    def _from_escapes(self, text: str, event: Event) -> str:
        """Joins surrogate pairs, as JSON writers make them, and looks at what the escapes brought in."""
        try:
            text = text.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            self._give_up(refusals.lone_surrogate(self._where(event)))
        if problem := unsafe_character(text, self._where(event)):
            self._report(problem)
        return text

    def _refuse_label(self, event: NodeEvent) -> None:
        if isinstance(event, (ScalarEvent, CollectionStartEvent)) and event.tag is not None:
            self._report(refusals.tag(self._where(event), event.tag))
        if event.anchor is not None:
            self._report(refusals.anchor(self._where(event), event.anchor))

    def _refuse_key(self, event: Event | None) -> NoReturn:
        where = self._where(event)
        if type(event) is AliasEvent:
            self._give_up(refusals.alias(where, event.anchor or ""))
        if type(event) is ScalarEvent and event.value == "<<":
            self._give_up(refusals.merge_key(where))
        if type(event) is MappingStartEvent and "{{" in self._line(where):
            self._give_up(refusals.template_braces(where))
        self._give_up(refusals.key_not_text(where))

    def _refuse_duplicate(self, event: Event | None, path: KeyPath) -> None:
        first = Where(self._file, *self._spots.keys[path])
        self._report(refusals.duplicate_key(self._where(event), first, str(path[-1])))

    def _give_up(self, problem: Problem) -> NoReturn:
        self._report(problem)
        raise _GiveUp

    def _report(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            raise _GiveUp

    def _next(self) -> Event | None:
        event = self._get_event()
        if type(event) is ScalarEvent:
            self.last = event
        return event

    def _spot(self, event: Event | None) -> tuple[int, int]:
        mark = event.start_mark if event is not None else None
        return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)

    def _where(self, event: Event | None) -> Where:
        return Where(self._file, *self._spot(event))

    def _line(self, where: Where) -> str:
        return LINE_BREAK.split(self._text)[where.line - 1]
