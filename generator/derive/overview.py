"""What many pairs of provider and location say together: the common answer for a plan, the soonest visit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.derive.participation import SILENCE, Answer, PlanAnswer

if TYPE_CHECKING:
    from generator.derive.answers import Opening
    from generator.derive.desk import RoleView
    from generator.model.facts import Within
    from generator.model.insurance import Plan

_DAYS = {"hour": 1 / 24, "day": 1.0, "business day": 1.4, "week": 7.0, "month": 30.0}
"""Length of each unit in days, to put waits in order."""


class Share(NamedTuple):
    """How many give one answer. `answer` is None for providers whose answer differs by place.

    `places` are the names of the places that give it, where answers differ by nothing but the place.
    """

    answer: PlanAnswer | None
    providers: int
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanOverview:
    """The answers for one plan.

    `listed`: pairs of provider and location of which something is said, with the answer. `pairs` and `at`: how many
    pairs there are of each provider and at each location, listed or not.
    """

    listed: tuple[tuple[RoleView, PlanAnswer], ...]
    pairs: Mapping[str, int]
    at: Mapping[str, int]

    @property
    def silent(self) -> int:
        """Of how many pairs nothing is said."""
        return sum(self.at.values()) - len(self.listed)

    @cached_property
    def by_place(self) -> Mapping[str, tuple[tuple[RoleView, PlanAnswer], ...]]:
        """The listed pairs of each location, in the order of the files."""
        found: dict[str, list[tuple[RoleView, PlanAnswer]]] = {}
        for role, answer in self.listed:
            found.setdefault(role.location.id, []).append((role, answer))
        return {place: tuple(rows) for place, rows in found.items()}

    @cached_property
    def common(self) -> PlanAnswer | None:
        """The answer that all pairs give; None if they differ. Not listed if nothing is said of any."""
        if not self.listed:
            return SILENCE
        return None if self.silent else common(answer for _, answer in self.listed)

    @cached_property
    def shares(self) -> list[Share]:
        """Who gives which answer, the best first: by place if nothing else makes a difference."""
        return self._by_place_alone() or by_provider(self.listed, self.pairs)

    def _by_place_alone(self) -> list[Share]:
        if self.silent:
            return []
        found: dict[Kind, tuple[list[PlanAnswer], list[str]]] = {}
        for place, rows in self.by_place.items():
            answer = common(answer for _, answer in rows) if len(rows) == self.at[place] else None
            if answer is None:
                return []
            answers, names = found.setdefault(_kind(answer), ([], []))
            answers.append(answer)
            names.append(rows[0][0].location.known_as)
        return [Share(common(answers), 0, tuple(names)) for answers, names in found.values()]


_ORDER = {answer: place for place, answer in enumerate(Answer)}

Kind = tuple[Answer, date | None, date | None, date | None]


def _kind(answer: PlanAnswer) -> Kind:
    """What makes two answers the same to a reader, however old each may be."""
    return (answer.answer, answer.until, answer.starts, answer.ended)


def common(answers: Iterable[PlanAnswer]) -> PlanAnswer | None:
    """The one answer that all give, dates included; None if they differ.

    It is as old as the oldest of them, and has a note only if all have the same. Where they do not all become the same
    later, it is good until the first of them changes.
    """
    answers = list(answers)
    if len(answers) == 1:
        return answers[0]
    different = list(dict(zip(map(id, answers), answers, strict=True)).values())
    if len(different) < 2:
        return different[0] if different else None
    if len({_kind(answer) for answer in different}) > 1:
        return None
    oldest = min(different, key=lambda answer: answer.trust.expires or date.max)
    if len({answer.note for answer in different}) > 1:
        oldest = replace(oldest, note=None)
    return _until_they_part(oldest, different) if any(answer.later for answer in different) else oldest


def _until_they_part(oldest: PlanAnswer, different: Sequence[PlanAnswer]) -> PlanAnswer:
    if len({tuple((day, *_kind(then)) for day, then in answer.later) for answer in different}) == 1:
        return oldest
    first = min(day for answer in different for day, _ in answer.later) - timedelta(days=1)
    expires = min(first, oldest.trust.expires or first)
    return replace(oldest, later=(), trust=replace(oldest.trust, expires=expires))


def by_provider(listed: Iterable[tuple[RoleView, PlanAnswer]], pairs: Mapping[str, int]) -> list[Share]:
    """How many providers give which answer, the best answer first. `pairs`: in how many places each is asked."""
    said: dict[str, list[PlanAnswer]] = {}
    for role, answer in listed:
        said.setdefault(role.provider.id, []).append(answer)
    alike = {provider: (pairs[provider], *map(id, answers)) for provider, answers in said.items()}
    example = {key: said[provider] for provider, key in alike.items()}
    same = (
        (common(example[key]) if len(example[key]) == key[0] else None, count)
        for key, count in Counter(alike.values()).items()
    )
    return _shares(same, len(pairs))


def by_answer(answers: Sequence[PlanAnswer], of: int) -> list[Share]:
    """The same where each of so many providers is asked in one place; those who are silent are not in `answers`."""
    counts = Counter(map(id, answers))
    example = dict(zip(map(id, answers), answers, strict=True))
    return _shares(((example[key], count) for key, count in counts.items()), of)


def _shares(said: Iterable[tuple[PlanAnswer | None, int]], of: int) -> list[Share]:
    """Answers that are the same to a reader counted together; None are those of providers whose answers differ."""
    found: dict[Kind | None, tuple[list[PlanAnswer], list[int]]] = {}
    for answer, count in said:
        answers, counts = found.setdefault(_kind(answer) if answer else None, ([], []))
        answers.append(answer or SILENCE)
        counts.append(count)
    shares = [Share(common(answers) if kind else None, sum(counts)) for kind, (answers, counts) in found.items()]
    if (silent := of - sum(share.providers for share in shares)) > 0:
        shares.append(Share(SILENCE, silent))
    return sorted(shares, key=lambda share: _ORDER[share.answer.answer] if share.answer else len(_ORDER))


def overviews(
    plans: Iterable[str], roles: Sequence[tuple[RoleView, Iterable[tuple[Plan, PlanAnswer]]]]
) -> dict[str, PlanOverview]:
    """Turn what each pair says of plans into what is said of each plan."""
    found: dict[str, list[tuple[RoleView, PlanAnswer]]] = {plan: [] for plan in plans}
    for role, answers in roles:
        for plan, answer in answers:
            found[plan.id].append((role, answer))
    pairs = Counter(role.provider.id for role, _ in roles)
    at = Counter(role.location.id for role, _ in roles)
    return {plan: PlanOverview(tuple(listed), pairs, at) for plan, listed in found.items()}


def within_days(within: Within) -> float:
    """About how many days a wait is."""
    return within.amount * _DAYS[within.unit]


def wait_days(opening: Opening, today: date) -> float:
    """About how many days until such a visit, to put openings in order; stale ones come last."""
    if not opening.trust.good:
        return float("inf")
    source = opening.source
    waits = [
        within_days(source.within) if source.within else None,
        float(max((source.next - today).days, 0)) if source.next else None,
        float((source.held.on - today).days) if source.held else None,
    ]
    return min(wait for wait in waits if wait is not None)
