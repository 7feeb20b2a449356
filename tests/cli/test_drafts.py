"""`presence drafts`: what it lists, since when, and what it says of a day or an id that is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import presence

ROOT = Path(__file__).resolve().parents[2]


def drafts(*args: str) -> Result:
    return CliRunner().invoke(presence, ["drafts", "--source", str(ROOT), *args])


def test_a_line_for_each_post_in_the_order_of_the_days():
    run = drafts()
    assert run.exit_code == 0
    days = [line[:16] for line in run.output.splitlines()]
    assert days == sorted(days)
    assert any("X " in line and "/280" in line for line in run.output.splitlines())


def test_since_a_day_and_since_an_update():
    all_of_them = json.loads(drafts("--format", "json").output)["drafts"]
    late = json.loads(drafts("--format", "json", "--since", "2026-11-12").output)["drafts"]
    after = json.loads(drafts("--format", "json", "--since", "2026-11-thanksgiving-closure").output)["drafts"]
    abouts = [{draft["about"] for draft in found} for found in (all_of_them, late, after)]
    assert abouts[2] < abouts[1] < abouts[0]
    assert all(about.startswith("update/") for about in abouts[1])


def test_it_can_be_written_to_a_file(tmp_path: Path):
    run = drafts("--format", "markdown", "--out", str(tmp_path / "posts.md"))
    assert (run.exit_code, run.output) == (0, "")
    assert (tmp_path / "posts.md").read_text("utf-8").startswith("# Posts of Larkspur")


@pytest.mark.parametrize("since", ["2026-13-40", "nothing", "-"])
def test_since_what_is_nothing(since: str):
    run = drafts("--since", since)
    assert "neither a day" in str(run.exception)
