"""Mutated copies of the sample, asked in a browser; what is right is worked out from the YAML, without the program."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
import yaml
from playwright.sync_api import Browser

from tests.browser.asking import ALL, BUILT, ready, source_of
from tests.browser.hosting import hosted
from tests.browser.visits import visiting
from tests.built import once, presence

KEPT = 90
"""Days for which participation and the acceptance of patients are good, by the sample's site_config.yml."""
SOON = 7
"""The same for openings."""
FAR = 900
"""So many days ahead an end is looked for."""
CASES = [(seed, after, zone) for seed in (1, 2) for after, zone in ((0, "Asia/Tokyo"), (31, "America/Chicago"), (97, "Pacific/Kiritimati"))]  # fmt: skip
TAKEN = {"new_patients": "Accepting new patients", "not_accepting": "Not accepting patients"}
RANKS = ("In network", "In network until", "In network from", "Call to confirm", "Not listed", "Not in network")
TYPED = """(texts) => {
  const box = document.querySelector("#check-q"), said = []
  document.querySelector("form [type=reset]").click()
  for (const text of texts) {
    box.value = text
    box.dispatchEvent(new Event("input", { bubbles: true }))
    for (const hit of document.querySelectorAll(".hit")) {
      const of = new URL(hit.querySelector("h2 a").href).searchParams
      if (of.get("plan")) said.push([of.get("plan"), of.get("provider"), of.get("location"), hit.querySelector(".st").textContent])
    }
  }
  return said
}"""

Files = dict[Path, dict[str, Any]]


class Said(NamedTuple):
    """What a day says of a plan by one of its networks, before its age is looked at, and the statement that says so."""

    words: str
    day: date | None = None
    statement: dict[str, Any] | None = None


def read(source: Path) -> Files:
    """The files that answers depend on, every value a text."""
    names = (source / "content" / "participation.yml", *source.glob("content/insurance/*.yml"))
    more = (*source.glob("content/locations/*.yml"), *source.glob("providers/*.yml"))
    return {file: yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in (*names, *more)}


def people(files: Files) -> dict[str, dict[str, Any]]:
    """Providers by id."""
    return {file.stem: data for file, data in files.items() if file.parent.name == "providers"}


def plans(files: Files) -> dict[str, dict[str, Any]]:
    """Plans by id."""
    found = (data.get("plans") or {} for file, data in files.items() if file.parent.name == "insurance")
    return {plan: about or {} for payer in found for plan, about in payer.items()}


def listed(value: Any) -> list[str]:
    """One or more, or none."""
    return [value] if isinstance(value, str) and value else list(value or [])


def mutate(files: Files, chance: random.Random) -> None:
    """Other statements, stamps, openings and places; at most one statement for a target in a scope."""
    networks = sorted({network for about in plans(files).values() for network in listed(about.get("networks"))})
    for about in plans(files).values():
        about.pop("from", None)
        about.pop("until", None)
    for file, data in files.items():
        if file.parent.name != "insurance":
            share = {"content": 0.7, "locations": 0.15, "providers": 0.12}[file.parent.name]
            data["participation"] = [
                *(_statement({"networks": network}, chance) for network in networks if chance.random() < share),
                *(_statement({"plans": plan}, chance) for plan in plans(files) if chance.random() < share / 4),
            ]
    for data in people(files).values():
        _mutate_person(data, networks, chance)


def _mutate_person(data: dict[str, Any], networks: list[str], chance: random.Random) -> None:
    if len(data["at"]) > 1 and chance.random() < 0.3:
        data["at"].popitem()
    for statement in data["participation"]:
        if chance.random() < 0.3:
            statement["at"] = chance.choice(list(data["at"]))
    wait, as_of = chance.randint(2, 9), _day(chance, -12, 0)
    data["availability"] = [{"visit": "new_patient", "within": f"{wait} weeks", "as_of": as_of}]
    accepting = [{"status": chance.choice(list(TAKEN)), "verified": {"on": _day(chance, -100, 0)}} for _ in range(2)]
    data["accepting"] = [accepting[0], accepting[1] | {"networks": chance.choice(networks)}]


def _statement(target: dict[str, str], chance: random.Random) -> dict[str, Any]:
    status = chance.choice(["in_network", "in_network", "not_in_network", "call_to_confirm"])
    begins, ends = sorted((_day(chance, -200, 200), _day(chance, -200, 200)))
    dates = chance.choice([{}, {}, {"from": begins}, {"until": ends}, {"from": begins, "until": ends}])
    return {**target, "status": status, **dates, "verified": {"on": _day(chance, -110, 0)}}


def _day(chance: random.Random, least: int, most: int) -> str:
    return (BUILT + timedelta(days=chance.randint(least, most))).isoformat()


def practice(factory: pytest.TempPathFactory, seed: int) -> Path:
    """The folder with `source` and, below `built`, the site of a mutated sample."""

    def make(out: Path) -> None:
        source_of("sample", out / "source")
        for file in (out / "source" / "content").glob("newsletters/*.yml"):
            file.unlink()
        files = read(out / "source")
        mutate(files, random.Random(seed))
        for file, data in files.items():
            file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        today = ("--today", BUILT.isoformat(), "--allow-stale")
        presence("build", "--source", out / "source", "--out", out / "built", *today)

    return once(factory, f"mutated-{seed}", make)


