"""What an answer will be on any day, worked out once: so that a browser has only to look a day up.

A timeline is a short list of claims, each with the day it begins. Between two claims nothing changes but one thing:
past the last good day of its verification a claim is "call to confirm". Statements are resolved by `participation`
itself, day by day, so that a timeline says on every day what a desk of that day would say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from generator.derive.answers import AcceptingAnswer
from generator.derive.freshness import Clockwork, Trust
from generator.derive.participation import Answer, Filed, PlanAnswer, Stated, best, resolve, within_plan
from generator.model.facts import AcceptingStatus
from generator.model.insurance import Plan
from generator.model.verify import FactClass

BACK = timedelta(days=366)
"""How far back timelines tell: participation that began within a year has its first day."""
_DAY = timedelta(days=1)


class Claim(NamedTuple):
    """What holds from a day on. `first` is None for the claim that holds before any that is told.

    `value` is an answer or the status of new patients (None: not stated); `trust` is None where nothing can grow old.
    """

    first: date | None
    value: Answer | AcceptingStatus | None
    until: date | None = None
    starts: date | None = None
    ended: date | None = None
    note: str | None = None
    trust: Trust | None = None


Timeline = tuple[Claim, ...]
Levels = Sequence[Sequence[Filed]]


class PlanTimelines:
    """Timelines of plan answers, each made once however many pairs of provider and location share it."""

    def __init__(self, clockwork: Clockwork) -> None:
        self._clockwork = clockwork
        self._horizon = clockwork.today - BACK
        self._made: dict[tuple[object, ...], Timeline] = {}
        self._alike: dict[tuple[object, ...], Timeline] = {}

    def of(self, plan: Plan, stated: Sequence[Stated]) -> Timeline:
        """The timeline of a plan at the scopes of a question, the narrowest first."""
        scopes = [scope.by_target for scope in stated if plan.id in scope.plans]
        if len(scopes) == 1 and len(plan.networks) == 1 and plan.id not in scopes[0]:
            said = scopes[0][plan.networks[0]]
            if len(said) == 1:
                return self._of_one(plan, said[0])
        networks = [_levels(plan.id, network, scopes) for network in plan.networks or (None,)]
        key = (plan.starts, plan.until, *(tuple(map(id, levels)) for levels in networks))
        if key not in self._made:
            self._made[key] = self._timeline(plan, networks)
        return self._made[key]

    def _of_one(self, plan: Plan, filed: Filed) -> Timeline:
        """The same for all statements that say the same with the same stamps, where nothing else is said."""
        said = filed.statement
        starts = said.starts if said.starts and said.starts > self._horizon else None
        stamps = id(said.verified), id(filed.verified)
        key = (said.status, starts, said.until, said.note, stamps, plan.starts, plan.until)
        known = self._alike.get(key)
        if known is None:
            known = self._alike[key] = self._timeline(plan, [[[filed]]])
        return known

    def _timeline(self, plan: Plan, networks: Sequence[Levels]) -> Timeline:
        days = sorted({day for day in self._turns(plan, networks) if day > self._horizon})
        said = [(day, self._said(plan, networks, day)) for day in (self._horizon, *days)]
        return _shortest(_plan_claim(None if day == self._horizon else day, answer) for day, answer in said)

    def _turns(self, plan: Plan, networks: Sequence[Levels]) -> Iterator[date]:
        """The days on which something may change."""
        for filed in (filed for levels in networks for level in levels for filed in level):
            yield from _turns_of(filed.statement.starts, filed.statement.until, self._trust(filed).expires)
        yield from _turns_of(plan.starts, plan.until, None)

    def _said(self, plan: Plan, networks: Sequence[Levels], day: date) -> PlanAnswer:
        return within_plan(best([self._aged(levels, day) for levels in networks]), plan, day)

    def _aged(self, levels: Levels, day: date) -> PlanAnswer:
        plain, decided_by = resolve(levels, day)
        if decided_by is None:
            return plain
        trust = self._trust(decided_by)
        if trust.holds_on(day):
            return replace(plain, trust=trust)
        return PlanAnswer(Answer.CALL_TO_CONFIRM, trust=trust, note=plain.note, claimed=plain.answer)

    def _trust(self, filed: Filed) -> Trust:
        return self._clockwork.trust(FactClass.PLANS, filed.statement.verified, filed.verified)


def _levels(plan: str, network: str | None, scopes: Iterable[Mapping[str | None, Sequence[Filed]]]) -> Levels:
    return [filed for said in scopes for target in (plan, network) if (filed := said.get(target))]


def _turns_of(starts: date | None, until: date | None, expires: date | None) -> Iterator[date]:
    if starts:
        yield starts
    yield from (last + _DAY for last in (until, expires) if last and last < date.max)


def accepting_timeline(answers: Sequence[AcceptingAnswer], today: date) -> Timeline:
    """Whether new patients are taken, where one of these answers is enough: the best that is good on the day."""
    horizon = today - BACK
    turns = {turn for answer in answers for turn in _turns_of(None, None, answer.trust.expires) if turn > horizon}
    said = [(day, _best_accepting(answers, day)) for day in (horizon, *sorted(turns))]
    return _shortest(
        Claim(None if day == horizon else day, _stated(answer), note=answer.note, trust=_age(answer))
        for day, answer in said
    )


def _best_accepting(answers: Sequence[AcceptingAnswer], day: date) -> AcceptingAnswer:
    """The first of the best, as `Desk.accepting_on` chooses; what is too old comes last."""
    order: list[AcceptingStatus | None] = [*AcceptingStatus, None]
    return min(answers, key=lambda answer: order.index(_stated(answer) if answer.trust.holds_on(day) else None))


def _stated(answer: AcceptingAnswer) -> AcceptingStatus | None:
    return answer.status or answer.claimed


def _age(answer: AcceptingAnswer) -> Trust | None:
    return answer.trust if _stated(answer) else None


def _plan_claim(day: date | None, answer: PlanAnswer) -> Claim:
    trust = None if answer.answer is Answer.NOT_LISTED else answer.trust
    return Claim(day, answer.answer, answer.until, answer.starts, answer.ended, answer.note, trust)


def _shortest(said: Iterable[Claim]) -> Timeline:
    """The claims without those that say what the one before says anyway on that day."""
    claims: list[Claim] = []
    for claim in said:
        if not claims or claim.first is None or _shown(claims[-1], claim.first) != _shown(claim, claim.first):
            claims.append(claim)
    return tuple(claims)


def _shown(claim: Claim, day: date) -> Claim:
    """What a reader sees of a claim on a day: past its last good day nothing but its note and its age."""
    if claim.trust is None or claim.trust.holds_on(day):
        return claim._replace(first=None)
    return Claim(None, None, note=claim.note, trust=claim.trust)
