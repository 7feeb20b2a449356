"""The kinds of source files: where they stand and which record they hold. One line here is all that a kind needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from generator.model.base import Record
from generator.model.care import Equipment, RequiredDocument, Service, Specialty
from generator.model.feeds import Announced, CommunityItem
from generator.model.insurance import Payer
from generator.model.news import Notice, ProsePage, Update
from generator.model.newsletters import Newsletter
from generator.model.people import Person, Provider
from generator.model.places import Location
from generator.model.practice import Participations, Practice, Promise, Referrals
from generator.model.private import Offices
from generator.model.settings import Settings


class Holds(StrEnum):
    """What a file of a kind holds."""

    ONE = "one"
    """One record without an id: `content/practice.yml`."""
    ENTITY = "entity"
    """One record whose id is the file's stem: `providers/amara-okafor.yml`."""
    MAPPING = "mapping"
    """Many records by id: `content/promises.yml`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source file. `pattern` is a path with at most one `*` for the id."""

    name: str
    pattern: str
    record: type[Record]
    holds: Holds
    required: bool = False
    prose: bool = False


KINDS = (
    Kind("site_config", "site_config.yml", Settings, Holds.ONE, required=True),
    Kind("practice", "content/practice.yml", Practice, Holds.ONE, required=True),
    Kind("referrals", "content/referrals.yml", Referrals, Holds.ONE),
    Kind("participation", "content/participation.yml", Participations, Holds.ONE),
    Kind("specialties", "content/specialties.yml", Specialty, Holds.MAPPING),
    Kind("documents", "content/documents.yml", RequiredDocument, Holds.MAPPING),
    Kind("promises", "content/promises.yml", Promise, Holds.MAPPING),
    Kind("location", "content/locations/*.yml", Location, Holds.ENTITY),
    Kind("payer", "content/insurance/*.yml", Payer, Holds.ENTITY),
    Kind("service", "content/services/*.yml", Service, Holds.ENTITY),
    Kind("equipment", "content/equipment/*.yml", Equipment, Holds.ENTITY),
    Kind("person", "content/people/*.yml", Person, Holds.ENTITY),
    Kind("provider", "providers/*.yml", Provider, Holds.ENTITY),
    Kind("update", "content/updates/*.md", Update, Holds.ENTITY, prose=True),
    Kind("newsletter", "content/newsletters/*.yml", Newsletter, Holds.ENTITY),
    Kind("notice", "content/notices/*.md", Notice, Holds.ENTITY, prose=True),
    Kind("page", "content/pages/*.md", ProsePage, Holds.ENTITY, prose=True),
    Kind("community", "content/community/*.yml", CommunityItem, Holds.ENTITY),
    Kind("announced", "content/announced.yml", Announced, Holds.ONE),
)

PRIVATE = Kind("offices", "private/offices.yml", Offices, Holds.ONE)
"""The liaison's own file, which is no part of the practice's tree: only the command that it is for reads it."""


_BY_PATTERN = {kind.pattern: kind for kind in KINDS}


def kind_of(file: str) -> Kind | None:
    """The kind of a file, by its path below the source folder; None for a file that belongs to no kind."""
    folder, slash, name = file.rpartition("/")
    any_name = f"{folder}{slash}*.{name.rpartition('.')[2]}"
    return _BY_PATTERN.get(file) or _BY_PATTERN.get(any_name)


def by_kind(files: Iterable[str]) -> dict[str, list[str]]:
    """Name of a kind -> its files, sorted. Files of no kind are under the empty name."""
    groups: dict[str, list[str]] = {kind.name: [] for kind in KINDS}
    groups[""] = []
    for file in sorted(files):
        kind = kind_of(file)
        groups[kind.name if kind else ""].append(file)
    return groups


def with_ids(kind: Kind, file: str, value: Mapping[str, object]) -> dict[str, object]:
    """The values of a file with what it does not say itself: ids from file names and keys, and the file's own name."""
    origin = {"source": file}
    if kind.holds is Holds.ENTITY:
        stem = PurePosixPath(file).stem
        value = {**value, "id": stem, **origin}
        if kind.record is Payer:
            owned = {**origin, "payer": stem}
            value = {
                **value,
                **{part: _named(value.get(part), owned) for part in ("networks", "plans") if part in value},
            }
    elif kind.record is Referrals and "channels" in value:
        value = {**value, "channels": _named(value["channels"], {})}
    return dict(value)


def entities(file: str, value: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """(id, values) of each record of a file that holds a mapping."""
    for key, item in value.items():
        yield key, {**item, "id": key, "source": file} if isinstance(item, dict) else item


def _named(value: object, extra: Mapping[str, object]) -> object:
    """Give each item of a mapping its key as id; what is no mapping stays for the schema to refuse."""
    if not isinstance(value, dict):
        return value
    return {key: {**item, "id": key, **extra} if isinstance(item, dict) else item for key, item in value.items()}
