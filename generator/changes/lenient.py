"""Records from documents that may have errors: what can be read is kept, what cannot is told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from generator.check.directory import assemble, written_records
from generator.check.kinds import KINDS, Holds, Kind, by_kind, kind_of
from generator.load.values import Document, KeyPath
from generator.model.base import Record
from generator.model.practice import Directory

COMPARED = frozenset(
    "site_config practice referrals participation specialties documents promises "
    "location payer service equipment person provider".split()
)
"""Kinds of files that hold facts. News and prose are not compared, so nobody misses them."""


@dataclass(slots=True)
class Loose:
    """A directory as far as it could be read.

    `unread` are the records that could not be read at all: `provider/amara-okafor`, or the name of a kind for a file
    that holds all of it. `told` says in words what was left out.
    """

    directory: Directory
    unread: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)


def read_loosely(documents: Mapping[str, Document], unusable: Collection[str]) -> Loose:
    """The records of these documents (by path). `unusable` are files of which not even the fields could be read."""
    unread: set[str] = set()
    told: list[str] = []
    for file in sorted(unusable):
        if kind := kind_of(file):
            unread.add(_name_of(kind, file, ()))
            told += [_unread(file)] if kind.name in COMPARED else []
    files = by_kind(documents)
    records = {
        kind.name: dict(_records(kind, [documents[file] for file in files[kind.name]], unread, told)) for kind in KINDS
    }
    return Loose(assemble(records), unread, told)


def _records(kind: Kind, documents: list[Document], unread: set[str], told: list[str]) -> Iterator[tuple[str, Record]]:
    for document in documents:
        for path, values in written_records(kind, document):
            record, lost = salvage(kind.record, values)
            place = ".".join((document.file, *path))
            if record is None:
                unread.add(_name_of(kind, document.file, path))
                told += [_unread(place)] if kind.name in COMPARED else []
                continue
            if kind.name in COMPARED:
                told += [f"{place}: “{_dotted(field)}” could not be read and was left out." for field in lost]
            yield getattr(record, "id", document.file), record


def _unread(place: str) -> str:
    return f"{place} could not be read; what it says was not compared."


def _name_of(kind: Kind, file: str, path: tuple[str, ...]) -> str:
    """`provider/amara-okafor`, `promises/report-back`, or the kind alone when the whole file is unknown."""
    if kind.holds is Holds.ENTITY:
        return f"{kind.name}/{file.rpartition('/')[2].rpartition('.')[0]}"
    return f"{kind.name}/{path[0]}" if path else kind.name


def salvage(kind: type[Record], values: object) -> tuple[Record | None, list[KeyPath]]:
    """A record of what is right in the values, and the paths of what was left out; None when too little is right."""
    lost: list[KeyPath] = []
    while True:
        try:
            return kind.model_validate(values), sorted(lost, key=_dotted)
        except ValidationError as error:
            cuts = {_reachable(values, detail["loc"]) for detail in error.errors(include_url=False)}
        if not cuts or () in cuts:
            return None, lost
        for cut in sorted(cuts, key=str, reverse=True):
            values = _without(values, cut)
            lost.append(cut)


def _reachable(values: object, location: KeyPath) -> KeyPath:
    """The part of an error's location that stands in the values."""
    way: list[str | int] = []
    for part in location:
        if not isinstance(values, dict | list) or (isinstance(values, dict) and part not in values):
            break
        if isinstance(values, list) and not (isinstance(part, int) and part < len(values)):
            break
        values = values[part]  # type: ignore[index]
        way.append(part)
    return tuple(way)


def _without(values: Any, path: KeyPath) -> Any:
    """A copy without what stands at the path; what is gone already is no matter."""
    first, *rest = path
    if isinstance(values, list):
        kept = [_without(item, tuple(rest)) if place == first else item for place, item in enumerate(values)]
        return kept if rest else [item for place, item in enumerate(values) if place != first]
    if not isinstance(values, dict) or first not in values:
        return values
    if rest:
        return {**values, first: _without(values[first], tuple(rest))}
    return {key: item for key, item in values.items() if key != first}


def _dotted(path: KeyPath) -> str:
    return ".".join(str(part) for part in path)
