"""Payers and plans that came or went, and plan answers that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.changes.answers import Difference, Pair, alike, common_pairs, differences
from generator.changes.change import Change, Kind, Topic
from generator.changes.pairing import Pairing
from generator.changes.words import few
from generator.derive import wording
from generator.derive.participation import Answer, PlanAnswer
from generator.model.insurance import Payer, Plan
from generator.model.news import UpdateKind

FEW = 4
"""Up to so many providers are named; of more it is said how many."""


def insurance(pairing: Pairing) -> Iterator[Change]:
    """Payers, then plans, then answers."""
    whole = set()
    for key, before, after in pairing.pairs("payers", Payer):
        if before is None or after is None:
            whole.add(key)
            yield from _payer(pairing, key, before, after)
        elif before.name != after.name:
            yield _named(f"payer/{key}", f"payer/{key}", before.name, after.name)
    for key, old, new in pairing.pairs("plans", Plan):
        plan = new or old
        if plan is not None and plan.payer not in whole:
            yield from _plan(pairing, key, old, new)
    asked = common_pairs(pairing)
    for group in alike(pairing, differences(pairing)):
        yield _answers(pairing, group, asked)


def _payer(pairing: Pairing, key: str, old: Payer | None, new: Payer | None) -> Iterator[Change]:
    payer = new or old
    if payer is None:
        return
    plans = few((plan.name for plan in payer.plans.values()), 8)
    about = (f"payer/{key}", *(f"plan/{plan}" for plan in payer.plans))
    if new is not None:
        text = f"{payer.name} is listed now{f': {plans}' if plans else ''}."
        yield _listed(Kind.PAYER_NEW, about, text, "", plans, None)
    else:
        text = f"{payer.name} is no longer listed{f': {plans}' if plans else ''}."
        yield _listed(Kind.PAYER_GONE, about, text, payer.name, "", None)


def _listed(kind: Kind, about: tuple[str, ...], text: str, before: str, after: str, day: date | None) -> Change:
    return Change(
        kind=kind, topic=Topic.INSURANCE, about=about, text=text, before=before, after=after, effective=day,
        news=UpdateKind.INSURANCE,
    )  # fmt: skip


def _named(reference: str, payer: str, before: str, after: str) -> Change:
    return Change(
        kind=Kind.PLAN_DETAILS,
        topic=Topic.INSURANCE,
        about=(reference, payer),
        text=f"{before} is now called {after}.",
        before=before,
        after=after,
    )


def _plan(pairing: Pairing, key: str, old: Plan | None, new: Plan | None) -> Iterator[Change]:
    if old is None and new is not None:
        answer = _common_answer(pairing, key)
        text = f"{_plans(pairing, [new])} is listed now{f': {answer}' if answer else ''}."
        starts = new.starts if new.starts and new.starts > pairing.today else None
        yield _listed(Kind.PLAN_NEW, (f"plan/{key}", f"payer/{new.payer}"), text, "", answer, starts)
    elif new is None and old is not None:
        payer = pairing.new_ids("payers").get(old.payer, old.payer)
        text = f"{old.name} is no longer listed."
        if not (old.until and old.until < pairing.today):
            yield _listed(Kind.PLAN_GONE, (f"plan/{key}", f"payer/{payer}"), text, old.name, "", None)
    elif old is not None and new is not None and old.name != new.name:
        yield _named(f"plan/{key}", f"payer/{new.payer}", old.name, new.name)


def _common_answer(pairing: Pairing, plan: str) -> str:
    """The answer for a new plan, if everybody gives the same."""
    participation = pairing.new.participation(pairing.today)
    answers = {wording.plan_answer(participation.answer(plan, *pair)) for pair in common_pairs(pairing)}
    return _lower(answers.pop()) if len(answers) == 1 else ""


def _answers(pairing: Pairing, group: Sequence[Difference], asked: Sequence[Pair]) -> Change:
    first, plans = group[0], [pairing.new.directory.plans[one.plan] for one in group]
    before, after = wording.plan_answer(first.before), wording.plan_answer(first.after)
    who = _who(pairing, first.pairs, asked)
    later = f"from {wording.weekday(first.day)}: " if first.day > pairing.today else ""
    words = f" {later}{_lower(after) if later else after}"
    return Change(
        kind=Kind.PLAN_ANSWER,
        topic=Topic.INSURANCE,
        about=(
            *(f"plan/{plan.id}" for plan in plans),
            f"payer/{plans[0].payer}",
            *_references(first.pairs, who),
        ),
        text=f"{_plans(pairing, plans)}{f', {who}' if who else ''}:{words} (was: {_lower(before)}).",
        before=before,
        after=after,
        effective=_effective(first.after, first.day, pairing.today),
        news=UpdateKind.INSURANCE,
    )


def _plans(pairing: Pairing, plans: Sequence[Plan]) -> str:
    """Choice PPO, Choice POS and Flex PPO (Tallgrass Health)."""
    payer = pairing.new.directory.payers.get(plans[0].payer)
    names = few((plan.name for plan in plans), 8)
    return names if payer is None or all(payer.name in plan.name for plan in plans) else f"{names} ({payer.name})"


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


def _effective(after: PlanAnswer, day: date, today: date) -> date | None:
    """The day that the news is about: when it begins, or the last day on which it holds."""
    if day > today:
        return day
    return {Answer.FROM: after.starts, Answer.IN_NETWORK_UNTIL: after.until, Answer.NOT_IN_NETWORK: after.ended}.get(
        after.answer
    )


def _who(pairing: Pairing, pairs: Sequence[Pair], asked: Sequence[Pair]) -> str:
    """Whom it is about: nothing for everybody; locations where all of them are; else providers, with their location."""
    told, directory = set(pairs), pairing.new.directory
    if len(told) == len(asked):
        return ""
    places = list(dict.fromkeys(pair.location for pair in pairs))
    if all(pair in told for pair in asked if pair.location in places):
        return few(directory.locations[place].known_as for place in places if place in directory.locations)
    providers = {pair.provider for pair in pairs}
    if len(providers) > FEW:
        return f"{len(providers)} of {len({pair.provider for pair in asked})} providers"
    partly = {pair.provider for pair in asked if pair not in told}
    return few(_name(pairing, pair, everywhere=pair.provider not in partly) for pair in pairs)


def _name(pairing: Pairing, pair: Pair, *, everywhere: bool) -> str:
    directory = pairing.new.directory
    name = directory.providers[pair.provider].name if pair.provider else ""
    place = directory.locations.get(pair.location or "")
    return name if everywhere or place is None else f"{name} at {place.known_as}"


def _references(pairs: Sequence[Pair], who: str) -> list[str]:
    """The few that are named in the sentence."""
    if not who or len({pair.provider for pair in pairs}) > FEW:
        return []
    places = {pair.location for pair in pairs}
    providers = {pair.provider for pair in pairs}
    some = [f"provider/{key}" for key in providers if key] if len(providers) <= len(places) else []
    return sorted(some) or sorted(f"location/{key}" for key in places if key)
