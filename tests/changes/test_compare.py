"""What changed and what did not: known pairs, told exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.changes.change import Change
from generator.changes.checklist import checklist
from generator.changes.drafts import drafts
from generator.changes.report import Format, report
from generator.changes.told import told_changes
from tests.changes.cases import CASES, SAME
from tests.changes.practice import FILES, comparison
from tests.conftest import Golden

EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize("name", CASES)
def test_a_known_difference_is_told(name: str, golden: Golden):
    before, after = CASES[name]
    found = comparison(after, before)
    told = [report(found, told_changes(found), Format.TEXT)]
    told += [f"==== {draft.path}\n{draft.text}" for draft in drafts(found)]
    told += ["==== to payers", checklist(found, Format.TEXT), ""]
    golden(EXPECTED / f"{name}.txt", "\n".join(told))


@pytest.mark.parametrize("name", SAME)
def test_how_it_is_written_is_no_change(name: str):
    before, after = SAME[name]
    found = comparison(after, before)
    assert [change.text for change in found.changes] == []
    assert found.left_out == ()
    assert "No payer needs to be told" in checklist(found, Format.TEXT)


@pytest.mark.parametrize("name", CASES)
def test_a_difference_is_there_in_both_directions(name: str):
    before, after = CASES[name]
    assert comparison(before, after).changes


def test_nothing_is_no_change():
    assert comparison(FILES).changes == ()


def test_every_form_tells_the_same(golden: Golden):
    before, after = CASES["plans-end-begin-and-renew"]
    found = comparison(after, before)
    for form, ending in ((Format.MARKDOWN, "md"), (Format.JSON, "json")):
        golden(EXPECTED / f"forms.{ending}", report(found, {}, form) + "\n")
    golden(EXPECTED / "forms.csv", checklist(found, Format.CSV) + "\n")
    golden(EXPECTED / "payers.json", checklist(found, Format.JSON, "meadow") + "\n")


def test_a_change_is_told_on_one_line():
    change = Change(kind=CHANGE.kind, topic=CHANGE.topic, about=(), text="A\nname:\u2028 b", before="x\n", after="\ty")
    assert (change.text, change.before, change.after) == ("A name: b", "x", "y")


CHANGE = comparison(CASES["provider-left"][1]).changes[0]
