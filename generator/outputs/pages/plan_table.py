"""The table of plans on a provider's page: every plan that is listed, by payer.

Rows are written by hand here, not by a template: a large site has tens of thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from generator.derive import wording
from generator.derive.answers import AcceptingAnswer
from generator.derive.desk import Desk, RoleView
from generator.derive.freshness import Trust
from generator.derive.participation import PlanAnswer
from generator.model.insurance import Plan
from generator.outputs.pages.ages import together
from generator.outputs.pages.parts import Parts, verified
from generator.render.writing import html_text


class PlanTable(NamedTuple):
    """The body of the table. Columns that would say the same in each row are left out.

    `verified` is set when all answers were verified on one day by one person; `marks` say how long most of them hold.
    """

    body: Markup
    marks: Markup
    verified: Markup | None
    with_places: bool
    with_accepting: bool


Entry = tuple[list[str], PlanAnswer, AcceptingAnswer | None]
"""Places that give one answer for a plan."""


def plan_table(here: Parts, roles: Sequence[RoleView], desk: Desk) -> PlanTable | None:
    """Plans by payer; places that give the same answer share a row. None if nothing is listed."""
    per_network = any(map(desk.accepts_by_network, roles))
    listings = [desk.plans_of(role) for role in roles]
    if listings and not per_network and all(listing is listings[0] for listing in listings):
        return _same_everywhere(here, desk, listings[0])
    found: dict[str, tuple[Plan, list[tuple[RoleView, PlanAnswer]]]] = {}
    for role, listing in zip(roles, listings, strict=True):
        for plan, answer in listing:
            found.setdefault(plan.id, (plan, []))[1].append((role, answer))
    if not found:
        return None
    plans = sorted(found.values(), key=lambda entry: desk.plan_order[entry[0].id]) if len(roles) > 1 else found.values()
    entries = [(plan, _merged(plan, rows, desk, per_network)) for plan, rows in plans]
    apart = any(len(same) > 1 or len(same[0][0]) < len(roles) for _, same in entries)
    trusts = {_words_of(answer.trust): answer.trust for _, same in entries for _, answer, _ in same}
    body = _by_payer(desk, _rows(here, entries, len(roles) if apart else 0), 2 + apart + per_network)
    return PlanTable(*body, _only(trusts), apart, per_network)


def _same_everywhere(here: Parts, desk: Desk, listing: Sequence[tuple[Plan, PlanAnswer]]) -> PlanTable | None:
    """The table of a provider whose every place takes the same plans, as most do."""
    if not listing:
        return None
    body = _by_payer(desk, ((plan, here.plan_row(plan, answer)) for plan, answer in listing), 2)
    return PlanTable(*body, _only({_words_of(answer.trust): answer.trust for _, answer in listing}), False, False)


def _words_of(trust: Trust) -> tuple[object, ...]:
    """What is told of a verification."""
    return trust.verified_on, trust.by, trust.state


def _only(trusts: Mapping[tuple[object, ...], Trust]) -> Markup | None:
    return verified(next(iter(trusts.values()))) if len(trusts) == 1 else None


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


def _rows(here: Parts, plans: Iterable[tuple[Plan, list[Entry]]], of: int) -> Iterator[tuple[Plan, str]]:
    """Plans with finished rows. `of` is the number of places, 0 to leave them out."""
    for plan, entries in plans:
        for places, answer, accepting in entries:
            where = f"<td>{html_text(_where(places, of))}</td>" if of else ""
            new = f"<td>{here.accepting_short(accepting)}</td>" if accepting else ""
            yield plan, f'<tr><th scope="row">{here.plan(plan)}</th>{where}{here.cell(answer)}{new}</tr>\n'


def _by_payer(desk: Desk, rows: Iterable[tuple[Plan, str]], columns: int) -> tuple[Markup, Markup]:
    """The body of the table, the rows of each payer in a group of their own, and how long most of them hold."""
    made: list[str] = []
    payer = ""
    for plan, row in rows:
        if plan.payer != payer:
            made.append("</tbody>" if payer else "")
            payer = plan.payer
            made.append(payer_head(desk.directory.payers[payer].name, columns))
        made.append(row)
    body, marks = together("".join([*made, "</tbody>"]))
    return Markup(body), marks


@lru_cache(maxsize=1024)
def payer_head(name: str, columns: int) -> str:
    """The start of a payer's group of rows."""
    return f'<tbody><tr class="payer"><th colspan="{columns}" scope="rowgroup">{html_text(name)}</th></tr>\n'


def _where(places: Sequence[str], of: int) -> str:
    if len(places) == of > 1:
        return "Both places" if of == 2 else "All places"
    return ", ".join(places)
