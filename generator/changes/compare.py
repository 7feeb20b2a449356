"""All changes between two states, by what a referring office asks first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.changes.access import access
from generator.changes.care import care
from generator.changes.change import Change, Topic
from generator.changes.contact import contact, documents, promises
from generator.changes.insurance import insurance
from generator.changes.pairing import Pairing, Side
from generator.changes.people import people
from generator.changes.places import places
from generator.changes.states import State

_MAKERS = (insurance, people, access, places, care, contact, documents, promises)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states on one day, and what is different. `left_out` says what could not be read, in words."""

    before: State
    after: State
    pairing: Pairing
    changes: tuple[Change, ...]
    left_out: tuple[str, ...]

    @property
    def today(self) -> date:
        """The day by which both states are read."""
        return self.pairing.today


def compare(before: State, after: State, today: date) -> Comparison:
    """What changed from one state to the other, read on the same day."""
    pairing = Pairing(Side(before.found, today), Side(after.found, today))
    found = [change for maker in _MAKERS for change in maker(pairing)]
    order = list(Topic)
    found.sort(key=lambda change: order.index(change.topic))
    left_out = [f"{state.name}: {told}" for state in (before, after) for told in state.found.told]
    return Comparison(before, after, pairing, tuple(found), tuple(left_out))
