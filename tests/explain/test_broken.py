"""Every mistake a practice can make, on top of one whole small practice, with the exact report that it gets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from click import unstyle
from click.testing import CliRunner

from generator.cli import presence
from generator.inspection import inspect
from generator.problems import Severity
from generator.report import Format, report
from tests.conftest import Golden
from tests.explain.mistakes import MADE, SEEN_ELSEWHERE

TESTS = Path(__file__).parent.parent
MINIMAL = TESTS / "sites/minimal"
BROKEN = TESTS / "broken"
TODAY = date(2026, 11, 23)
ECHOES = {"not-a-folder": ["orphan"]}
"""What a mistake brings with it: without the folder nobody works anywhere."""
FIXTURES = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir())


def practice_with(mistake: str, folder: Path) -> Path:
    """A copy of the minimal practice with one mistake. `code--variant` is a second way to make the mistake `code`."""
    practice = copytree(MINIMAL, folder / "practice")
    copytree(BROKEN / mistake, practice, ignore=ignore_patterns("expected.txt"), dirs_exist_ok=True)
    if make := MADE.get(mistake):
        make(practice)
    return practice


def check(practice: Path) -> tuple[int, str]:
    """Exit code and output of `presence check`."""
    run = CliRunner().invoke(presence, ["check", "--source", str(practice), "--today", str(TODAY)])
    return run.exit_code, run.output


def test_the_minimal_practice_is_clean():
    assert check(MINIMAL) == (0, "")


@pytest.mark.parametrize("mistake", FIXTURES)
def test_report(mistake: str, tmp_path: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch):
    practice = practice_with(mistake, tmp_path)
    if seen := SEEN_ELSEWHERE.get(mistake):
        problems = seen(practice, monkeypatch)
        assert [problem.code for problem in problems] == [mistake]
        golden(BROKEN / mistake / "expected.txt", unstyle(report(problems, Format.TEXT, lambda _: "")) + "\n")
        return
    exit_code, output = check(practice)
    golden(BROKEN / mistake / "expected.txt", output)
    found = inspect(practice, TODAY).problems
    code = mistake.partition("--")[0]
    assert {problem.code for problem in found} == {code, *ECHOES.get(code, ())}, "exactly the one mistake is told of"
    assert exit_code == any(problem.severity is Severity.ERROR for problem in found)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and path.name != "expected.txt")


@pytest.mark.parametrize("mistake", FIXTURES)
def test_fixture_holds_a_mistake(mistake: str):
    assert mistake in MADE or mistake in SEEN_ELSEWHERE or any(_files(BROKEN / mistake))
