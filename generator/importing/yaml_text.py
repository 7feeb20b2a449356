"""YAML as a person writes it: block style, short lists in one line, quotes only where the syntax needs them.

Everything is text when our loader reads it, so `8:00` and `02134` stay plain.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from yaml.emitter import Emitter

_WIDTH = 110
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/()'&+@-]*(?: [A-Za-z0-9._/()'&+@][A-Za-z0-9._/()'&+@-]*)*")

_EMITTER = Emitter(StringIO(), allow_unicode=True)
"""Only asked what it thinks of single texts; it never writes."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A value with a comment for the person who looks after the file: behind it, or in lines above it."""

    value: object
    comment: str = ""
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inline:
    """A small mapping that is written in one line: `{from: plan-net, id: abc}`."""

    fields: Mapping[str, object]


def plain(value: object) -> object:
    """The value as it reads back: without comments and layout."""
    if isinstance(value, Noted):
        return plain(value.value)
    if isinstance(value, Inline):
        return plain(value.fields)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item) for item in value]
    return value


def document(schema: str, fields: Mapping[str, object], remarks: Sequence[str] = ()) -> str:
    """A whole file: the line by which editors find the schema, remarks, then the fields."""
    lines = [f"# yaml-language-server: $schema={schema}", *(f"# {remark}" for remark in remarks)]
    return "\n".join([*lines, *_mapping(fields, 0)]) + "\n"


def _mapping(fields: Mapping[str, object], depth: int) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, Noted):
            yield from (f"{'  ' * depth}# {line}" for line in value.above)
        yield from _field(f"{'  ' * depth}{scalar(key)}:", value, depth)


def _field(head: str, value: object, depth: int) -> Iterator[str]:
    value, tail = (value.value, value.comment and f"  # {value.comment}") if isinstance(value, Noted) else (value, "")
    if (line := _one_line(value)) is not None and (len(head) + len(line) < _WIDTH or not isinstance(value, str)):
        yield f"{head} {line}{tail}" if line else f"{head}{tail}"
    elif isinstance(value, str):
        yield f"{head} >-{tail}"
        yield from textwrap.wrap(
            value,
            _WIDTH,
            initial_indent="  " * (depth + 1),
            subsequent_indent="  " * (depth + 1),
            break_long_words=False,
            break_on_hyphens=False,
        )
    elif isinstance(value, Mapping):
        yield f"{head}{tail}"
        yield from _mapping(value, depth + 1)
    elif isinstance(value, Sequence):
        yield f"{head}{tail}"
        for item in value:
            yield from _item(item, depth + 1)
    else:
        raise TypeError(f"no way to write {value!r}")


def _item(value: object, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(value, Mapping) and value:
        lines = list(_mapping(value, depth + 1))
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]
    else:
        yield from _field(f"{indent}-", value, depth)


def _one_line(value: object) -> str | None:
    """The value in one line, None when it needs several. Nothing at all is written as nothing."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Inline):
        return "{" + ", ".join(f"{key}: {_inner(item)}" for key, item in value.fields.items()) + "}"
    if isinstance(value, Mapping):
        return None if value else ""
    if isinstance(value, Sequence):
        if not all(isinstance(item, str) for item in value):
            return None
        line = _inner(value)
        return line if len(line) < _WIDTH - 20 else None
    return None


def _inner(value: object) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_inner(item) for item in value) + "]"
    return scalar(str(value), flow=True)


def scalar(text: str, *, flow: bool = False) -> str:
    """One text, plain where YAML reads it back the same, else in double quotes. `flow`: inside brackets."""
    if _PLAIN.fullmatch(text) and "--" not in text:
        return text
    found = _EMITTER.analyze_scalar(text)
    fits = found.allow_flow_plain if flow else found.allow_block_plain
    return text if fits and not found.multiline and " #" not in text else json.dumps(text, ensure_ascii=False)
