"""Values against the records: pydantic finds what does not fit, this module says it in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.load.values import Document, KeyPath, Plain
from generator.model.base import ID_PATTERN, Record
from generator.problems import Problem

R = TypeVar("R", bound=Record)

_RESERVED = ("id", "source", "payer")


def validate(document: Document, path: KeyPath, record: type[R], value: object) -> tuple[R | None, list[Problem]]:
    """One record from the values at `path` of a document, or everything that is wrong with them."""
    forbidden = _reserved_keys(document, path, record)
    try:
        found = record.model_validate(value)
    except ValidationError as error:
        return None, forbidden + [
            _problem(document, path, record, detail) for detail in error.errors(include_url=False)
        ]
    return (None, forbidden) if forbidden else (found, [])


def _reserved_keys(document: Document, path: KeyPath, record: type[Record]) -> list[Problem]:
    """Keys that only the program sets."""
    written = value_at(document, path)
    if not isinstance(written, dict):
        return []
    fields = record.model_fields
    return [_unknown_key(document, (*path, key), record) for key in _RESERVED if key in written and key in fields]


def value_at(document: Document, path: KeyPath) -> Plain:
    """What is written at `path`, None when there is nothing."""
    value: Plain = document.value
    for part in path:
        if isinstance(value, dict) and part in value:
            value = value[str(part)]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def _problem(document: Document, base: KeyPath, record: type[Record], detail: ErrorDetails) -> Problem:
    location = detail["loc"]
    is_key = bool(location) and location[-1] == "[key]"
    path = (*base, *(part for part in location if part != "[key]"))
    if detail["type"] == "extra_forbidden":
        return _unknown_key(document, path, record, base)
    code, message, hint = _words(detail, path)
    return Problem(code, document.where(path, key=is_key), message, hint)


def _unknown_key(document: Document, path: KeyPath, record: type[Record], base: KeyPath = ()) -> Problem:
    known = _keys_at(record, tuple(path[len(base) : -1]))
    key = str(path[-1])
    hint = did_you_mean(key, known) or (f"known keys: {', '.join(known)}" if known else "")
    return Problem("unknown-key", document.where(path, key=True), f"there is no key “{key}” here", hint)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Did you mean “languages”? — or nothing, when no known word is near."""
    by_folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return f"did you mean “{by_folded[near[0]]}”?" if near else ""


def _words(detail: ErrorDetails, path: KeyPath) -> tuple[str, str, str]:
    """(code, message, hint) of one pydantic error. Our own errors say message and hint with a semicolon between."""
    kind, context, written = detail["type"], detail.get("ctx") or {}, detail.get("input")
    name = _name(path)
    if kind == "missing":
        return "missing-key", f"“{path[-1]}:” is missing", f"add a line {path[-1]}: …"
    if kind == "enum":
        choices = [choice.strip("'") for choice in str(context["expected"]).replace(" or ", ", ").split(", ")]
        hint = did_you_mean(str(written), choices) or f"write one of {', '.join(choices)}"
        return "bad-choice", f"“{written}” is not a choice for {name}", hint
    if kind in _SHAPES:
        return "wrong-shape", f"{name} should be {_SHAPES[kind]}, and here is {_shape_of(written)}", ""
    if kind == "string_pattern_mismatch":
        return _pattern_words(str(context["pattern"]), str(written), name)
    if kind in ("string_too_short", "string_too_long", "too_short", "too_long"):
        return "bad-length", f"{name} is {'too short' if kind.endswith('short') else 'too long'}", _length_hint(context)
    if kind.startswith(("int_", "float_", "greater_", "less_", "decimal_")):
        return "bad-number", f"“{written}” is not a fitting number for {name}", _number_hint(context)
    if kind.startswith("bool_"):
        return "bad-boolean", f"“{written}” is neither true nor false", "write true or false"
    message, _, hint = detail["msg"].partition("; ")
    return kind, message, hint


_SHAPES = {
    "string_type": "text",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "tuple_type": "a list",
    "list_type": "a list",
    "date_type": "a date",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
}


def _shape_of(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list | tuple) else f"the text “{value}”"


def _pattern_words(pattern: str, written: str, name: str) -> tuple[str, str, str]:
    if pattern == ID_PATTERN:
        return "bad-id", f"“{written}” is not an id", "ids have small letters, digits and single hyphens: north-clinic"
    if pattern.startswith("^#"):
        return "bad-color", f"“{written}” is not a colour", 'write it as "#1f5f6b"'
    if pattern.startswith("^(provider|"):
        return "bad-reference", f"“{written}” does not point at a fact", "write it as provider/amara-okafor"
    return "bad-text", f"“{written}” does not fit {name}", "write two capital letters, for example US"


def _length_hint(context: Mapping[str, Any]) -> str:
    if "max_length" in context:
        return f"at most {context['max_length']}"
    return "write something here, or leave the line out"


def _number_hint(context: Mapping[str, Any]) -> str:
    bounds = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    return (
        "; ".join(f"{words} {context[key]}" for key, words in bounds.items() if key in context) or "write digits only"
    )


def _name(path: KeyPath) -> str:
    names = [part for part in path if isinstance(part, str)]
    return f"“{names[-1]}”" if names else "this file"


def _keys_at(record: type[Record], path: KeyPath) -> list[str]:
    """The keys that may stand in the mapping at `path` inside a record, from its JSON Schema."""
    schema = schema_of(record)
    node: dict[str, Any] = schema
    for part in path:
        node = _step(schema, node, part)
    return [key for key in node.get("properties", {}) if key not in _RESERVED]


def _step(schema: dict[str, Any], node: dict[str, Any], part: str | int) -> dict[str, Any]:
    if isinstance(part, int):
        child = node.get("items", {})
    else:
        child = node.get("properties", {}).get(part) or node.get("additionalProperties") or {}
    return _resolve(schema, child) if isinstance(child, dict) else {}


def _resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference, and an optional value to what it is when it is there."""
    for option in node.get("anyOf", ()):
        if option.get("type") != "null":
            return _resolve(schema, option)
    if (target := node.get("$ref")) is not None:
        found: dict[str, Any] = schema["$defs"][target.rpartition("/")[2]]
        return _resolve(schema, found)
    return node


@lru_cache(maxsize=64)
def schema_of(record: type[Record]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record as it is written in files."""
    return TypeAdapter(record).json_schema(by_alias=True, mode="validation")
