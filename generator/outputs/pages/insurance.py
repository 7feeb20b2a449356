"""Insurance: all payers and plans with the meaning of the answers, a page for each payer and each plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.derive import contacts, wording
from generator.derive.desk import RoleView
from generator.derive.overview import PlanOverview, common
from generator.derive.participation import Answer, PlanAnswer
from generator.derive.routes import INSURANCE, Routes
from generator.model.insurance import Payer, Plan
from generator.model.news import Update
from generator.outputs.base import Crumb, Page
from generator.outputs.pages import views
from generator.outputs.pages.parts import Parts, phone_link, status, verified
from generator.outputs.pages.site import Site
from generator.outputs.pages.teasers import teasers

TITLE = "Insurance"
MANY = 120
"""Beyond so many rows a place whose providers all give the same answer is one row."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in a list, with the answer that holds for everybody or the hint that it differs."""

    plan: Plan
    link: Markup
    kind: str
    answer: Markup
    detail: str
    words: str


@dataclass(frozen=True, slots=True)
class WhoRow:
    """A provider at a location on a plan."""

    provider: Markup
    answer: Markup
    detail: str
    accepting: Markup
    soon: str


@dataclass(frozen=True, slots=True)
class WhoPlace:
    """A location on a plan. `everyone` is set when all there give one answer and the rows are left out."""

    name: str
    path: str
    lines: Sequence[views.LineView]
    rows: Sequence[WhoRow]
    everyone: WhoRow | None
    count: int


def pages(site: Site) -> Iterator[Page]:
    """The list, every payer, every plan."""
    payers = list(site.directory.payers.values())
    yield index(site, payers)
    for payer in payers:
        yield payer_page(site, payer)
        for plan in payer.plans.values():
            yield plan_page(site, payer, plan)


def index(site: Site, payers: Sequence[Payer]) -> Page:
    """Payers and plans, and what each word of the answers means."""
    here = site.parts(INSURANCE)
    lines = {payer.id: [plan_line(site, here, plan) for plan in payer.plans.values()] for payer in payers}
    values = {
        "payers": [(payer, Routes.payer(payer.id), lines[payer.id]) for payer in payers],
        "legend": legend(),
        "count": sum(map(len, lines.values())),
        "phone": phone(site),
    }
    description = "Which insurance plans we take, by payer and plan, what each answer means, and the number to call."
    sources = (payer.source for payer in payers)
    return site.page(
        INSURANCE, "insurance", TITLE, description, values, search=f"{TITLE} plans payers networks", sources=sources
    )


def legend() -> list[tuple[Markup, str]]:
    """(status, meaning) of the answer vocabulary."""
    return [(status(answer.value, words), meaning) for answer, (words, meaning) in wording.VOCABULARY.items()]


def plan_line(site: Site, here: Parts, plan: Plan) -> PlanLine:
    """A plan for lists."""
    answer, detail = summary(here, site.desk.plan_overview(plan))
    words = " ".join((plan.name, *plan.also_called, *plan.card_says))
    return PlanLine(plan, here.plan(plan), wording.PLAN_KINDS[plan.kind], answer, detail, words.casefold())


def summary(here: Parts, overview: PlanOverview) -> tuple[Markup, str]:
    """The one answer for a plan, or that it depends, with what else is known."""
    if (same := overview.common) is not None:
        return here.answer(same), "; ".join(filter(None, (wording.plan_detail(same), same.note)))
    places: dict[str, list[PlanAnswer]] = {}
    for role, answer in (*overview.listed, *((role, PlanAnswer(Answer.NOT_LISTED)) for role in overview.silent)):
        places.setdefault(role.location.id, []).append(answer)
    by_place = all(common(answers) for answers in places.values())
    return status("depends", wording.DEPENDS_ON_PLACE if by_place else wording.DEPENDS), ""


def phone(site: Site) -> Markup:
    """The number to call when the page does not know."""
    found = contacts.referral_phone(site.directory)
    return phone_link(found.number) if found else Markup("")


def payer_page(site: Site, payer: Payer) -> Page:
    """A payer with its networks and plans."""
    path = Routes.payer(payer.id)
    here = site.parts(path)
    lines = [plan_line(site, here, plan) for plan in payer.plans.values()]
    plans_of = {
        network.id: [line.link for line in lines if network.id in line.plan.networks]
        for network in payer.networks.values()
    }
    references = [f"payer/{payer.id}", *(f"network/{key}" for key in payer.networks)]
    values = {
        "payer": payer,
        "payer_phone": phone_link(payer.phone) if payer.phone else "",
        "lines": lines,
        "networks": [(network, plans_of[network.id]) for network in payer.networks.values()],
        "phone": phone(site),
        "updates": teasers(site, _about(site, references)),
    }
    description = (
        f"{payer.name} at {site.desk.practice.name}: {views.counted(len(lines), 'plan')} with our answer for each."
    )
    return site.page(
        path,
        "payer",
        payer.name,
        description,
        values,
        crumbs=[Crumb(TITLE, INSURANCE)],
        search=" · ".join((*payer.also_called, *(line.plan.name for line in lines))),
        sources=[payer.source],
    )


