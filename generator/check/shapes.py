"""Values against the records: pydantic finds what does not fit, this module says where and in which words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.check.places import value_at, where_in
from generator.check.words import did_you_mean, nearest, not_an_id, words_for
from generator.load.values import Document, KeyPath
from generator.model.base import ID_PATTERN, Entity, Record
from generator.problems import Problem

R = TypeVar("R", bound=Record)

BODY = "body"
"""The field that is written below the others, as the text of a Markdown file."""

RESERVED = {
    "id": "Leave it out: the id is the name of the file, or the word above these fields.",
    "source": "Leave it out: the program knows the file.",
    "payer": "Leave it out: a payer's networks and plans stand in its file.",
    BODY: "Write the text below the second line of three dashes.",
}
"""Keys that only the program sets, and what to do instead."""


_NO_FIELD = "there is no field “{}” here"


def validate(document: Document, path: KeyPath, record: type[R], value: object) -> tuple[R | None, list[Problem]]:
    """One record from the values at `path` of a document, or everything that is wrong with them."""
    forbidden = _reserved_keys(document, path, record)
    try:
        found = record.model_validate(value)
    except ValidationError as error:
        details = _without_echoes(record, error.errors(include_url=False))
        return None, forbidden + [_problem(document, path, record, detail) for detail in details]
    return (None, forbidden) if forbidden else (found, [])


def _without_echoes(record: type[Record], details: list[ErrorDetails]) -> list[ErrorDetails]:
    """A required field under a misspelled name is unknown and missing at once: it is told of once."""
    meant = {
        (*detail["loc"][:-1], nearest(str(detail["loc"][-1]), _keys_at(record, detail["loc"][:-1])))
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    return [detail for detail in details if detail["type"] != "missing" or detail["loc"] not in meant]


def _reserved_keys(document: Document, path: KeyPath, record: type[Record]) -> list[Problem]:
    written = value_at(document, path)
    if not isinstance(written, dict):
        return []
    forbidden = [key for key in RESERVED if key in written and key in record.model_fields]
    return [
        Problem("unknown-key", document.where((*path, key), key=True), _NO_FIELD.format(key), RESERVED[key])
        for key in forbidden
    ]


def _problem(document: Document, base: KeyPath, record: type[Record], detail: ErrorDetails) -> Problem:
    location = detail["loc"]
    is_key = bool(location) and location[-1] == "[key]"
    path = (*base, *(part for part in location if part != "[key]"))
    if detail["type"] == "extra_forbidden":
        return _unknown_key(document, path, record, base)
    if detail["type"] == "missing" and path == (BODY,):
        return Problem("missing-key", document.where(), "there is no text below the fields", RESERVED[BODY])
    words = words_for(detail, next((part for part in reversed(path) if isinstance(part, str)), ""))
    if not words.hint and (fields := _keys_at(record, location)):
        words = words._replace(hint=f"Write below it, indented: {', '.join(f'{field}:' for field in fields[:6])} …")
    if at := (detail.get("ctx") or {}).get("at"):
        path = (*path, at)
    return Problem(words.code, where_in(document, path, key=is_key), words.message, words.hint)


def bad_key(document: Document, key: str) -> Problem | None:
    """The problem with a key that is to be an id, if there is one."""
    if re.fullmatch(ID_PATTERN, key):
        return None
    words = not_an_id(key)
    return Problem(words.code, document.where((key,), key=True), words.message, words.hint)


def _unknown_key(document: Document, path: KeyPath, record: type[Record], base: KeyPath = ()) -> Problem:
    known = _keys_at(record, tuple(path[len(base) : -1]))
    key = str(path[-1])
    hint = did_you_mean(key, known) or (f"Known here: {', '.join(known)}." if known else "")
    return Problem("unknown-key", document.where(path, key=True), _NO_FIELD.format(key), hint)


def _keys_at(record: type[Record], path: KeyPath) -> list[str]:
    """The keys that may stand in the mapping at `path` inside a record, from its JSON Schema; the rare ones last."""
    schema = schema_of(record)
    node: dict[str, Any] = schema
    for part in path:
        node = _step(schema, node, part)
    keys = _resolve(schema, node, "properties").get("properties", {})
    return sorted(keys.keys() - {BODY}, key=lambda key: (key in Entity.model_fields, list(keys).index(key)))


def _step(schema: dict[str, Any], node: dict[str, Any], part: str | int) -> dict[str, Any]:
    if isinstance(part, int):
        child = _resolve(schema, node, "items").get("items", {})
    else:
        node = _resolve(schema, node, "properties", "additionalProperties", "patternProperties")
        any_key = {"": node.get("additionalProperties"), **node.get("patternProperties", {})}
        child = node.get("properties", {}).get(part) or list(any_key.values())[-1]
    return child if isinstance(child, dict) else {}


def _resolve(schema: dict[str, Any], node: dict[str, Any], *wanted: str) -> dict[str, Any]:
    """Follow references, and of several forms that a value may take the one that has what is wanted."""
    if (target := node.get("$ref")) is not None:
        return _resolve(schema, schema["$defs"][target.rpartition("/")[2]], *wanted)
    for option in node.get("anyOf", ()):
        found = _resolve(schema, option, *wanted)
        if any(word in found for word in wanted):
            return found
    return node


@lru_cache(maxsize=64)
def schema_of(record: type[Record]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record as it is written in files."""
    return TypeAdapter(record).json_schema(by_alias=True, mode="validation")
