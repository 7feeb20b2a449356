"""What must be verified next, by whom, soonest first. Facts that hang on one stamp are one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.check.places import Files
from generator.check.staleness import owner_of, place_of
from generator.derive.dated import DatedFact, dated_facts
from generator.derive.freshness import Clockwork, State
from generator.load.values import Document, KeyPath
from generator.model.practice import Directory
from generator.model.verify import FactClass
from generator.problems import Where
from generator.upkeep.ids import fact_id, owner_id
from generator.upkeep.says import Sayer


@dataclass(frozen=True, slots=True)
class Due:
    """One stamp that has to be renewed. `id` is what `presence verify` takes.

    `who` verified it the last time, else somebody who answers for the practice. `expires` is the last day on which the
    facts may be shown as true; None, as `verified_on`, when they were never verified.
    """

    id: str
    about: str
    says: str
    where: Where
    fact: FactClass
    facts: int
    state: State
    verified_on: date | None
    verified_by: str
    how: str
    expires: date | None
    days_left: int | None
    who: str


def due(directory: Directory, documents: dict[str, Document], today: date, within: int | None = None) -> list[Due]:
    """What is due within so many days from `today` (None: everything), what is overdue or was never verified first."""
    clockwork = Clockwork(directory.settings.freshness, today, directory.practice.verified)
    groups: dict[tuple[object, ...], list[DatedFact]] = {}
    for fact in dated_facts(directory, clockwork):
        groups.setdefault(_hangs_on(fact), []).append(fact)
    maker = _Maker(directory, documents, today)
    found = (maker.line(facts) for facts in groups.values())
    soon = [line for line in found if within is None or line.days_left is None or line.days_left <= within]
    return sorted(soon, key=lambda line: (line.expires or date.min, line.id))


def _hangs_on(fact: DatedFact) -> tuple[object, ...]:
    """Facts are one line if one stamp renews them all: same file, same stamp, same class, same last day."""
    unique = fact.path if fact.limited else None
    owner = owner_of(fact) if fact.stamped else fact.file
    return owner, fact.stamped, fact.fact, fact.trust.expires, unique


class _Maker:
    def __init__(self, directory: Directory, documents: dict[str, Document], today: date) -> None:
        self._files = Files(documents)
        self._sayer = Sayer(directory)
        self._today = today
        self._responsible = _responsible(directory)

    def line(self, facts: list[DatedFact]) -> Due:
        """One line for facts that hang on one stamp."""
        first = facts[0]
        owner = owner_of(first) if first.stamped else first.file
        by = (first.stamp.by if first.stamp else None) or ""
        expires = first.trust.expires
        return Due(
            id=self._id(owner, first),
            about=self._sayer.name(owner),
            says=self._says(facts),
            where=place_of(owner, facts, self._files),
            fact=first.fact,
            facts=len(facts),
            state=first.trust.state,
            verified_on=first.trust.verified_on,
            verified_by=by,
            how=(first.stamp.how if first.stamp else None) or "",
            expires=expires,
            days_left=(expires - self._today).days if expires else None,
            who=by or self._responsible,
        )

    def _id(self, owner: str, first: DatedFact) -> str:
        """The single fact if the stamp is its own, else the class of the file that has the stamp."""
        if first.limited or _is_own(first.stamped):
            return fact_id(first)
        return f"{owner_id(owner)}:{first.fact.value}"

    def _says(self, facts: list[DatedFact]) -> str:
        said = list(dict.fromkeys(map(self._sayer.says, facts[:3])))
        more = f" and {len(facts) - 1} more" if len(facts) > 1 else ""
        return f"{said[0]}{more}"


def _is_own(stamped: KeyPath | None) -> bool:
    return stamped is not None and stamped[0] != "verified"


def _responsible(directory: Directory) -> str:
    """Who answers for facts whose stamp names nobody: who verified the practice, else the liaison."""
    verified, liaison = directory.practice.verified, directory.people.get(directory.practice.liaison or "")
    return (verified.by if verified else None) or (liaison.name if liaison else "")


def count_of(lines: Iterable[Due]) -> int:
    """How many facts are on the list."""
    return sum(line.facts for line in lines)
