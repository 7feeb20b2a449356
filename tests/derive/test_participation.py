"""Participation: the most specific statement wins, silence is not listed, dates switch by themselves."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest

from generator.derive.freshness import Clockwork
from generator.derive.participation import Answer, Filed, PlanAnswer, resolve
from generator.model.facts import PracticeStatement
from generator.model.settings import Freshness
from tests.practices import TODAY, desk

INSURANCE = """
    name: Meadow Health
    networks:
      choice: {name: Choice}
      select: {name: Select}
    plans:
      ppo: {name: Meadow PPO, networks: choice}
      hmo: {name: Meadow HMO, networks: select}
      both: {name: Meadow Both, networks: [choice, select]}
      bare: {name: Meadow Bare}
"""
PLACE = """
    name: {name}
    address: {{street: 1 Elm Street, city: Larchmere, state: KY, zip: 40202}}
"""


def answer(
    wide: str = "[]",
    provider: str = "[]",
    location: str = "[]",
    plan: str = "ppo",
    today: date = TODAY,
    at: str = "riverside",
) -> PlanAnswer:
    """The answer for a plan of Ann at a location, from participation written in three kinds of files."""
    files = {
        "content/insurance/meadow.yml": INSURANCE,
        "content/locations/riverside.yml": PLACE.format(name="Riverside") + f"    participation: {location}",
        "content/locations/hillcrest.yml": PLACE.format(name="Hillcrest"),
        "content/participation.yml": f"participation: {wide}",
        "providers/ann.yml": f"name: Ann Lee\nat: {{riverside: , hillcrest: }}\nparticipation: {provider}",
    }
    made = desk(files, today)
    return made.participation.answer(plan, "ann", at)


IN = "{networks: choice, status: in_network}"
OUT = "{networks: choice, status: not_in_network}"
CALL = "{networks: choice, status: call_to_confirm}"


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ({}, Answer.NOT_LISTED),
        ({"wide": f"[{IN}]"}, Answer.IN_NETWORK),
        ({"wide": f"[{IN}]", "location": f"[{OUT}]"}, Answer.NOT_IN_NETWORK),
        ({"wide": f"[{IN}]", "location": f"[{OUT}]", "at": "hillcrest"}, Answer.IN_NETWORK),
        ({"location": f"[{OUT}]", "provider": f"[{IN}]"}, Answer.IN_NETWORK),
        (
            {"provider": f"[{IN}, {{networks: choice, status: call_to_confirm, at: riverside}}]"},
            Answer.CALL_TO_CONFIRM,
        ),
        ({"provider": f"[{IN}, {{networks: choice, status: not_in_network, at: hillcrest}}]"}, Answer.IN_NETWORK),
        ({"wide": f"[{IN}, {{plans: ppo, status: not_in_network}}]"}, Answer.NOT_IN_NETWORK),
        ({"wide": "[{plans: ppo, status: not_in_network}]", "provider": f"[{IN}]"}, Answer.IN_NETWORK),
        ({"wide": f"[{IN}]", "plan": "hmo"}, Answer.NOT_LISTED),
        ({"wide": f"[{IN}]", "plan": "both"}, Answer.IN_NETWORK),
        ({"wide": f"[{OUT}]", "plan": "both"}, Answer.NOT_LISTED),
        ({"wide": f"[{IN}]", "plan": "bare"}, Answer.NOT_LISTED),
        ({"wide": "[{plans: bare, status: in_network}]", "plan": "bare"}, Answer.IN_NETWORK),
        ({"wide": f"[{{networks: choice, status: in_network, providers: ann, at: hillcrest}}, {OUT}]"},
         Answer.NOT_IN_NETWORK),
    ],
)  # fmt: skip
def test_the_most_specific_statement_wins(statements: dict[str, str], expected: Answer) -> None:
    assert answer(**statements).answer is expected


def test_dates_switch_participation_on_and_off() -> None:
    wide = "[{networks: choice, status: in_network, from: 2026-12-01, until: 2026-12-31}]"
    before = answer(wide, today=date(2026, 11, 30))
    assert (before.answer, before.starts) == (Answer.FROM, date(2026, 12, 1))
    during = answer(wide, today=date(2026, 12, 31))
    assert (during.answer, during.until) == (Answer.IN_NETWORK_UNTIL, date(2026, 12, 31))
    after = answer(wide, today=date(2027, 1, 1))
    assert (after.answer, after.ended) == (Answer.NOT_IN_NETWORK, date(2026, 12, 31))


def test_a_joining_provider_is_not_in_network_by_the_practice() -> None:
    joining = answer(f"[{IN}]", "[{networks: choice, status: in_network, from: 2027-01-01}]")
    assert (joining.answer, joining.starts) == (Answer.FROM, date(2027, 1, 1))


def test_a_later_exception_caps_the_wider_statement() -> None:
    capped = answer(f"[{IN}]", "[{networks: choice, status: not_in_network, from: 2027-01-01}]")
    assert (capped.answer, capped.until) == (Answer.IN_NETWORK_UNTIL, date(2026, 12, 31))


def test_a_renewal_without_a_gap_has_no_end() -> None:
    renewed = answer(
        "[{networks: choice, status: in_network, until: 2026-12-31}, "
        "{networks: choice, status: in_network, from: 2027-01-01}]"
    )
    assert (renewed.answer, renewed.until) == (Answer.IN_NETWORK, None)


@pytest.mark.parametrize(
    ("lasts", "said", "expected"),
    [
        ("from: 2027-01-01", IN, (Answer.FROM, None, date(2027, 1, 1))),
        ("until: 2026-12-31", IN, (Answer.IN_NETWORK_UNTIL, date(2026, 12, 31), None)),
        ("until: 2026-10-31", IN, (Answer.NOT_IN_NETWORK, None, None)),
        ("from: 2027-01-01", OUT, (Answer.NOT_IN_NETWORK, None, None)),
        ("from: 2026-01-01", IN, (Answer.IN_NETWORK, None, None)),
    ],
)
def test_nobody_is_in_network_outside_the_life_of_a_plan(
    lasts: str, said: str, expected: tuple[Answer, date | None, date | None]
) -> None:
    insurance = (
        f"name: Meadow\nnetworks: {{choice: {{name: C}}}}\nplans: {{ppo: {{name: P, networks: choice, {lasts}}}}}"
    )
    made = desk({"content/insurance/meadow.yml": insurance, "content/participation.yml": f"participation: [{said}]"})
    found = made.participation.answer("ppo")
    assert (found.answer, found.until, found.starts) == expected


def test_a_stale_answer_asks_to_call_and_remembers_what_it_was() -> None:
    old = answer("[{networks: choice, status: not_in_network, verified: {on: 2026-01-02}}]")
    assert (old.answer, old.claimed, old.degraded) == (Answer.CALL_TO_CONFIRM, Answer.NOT_IN_NETWORK, True)
    assert old.trust.verified_on == date(2026, 1, 2)


# An independent oracle: what is true on each single day, then read off as an answer.

DAYS = [TODAY + timedelta(days=offset) for offset in range(-12, 40)]


def state_on(day: date, levels: list[list[PracticeStatement]]) -> str:
    for level in levels:
        for statement in level:
            if (statement.starts or day) <= day <= (statement.until or day):
                return statement.status.value
        if any(statement.status.value == "in_network" for statement in level):
            return "outside"
    return "silence"


def oracle(levels: list[list[PracticeStatement]]) -> tuple[Answer, date | None]:
    today = state_on(TODAY, levels)
    later = [day for day in DAYS if day > TODAY]
    if today == "in_network":
        ends = [day for day in later if state_on(day, levels) != "in_network"]
        return (Answer.IN_NETWORK_UNTIL, ends[0] - timedelta(days=1)) if ends else (Answer.IN_NETWORK, None)
    if today == "call_to_confirm":
        return Answer.CALL_TO_CONFIRM, None
    deciding = next((level for level in levels if speaks(level)), [])
    starts = [s.starts for s in deciding if s.status.value == "in_network" and s.starts and s.starts > TODAY]
    if starts:
        return Answer.FROM, min(starts)
    return (Answer.NOT_LISTED if today == "silence" else Answer.NOT_IN_NETWORK), None


def speaks(level: list[PracticeStatement]) -> bool:
    covers = any((s.starts or TODAY) <= TODAY <= (s.until or TODAY) for s in level)
    return covers or any(s.status.value == "in_network" for s in level)


def random_level(chance: random.Random) -> list[PracticeStatement]:
    """Statements of one level that do not meet in time, as the check demands."""
    marks = sorted(chance.sample(range(-10, 30), 2 * chance.randint(0, 2)))
    level = []
    for first, last in zip(marks[::2], marks[1::2], strict=True):
        status = chance.choice(["in_network", "not_in_network", "call_to_confirm"])
        starts, until = TODAY + timedelta(days=first), TODAY + timedelta(days=last)
        level.append(PracticeStatement.model_validate(
            {"networks": "n", "status": status, "from": starts.isoformat(), "until": until.isoformat()}
        ))  # fmt: skip
    return level


def test_every_answer_agrees_with_the_days_one_by_one() -> None:
    chance = random.Random(20261118)
    clockwork = Clockwork(Freshness(), TODAY)
    seen = set()
    for _ in range(4000):
        levels = [random_level(chance) for _ in range(chance.randint(1, 3))]
        filed = [[Filed(s, None, "f", 0) for s in level] for level in levels if level]
        found, _ = resolve(filed, clockwork.today)
        expected, day = oracle([level for level in levels if level])
        assert found.answer is expected, levels
        if day is not None:
            assert day == (found.starts if expected is Answer.FROM else found.until), levels
        seen.add(expected)
    assert seen == {*Answer} - {Answer.IN_NETWORK}
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(DAYS))
