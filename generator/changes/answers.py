"""Plan answers of two states, of every provider at every location: what differs, and from which day.

Answers are compared day by day from today on, at each day on which a statement or a plan begins or ends. So it does
not matter how many statements say it, in which file, or in which order; only what an office would be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from generator.changes.pairing import Pairing, Side, places_of
from generator.derive import wording
from generator.derive.participation import PlanAnswer, filed_statements
from generator.model.insurance import Plan


class Pair(NamedTuple):
    """Who is asked, where; None: the practice as such, or a location as such."""

    provider: str | None
    location: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What an office is told from a day on, before and after. `pairs` have the ids of the newer state."""

    plan: str
    day: date
    before: PlanAnswer
    after: PlanAnswer
    pairs: tuple[Pair, ...]


def differences(pairing: Pairing) -> Iterator[Difference]:
    """For every plan in both states, the pairs whose answers differ in the same way."""
    asked = common_pairs(pairing)
    days = _days(pairing)
    for plan in _touched(pairing):
        alike: dict[tuple[date, str, str], tuple[PlanAnswer, PlanAnswer, list[Pair]]] = {}
        for pair in asked:
            if (first := _first_difference(pairing, plan, pair, days)) is not None:
                day, before, after = first
                key = day, wording.plan_answer(before), wording.plan_answer(after)
                alike.setdefault(key, (before, after, []))[2].append(pair)
        for (day, *_), (before, after, pairs) in alike.items():
            yield Difference(plan, day, before, after, tuple(pairs))


def _first_difference(
    pairing: Pairing, plan: str, pair: Pair, days: Iterable[date]
) -> tuple[date, PlanAnswer, PlanAnswer] | None:
    for day in days:
        before, after = answers_on(pairing, plan, pair, day)
        if wording.plan_answer(before) != wording.plan_answer(after):
            return day, before, after
    return None


def answers_on(pairing: Pairing, plan: str, pair: Pair, day: date) -> tuple[PlanAnswer, PlanAnswer]:
    """The answers of both states on a day."""
    provider = pair.provider and pairing.old_id("providers", pair.provider)
    location = pair.location and pairing.old_id("locations", pair.location)
    before = pairing.old.participation(day).answer(pairing.old_id("plans", plan), provider, location)
    return before, pairing.new.participation(day).answer(plan, pair.provider, pair.location)


def common_pairs(pairing: Pairing) -> list[Pair]:
    """Every provider at every location in both states; where nobody is listed, locations, or the practice alone."""
    names = pairing.new_ids("locations")
    found = []
    for key, (old, new) in pairing.stayed.items():
        before = {names.get(place, place) for place in places_of(old, pairing.today)}
        found += [Pair(key, place) for place in places_of(new, pairing.today) if place in before]
    return found or [Pair(None, place) for place in names.values()] or [Pair(None, None)]


_Said = tuple[str, str | None, str | None, object, object, object]


def _touched(pairing: Pairing) -> list[str]:
    """Plans of both states of which anything is said otherwise: only they can have other answers."""
    if pairing.unknown("participation"):
        return []
    targets = {said[0] for said in _statements(pairing, pairing.old) ^ _statements(pairing, pairing.new)}
    found = []
    for key, old, new in pairing.pairs("plans", Plan):
        if old is None or new is None:
            continue
        networks = pairing.renamed("networks", old.networks)
        redefined = (networks, old.starts, old.until) != (frozenset(new.networks), new.starts, new.until)
        if redefined or targets & {key, *networks, *new.networks}:
            found.append(key)
    return found


def _statements(pairing: Pairing, side: Side) -> set[_Said]:
    """What is said in one state, by the ids of the newer one."""
    old = side is pairing.old
    names = {name: pairing.new_ids(name) if old else {} for name in ("plans", "networks", "providers", "locations")}
    targets = {**names["networks"], **names["plans"]}
    return {
        (
            targets.get(target, target),
            scope.provider and names["providers"].get(scope.provider, scope.provider),
            scope.location and names["locations"].get(scope.location, scope.location),
            filed.statement.status,
            filed.statement.starts,
            filed.statement.until,
        )
        for target, scope, filed in filed_statements(side.directory)
    }


def _days(pairing: Pairing) -> list[date]:
    """Today, and every later day on which an answer of either state can change."""
    turns = {pairing.today}
    for side in (pairing.old, pairing.new):
        for _, _, filed in filed_statements(side.directory):
            turns |= set(_turns(filed.statement.starts, filed.statement.until))
        for plan in side.directory.plans.values():
            turns |= set(_turns(plan.starts, plan.until))
    return sorted(day for day in turns if day >= pairing.today)


def _turns(starts: date | None, until: date | None) -> Iterable[date]:
    if starts:
        yield starts
    if until and until < date.max:
        yield until + timedelta(days=1)


def alike(pairing: Pairing, found: Iterable[Difference]) -> Iterable[list[Difference]]:
    """Plans of a payer whose answers differ in the same way, for the same providers, are told together."""
    groups: dict[tuple[object, ...], list[Difference]] = {}
    for one in found:
        payer = pairing.new.directory.plans[one.plan].payer
        words = wording.plan_answer(one.before), wording.plan_answer(one.after)
        groups.setdefault((payer, one.day, words, one.pairs), []).append(one)
    return groups.values()
