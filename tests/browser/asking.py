"""Asking the checker everything, in a browser whose clock stands on a day, and what a desk of that day says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page

from generator.derive import wording
from generator.derive.answers import Opening
from generator.derive.desk import Desk, RoleView
from generator.inspection import inspect
from generator.model.insurance import Plan
from tests.browser.visits import Visit, visiting
from tests.built import PLAN_NET, ROOT, copy_practice, once, presence

BUILT = date(2026, 11, 18)
ALL = """async () => {
  const plans = document.querySelector("#check-plan"), said = []
  for (const { value } of [...plans.options].filter(({ value }) => value)) {
    plans.value = value
    plans.dispatchEvent(new Event("change", { bubbles: true }))
    for (let more; (more = document.querySelector("#check-out > button")); ) more.click()
    for (const hit of document.querySelectorAll(".hit")) {
      const of = new URL(hit.querySelector("h2 a").href).searchParams
      const [answer, taken] = [...hit.querySelectorAll(".st")]
      const small = answer.parentElement.querySelector("small")
      said.push([value, of.get("provider"), of.get("location"), answer.textContent, small ? small.textContent : "",
        taken.textContent, ...[...hit.querySelectorAll("li")].map((line) => line.textContent)])
    }
  }
  return said
}"""


def source_of(name: str, folder: Path) -> None:
    """The source files of a practice that is no demonstration: the sample, the minimal one, or an imported one."""
    if name in ("sample", "minimal"):
        whence = ROOT if name == "sample" else ROOT / "tests" / "sites" / "minimal"
        copy_practice(whence, folder)
    else:
        presence("import", "plan-net", PLAN_NET / name, "--into", folder)
    config = folder / "site_config.yml"
    config.write_text(re.sub(r"(?ms)^demonstration:.*?(?=^\S|\Z)", "", config.read_text("utf-8")), "utf-8")


def practice(factory: pytest.TempPathFactory, name: str) -> Path:
    """The folder with `source` and, below `built`, the site of that practice, built on one day."""

    def make(out: Path) -> None:
        source_of(name, out / "source")
        today = ("--today", BUILT.isoformat(), "--allow-stale")
        presence("build", "--source", out / "source", "--out", out / "built", *today)

    return once(factory, f"asked-{name}", make)


def desk_of(folder: Path, day: date) -> Desk:
    """A desk of that day, of the same files."""
    found = inspect(folder / "source", day, allow_stale=True)
    assert found.checked.directory is not None
    return Desk(found.checked.directory, day)


def expected(desk: Desk, hour: int) -> Iterator[tuple[str, ...]]:
    """What is said of every plan, provider and place at an hour of the desk's day."""
    moment = f"{desk.today}T{hour:02}:00"
    for plan in desk.directory.plans.values():
        for role in desk.current_roles:
            yield (plan.id, role.provider.id, role.location.id, *_said(desk, plan, role), *_soon(desk, role, moment))


def _said(desk: Desk, plan: Plan, role: RoleView) -> tuple[str, str, str]:
    answer = desk.plan_answer(plan, role.provider, role.location)
    details = "; ".join(filter(None, (wording.plan_detail(answer), answer.note)))
    return wording.plan_answer(answer), details, desk.accepting_on(role, plan).words


def _soon(desk: Desk, role: RoleView, moment: str) -> list[str]:
    lines = [(opening, _words(opening, desk.today, moment)) for opening in role.openings]
    return [f"{_kind(desk, opening)}: {words}" for opening, words in lines if words][:4]


def _words(opening: Opening, day: date, moment: str) -> str:
    return wording.opening(opening.source, day, moment=moment) if opening.trust.good else wording.CALL


def _kind(desk: Desk, opening: Opening) -> str:
    service = opening.source.service
    return f"{opening.kind}, {desk.directory.services[service].name}" if service else opening.kind


def at(day: date, hour: int, zone: str) -> datetime:
    """That hour on the practice's clock."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone))


def asked(browser: Browser, address: str, moment: datetime, **options: Any) -> set[tuple[str, ...]]:
    """What the page says of everything at that moment."""
    with visiting(browser, address, **options) as visit:
        visit.page.clock.set_fixed_time(moment)
        ready(visit, "check/")
        return {tuple(line) for line in visit.page.evaluate(ALL)}


def ready(visit: Visit, path: str) -> None:
    """Open the checker and wait for its data."""
    visit.page.goto(visit.address + path)
    visit.page.locator("#check-q").focus()
    visit.page.wait_for_selector("#check[data-ready]")


def typed(page: Page, text: str) -> None:
    """Put the text into the box of the checker."""
    page.get_by_role("combobox", name="Plan, words on the card").fill(text)