def levels(files: Files, plan: str, network: str | None, person: str, place: str) -> Iterator[dict[str, Any]]:
    """What is said of them, the narrowest first."""
    own = people(files)[person]["participation"]
    of_place = next(data for file, data in files.items() if file.parent.name == "locations" and file.stem == place)
    common = next(data for file, data in files.items() if file.name == "participation.yml")
    scopes = (
        [one for one in own if one.get("at") == place],
        [one for one in own if "at" not in one],
        of_place["participation"],
        common["participation"],
    )
    for scope in scopes:
        for key, target in (("plans", plan), ("networks", network)):
            yield from (one for one in scope if target is not None and one.get(key) == target)


def on(said: list[dict[str, Any]], day: date) -> Said:
    """What holds on a day: participation speaks of all time, other statements of their own days only."""
    for one in said:
        first = date.fromisoformat(one.get("from", "0001-01-01"))
        last = date.fromisoformat(one.get("until", "9999-12-31"))
        if one["status"] == "in_network":
            if day < first:
                return Said("In network from", first, one)
            return Said("In network" if day <= last else "Not in network", None, one)
        if first <= day <= last:
            return Said({"not_in_network": "Not in network"}.get(one["status"], "Call to confirm"), None, one)
    return Said("Not listed")


def right(files: Files, plan: str, person: str, place: str, day: date) -> str:
    """The answer in words: of the best of its networks."""
    networks = listed(plans(files)[plan].get("networks")) or [None]
    found = [_right_by(list(levels(files, plan, network, person, place)), day) for network in networks]
    return min(
        found, key=lambda words: next(n for n, rank in reversed(list(enumerate(RANKS))) if words.startswith(rank))
    )


def _right_by(said: list[dict[str, Any]], day: date) -> str:
    now = on(said, day)
    if now.statement is not None and _age(now.statement["verified"]["on"], day) > KEPT:
        return "Call to confirm"
    if now.words == "In network":
        ahead = (day + timedelta(days=days) for days in range(1, FAR))
        end = next((other for other in ahead if on(said, other).words != "In network"), None)
        return f"In network until {_said(end - timedelta(days=1))}" if end else "In network"
    return f"{now.words} {_said(now.day)}" if now.day else now.words


def _age(verified: str, day: date) -> int:
    return (day - date.fromisoformat(verified)).days


def _said(day: date) -> str:
    return f"{day:%b} {day.day}, {day.year}"


def here(data: dict[str, Any], place: str, day: date) -> bool:
    """Whether the provider has not left the place, which may be before her first day there."""
    return all(day.isoformat() <= one.get("until", "9999") for one in (data, data["at"][place] or {}))


def taken(files: Files, plan: str, person: str, day: date) -> str:
    """Whether new patients are taken on a plan of one network or none."""
    usual, special = people(files)[person]["accepting"]
    one = special if special["networks"] in listed(plans(files)[plan].get("networks")) else usual
    return "Call to confirm" if _age(one["verified"]["on"], day) > KEPT else TAKEN[one["status"]]


def soon(files: Files, person: str, day: date) -> str:
    """How soon a new patient is seen."""
    [one] = people(files)[person]["availability"]
    words = "Call to confirm" if _age(one["as_of"], day) > SOON else f"Within {one['within']}"
    return f"New patient: {words}"


@pytest.mark.parametrize(("seed", "after", "zone"), CASES)
def test_every_answer_is_what_the_files_say(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, seed: int, after: int, zone: str
) -> None:
    folder, day = practice(tmp_path_factory, seed), BUILT + timedelta(days=after)
    files, chance = read(folder / "source"), random.Random(seed * 1000 + after)
    typed = [_question(files, chance) for _ in range(40)]
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("America/New_York"))
    with hosted(folder / "built" / "site") as address, visiting(browser, address, timezone_id=zone) as visit:
        visit.page.clock.set_fixed_time(moment)
        ready(visit, "check/")
        chosen, by_text = visit.page.evaluate(ALL), visit.page.evaluate(TYPED, typed)
    wrong = [line for line in by_text if line[3] != right(files, *line[:3], day)]
    wrong += [line for line in chosen if line[3] != right(files, *line[:3], day)]
    single = [line for line in chosen if len(listed(plans(files)[line[0]].get("networks"))) < 2]
    wrong += [line for line in single if line[5] != taken(files, line[0], line[1], day)]
    wrong += [line for line in chosen if line[6:] != [soon(files, line[1], day)]]
    pairs = {
        (person, place) for person, data in people(files).items() for place in data["at"] if here(data, place, day)
    }
    assert {(plan, *pair) for plan in plans(files) for pair in pairs} == {tuple(line[:3]) for line in chosen}
    assert by_text
    assert not wrong, "\n".join(f"{line} is {right(files, *line[:3], day)}" for line in wrong[:20])


def _question(files: Files, chance: random.Random) -> str:
    """Words on a card, a nickname or a plan's name, and a name of a person, one of them perhaps misspelt."""
    about = chance.choice(list(plans(files).values()))
    words = [about["name"], *listed(about.get("also_called")), *listed(about.get("card_says"))]
    name = chance.choice([data["name"].split()[-1] for data in people(files).values()])
    if chance.random() < 0.3 and len(name) > 5:
        name = name[:3] + name[4:]
    return " ".join(chance.sample([chance.choice(words), name], 2))
