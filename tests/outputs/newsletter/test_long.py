"""Issues that are long: forty updates fit, and what does not fit is refused."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from click.testing import CliRunner

from generator.cli import presence
from generator.outputs.newsletter.checks import LARGE, LARGEST
from generator.problems import Severity
from tests.outputs.newsletter.letters import LETTER, made, remarks

MINIMAL = Path(__file__).resolve().parents[2] / "sites/minimal"


def forty(summary: str) -> dict[str, str]:
    kinds = ("insurance", "new_provider", "service", "hours", "event", "listening", "general")
    return {
        f"content/updates/news-{number}.md": f"""\
            ---
            title: A title of the usual length for number {number}, as people write it
            kind: {kinds[number % len(kinds)]}
            date: 2026-11-{number % 15 + 1:02}
            summary: {summary}
            about: [provider/ann-lee, location/riverside, plan/meadow-ppo]
            action: {{text: See the hours of the place, to: location/riverside}}
            ---
        """
        for number in range(40)
    }


def test_forty_updates_fit():
    files = forty("Three sentences say what changes. They say from when it holds. They say what to do about it.")
    assert remarks(files) == []
    made_files = made(files)
    assert all(f"number {number}," in made_files["email.html"] for number in range(40))
    assert len(made_files["email.html"].encode()) < LARGE


def test_too_long_is_an_error_and_long_a_warning():
    short = len(made()["email.html"].encode())
    for octets, severity in ((LARGE + 1_000, Severity.WARNING), (LARGEST + 1_000, Severity.ERROR)):
        letter = LETTER.replace("Three things", "words " * ((octets - short) // 6) + "Three things")
        found = remarks({"content/newsletters/2026-11.yml": letter})
        assert [(problem.code, problem.severity) for problem in found] == [("newsletter-size", severity)]
        assert found[0].where.file == "content/newsletters/2026-11.yml"


def test_a_build_with_too_long_an_issue_changes_nothing(tmp_path: Path):
    practice = copytree(MINIMAL, tmp_path / "practice")
    letter = "number: 2\ndate: 2026-11-24\nsubject: Open on a Friday afternoon\npreheader: Read on.\nintroduction: "
    (practice / "content/newsletters/december.yml").write_text(letter + "words " * 16_000 + "\n", "utf-8")
    place = ["--source", str(practice), "--out", str(tmp_path / "build"), "--today", "2026-11-23"]
    run = CliRunner().invoke(presence, ["build", *place])
    assert run.exit_code == 1
    assert "content/newsletters/december.yml:1:1: error[newsletter-size]" in run.output
    assert not (tmp_path / "build/site").exists()
    assert not (tmp_path / "build/drafts").exists()
