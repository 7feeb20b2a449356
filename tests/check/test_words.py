"""What is said of a value: its code, the value itself whatever is in it, and what to write instead."""

from __future__ import annotations

import pytest

from tests.practices import SMALLEST, checked

PROVIDER = "providers/ada.yml"


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.code, one.message, one.hint) for one in checked({PROVIDER: text}).problems if one.code != "orphan"]


@pytest.mark.parametrize("value", ["12; 34", "{hint}", "{", "“quoted”", "%s", "a" * 200])
def test_odd_values_do_not_spoil_the_message(value: str):
    [(code, message, hint)] = told(f"name: Ada\nnpi: '{value}'")
    shown = value if len(value) <= 60 else f"{value[:59]}…"
    assert (code, message) == ("bad-npi", f"“{shown}” is not an NPI")
    assert hint == "An NPI has ten digits and starts with 1 or 2."


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("from: 11/30/2026", "Write year-month-day: 2026-11-30."),
        ("from: next week", "Write year-month-day: 2026-11-30."),
        ("from: 2026-02-30", "Look at the month and the day."),
        ("languages: Spanish", "Write the short code (BCP 47): es."),
        ("pronouns: [she, her]", "Write one text here, without dashes, brackets or fields below it."),
        ("photo: ada.jpg", "Write below it, indented: file:, alt: …"),
        ("bord: x", "Did you mean “boards”?"),
    ],
)
def test_hints_say_what_to_write(written: str, hint: str):
    [(_, _, said)] = told(f"name: Ada\n{written}")
    assert said == hint


@pytest.mark.parametrize(
    ("zone", "example"),
    [("EST", "America/New_York"), ("Pacific time", "America/Los_Angeles"), ("Kentucky", "America/")],
)
def test_everyday_zones_lead_to_their_names(zone: str, example: str):
    config = SMALLEST["site_config.yml"].replace("America/New_York", zone)
    [problem] = checked({"site_config.yml": config}).problems
    assert problem.code == "bad-time-zone"
    assert example in problem.hint


@pytest.mark.parametrize(
    ("hours", "warned"),
    [
        ("8:00-5:00", True),
        ("8:00-12:00, 1:00-5:00", True),
        ("8:00-17:00", False),
        ("19:00-7:00", False),
        ("18:00-8:00", False),
        ("24 hours", False),
        ("5:30-13:00", False),
    ],
)
def test_am_and_pm_that_were_left_out(hours: str, warned: bool):
    found = checked({"content/people/ada.yml": f"name: Ada\nrole: Nurse\nhours:\n  mon-fri: {hours}"}).problems
    assert [problem.code for problem in found] == (["night-hours"] if warned else [])


def test_short_forms_are_pointed_at_where_they_stand():
    found = checked({PROVIDER: "name: Ada\nspecialties: derma\nphone: 555-0108\naccepting: perhaps"}).problems
    assert [(problem.where.line, problem.where.column) for problem in found if problem.code != "orphan"] == [
        (3, 8),
        (4, 12),
    ]
    found = checked({PROVIDER: "name: Ada\nspecialties: derma"}).problems
    assert (2, 14) in [(problem.where.line, problem.where.column) for problem in found]


def test_a_misspelled_field_that_is_needed_is_told_once():
    assert [code for code, _, _ in told("nmae: Ada")] == ["unknown-key"]
    assert [code for code, _, _ in told("zzz: Ada")] == ["missing-key", "unknown-key"]
