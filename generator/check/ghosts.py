"""Ids of what stands in the files but could not be read, so that one mistake is told once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from generator.check.kinds import Holds, kind_of
from generator.load.values import Document
from generator.model.base import Record

_COLLECTIONS = {
    "location": "locations",
    "payer": "payers",
    "service": "services",
    "equipment": "equipment",
    "person": "people",
    "provider": "providers",
    "update": "updates",
    "specialties": "specialties",
    "documents": "documents",
    "promises": "promises",
}
_INSIDE = {"payer": ("networks", "plans"), "referrals": ("channels",)}
"""Collections that stand inside a file of another kind."""


class Ghosts:
    """Ids by collection; a collection of which nothing can be known (its file is no YAML) has every id."""

    def __init__(self) -> None:
        self._ids: dict[str, set[str]] = {}
        self._unknown: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._ids or self._unknown)

    def has(self, collection: str, entity_id: str) -> bool:
        """Whether the id may well be there, in a file that could not be read."""
        return collection in self._unknown or entity_id in self._ids.get(collection, ())

    def add(self, collection: str, ids: Collection[str]) -> None:
        """These ids are there."""
        self._ids.setdefault(collection, set()).update(ids)

    def add_all(self, collection: str) -> None:
        """Nobody knows what is there."""
        self._unknown.add(collection)


def ghosts_of(
    documents: Mapping[str, Document], unread: Collection[str], records: Mapping[str, Mapping[str, Record]]
) -> Ghosts:
    """The ghosts of files that the loader refused (`unread`) and of records that did not fit."""
    ghosts = Ghosts()
    for file in unread:
        _add_file(ghosts, file)
    for file, document in documents.items():
        if (kind := kind_of(file)) is not None:
            ids = set(document.value) if kind.holds is Holds.MAPPING else {_id_of(kind.holds, file)}
            if missing := ids - records[kind.name].keys():
                _add_document(ghosts, kind.name, document, missing)
    return ghosts


def _id_of(holds: Holds, file: str) -> str:
    return PurePosixPath(file).stem if holds is Holds.ENTITY else file


def _add_file(ghosts: Ghosts, file: str) -> None:
    kind = kind_of(file)
    if kind is None:
        return
    if kind.name in _COLLECTIONS:
        if kind.holds is Holds.ENTITY:
            ghosts.add(_COLLECTIONS[kind.name], {PurePosixPath(file).stem})
        else:
            ghosts.add_all(_COLLECTIONS[kind.name])
    for inside in _INSIDE.get(kind.name, ()):
        ghosts.add_all(inside)


def _add_document(ghosts: Ghosts, kind: str, document: Document, missing: Collection[str]) -> None:
    if kind in _COLLECTIONS:
        ghosts.add(_COLLECTIONS[kind], missing)
    for inside in _INSIDE.get(kind, ()):
        part = document.value.get(inside)
        ghosts.add(inside, set(part) if isinstance(part, dict) else ())
