"""What many pairs of provider and location say together: the common answer for a plan, the soonest visit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.derive.participation import Answer, PlanAnswer

if TYPE_CHECKING:
    from generator.derive.answers import Opening
    from generator.derive.desk import RoleView
    from generator.model.insurance import Plan

_DAYS = {"hour": 1 / 24, "day": 1.0, "business day": 1.4, "week": 7.0, "month": 30.0}
"""Length of each unit in days, to put waits in order."""


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """The answers for one plan.

    `listed`: pairs of provider and location of which something is said, with the answer. `at`: location id -> how many
    pairs there are, listed or not.
    """

    listed: tuple[tuple[RoleView, PlanAnswer], ...]
    at: Mapping[str, int]

    @property
    def silent(self) -> int:
        """Of how many pairs nothing is said."""
        return sum(self.at.values()) - len(self.listed)

    @property
    def by_place(self) -> Mapping[str, tuple[tuple[RoleView, PlanAnswer], ...]]:
        """The listed pairs of each location, in the order of the files."""
        found: dict[str, list[tuple[RoleView, PlanAnswer]]] = {}
        for role, answer in self.listed:
            found.setdefault(role.location.id, []).append((role, answer))
        return {place: tuple(rows) for place, rows in found.items()}

    @property
    def differs_only_by_place(self) -> bool:
        """Whether at each location all providers give one answer, or nothing is said of any."""
        return all(
            len(rows) == self.at[place] and common(answer for _, answer in rows)
            for place, rows in self.by_place.items()
        )

    @property
    def common(self) -> PlanAnswer | None:
        """The answer that all pairs give; None if they differ. Not listed if nothing is said of any."""
        if not self.listed:
            return PlanAnswer(Answer.NOT_LISTED)
        return None if self.silent else common(answer for _, answer in self.listed)


def common(answers: Iterable[PlanAnswer]) -> PlanAnswer | None:
    """The one answer that all give, dates included, however old each may be; None if they differ."""
    kinds = {(answer.answer, answer.until, answer.starts, answer.ended): answer for answer in answers}
    return next(iter(kinds.values())) if len(kinds) == 1 else None


def overviews(
    plans: Iterable[str], roles: Sequence[tuple[RoleView, Iterable[tuple[Plan, PlanAnswer]]]]
) -> dict[str, PlanOverview]:
    """Turn what each pair says of plans into what is said of each plan."""
    found: dict[str, list[tuple[RoleView, PlanAnswer]]] = {plan: [] for plan in plans}
    for role, answers in roles:
        for plan, answer in answers:
            found[plan.id].append((role, answer))
    at = Counter(role.location.id for role, _ in roles)
    return {plan: PlanOverview(tuple(listed), at) for plan, listed in found.items()}


def wait_days(opening: Opening, today: date) -> float:
    """About how many days until such a visit, to put openings in order; stale ones come last."""
    if not opening.trust.good:
        return float("inf")
    source = opening.source
    waits = [
        source.within.amount * _DAYS[source.within.unit] if source.within else None,
        float(max((source.next - today).days, 0)) if source.next else None,
        float((source.held.on - today).days) if source.held else None,
    ]
    return min(wait for wait in waits if wait is not None)
