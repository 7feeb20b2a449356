"""Every command ends with its exit code and a sentence, never with a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MINIMAL = ROOT / "tests/sites/minimal"


def presence(*args: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *args]
    return subprocess.run(command, cwd=cwd, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (["--version"], 0, "presence, version"),
        (["explain"], 0, "bad-phone"),
        (["explain", "[bad-phone]"], 0, "But like this"),
        (["explain", "bad-phon"], 2, "Did you mean “bad-phone”?"),
        (["chekc"], 2, "Did you mean “check”?"),
        (["check", "--source", "nowhere"], 2, "presence init DIR"),
        (["build", "--source", "nowhere"], 2, "presence init DIR"),
        (["serve", "--source", "nowhere", "--port", "0"], 2, "presence init DIR"),
        (["serve", "--port", "99999"], 2, "--port"),
        (["schema", "--source", "nowhere"], 2, "presence init DIR"),
        (["new", "provider", "A", "--source", "nowhere"], 2, "presence init DIR"),
        (["new", "provder", "A"], 2, "provder"),
        (["new", "provider"], 2, "NAME"),
        (["init", "README.md"], 2, "README.md"),
        (["init", "."], 2, "nothing was written"),
        (["check", "--today", "30/11/2026"], 2, "2026-11-30"),
    ],
)
def test_a_command_ends_with_a_sentence(args: list[str], code: int, told: str):
    run = presence(*args)
    said = run.stdout + run.stderr
    assert (run.returncode, told in said) == (code, True), said
    assert "Traceback" not in said


def test_schemas_are_written_into_the_practice(tmp_path: Path):
    practice = copytree(MINIMAL, tmp_path / "practice")
    assert presence("schema", cwd=practice).returncode == 0
    assert (practice / ".schemas/provider.json").read_bytes() == (ROOT / ".schemas/provider.json").read_bytes()
    (practice / ".schemas/provider.json").write_text("{}")
    assert presence("schema", cwd=practice).returncode == 0
    assert (practice / ".schemas/provider.json").read_bytes() == (ROOT / ".schemas/provider.json").read_bytes()


def test_a_day_that_is_no_number_is_the_fault_of_the_run(tmp_path: Path):
    command = [sys.executable, "-m", "generator", "init", str(tmp_path / "mine")]
    env = {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "yesterday"}
    run = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (run.returncode, "SOURCE_DATE_EPOCH" in run.stderr) == (2, True)
