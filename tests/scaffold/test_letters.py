"""The next issue, drafted: a file that passes the check, with a subject and preheader that are in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from generator.cli import presence
from generator.inspection import inspect
from generator.load.yamlfile import parse_yaml
from generator.problems import UsageError
from generator.scaffold.letters import new_letter
from tests.outputs.newsletter.letters import LETTER, clinic

ROOT = Path(__file__).resolve().parents[2]


def draft(**files: str | None) -> tuple[str, str]:
    known = clinic({"content/newsletters/2026-11.yml": None, **files}).directory
    return new_letter(known, date(2026, 11, 18), (), None)


def test_the_draft_says_what_stands_in_it_and_counts():
    path, text = draft()
    assert path == "content/newsletters/2026-11.yml"
    assert "number: 1\ndate: 2026-11-18\n# 30 characters;" in text
    assert "subject: Meadow PPO ends on December 31\n" in text
    assert "#     dr-lee (Dr. Lee joins" in text
    document, problems = parse_yaml(text, path)
    assert problems == []
    assert document is not None


def test_the_next_issue_has_the_next_number_and_a_name_of_its_own():
    known = clinic({"content/newsletters/2026-11.yml": LETTER.replace("2026-11-18", "2026-11-11")}).directory
    path, text = new_letter(known, date(2026, 11, 18), (), None)
    assert path == "content/newsletters/2026-11-2.yml"
    assert "number: 8\n" in text
    path, text = new_letter(known, date(2026, 11, 18), ("Primary care",), None)
    assert path == "content/newsletters/2026-11-primary-care.yml"
    assert "\nsegment:\n  specialties: [Primary care]\n" in text


def test_nothing_new_is_no_issue():
    with pytest.raises(UsageError, match="nothing was published"):
        new_letter(clinic().directory, date(2026, 11, 18), (), None)


def test_the_sample_gets_a_draft_that_passes(tmp_path: Path):
    for name in ("content", "providers"):
        copytree(ROOT / name, tmp_path / name)
    (tmp_path / "site_config.yml").write_bytes((ROOT / "site_config.yml").read_bytes())
    newest = tmp_path / "content/newsletters/2026-11.yml"
    newest.unlink()
    run = CliRunner().invoke(presence, ["new", "newsletter", "--source", str(tmp_path)])
    assert run.exit_code == 0, run.output
    assert newest.exists()
    assert [problem for problem in inspect(tmp_path).problems if problem.where.file.startswith("content/newsl")] == []
