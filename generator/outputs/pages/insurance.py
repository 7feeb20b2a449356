"""Insurance: all payers and plans with the meaning of the answers, and a page for each payer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from generator.derive import wording
from generator.derive.overview import PlanOverview, Share
from generator.derive.routes import INSURANCE, Routes
from generator.derive.turns import detail
from generator.model.insurance import Payer, Plan, PlanKind
from generator.model.news import Update
from generator.outputs.base import Crumb, Page
from generator.outputs.pages import views
from generator.outputs.pages.parts import Parts, phone_link, status
from generator.outputs.pages.site import Site
from generator.outputs.pages.teasers import teasers

TITLE = "Insurance"


class PlanLine(NamedTuple):
    """A plan in a list, with the answer that holds for everybody, or the answers with how many give each."""

    plan: Plan
    link: Markup
    kind: str
    answers: Sequence[tuple[Markup, str]]
    words: str


def index(site: Site) -> Page:
    """Payers and plans, and what each word of the answers means."""
    here = site.parts(INSURANCE)
    payers = site.directory.payers.values()
    lines = {payer.id: [plan_line(site, here, plan) for plan in payer.plans.values()] for payer in payers}
    values = {
        "payers": [(payer, Routes.payer(payer.id), lines[payer.id]) for payer in payers],
        "legend": legend(),
        "count": sum(map(len, lines.values())),
    }
    description = "Which insurance plans we take, by payer and plan, what each answer means, and the number to call."
    search = f"{TITLE} plans payers networks"
    sources = (payer.source for payer in payers)
    return site.page(INSURANCE, "insurance", TITLE, description, values, search=search, sources=sources)


def legend() -> list[tuple[Markup, str]]:
    """(status, meaning) of the answer vocabulary."""
    return [(status(answer.value, words), meaning) for answer, (words, meaning) in wording.VOCABULARY.items()]


def plan_line(site: Site, here: Parts, plan: Plan) -> PlanLine:
    """A plan for lists."""
    answers = summary(here, site.desk.plan_overviews[plan.id])
    words = " ".join((plan.name, *plan.also_called, *plan.card_says))
    return PlanLine(plan, here.plan(plan), kind_of(plan), answers, words.casefold())


def kind_of(plan: Plan) -> str:
    """PPO; nothing for one of a kind without a name, because everybody knows that it is a plan."""
    return "" if plan.kind is PlanKind.OTHER else wording.PLAN_KINDS[plan.kind]


def summary(here: Parts, overview: PlanOverview) -> list[tuple[Markup, str]]:
    """The one answer for a plan, or who gives which answer; each with what else is known."""
    if (same := overview.common) is not None:
        return [(here.answer(same), detail(same))]
    return told(here, overview.shares, len(overview.pairs))


def told(here: Parts, shares: Iterable[Share], of: int) -> list[tuple[Markup, str]]:
    """(status, what else is known) of each share."""
    return [(here.share(share, of), detail(share.answer) if share.answer else "") for share in shares]


def payer_page(site: Site, payer: Payer) -> Page:
    """A payer with its networks and plans."""
    path = Routes.payer(payer.id)
    here = site.parts(path)
    lines = [plan_line(site, here, plan) for plan in payer.plans.values()]
    plans_of = {key: [line.link for line in lines if key in line.plan.networks] for key in payer.networks}
    references = [f"payer/{payer.id}", *(f"network/{key}" for key in payer.networks)]
    values = {
        "payer": payer,
        "payer_phone": phone_link(payer.phone) if payer.phone else "",
        "lines": lines,
        "networks": [(network, plans_of[network.id]) for network in payer.networks.values()],
        "updates": teasers(site, about(site, references)),
    }
    plans = views.counted(len(lines), "plan")
    return site.page(
        path,
        "payer",
        payer.name,
        f"{payer.name} at {site.desk.practice.name}: {plans}, with our answer for each.",
        values,
        crumbs=[Crumb(TITLE, INSURANCE)],
        search=" · ".join((*payer.also_called, *(line.plan.name for line in lines))),
        sources=[payer.source],
    )


def about(site: Site, references: Iterable[str]) -> list[Update]:
    """Updates about any of these, newest first."""
    found = {update.id: update for reference in references for update in site.desk.lookup.updates_about[reference]}
    return sorted(found.values(), key=lambda update: update.date, reverse=True)