def plan_page(site: Site, payer: Payer, plan: Plan) -> Page:
    """A plan: who takes it where, and what the card and the plan say."""
    path = Routes.plan(payer.id, plan.id)
    here = site.parts(path)
    overview = site.desk.plan_overview(plan)
    answer, detail = summary(here, overview)
    values = {
        "payer": payer,
        "payer_path": Routes.payer(payer.id),
        "payer_phone": phone_link(payer.phone) if payer.phone else "",
        "plan": plan,
        "kind": wording.PLAN_KINDS[plan.kind],
        "answer": answer,
        "detail": detail,
        "verified": _verified(overview),
        "places": list(_places(site, here, plan, overview)),
        "silent": _silent(here, overview),
        "nobody": not overview.listed,
        "networks": [site.directory.networks[key] for key in plan.networks],
        "dates": _dates(plan),
        "phone": phone(site),
        "fax_lines": views.referral_lines(site.desk),
        "updates": teasers(site, _about(site, [f"plan/{plan.id}", *(f"network/{key}" for key in plan.networks)])),
    }
    same = overview.common
    says = f"{wording.plan_answer(same)}." if same else "It depends on the provider and the place."
    description = f"{plan.name} ({payer.name}) at {site.desk.practice.name}: {says} Who takes it, and where."
    return site.page(
        path,
        "plan",
        plan.name,
        description,
        values,
        crumbs=[Crumb(TITLE, INSURANCE), Crumb(payer.name, Routes.payer(payer.id))],
        search=" · ".join((payer.name, *payer.also_called, *plan.also_called, *plan.card_says)),
        sources=(payer.source, "content/participation.yml"),
    )


def _about(site: Site, references: Sequence[str]) -> list[Update]:
    found = {update.id: update for reference in references for update in site.desk.lookup.updates_about[reference]}
    return sorted(found.values(), key=lambda update: update.date, reverse=True)


def _verified(overview: PlanOverview) -> Markup:
    stamps = {verified(answer.trust) for _, answer in overview.listed}
    return stamps.pop() if len(stamps) == 1 else Markup("")


def _places(site: Site, here: Parts, plan: Plan, overview: PlanOverview) -> Iterator[WhoPlace]:
    groups: dict[str, list[tuple[RoleView, PlanAnswer]]] = {}
    for role, answer in overview.listed:
        groups.setdefault(role.location.id, []).append((role, answer))
    crowded = len(overview.listed) > MANY
    for rows in groups.values():
        location = rows[0][0].location
        same = common(answer for _, answer in rows) if crowded else None
        everyone = WhoRow(Markup(""), here.answer(same), _detail(same), Markup(""), "") if same else None
        yield WhoPlace(
            location.known_as,
            Routes.location(location.id),
            views.lines_of(site.desk, None, location),
            () if everyone else [_who(site, here, plan, role, answer) for role, answer in rows],
            everyone,
            len(rows),
        )


def _who(site: Site, here: Parts, plan: Plan, role: RoleView, answer: PlanAnswer) -> WhoRow:
    soonest = role.soonest.words if role.soonest and role.soonest.trust.good else ""
    accepting = here.accepting(site.desk.accepting_on(role, plan))
    return WhoRow(here.provider(role.provider), here.answer(answer), _detail(answer), accepting, soonest)


def _detail(answer: PlanAnswer) -> str:
    return "; ".join(filter(None, (wording.plan_detail(answer), answer.note)))


def _silent(here: Parts, overview: PlanOverview) -> list[tuple[Markup, str]]:
    """(provider, places) of whom nothing is said."""
    found: dict[str, tuple[Markup, list[str]]] = {}
    for role in overview.silent:
        found.setdefault(role.provider.id, (here.provider(role.provider), []))[1].append(role.location.known_as)
    return [(link, ", ".join(places)) for link, places in found.values()]


def _dates(plan: Plan) -> str:
    parts = [
        f"sold from {wording.day(plan.starts)}" if plan.starts else "",
        f"until {wording.day(plan.until)}" if plan.until else "",
    ]
    return " ".join(filter(None, parts))
