"""One wrong value in each kind of file: one clear error at its place, exit code 1, and nothing on disk changes."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from generator.check.kinds import KINDS
from generator.cli import presence

MINIMAL = Path(__file__).parent.parent / "sites/minimal"
DAY = ["--today", "2026-11-23"]

WRONG = {
    "site_config": ("site_config.yml", "America/New_York", "America/NewYork", "bad-time-zone", 4, 14),
    "practice": ("content/practice.yml", "207-555-0100", "555-0100", "bad-phone", 5, 8),
    "referrals": ("content/referrals.yml", "kind: fax", "kind: fex", "bad-choice", 12, 11),
    "participation": ("content/participation.yml", "plover-open", "plover-opn", "unknown-id", 3, 15),
    "specialties": ("content/specialties.yml", "207N00000X", "207N", "bad-taxonomy", 4, 9),
    "documents": ("content/documents.yml", "detail: In", "detial: In", "unknown-key", 7, 3),
    "promises": ("content/promises.yml", "title: Our report", "title: [Our]\n  # report", "wrong-shape", 3, 10),
    "location": ("content/locations/wharf-lane.yml", "8:00-12:00, 13", "8:00-14:00, 13", "hours-overlap", 11, 3),
    "payer": ("content/insurance/plover.yml", "kind: ppo", "kind: pop", "bad-choice", 11, 11),
    "service": ("content/services/mole-check.yml", "2 weeks", "two weeks", "bad-within", 10, 13),
    "equipment": ("content/equipment/wood-lamp.yml", "2024-03-01", "3/1/2024", "bad-date", 6, 8),
    "person": ("content/people/odell-marsh.yml", "role: Practice", "rule: Practice", "unknown-key", 3, 1),
    "provider": ("providers/ines-caldera.yml", "2000000010", "2000000001", "npi-check-digit", 4, 6),
    "update": ("content/updates/friday-afternoons.md", "kind: hours", "kind: hour", "bad-choice", 3, 7),
    "newsletter": ("content/newsletters/november.yml", "number: 1", "number: one", "bad-number", 2, 9),
    "notice": ("content/notices/privacy.md", "kind: privacy", "kind: cookies", "bad-choice", 3, 7),
    "community": ("content/community/harbor-walk.yml", "approved: true", "approved: maybe", "bad-boolean", 7, 11),
    "announced": ("content/announced.yml", "2026-11-17", "yesterday", "bad-date", 5, 17),
    "page": ("content/pages/our-history.md", "title: Our", "title: # Our", "missing-key", 2, 7),
}
"""Kind -> file, what stands there, what is written instead, the code, its line and column."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice with a site that was built when all was well."""
    practice = copytree(MINIMAL, tmp_path_factory.mktemp("kinds") / "practice")
    run = CliRunner().invoke(presence, ["build", "--source", str(practice), "--out", str(practice / "build"), *DAY])
    assert run.exit_code == 0, run.output
    return practice


def on_disk(folder: Path) -> dict[str, str]:
    """Every file with the digest of its bytes; the cache is nobody's business."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def build(practice: Path) -> tuple[int, list[dict[str, object]]]:
    """Exit code and problems of a build."""
    place = ["--source", str(practice), "--out", str(practice / "build")]
    run = CliRunner().invoke(presence, ["build", *place, *DAY, "--format", "json"])
    return run.exit_code, json.loads(run.stdout)


def test_no_kind_is_forgotten():
    assert set(WRONG) == {kind.name for kind in KINDS}


@pytest.mark.parametrize("kind", WRONG)
def test_one_wrong_value_is_one_error(kind: str, built: Path):
    file, right, wrong, code, line, column = WRONG[kind]
    path = built / file
    text = path.read_text("utf-8")
    assert text.count(right) >= 1
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    try:
        before = on_disk(built)
        exit_code, problems = build(built)
        assert on_disk(built) == before
    finally:
        path.write_text(text, "utf-8")
    assert exit_code == 1
    errors = [problem for problem in problems if problem["severity"] == "error"]
    assert [(error["code"], error["file"], error["line"], error["column"]) for error in errors] == [
        (code, file, line, column)
    ]
    assert errors[0]["hint"]


def test_every_mistake_of_every_file_is_told_in_one_run(tmp_path: Path):
    practice = copytree(MINIMAL, tmp_path / "practice")
    for file, right, wrong, *_ in WRONG.values():
        path = practice / file
        path.write_text(path.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    exit_code, problems = build(practice)
    assert exit_code == 1
    assert not (practice / "build").exists()
    places = [(problem["file"], problem["line"], problem["column"]) for problem in problems]
    assert places == sorted(places)
    told = {(problem["file"], problem["code"]) for problem in problems}
    assert told == {(file, code) for file, _, _, code, *_ in WRONG.values()}
