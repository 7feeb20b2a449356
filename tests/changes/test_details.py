"""Single rules: when payers are told, what counts as told, what a spreadsheet must not run, what is not published."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from generator.changes.checklist import checklist
from generator.changes.drafts import drafts
from generator.changes.notices import due
from generator.changes.report import Format
from generator.changes.told import told_changes
from generator.outputs.facts import ROOM
from tests.changes.practice import FILES, comparison, edited, without
from tests.practices import desk

ANN, BO, NORTH = "providers/ann-lee.yml", "providers/bo-cruz.yml", "content/locations/north.yml"
STATED, PRACTICE = "content/participation.yml", "content/practice.yml"


def test_what_comes_after_an_end_of_something_narrower_counts():
    narrow = (
        BO,
        "{networks: select, status: in_network}",
        "{networks: select, status: call_to_confirm, until: 2026-12-31}",
    )
    before = edited(narrow)
    after = edited(narrow, (STATED, "    status: not_in_network\n", "    status: in_network\n"))
    told = [change.text for change in comparison(after, before).changes]
    assert "Meadow Select (Meadow Mutual), Bo Cruz: from Fri, Jan 1, 2027: in network (was: not in network)." in told


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 11, 18), date(2026, 11, 20)),
        (date(2026, 11, 19), date(2026, 11, 23)),
        (date(2026, 11, 21), date(2026, 11, 24)),
        (date(2026, 12, 23), date(2026, 12, 28)),
    ],
)
def test_two_business_days(today: date, last: date):
    assert due(today, comparison(FILES).after.directory) == last


UPDATE = """\
---
title: Longer hours
kind: hours
date: 2026-11-17
summary: Until six.
about: [location/north]
---
"""
LONGER = edited((NORTH, "8:00-17:00", "8:00-18:00"))
OLD = "content/updates/longer.md"


@pytest.mark.parametrize(
    ("update", "told"),
    [
        (UPDATE, True),
        (UPDATE.replace("kind: hours", "kind: location"), False),
        (UPDATE.replace("location/north", "location/south"), False),
        (UPDATE.replace("date: 2026-11-17", "date: 2026-11-17\ndraft: true"), True),
    ],
)
def test_an_update_tells_of_a_change_of_its_kind_about_the_same_fact_since_then(update: str, told: bool):
    found = comparison({**LONGER, OLD: update})
    assert (OLD in told_changes(found).values()) is told
    assert bool(drafts(found)) is not told


def test_an_update_that_was_there_before_tells_of_nothing_since():
    assert told_changes(comparison({**LONGER, OLD: UPDATE}, {**FILES, OLD: UPDATE})) == {}
    assert told_changes(comparison({**LONGER, OLD: UPDATE}, {**FILES, OLD: UPDATE.replace("title", "titel")})) == {}


def test_what_is_gone_is_told_by_its_name():
    gone = without("content/equipment/scanner.yml")
    news = UPDATE.replace("kind: hours", "kind: equipment").replace("[location/north]", "[location/south]")
    assert told_changes(comparison({**gone, OLD: news})) == {}
    assert told_changes(comparison({**gone, OLD: news.replace("Until six", "The Scanner has gone")})) != {}


def test_a_spreadsheet_runs_nothing():
    told = checklist(comparison(edited((ANN, "name: Ann Lee", "name: '=HYPERLINK(1)'"))), Format.CSV)
    rows = list(csv.reader(io.StringIO(told)))
    assert any(cell == "'=HYPERLINK(1), MD" for row in rows for cell in row)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_words_of_facts_are_only_words_in_a_draft():
    odd = edited((PRACTICE, "name: Elm Street Clinic", "name: 'Elm *Street* <b>: # x'"), (PRACTICE, "0100", "0109"))
    (draft,) = drafts(comparison(odd))
    assert '\nsummary: "Elm *Street* <b>: # x: phone 502-555-0109 (was 502-555-0100)."\n' in draft.text
    assert "\n- Elm \\*Street\\* \\<b\\>: \\# x: phone" in draft.text


STAMP = "verified: {on: 2026-11-17, by: Lou of the front desk, how: by phone, internal: true}"
STAMPED = {
    **edited(
        (ANN, "  north: {hours: {mon: 8:00-12:00}}\n  south:\n", f"  north: {{phone: {{number: 502-555-0141, {STAMP}}}}}\n"),
        (ANN, "accepting: new_patients", f"accepting: [{{status: new_patients, {STAMP}}}]\nphone: {{number: 502-555-0142, {STAMP}}}"),
        (ANN, "{visit: follow_up, next: 2026-12-01}", f"{{visit: follow_up, next: 2026-12-01, {STAMP}, as_of: 2026-11-17}}"),
        (BO, "{networks: select, status: in_network}", f"{{networks: select, status: in_network, {STAMP}}}"),
        (NORTH, "phone: 502-555-0120", f"phone: {{number: 502-555-0120, {STAMP}}}"),
        (NORTH, "why: Saturday clinic}", f"why: Saturday clinic, {STAMP}}}"),
        (STATED, "  - plans: choice\n", f"  - plans: choice\n    {STAMP}\n"),
        ("content/referrals.yml", "url: https://portal.elm.example/", f"url: https://portal.elm.example/, {STAMP}"),
        (PRACTICE, "why: Christmas Day}", f"why: Christmas Day, {STAMP}}}"),
    ),
    "content/people/lou.yml": f"name: Lou Ray\nrole: Liaison\nphone: {{number: 502-555-0114, {STAMP}}}\n{STAMP}\n",
}  # fmt: skip


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in keys(item)}
    return {key for item in value for key in keys(item)} if isinstance(value, list) else set()


def test_who_verified_what_is_not_published():
    (file,) = ROOM.render(desk(STAMPED))
    found = json.loads(file.body)
    assert "front desk" not in file.body.decode()
    assert not keys(found) & {"verified", "by", "how", "internal", "imported", "source", "payer", "id"}
    assert found["files"][STATED] == {"participation": [
        {"networks": ["open", "state"], "status": "in_network"},
        {"networks": ["select"], "status": "not_in_network"},
        {"plans": ["choice"], "status": "in_network", "until": "2026-12-31"},
    ]}  # fmt: skip
