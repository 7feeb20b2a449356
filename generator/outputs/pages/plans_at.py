"""Every plan and every provider of a location in one table, for the wall beside the telephone.

Providers who give the same answers share a row. Cells are written by hand here: a large site has tens of thousands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from markupsafe import Markup, escape

from generator.derive import wording
from generator.derive.desk import RoleView
from generator.derive.participation import Answer, PlanAnswer
from generator.derive.questions import is_asked
from generator.derive.routes import LOCATIONS, Routes
from generator.derive.turns import last_day
from generator.model.insurance import Payer, Plan
from generator.model.places import Location
from generator.outputs.base import Crumb, Page
from generator.outputs.pages.check import with_style
from generator.outputs.pages.parts import Parts
from generator.outputs.pages.site import Site

_DAY = timedelta(days=1)
STYLE = "assets/plans.css"
WIDE = 16
"""No more plans than so many side by side: a sheet of paper is no wider."""
SILENT = f"<td>{wording.ANSWERS_BRIEF[Answer.NOT_LISTED]}</td>"


def pages(site: Site) -> Iterator[Page]:
    """A table for each location where somebody sees patients."""
    if is_asked(site.desk):
        cells = Cells()
        for location in site.directory.locations.values():
            if roles := site.desk.roles_at(location):
                yield table_page(site, location, roles, cells)


class Cells:
    """The cell of each answer, made once."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[PlanAnswer, str]] = {}

    def of(self, answer: PlanAnswer) -> str:
        """A cell in a few letters, with a colour that only repeats them."""
        known = self._made.get(id(answer))
        if known is None:
            words = escape(wording.plan_answer_brief(answer))
            known = self._made[id(answer)] = (answer, f'<td class="{answer.answer.value}">{words}</td>')
        return known[1]


def table_page(site: Site, location: Location, roles: Sequence[RoleView], cells: Cells) -> Page:
    """The table of one location."""
    path = Routes.plans_at(location.id)
    here = site.parts(path)
    said = [{plan.id: answer for plan, answer in site.desk.plans_of(role)} for role in roles]
    listed = set().union(*said)
    title = f"Plans at {location.name}"
    values = {
        "location": location,
        "tables": [
            (payers, plans, _rows(here, roles, said, plans, cells))
            for payers, plans in _tables(site.directory.payers.values(), listed)
        ],
        "legend": legend(),
        "silent": [plan.name for plan in site.directory.plans.values() if plan.id not in listed],
        "changes": _next_change(said, site.today),
        "today": wording.day(site.today),
        "contact": site.contact(None, location),
    }
    made = site.page(
        path,
        "plans-at",
        title,
        f"Every insurance plan and every provider at {location.name} in one table, as of {wording.day(site.today)}.",
        values,
        crumbs=[Crumb("Locations", LOCATIONS), Crumb(location.known_as, Routes.location(location.id))],
        search=f"insurance plans, all providers, {location.known_as}",
        sources=(location.source, "content/participation.yml"),
    )
    return with_style(made, here, STYLE)


def _tables(payers: Iterable[Payer], listed: set[str]) -> Iterator[tuple[list[tuple[str, int]], list[Plan]]]:
    """Plans in tables as wide as a sheet of paper: (payers with how many columns each has, plans)."""
    plans = [(payer.name, plan) for payer in payers for plan in payer.plans.values() if plan.id in listed]
    tables = -(-len(plans) // WIDE) or 1
    width = -(-len(plans) // tables) or 1
    for start in range(0, len(plans), width):
        some = plans[start : start + width]
        yield list(Counter(name for name, _ in some).items()), [plan for _, plan in some]


def legend() -> list[tuple[str, str]]:
    """(what stands in a cell, what it means)."""
    dated = {"until": "a date", "starts": "a date"}
    return [(wording.ANSWERS_BRIEF[key].format(**dated), told) for key, (_, told) in wording.VOCABULARY.items()]


def _rows(
    here: Parts, roles: Sequence[RoleView], said: Sequence[dict[str, PlanAnswer]], plans: Sequence[Plan], cells: Cells
) -> Markup:
    found: dict[str, list[Markup]] = {}
    for role, answers in zip(roles, said, strict=True):
        row = "".join([cells.of(answers[plan.id]) if plan.id in answers else SILENT for plan in plans])
        found.setdefault(row, []).append(here.provider(role.provider))
    lines = (f'<tr><th scope="row">{"<br>".join(names)}</th>{row}</tr>' for row, names in found.items())
    return Markup("\n".join(lines))


def _next_change(said: Sequence[dict[str, PlanAnswer]], today: date) -> str:
    """The first day on which something in the table is no longer so."""
    answers = {id(answer): answer for row in said for answer in row.values()}.values()
    ends = [last + _DAY for answer in answers if (last := last_day(answer))]
    starts = [answer.starts for answer in answers if answer.starts]
    return str(min((day for day in (*ends, *starts) if day > today), default=""))
