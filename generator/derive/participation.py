"""Is this plan taken, by this provider, at this location? Resolved here and nowhere else.

Statements are filed by what they are about (a network or a plan) and by how narrow they are. The most specific
level that says anything decides: provider at a location, then provider, then location, then practice; on each of
these, a plan before its networks. Silence is `NOT_LISTED`, never no; nothing is inferred from another plan.

Dates: `in_network` states the whole time of participation, so before it the answer is "from D" and after it "not in
network". `not_in_network` and `call_to_confirm` hold on their own days only; outside them the next level speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from generator.derive.freshness import UNVERIFIED, Clockwork, Trust
from generator.model.facts import Statement, Status
from generator.model.insurance import Plan
from generator.model.practice import Directory
from generator.model.verify import FactClass, Verified

_DAY = timedelta(days=1)


class Answer(StrEnum):
    """The answer vocabulary, the same in every output, from best to worst for the patient."""

    IN_NETWORK = "in_network"
    IN_NETWORK_UNTIL = "in_network_until"
    FROM = "from"
    CALL_TO_CONFIRM = "call_to_confirm"
    NOT_LISTED = "not_listed"
    NOT_IN_NETWORK = "not_in_network"


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """One resolved answer.

    `until`: last day in network (IN_NETWORK_UNTIL). `starts`: first day in network (FROM, or known while calling to
    confirm). `ended`: last day of a participation that is over. `claimed` is what the statements say before their age
    is looked at: where it differs from `answer`, the fact is stale and readers are asked to call. `later`: what it
    becomes, each from its day on, before age is looked at (`later.py` finds that out; most answers stay as they are).
    """

    answer: Answer
    until: date | None = None
    starts: date | None = None
    ended: date | None = None
    note: str | None = None
    trust: Trust = UNVERIFIED
    claimed: Answer | None = None
    later: tuple[tuple[date, PlanAnswer], ...] = ()

    @property
    def degraded(self) -> bool:
        """Whether the answer is "call to confirm" only because its verification is too old."""
        return self.claimed is not None


class Scope(NamedTuple):
    """How narrow a statement is; None means every provider, every location."""

    provider: str | None
    location: str | None


SILENCE = PlanAnswer(Answer.NOT_LISTED)
"""What is said where nothing is said."""


class Filed(NamedTuple):
    """A statement with the stamp of the file it stands in and the place where it stands, for reports."""

    statement: Statement
    verified: Verified | None
    file: str
    number: int


class Stated(NamedTuple):
    """What is stated at one scope, by network or plan, and of which plans that says something."""

    by_target: Mapping[str | None, Sequence[Filed]]
    plans: frozenset[str]


def filed_statements(directory: Directory) -> Iterator[tuple[str, Scope, Filed]]:
    """Every statement once for each network or plan and each scope it names: (target id, scope, statement)."""
    for index, wide in enumerate(directory.participation.participation):
        filed = Filed(wide, directory.participation.verified, "content/participation.yml", index)
        yield from _spread(filed, wide.providers or (None,), wide.at or (None,))
    for place in directory.locations.values():
        for index, local in enumerate(place.participation):
            yield from _spread(
                Filed(local, place.verified, place.source, index), local.providers or (None,), (place.id,)
            )
    for provider in directory.providers.values():
        for index, own in enumerate(provider.participation):
            filed = Filed(own, provider.verified, provider.source, index)
            yield from _spread(filed, (provider.id,), own.at or (None,))


def _spread(
    filed: Filed, providers: Sequence[str | None], locations: Sequence[str | None]
) -> Iterator[tuple[str, Scope, Filed]]:
    targets = (*filed.statement.networks, *filed.statement.plans)
    for provider in providers:
        for location in locations:
            scope = Scope(provider, location)
            for target in targets:
                yield target, scope, filed


class Participation:
    """Answers plan questions on one day."""

    def __init__(self, directory: Directory, clockwork: Clockwork) -> None:
        self._plans = directory.plans
        self._clockwork = clockwork
        self._filed: dict[Scope, dict[str | None, list[Filed]]] = {}
        self._resolved: dict[tuple[int, ...], PlanAnswer] = {}
        self._of_words: dict[tuple[object, ...], tuple[Trust, PlanAnswer]] = {}
        self._alone: dict[int, PlanAnswer] = {}
        self._spoken: dict[tuple[str | None, str | None], tuple[Scope, ...]] = {}
        self._listed: dict[tuple[Scope, ...], tuple[tuple[Plan, PlanAnswer], ...]] = {}
        for target, scope, filed in filed_statements(directory):
            self._filed.setdefault(scope, {}).setdefault(target, []).append(filed)
        self._plans_at = self._plans_by_scope()
        self._order = {plan: place for place, plan in enumerate(self._plans)}

    def _plans_by_scope(self) -> dict[Scope, frozenset[str]]:
        """Which plans anything is said of at each scope: most questions end here, in silence."""
        plans_on: dict[str | None, list[str]] = {}
        for plan in self._plans.values():
            for target in (plan.id, *plan.networks):
                plans_on.setdefault(target, []).append(plan.id)
        return {
            scope: frozenset(plan for target in targets for plan in plans_on.get(target, ()))
            for scope, targets in self._filed.items()
        }

    @cached_property
    def dated(self) -> frozenset[str]:
        """Plans of which something is said that begins or ends on a day to come."""
        today = self._clockwork.today
        targets = {
            target
            for said in self._filed.values()
            for target, filed in said.items()
            if any(_starts(one) > today or today <= _ends(one) < date.max for one in filed)
        }
        return frozenset(
            plan.id
            for plan in self._plans.values()
            if plan.starts or plan.until or not targets.isdisjoint((plan.id, *plan.networks))
        )

    def answer(self, plan_id: str, provider_id: str | None = None, location_id: str | None = None) -> PlanAnswer:
        """The answer for a plan: of a provider at a location, or as narrow as is given."""
        return self._answer(self._plans[plan_id], self._spoken_scopes(provider_id, location_id))

    def _answer(self, plan: Plan, scopes: Sequence[Scope]) -> PlanAnswer:
        """The answer at these scopes, the narrowest first."""
        spoken = [self._filed[scope] for scope in scopes if plan.id in self._plans_at[scope]]
        if not spoken:
            return SILENCE
        said = best([self._resolve_path(plan.id, network, spoken) for network in plan.networks or (None,)])
        return within_plan(said, plan, self._clockwork.today) if plan.starts or plan.until else said

    def listed(self, provider_id: str | None, location_id: str | None) -> tuple[tuple[Plan, PlanAnswer], ...]:
        """What is said of every plan that is listed for a provider at a location, by payer and plan."""
        scopes = self._spoken_scopes(provider_id, location_id)
        if scopes not in self._listed:
            spoken = set().union(*(self._plans_at[scope] for scope in scopes))
            plans = (self._plans[plan] for plan in sorted(spoken, key=self._order.__getitem__))
            rows = ((plan, self._answer(plan, scopes)) for plan in plans)
            self._listed[scopes] = tuple(row for row in rows if row[1].answer is not Answer.NOT_LISTED)
        return self._listed[scopes]

    def _spoken_scopes(self, provider_id: str | None, location_id: str | None) -> tuple[Scope, ...]:
        """Of the scopes that a question falls under, those of which anything is said: few, and shared by many."""
        pair = provider_id, location_id
        if pair not in self._spoken:
            self._spoken[pair] = tuple(scope for scope in scopes_of(*pair) if scope in self._filed)
        return self._spoken[pair]

    def stated(self, provider_id: str | None, location_id: str | None) -> tuple[Stated, ...]:
        """Everything that is stated at the scopes that a question falls under, the narrowest first."""
        return tuple(
            Stated(self._filed[scope], self._plans_at[scope]) for scope in self._spoken_scopes(provider_id, location_id)
        )

    def network_answer(
        self, network_id: str, provider_id: str | None = None, location_id: str | None = None
    ) -> PlanAnswer:
        """The answer for a network as such, whatever its plans say."""
        spoken = [self._filed[scope] for scope in self._spoken_scopes(provider_id, location_id)]
        return self._resolve_path(None, network_id, spoken)

    def _resolve_path(
        self, plan_id: str | None, network_id: str | None, spoken: Iterable[Mapping[str | None, Sequence[Filed]]]
    ) -> PlanAnswer:
        """The answer for a plan by way of one of its networks. `spoken`: statements by target, the narrowest first."""
        levels = [filed for said in spoken for target in (plan_id, network_id) if (filed := said.get(target))]
        if len(levels) == 1 and len(levels[0]) == 1:
            return self._of_one(levels[0][0])
        key = tuple(map(id, levels))
        if key not in self._resolved:
            self._resolved[key] = self._aged(*resolve(levels, self._clockwork.today))
        return self._resolved[key]

    def _of_one(self, filed: Filed) -> PlanAnswer:
        """The answer where nothing else is said; a statement often speaks of many plans, for one answer."""
        known = self._alone.get(id(filed))
        if known is None:
            known = self._alone[id(filed)] = self._in_one_piece(filed)
        return known

    def _in_one_piece(self, filed: Filed) -> PlanAnswer:
        """The same answer for all statements that say the same with the same trust."""
        statement = filed.statement
        trust = self._clockwork.trust(FactClass.PLANS, statement.verified, filed.verified)
        key = (statement.status, statement.starts, statement.until, statement.note, id(trust))
        known = self._of_words.get(key)
        if known is None:
            known = self._of_words[key] = trust, self._aged(*resolve([[filed]], self._clockwork.today))
        return known[1]

    def _aged(self, plain: PlanAnswer, decided_by: Filed | None) -> PlanAnswer:
        """Degrade an answer whose verification is too old; an answer from silence has nothing to age."""
        if decided_by is None:
            return plain
        trust = self._clockwork.trust(FactClass.PLANS, decided_by.statement.verified, decided_by.verified)
        if trust.good:
            return replace(plain, trust=trust)
        return PlanAnswer(Answer.CALL_TO_CONFIRM, trust=trust, note=plain.note, claimed=plain.answer)


def within_plan(said: PlanAnswer, plan: Plan, today: date) -> PlanAnswer:
    """Nobody is in the network of a plan before it begins or after it ends."""
    if said.answer not in (Answer.IN_NETWORK, Answer.IN_NETWORK_UNTIL, Answer.FROM):
        return said
    if plan.until is not None and plan.until < today:
        return replace(said, answer=Answer.NOT_IN_NETWORK, until=None, starts=None, ended=plan.until)
    if plan.starts is not None and plan.starts > today:
        return replace(said, answer=Answer.FROM, until=None, starts=max(plan.starts, said.starts or plan.starts))
    if plan.until is not None and said.answer is not Answer.FROM:
        return replace(said, answer=Answer.IN_NETWORK_UNTIL, until=min(plan.until, said.until or plan.until))
    return said


def scopes_of(provider_id: str | None, location_id: str | None) -> Iterable[Scope]:
    """The scopes that a question falls under, the narrowest first, each once."""
    return dict.fromkeys(
        (Scope(provider_id, location_id), Scope(provider_id, None), Scope(None, location_id), Scope(None, None))
    )


def best(answers: Sequence[PlanAnswer]) -> PlanAnswer:
    """Of the answers for each network that a plan uses, the best one: one network is enough to be in network."""
    return min(answers, key=lambda answer: _ORDER[answer.answer]) if len(answers) > 1 else answers[0]


_ORDER = {answer: place for place, answer in enumerate(Answer)}


def resolve(levels: Sequence[Sequence[Filed]], today: date) -> tuple[PlanAnswer, Filed | None]:
    """The answer of the levels, the most specific first, and the statement that decided it (None: silence)."""
    cap: date | None = None
    for level in levels:
        decided = _decide(level, today)
        if decided is not None:
            answer, filed = decided
            return _capped(answer, cap), filed
        starts = [s.starts for s, *_ in level if s.starts and s.starts > today]
        if starts:
            cap = min(filter(None, (cap, min(starts) - _DAY)))
    return SILENCE, None


def _decide(level: Sequence[Filed], today: date) -> tuple[PlanAnswer, Filed] | None:
    """What one level says today; None if only the next level can say."""
    member = [filed for filed in level if filed.statement.status is Status.IN_NETWORK]
    future = sorted((f for f in member if _starts(f) > today), key=_starts)
    if current := [filed for filed in level if _starts(filed) <= today <= _ends(filed)]:
        filed = min(current, key=lambda f: _CAUTION.index(f.statement.status))
        return _current(filed, level, future), filed
    if future:
        return PlanAnswer(Answer.FROM, starts=_starts(future[0]), note=future[0].statement.note), future[0]
    if member:
        last = max(member, key=_ends)
        return PlanAnswer(Answer.NOT_IN_NETWORK, ended=_ends(last), note=last.statement.note), last
    return None


_CAUTION = (Status.CALL_TO_CONFIRM, Status.NOT_IN_NETWORK, Status.IN_NETWORK)
"""Where statements contradict each other (the check refuses that), the more careful one is shown."""


def _current(filed: Filed, level: Sequence[Filed], future: Sequence[Filed]) -> PlanAnswer:
    statement = filed.statement
    starts = _starts(future[0]) if future else None
    if statement.status is Status.CALL_TO_CONFIRM:
        return PlanAnswer(Answer.CALL_TO_CONFIRM, starts=starts, note=statement.note)
    if statement.status is Status.NOT_IN_NETWORK:
        answer = Answer.FROM if starts else Answer.NOT_IN_NETWORK
        return PlanAnswer(answer, starts=starts, note=statement.note)
    until = _unbroken_end(filed, level)
    answer = Answer.IN_NETWORK if until is None else Answer.IN_NETWORK_UNTIL
    return PlanAnswer(answer, until=until, note=statement.note)


def _unbroken_end(filed: Filed, level: Sequence[Filed]) -> date | None:
    """The last day in network when renewals follow each other without a gap; None if no end is known."""
    end = filed.statement.until
    while end is not None:
        renewal = [
            f.statement
            for f in level
            if f.statement.status is Status.IN_NETWORK and _starts(f) <= end + _DAY and _ends(f) > end
        ]
        if not renewal:
            return end
        end = None if any(s.until is None for s in renewal) else max(s.until for s in renewal if s.until)
    return None


def _capped(answer: PlanAnswer, cap: date | None) -> PlanAnswer:
    """A wider "in network" ends when a narrower statement that says otherwise begins."""
    if cap is None or answer.answer not in (Answer.IN_NETWORK, Answer.IN_NETWORK_UNTIL):
        return answer
    until = min(filter(None, (answer.until, cap)))
    return replace(answer, answer=Answer.IN_NETWORK_UNTIL, until=until)


def _starts(filed: Filed) -> date:
    return filed.statement.starts or date.min


def _ends(filed: Filed) -> date:
    return filed.statement.until or date.max
