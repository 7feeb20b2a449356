"""Which record of the older state is which of the newer one: by id, by `formerly:`, providers also by their NPI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, TypeVar

from generator.changes.lenient import Loose
from generator.derive.freshness import Clockwork, State, Trust
from generator.derive.lookup import Lookup
from generator.derive.participation import Participation
from generator.model.base import Entity
from generator.model.people import Provider, Role
from generator.model.settings import Freshness
from generator.model.verify import FactClass, Stamp, Verified

E = TypeVar("E", bound=Entity)
Collection = Literal[
    "providers", "locations", "people", "payers", "networks", "plans", "services", "equipment", "documents",
    "promises", "specialties",
]  # fmt: skip

SINGULAR: Mapping[Collection, str] = {
    "providers": "provider",
    "locations": "location",
    "people": "person",
    "payers": "payer",
    "networks": "network",
    "plans": "plan",
    "services": "service",
    "equipment": "equipment",
    "documents": "documents",
    "promises": "promises",
    "specialties": "specialties",
}
"""Collection -> the name of its kind of file, as records that could not be read are named."""


class Ageless(Clockwork):
    """Trusts every statement: that a verification has become old is no change of the fact."""

    def __init__(self, today: date) -> None:
        super().__init__(Freshness(), today)

    def judge(
        self, fact: FactClass, stamp: Stamp | None, as_of: date | None = None, expires: date | None = None
    ) -> Trust:
        """Fresh, whatever the stamp says."""
        return _FRESH

    def trust(self, fact: FactClass, own: Stamp | None = None, file: Verified | None = None) -> Trust:
        """Fresh, whatever the stamps say."""
        return _FRESH


_FRESH = Trust(State.FRESH)


class Side:
    """One state with what is worked out of it once; `today` is the same on both sides."""

    def __init__(self, loose: Loose, today: date) -> None:
        self.directory = loose.directory
        self.unread = loose.unread
        self.today = today
        self.clockwork = Ageless(today)
        self._participation: dict[date, Participation] = {}

    @cached_property
    def lookup(self) -> Lookup:
        """Cross-links."""
        return Lookup(self.directory, self.today)

    def participation(self, day: date) -> Participation:
        """Plan answers as they will be on a day."""
        if day not in self._participation:
            self._participation[day] = Participation(self.directory, Ageless(day))
        return self._participation[day]


@dataclass(frozen=True)
class Pairing:
    """Two states side by side on one day."""

    old: Side
    new: Side

    @property
    def today(self) -> date:
        """The day by which both are read."""
        return self.new.today

    def unknown(self, kind: str) -> bool:
        """Whether a whole file of a kind could not be read in one of the states."""
        return kind in self.old.unread or kind in self.new.unread

    def new_ids(self, collection: Collection) -> Mapping[str, str]:
        """Old id -> new id of everything that is there in both states."""
        return self._new_ids[collection]

    def old_id(self, collection: Collection, new_id: str) -> str:
        """The old id of a record that is there in both states; any other id stays as it is."""
        return self._old_ids[collection].get(new_id, new_id)

    def renamed(self, collection: Collection, old_ids: Iterable[str]) -> frozenset[str]:
        """Ids that the older state mentions, as the newer one writes them."""
        names = self._new_ids[collection]
        return frozenset(names.get(old, old) for old in old_ids)

    def pairs(self, collection: Collection, record_type: type[E]) -> Iterator[tuple[str, E | None, E | None]]:
        """(id, old record, new record) of everything that could be read where it stands; one of them may be None.

        `record_type` is the type of the records of this collection.
        """
        before: Mapping[str, E] = getattr(self.old.directory, collection)
        after: Mapping[str, E] = getattr(self.new.directory, collection)
        names, kind = self._new_ids[collection], SINGULAR[collection]
        if self.unknown(kind):
            return
        for new_id, record in after.items():
            old = before.get(self.old_id(collection, new_id))
            if old is not None or not self._was_unread(self.old, kind, record):
                yield new_id, old, record
        for old_id, record in before.items():
            if old_id not in names and not self._was_unread(self.new, kind, record):
                yield old_id, record, None

    @cached_property
    def stayed(self) -> Mapping[str, tuple[Provider, Provider]]:
        """Id -> (old record, new record) of every provider who is there in both states."""
        both = (
            (key, here(old, self.today), here(new, self.today)) for key, old, new in self.pairs("providers", Provider)
        )
        return {key: (old, new) for key, old, new in both if old is not None and new is not None}

    @staticmethod
    def _was_unread(other: Side, kind: str, record: Entity) -> bool:
        """Whether the other state has a file for this record, but one that could not be read."""
        payer = getattr(record, "payer", None)
        if payer is not None:
            return f"payer/{payer}" in other.unread
        return any(f"{kind}/{known}" in other.unread for known in (record.id, *record.formerly))

    @cached_property
    def _new_ids(self) -> dict[Collection, dict[str, str]]:
        return {
            collection: matched(getattr(self.old.directory, collection), getattr(self.new.directory, collection))
            for collection in SINGULAR
        }

    @cached_property
    def _old_ids(self) -> dict[Collection, dict[str, str]]:
        return {name: {new: old for old, new in ids.items()} for name, ids in self._new_ids.items()}


def here(provider: Provider | None, today: date) -> Provider | None:
    """The provider, unless she has left by the day."""
    return None if provider is None or (provider.until and provider.until < today) else provider


def ahead(day: date | None, today: date) -> date | None:
    """A first day that is still to come; one that is past says nothing any more."""
    return day if day and day > today else None


def places_of(provider: Provider, today: date) -> Mapping[str, Role]:
    """Location id -> role, of the locations that the provider has not left."""
    roles = {place: role or Role() for place, role in provider.at.items()}
    return {place: role for place, role in roles.items() if role.until is None or role.until >= today}


def matched(before: Mapping[str, Entity], after: Mapping[str, Entity]) -> dict[str, str]:
    """Old id -> new id: the same id, else the one that it has become or once was, else the same NPI."""
    found = {key: key for key in before if key in after}
    taken = set(found)
    for key, was in _other_names(before, after):
        if was in before and was not in found and key not in taken:
            found[was] = key
            taken.add(key)
    return found


def _other_names(before: Mapping[str, Entity], after: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    """(new id, old id) that may be one record, the surest first."""
    yield from ((key, was) for key, record in after.items() for was in record.formerly)
    yield from ((is_now, key) for key, record in before.items() for is_now in record.formerly if is_now in after)
    numbers = {npi: key for key, record in before.items() if (npi := getattr(record, "npi", None))}
    yield from (
        (key, numbers[npi]) for key, record in after.items() if (npi := getattr(record, "npi", None)) in numbers
    )
