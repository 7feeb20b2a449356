"""The table of plans: what a provider, or a place, says of every plan that is listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.derive import wording
from generator.derive.answers import AcceptingAnswer
from generator.derive.desk import Desk, RoleView
from generator.derive.freshness import Trust
from generator.derive.participation import PlanAnswer
from generator.model.insurance import Payer, Plan
from generator.outputs.pages.parts import Parts, verified


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan with one answer at some places."""

    plan: Markup
    places: str
    answer: Markup
    detail: str
    accepting: Markup | str


@dataclass(frozen=True, slots=True)
class PayerRows:
    """The rows of one payer."""

    payer: Payer
    rows: Sequence[PlanRow]


@dataclass(frozen=True, slots=True)
class PlanTable:
    """What a provider says of every plan that is listed. Columns that would say the same in each row are left out."""

    payers: Sequence[PayerRows]
    verified: Markup | None
    with_places: bool
    with_accepting: bool


def plan_table(here: Parts, roles: Sequence[RoleView], desk: Desk) -> PlanTable:
    """Plans by payer; places that give the same answer share a row."""
    per_network = any(s.networks for role in roles for e in (role.provider, role.location) for s in e.accepting)
    found: dict[str, list[tuple[RoleView, Plan, PlanAnswer]]] = {}
    for role in roles:
        for plan, answer in desk.plans_of(role):
            found.setdefault(plan.id, []).append((role, plan, answer))
    by_payer: dict[str, list[PlanRow]] = {}
    trusts: dict[int, Trust] = {}
    apart = False
    for plan in desk.lookup.plans_by_payer:
        if plan.id in found:
            entries = _merged(found[plan.id], desk, per_network)
            apart = apart or len(entries) > 1 or len(entries[0][0]) < len(roles)
            trusts |= {id(answer.trust): answer.trust for _, answer, _ in entries}
            rows = by_payer.setdefault(plan.payer, [])
            rows += [_row(here, plan, entry, len(roles)) for entry in entries]
    stamps = {verified(trust) for trust in trusts.values()}
    payers = [PayerRows(desk.directory.payers[key], rows) for key, rows in by_payer.items()]
    return PlanTable(payers, stamps.pop() if len(stamps) == 1 else None, apart, per_network)


Entry = tuple[list[str], PlanAnswer, AcceptingAnswer | None]
"""Places that give one answer for a plan."""


def _merged(rows: Sequence[tuple[RoleView, Plan, PlanAnswer]], desk: Desk, per_network: bool) -> list[Entry]:
    """Places with the same words in one row."""
    found: dict[tuple[str, ...], Entry] = {}
    for role, plan, answer in rows:
        accepting = desk.accepting_on(role, plan) if per_network else None
        key = (wording.plan_answer(answer), answer.note or "", accepting.words if accepting else "")
        found.setdefault(key, ([], answer, accepting))[0].append(role.location.known_as)
    return list(found.values())


def _row(here: Parts, plan: Plan, entry: Entry, of: int) -> PlanRow:
    places, answer, accepting = entry
    detail = "; ".join(filter(None, (wording.plan_detail(answer), answer.note)))
    everywhere = "Both places" if of == 2 else "All places"
    where = everywhere if len(places) == of > 1 else ", ".join(places)
    return PlanRow(here.plan(plan), where, here.answer(answer), detail, here.accepting(accepting) if accepting else "")
