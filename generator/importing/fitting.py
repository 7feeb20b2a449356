"""The last door before a file is written: what our own records would refuse is taken out and told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from generator.importing.report import Report
from generator.importing.yaml_text import plain
from generator.model.base import Record

Fields = dict[str, Any]

_KEYED = ("networks", "plans", "channels")
"""Mappings of records whose id is their key."""


def fit(record: type[Record], fields: Fields, name: str, report: Report) -> Fields | None:
    """The fields that the record accepts. None when it cannot do without one that it refuses."""
    while (refused := _first_refusal(record, fields, name)) is not None:
        place, why = refused
        report.miss(f"our files do not accept it: {why}", f"{name}: {'.'.join(map(str, place))}")
        if not _take_out(fields, place):
            return None
    return fields


def _first_refusal(record: type[Record], fields: Fields, name: str) -> tuple[tuple[str | int, ...], str] | None:
    try:
        record.model_validate(_as_loaded(record, fields, name))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        return first["loc"], first["msg"]
    return None


def _as_loaded(record: type[Record], fields: Fields, name: str) -> Mapping[str, object]:
    """The fields as the loader hands them over: with the ids that files never spell out."""
    whole: Any = plain(fields)
    for key in _KEYED:
        if isinstance(whole.get(key), dict):
            whole[key] = {inner: {**value, "id": inner} for inner, value in whole[key].items()}
    if "at" in whole and isinstance(whole["at"], dict):
        whole["at"] = {place: role or None for place, role in whole["at"].items()}
    return {**whole, "id": name} if "id" in record.model_fields else whole


def _take_out(fields: Any, place: tuple[str | int, ...]) -> bool:
    """Remove what stands at the place, or what it stands in; False when that is everything."""
    for end in range(len(place), 0, -1):
        holder = fields
        try:
            for step in place[: end - 1]:
                holder = holder[step]
            del holder[place[end - 1]]
        except (KeyError, IndexError, TypeError):
            continue
        return True
    return False
