"""The documentation says what the program does: tables are made from it, examples are a practice that is clean."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.check.kinds import KINDS
from generator.inspection import inspect
from generator.load.yamlfile import parse_yaml
from tests.conftest import Golden
from tests.docs import tables

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
SOURCE_FILES = (DOCS / "source-files.md").read_text("utf-8")
COMMANDS = (DOCS / "commands.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["source-files.md", "commands.md"])
def test_tables_are_in_step(name: str, golden: Golden):
    golden(DOCS / name, tables.in_step((DOCS / name).read_text("utf-8")))


def test_every_record_has_its_table():
    told = tables.places(SOURCE_FILES, "fields")
    assert sorted(told) == sorted(set(told)), "each once"
    assert set(told) == set(tables.records())


def test_every_command_has_its_table():
    told = tables.places(COMMANDS, "options")
    assert sorted(told) == sorted(tables.all_commands())
    for path in told:
        assert re.search(rf"^###? presence {path}$", COMMANDS, re.MULTILINE)


@pytest.mark.parametrize("text", [SOURCE_FILES, COMMANDS], ids=["source-files", "commands"])
def test_links_lead_somewhere(text: str):
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(([^)]+)\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    assert {link[1:] for link in links if link.startswith("#")} <= anchors
    assert all((DOCS / link).is_file() for link in links if not link.startswith("#"))


def examples() -> list[tuple[str, str]]:
    """(file, text) of every whole file that is shown."""
    return re.findall(r"`([\w/.-]+\.(?:yml|md))`:\n\n```(?:yaml|markdown)\n(.*?)```", SOURCE_FILES, re.DOTALL)


def test_the_examples_are_a_practice_that_is_clean(tmp_path: Path):
    for file, text in examples():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, "utf-8")
    assert len(examples()) == len(KINDS), "one of each kind"
    found = inspect(tmp_path, date(2026, 11, 23)).problems
    assert [f"{problem.where}: {problem.message}" for problem in found] == []


def test_the_fragments_are_good_yaml():
    for text in re.findall(r"```yaml\n(.*?)```", SOURCE_FILES, re.DOTALL):
        document, problems = parse_yaml(text, "example.yml")
        assert document is not None
        assert problems == []
