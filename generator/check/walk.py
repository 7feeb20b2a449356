"""A walk over every record of the directory, so that each check looks at exactly the types it knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def walk(directory: Directory) -> Iterator[Placed]:
    """Every record with its place, files in a stable order, outer records before inner ones."""
    owner = _imported_owner(directory)
    for file, name in SINGLE_FILES.items():
        yield from _inside(getattr(directory, name), file, (), owner)
    for file, name in MAPPING_FILES.items():
        for key, entity in getattr(directory, name).items():
            yield from _inside(entity, file, (key,), entity)
    for name in ENTITY_FILES:
        for entity in getattr(directory, name).values():
            yield from _inside(entity, entity.source, (), entity)


def _imported_owner(directory: Directory) -> Entity | None:
    """The single files belong to no entity; they are imported when the practice's own file is."""
    imported = directory.practice.imported
    return Entity(id="practice", imported=imported) if imported else None


def _inside(record: Record, file: str, path: KeyPath, owner: Entity | None) -> Iterator[Placed]:
    yield Placed(record, file, path, owner)
    for name, key in fields_holding(Record, type(record)):
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from _inside(value, file, (*path, key), owner)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from _inside(item, file, (*path, key, index), owner)
        elif isinstance(value, Mapping):
            for inner, item in value.items():
                if item is not None:
                    yield from _inside(item, file, (*path, key, inner), item if isinstance(item, Entity) else owner)


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
