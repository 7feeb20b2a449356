"""What `presence new` writes passes the check; what is there is neither overwritten nor disturbed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from generator.cli import presence
from generator.inspection import inspect
from generator.problems import Severity, UsageError
from generator.scaffold.plans import plan_id, with_plan
from generator.scaffold.wording import id_of, yaml_text

MINIMAL = Path(__file__).parent.parent / "sites/minimal"
TODAY = date(2026, 11, 23)


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    return copytree(MINIMAL, tmp_path / "practice")


def new(practice: Path, *words: str) -> str:
    env = {"SOURCE_DATE_EPOCH": "1795435200"}  # 2026-11-23
    run = CliRunner().invoke(presence, ["new", *words, "--source", str(practice)], env=env)
    if isinstance(run.exception, UsageError):
        raise run.exception
    assert run.exit_code == 0, run.output
    return run.output


@pytest.mark.parametrize(
    ("words", "file", "lines"),
    [
        (
            ["provider", "Dr.", "Zoë", "O'Neil,", "DO"],
            "providers/zoe-oneil.yml",
            ["name: Zoë O'Neil", "credentials: DO"],
        ),
        (["provider", "Jo Tarn"], "providers/jo-tarn.yml", ["name: Jo Tarn", "  wharf-lane:"]),
        (["location", "North Clinic"], "content/locations/north-clinic.yml", ['  zip: "04997"', "  state: ME"]),
        (["service", "Patch test"], "content/services/patch-test.yml", ["name: Patch test"]),
        (["person", "李偉", "--id", "li-wei"], "content/people/li-wei.yml", ["name: 李偉"]),
        (["update", "Closed: 24 December"], "content/updates/closed-24-december.md", ['title: "Closed: 24 December"']),
        (["plan", "Plover", "HMO"], "content/insurance/plover.yml", ["  plover-hmo:", "  plover-ppo:"]),
        (["plan", "Gold", "--payer", "Heron Mutual"], "content/insurance/heron-mutual.yml", ["  heron-mutual-gold:"]),
    ],
)
def test_what_is_written_passes_the_check(words: list[str], file: str, lines: list[str], practice: Path):
    assert file in new(practice, *words)
    text = (practice / file).read_text("utf-8")
    assert set(lines) <= set(text.splitlines())
    assert "{{" not in text
    problems = inspect(practice, TODAY).problems
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert {problem.code for problem in problems} <= {"orphan"}


def test_every_commented_field_exists(practice: Path):
    """Uncommented one by one, each line is at least a field that the file may have."""
    for kind in ("provider", "location", "service", "person"):
        new(practice, kind, "Ada Vale")
    for file in practice.rglob("ada-vale.*"):
        text = file.read_text("utf-8")
        for line in text.splitlines()[1:]:
            if line.startswith("# ") and ":" in line and line[2].islower() and " " not in line[2 : line.index(":")]:
                file.write_text(text + line[2:].replace("…", "x") + "\n", "utf-8")
                codes = {problem.code for problem in inspect(practice, TODAY).problems}
                assert not codes & {"unknown-key", "yaml-syntax"}, line
        file.write_text(text, "utf-8")


@pytest.mark.parametrize("words", [["provider", "Ines Caldera"], ["location", "Wharf Lane"], ["plan", "Plover PPO"]])
def test_what_is_there_is_not_overwritten(words: list[str], practice: Path):
    before = {path: path.read_bytes() for path in practice.rglob("*") if path.is_file()}
    with pytest.raises(UsageError, match="already"):
        new(practice, *words)
    assert {path: path.read_bytes() for path in practice.rglob("*") if path.is_file()} == before


def test_a_practice_with_mistakes_can_still_grow(practice: Path):
    (practice / "content/practice.yml").write_text("nmae: Quillwater\n")
    new(practice, "provider", "Jo Tarn")
    assert "# at:" in (practice / "providers/jo-tarn.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["provider", "李偉"], "--id"),
        (["provider", "Jo", "--id", "Jo Tarn"], "cannot be an id"),
        (["plan", "Gold", "--payer", "Heron", "--network", "Heron Open"], "cannot be an id"),
    ],
)
def test_a_name_that_can_be_no_id(words: list[str], told: str, practice: Path):
    with pytest.raises(UsageError, match=told):
        new(practice, *words)


def test_a_plan_of_nobody_asks_whose_it_is(practice: Path):
    new(practice, "plan", "Gold", "--payer", "Heron")
    with pytest.raises(UsageError, match="Known: heron, plover"):
        new(practice, "plan", "Silver")


PAYER = """\
# The largest payer here.
name: Meadow   # as on the card
plans:
    meadow-ppo:      # first
        name: Meadow PPO
        note: |
          Two lines,

          the second.
        # card_says: [MEADOW]

    # meadow-old: ended
# What follows is for the front desk.
note: Ask for the card.
"""


def test_a_plan_is_put_below_the_others_and_nothing_else_moves():
    made = with_plan(PAYER, "content/insurance/meadow.yml", "meadow-hmo", "Meadow HMO")
    added = [line for line in made.splitlines() if line not in PAYER.splitlines()]
    assert added[:2] == ["    meadow-hmo:", "      name: Meadow HMO"]
    kept = iter(made.splitlines())
    assert all(line in kept for line in PAYER.splitlines()), "every old line is there, in its order"
    assert made.index("# meadow-old") < made.index("meadow-hmo") < made.index("# What follows")


@pytest.mark.parametrize(
    "text", ["name: Meadow", "name: Meadow\r\n", "name: Meadow\nplans:\n", "name: Meadow\nplans:\nnote: X\n"]
)
def test_the_first_plan_of_a_payer(text: str):
    made = with_plan(text, "content/insurance/meadow.yml", "meadow-hmo", "Meadow HMO", "meadow-open")
    assert "  meadow-hmo:" in made.splitlines()
    assert "    networks: meadow-open" in made.splitlines()
    assert made.count("plans:") == 1
    assert ("\r\n" in made) == ("\r\n" in text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: Meadow\nplans: {meadow-ppo: {name: Meadow PPO}}\n", "yourself:\n\nmeadow-hmo:\n"),
        ("name: Meadow\nplans: {}\n", "yourself"),
        ("name: [Meadow\n", "cannot be read"),
        ("name: Meadow\nplans:\n  meadow-hmo:\n    name: X\n", "already"),
    ],
)
def test_a_payer_that_cannot_take_a_plan_is_left_alone(text: str, told: str):
    with pytest.raises(UsageError, match=told):
        with_plan(text, "content/insurance/meadow.yml", "meadow-hmo", "Meadow HMO")


def test_a_network_that_is_named_is_the_plans(practice: Path):
    new(practice, "plan", "Gold", "--payer", "Heron", "--network", "heron-open")
    new(practice, "plan", "Plover HMO", "--network", "plover-open")
    heron = (practice / "content/insurance/heron.yml").read_text("utf-8")
    assert heron.count("heron-open") == 2
    assert "    networks: plover-open\n    # Nick" in (practice / "content/insurance/plover.yml").read_text("utf-8")


def test_ids_and_texts():
    assert id_of("Siobhán Ní Dhálaigh") == "siobhan-ni-dhalaigh"
    assert plan_id("Meadow PPO", "Meadow Mutual") == "meadow-ppo"
    assert plan_id("Gold", "meadow") == "meadow-gold"
    assert [yaml_text(text) for text in ("North Clinic", "No", "8:00", "a: b", "O'Neil", "Suite #4")] == [
        "North Clinic", '"No"', '"8:00"', '"a: b"', "O'Neil", '"Suite #4"',
    ]  # fmt: skip
