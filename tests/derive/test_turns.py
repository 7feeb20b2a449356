"""What facts become on days to come: a line for each change, with the words that readers will see."""

from __future__ import annotations

import pytest

from generator.derive.desk import Desk
from generator.derive.turns import last_day, of_opening, of_plan, written
from tests.practices import desk


def ann(text: str) -> Desk:
    """A desk with Ann Lee at Riverside, who is on a plan of one network."""
    return desk(
        {
            "content/insurance/meadow.yml": "name: Meadow\nnetworks: {choice: {name: C}}\nplans: {ppo: {name: P, networks: choice}}",
            "content/locations/riverside.yml": "name: Riverside\naddress: {street: 1 Elm St, city: Elm, state: KY, zip: 40202}",
            "providers/ann.yml": f"name: Ann Lee\nat: {{riverside: }}\nverified: {{on: 2026-11-16}}\n{text}",
        }
    )


def plan_turns(text: str) -> list[str]:
    made = ann("participation:\n" + text)
    [(_, answer)] = made.plans_of(made.role("ann", "riverside"))
    return written(of_plan(answer)).split("\n")


OLD = "2027-02-15|call_to_confirm|Call to confirm|last verified Nov 16, 2026"


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("- {networks: choice, status: in_network}", [""]),
        ("- {networks: choice, status: in_network, from: 2027-01-01}", ["2027-01-01|in_network|In network", OLD]),
        (
            "- {networks: choice, status: in_network, until: 2026-11-30, note: Ask us.}",
            ["2026-12-01|not_in_network|Not in network|ended Nov 30, 2026; Ask us.", f"{OLD}; Ask us."],
        ),
        (
            "- {networks: choice, status: in_network, until: 2026-11-30}\n- {networks: choice, status: call_to_confirm, from: 2026-12-01}",
            ["2026-12-01|call_to_confirm|Call to confirm", OLD],
        ),
        (
            "- {networks: choice, status: in_network, from: 2027-06-01, verified: {on: 2026-11-18}}",
            [""],
        ),
        (
            "- {networks: choice, status: in_network, until: 2027-06-01}",
            [""],
        ),
    ],
)  # fmt: skip
def test_participation_turns_on_its_days_and_grows_too_old(text: str, turns: list[str]) -> None:
    assert plan_turns(text) == turns


def test_an_answer_holds_until_something_changes() -> None:
    made = ann("participation: [{networks: choice, status: in_network, from: 2027-01-01}]")
    [(_, answer)] = made.plans_of(made.role("ann", "riverside"))
    assert str(last_day(answer)) == "2026-12-31"


@pytest.mark.parametrize(
    ("entry", "turns"),
    [
        ("within: 5 business days", [""]),
        ("next: 2026-11-20", [""]),
        (
            "within: 5 business days, next: 2026-11-20",
            ["2026-11-21||Within 5 business days", "2026-11-24||Call to confirm|last verified Nov 16, 2026"],
        ),
        (
            "held: {slots: 2, on: 2026-11-19, call_before: '11:00'}",
            ["2026-11-19||2 held for referrals today, call before 11:00 am", "2026-11-19T11:00"],
        ),
        ("held: {slots: 2, on: 2026-11-19}", ["2026-11-19||2 held for referrals today", "2026-11-20"]),
        (
            "held: {slots: 2, on: 2026-11-19}, within: 1 week, note: Call.",
            [
                "2026-11-19||Within 1 week; 2 held for referrals today|Call.",
                "2026-11-20||Within 1 week|Call.",
                "2026-11-24||Call to confirm|last verified Nov 16, 2026",
            ],
        ),
        (
            "held: {slots: 2, on: 2026-11-30}",
            ["2026-11-24||Call to confirm|last verified Nov 16, 2026", "2026-12-01"],
        ),
    ],
)
def test_how_soon_turns_with_its_dates(entry: str, turns: list[str]) -> None:
    [opening] = ann(f"availability: [{{visit: new_patient, {entry}}}]").role("ann", "riverside").openings
    assert written(of_opening(opening)).split("\n") == turns


def test_a_next_date_that_is_over_is_no_promise() -> None:
    openings = ann("availability: [{visit: consult, next: 2026-11-17}]").role("ann", "riverside").openings
    assert [opening.words for opening in openings] == ["Call to confirm"]
