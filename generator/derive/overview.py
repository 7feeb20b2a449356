"""What many pairs of provider and location say together: the common answer for a plan, the soonest visit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.derive.participation import Answer, PlanAnswer

if TYPE_CHECKING:
    from generator.derive.answers import Opening
    from generator.derive.desk import RoleView

_DAYS = {"hour": 1 / 24, "day": 1.0, "business day": 1.4, "week": 7.0, "month": 30.0}
"""Length of each unit in days, to put waits in order."""


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """The answers for one plan: `listed` pairs with their answers, `silent` ones of which nothing is said."""

    listed: tuple[tuple[RoleView, PlanAnswer], ...]
    silent: tuple[RoleView, ...]

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


def overview(rows: Iterable[tuple[RoleView, PlanAnswer]]) -> PlanOverview:
    """Sort the answers for a plan into what is said and what is not."""
    listed: list[tuple[RoleView, PlanAnswer]] = []
    silent: list[RoleView] = []
    for role, answer in rows:
        if answer.answer is Answer.NOT_LISTED:
            silent.append(role)
        else:
            listed.append((role, answer))
    return PlanOverview(tuple(listed), tuple(silent))


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
