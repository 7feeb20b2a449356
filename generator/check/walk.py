"""A walk over every record of the directory, so that each check looks at exactly the types it knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple, get_args

from generator.load.values import KeyPath
from generator.model.base import Entity, Record
from generator.model.practice import Directory


class Placed(NamedTuple):
    """A record and the place where it is written. `owner` is the entity it belongs to, if any."""

    record: Record
    file: str
    path: KeyPath
    owner: Entity | None

    @property
    def imported(self) -> bool:
        """Whether a program wrote the file (then doubtful identifiers are warnings)."""
        return self.owner is not None and self.owner.imported is not None


SINGLE_FILES = {
    "site_config.yml": "settings",
    "content/practice.yml": "practice",
    "content/referrals.yml": "referrals",
    "content/participation.yml": "participation",
    "content/announced.yml": "announced",
}
MAPPING_FILES = {
    "content/specialties.yml": "specialties",
    "content/documents.yml": "documents",
    "content/promises.yml": "promises",
}
ENTITY_FILES = (
    "locations", "payers", "services", "equipment", "people", "providers", "updates", "newsletters",
    "notices", "pages", "community",
)  # fmt: skip


class Survey:
    """Every record of a directory with its place, by type, so that a check looks only at what it knows."""

    def __init__(self, directory: Directory) -> None:
        self._by_type: dict[type[Record], list[Placed]] = {}
        for placed in walk(directory):
            self._by_type.setdefault(type(placed.record), []).append(placed)

    def of(self, *types: type[Record]) -> Iterator[Placed]:
        """The records of these types, and of those derived from them."""
        return self.where(lambda kind: issubclass(kind, types))

    def where(self, relevant: Callable[[type[Record]], object]) -> Iterator[Placed]:
        """The records of all types of which this is true."""
        return (placed for kind, found in self._by_type.items() if relevant(kind) for placed in found)


def walk(directory: Directory) -> list[Placed]:
    """Every record with its place, files in a stable order, outer records before inner ones."""
    found: list[Placed] = []
    owner = _imported_owner(directory)
    for file, name in SINGLE_FILES.items():
        _gather(found, getattr(directory, name), file, (), owner)
    for file, name in MAPPING_FILES.items():
        for key, entity in getattr(directory, name).items():
            _gather(found, entity, file, (key,), entity)
    for name in ENTITY_FILES:
        for entity in getattr(directory, name).values():
            _gather(found, entity, entity.source, (), entity)
    return found


def _imported_owner(directory: Directory) -> Entity | None:
    """The single files belong to no entity; they are imported when the practice's own file is."""
    imported = directory.practice.imported
    return Entity(id="practice", imported=imported) if imported else None


def _gather(found: list[Placed], record: Record, file: str, path: KeyPath, owner: Entity | None) -> None:
    """Put a record and all that is in it behind the others."""
    found.append(Placed(record, file, path, owner))
    for name, key in fields_holding(Record, type(record)):
        value = getattr(record, name)
        if not value:
            continue
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                kind: type[Record] = type(item)
                if fields_holding(Record, kind):
                    _gather(found, item, file, (*path, key, index), owner)
                else:  # the many: statements, lines, days
                    found.append(Placed(item, file, (*path, key, index), owner))
        elif isinstance(value, dict):
            for inner, item in value.items():
                if item is not None:
                    _gather(found, item, file, (*path, key, inner), item if isinstance(item, Entity) else owner)
        else:
            _gather(found, value, file, (*path, key), owner)


@lru_cache(maxsize=256)
def fields_holding(wanted: type, record: type[Record]) -> tuple[tuple[str, str], ...]:
    """(name, key as written) of the fields of a record type whose values are, or contain, values of a type."""
    return tuple(
        (name, field.alias or name)
        for name, field in record.model_fields.items()
        if _mentions(field.annotation, wanted)
    )


def _mentions(annotation: object, wanted: type) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, wanted):
        return True
    return any(_mentions(part, wanted) for part in get_args(annotation))
