"""A page for each plan: who takes it where, and what the card and the plan say.

Rows are written by hand here, not by a template: a large site has tens of thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.derive import wording
from generator.derive.desk import RoleView
from generator.derive.overview import PlanOverview, common
from generator.derive.participation import PlanAnswer
from generator.derive.routes import INSURANCE, Routes
from generator.derive.turns import detail
from generator.model.insurance import Payer, Plan
from generator.outputs.base import Crumb, Page
from generator.outputs.pages import insurance, views
from generator.outputs.pages.ages import together
from generator.outputs.pages.parts import Parts, phone_link, verified
from generator.outputs.pages.site import Site
from generator.outputs.pages.teasers import teasers

MANY = 120
"""Beyond so many rows a place whose providers all give the same answer is one line."""
UNNAMED = 40
"""Beyond so many providers of whom nothing is said they are counted, not named."""


class WhoPlace(NamedTuple):
    """A location on a plan. `everyone` is the answer of all there, when the rows are left out; `marks` say
    how long most rows hold.

    `with_soon`: there is a column for how soon.
    """

    name: str
    path: str
    contact: views.Contact
    rows: Markup
    marks: Markup
    everyone: Markup
    detail: str
    providers: int
    with_soon: bool


def pages(site: Site) -> Iterator[Page]:
    """The list of payers and plans, every payer, every plan."""
    if not site.directory.payers:
        return
    yield insurance.index(site)
    for payer in site.directory.payers.values():
        yield insurance.payer_page(site, payer)
        for plan in payer.plans.values():
            yield plan_page(site, payer, plan)


def plan_page(site: Site, payer: Payer, plan: Plan) -> Page:
    """One plan."""
    path = Routes.plan(payer.id, plan.id)
    here = site.parts(path)
    overview = site.desk.plan_overviews[plan.id]
    references = [f"plan/{plan.id}", *(f"network/{key}" for key in plan.networks)]
    values = {
        "answers": insurance.summary(here, overview),
        "verified": _verified(overview),
        "places": _places(site, here, plan, overview),
        "silent": _silent(site, here, overview),
        "nobody": not overview.listed,
        "updates": teasers(site, insurance.about(site, references)),
        **_plan_facts(site, payer, plan),
    }
    same = overview.common
    says = f"{wording.plan_answer(same)}." if same else "It depends on the provider and the place."
    return site.page(
        path,
        "plan",
        plan.name,
        f"{plan.name} ({payer.name}) at {site.desk.practice.name}: {says} Who takes it, and where.",
        values,
        crumbs=[Crumb(insurance.TITLE, INSURANCE), Crumb(payer.name, Routes.payer(payer.id))],
        search=" · ".join((payer.name, *payer.also_called, *plan.also_called, *plan.card_says)),
        sources=(payer.source, "content/participation.yml"),
    )


def _plan_facts(site: Site, payer: Payer, plan: Plan) -> dict[str, Any]:
    """What the plan and its card say."""
    return {
        "payer": payer,
        "payer_path": Routes.payer(payer.id),
        "payer_phone": phone_link(payer.phone) if payer.phone else "",
        "plan": plan,
        "kind": insurance.kind_of(plan),
        "networks": [site.directory.networks[key] for key in plan.networks],
        "dates": _dates(plan),
    }


def _verified(overview: PlanOverview) -> Markup:
    stamps = {(answer.trust.verified_on, answer.trust.by): answer.trust for _, answer in overview.listed}
    return verified(next(iter(stamps.values()))) if len(stamps) == 1 else Markup("")


def _places(site: Site, here: Parts, plan: Plan, overview: PlanOverview) -> list[WhoPlace]:
    answers = [overview.common] if overview.common else [share.answer for share in overview.shares]
    known: set[str | None] = {answer.note for answer in answers if answer and answer.note}
    crowded = len(overview.listed) > MANY
    return [_place(site, here, plan, rows, known, crowded) for rows in overview.by_place.values()]


def _place(
    site: Site,
    here: Parts,
    plan: Plan,
    rows: Sequence[tuple[RoleView, PlanAnswer]],
    known: set[str | None],
    crowded: bool,
) -> WhoPlace:
    location = rows[0][0].location
    same = common(answer for _, answer in rows) if crowded else None
    soon = any(here.soon(role) for role, _ in rows)
    body, marks = together("" if same else "".join(_rows(site, here, plan, rows, known, soon)))
    return WhoPlace(
        location.known_as,
        Routes.location(location.id),
        site.contact(None, location),
        Markup(body),
        marks,
        here.answer(same) if same else Markup(""),
        detail(same) if same else "",
        len(rows),
        soon,
    )


def _rows(
    site: Site,
    here: Parts,
    plan: Plan,
    rows: Sequence[tuple[RoleView, PlanAnswer]],
    known: set[str | None],
    with_soon: bool,
) -> Iterator[str]:
    """Rows, each without its note if that stands above the table, in `known`."""
    for role, answer in rows:
        said = here.cell(answer) if answer.note not in known else f"<td>{here.answer(answer)}</td>"
        start, end = here.at_place(role, site.desk.accepting_on(role, plan), with_soon)
        yield f"{start}{said}{end}"


def _silent(site: Site, here: Parts, overview: PlanOverview) -> tuple[int, list[tuple[Markup, str]]]:
    """How many pairs nothing is said of, and if they are few: (provider, places)."""
    if not 0 < overview.silent <= UNNAMED:
        return overview.silent, []
    listed = {(role.provider.id, role.location.id) for role, _ in overview.listed}
    found: dict[str, tuple[Markup, list[str]]] = {}
    for role in site.desk.current_roles:
        if (role.provider.id, role.location.id) not in listed:
            entry = found.setdefault(role.provider.id, (here.provider(role.provider), []))
            entry[1].append(role.location.known_as)
    return overview.silent, [(link, ", ".join(places)) for link, places in found.values()]


def _dates(plan: Plan) -> str:
    parts = [
        f"from {wording.day(plan.starts)}" if plan.starts else "",
        f"until {wording.day(plan.until)}" if plan.until else "",
    ]
    words = " ".join(filter(None, parts))
    return words[:1].upper() + words[1:]
