"""The table of plans on a provider's page: every plan that is listed, by payer.

Rows are written by hand here, not by a template: a large site has tens of thousands of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.derive import wording
from generator.derive.answers import AcceptingAnswer
from generator.derive.desk import Desk, RoleView
from generator.derive.freshness import Trust
from generator.derive.participation import PlanAnswer
from generator.model.insurance import Plan
from generator.outputs.pages.parts import Parts, verified


@dataclass(frozen=True, slots=True)
class PlanTable:
    """The body of the table. Columns that would say the same in each row are left out.

    `verified` is set when all answers were verified on one day by one person.
    """

    body: Markup
    verified: Markup | None
    with_places: bool
    with_accepting: bool


Entry = tuple[list[str], PlanAnswer, AcceptingAnswer | None]
"""Places that give one answer for a plan."""


def plan_table(here: Parts, roles: Sequence[RoleView], desk: Desk) -> PlanTable | None:
    """Plans by payer; places that give the same answer share a row. None if nothing is listed."""
    per_network = any(map(desk.accepts_by_network, roles))
    found: dict[str, tuple[Plan, list[tuple[RoleView, PlanAnswer]]]] = {}
    for role in roles:
        for plan, answer in desk.plans_of(role):
            found.setdefault(plan.id, (plan, []))[1].append((role, answer))
    if not found:
        return None
    plans = sorted(found.values(), key=lambda entry: desk.plan_order[entry[0].id]) if len(roles) > 1 else found.values()
    entries = [(plan, _merged(plan, rows, desk, per_network)) for plan, rows in plans]
    apart = any(len(same) > 1 or len(same[0][0]) < len(roles) for _, same in entries)
    trusts = {
        (t.verified_on, t.by, t.state): t for _, same in entries for _, answer, _ in same for t in (answer.trust,)
    }
    body = "".join(_rows(here, desk, entries, len(roles) if apart else 0, 2 + apart + per_network))
    return PlanTable(Markup(body), _only(list(trusts.values())), apart, per_network)


def _only(trusts: list[Trust]) -> Markup | None:
    return verified(trusts[0]) if len(trusts) == 1 else None


def _merged(plan: Plan, rows: Sequence[tuple[RoleView, PlanAnswer]], desk: Desk, per_network: bool) -> list[Entry]:
    """Places with the same words in one row."""
    if len(rows) == 1:
        role, answer = rows[0]
        return [([role.location.known_as], answer, desk.accepting_on(role, plan) if per_network else None)]
    found: dict[tuple[str, ...], Entry] = {}
    for role, answer in rows:
        accepting = desk.accepting_on(role, plan) if per_network else None
        key = (wording.plan_answer(answer), answer.note or "", accepting.words if accepting else "")
        found.setdefault(key, ([], answer, accepting))[0].append(role.location.known_as)
    return list(found.values())


def _rows(here: Parts, desk: Desk, plans: Sequence[tuple[Plan, list[Entry]]], of: int, columns: int) -> list[str]:
    """Finished rows, those of each payer in a group of their own. `of` is the number of places, 0 to leave them out."""
    made: list[str] = []
    payer = ""
    for plan, entries in plans:
        if plan.payer != payer:
            made.append("</tbody>" if payer else "")
            payer = plan.payer
            made.append(payer_head(desk.directory.payers[payer].name, columns))
        for places, answer, accepting in entries:
            if not of and not accepting:
                made.append(here.plan_row(plan, answer))
                continue
            where = f"<td>{escape(_where(places, of))}</td>" if of else ""
            new = f"<td>{here.accepting_short(accepting)}</td>" if accepting else ""
            made.append(f'<tr><th scope="row">{here.plan(plan)}</th>{where}{here.cell(answer)}{new}</tr>\n')
    return [*made, "</tbody>"]


def payer_head(name: str, columns: int) -> str:
    """The start of a payer's group of rows."""
    return f'<tbody><tr class="payer"><th colspan="{columns}" scope="rowgroup">{escape(name)}</th></tr>\n'


def _where(places: Sequence[str], of: int) -> str:
    if len(places) == of > 1:
        return "Both places" if of == 2 else "All places"
    return ", ".join(places)
