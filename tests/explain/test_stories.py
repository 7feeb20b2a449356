"""Codes, stories, broken examples and the handbook stay in step, and what the stories advise is true."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import explain
from generator.inspection import inspect
from generator.problems import Severity, UsageError
from tests.conftest import Golden
from tests.explain.test_broken import BROKEN, FIXTURES, TESTS, TODAY, practice_with

ROOT = TESTS.parent
MODULES = [path for path in sorted((ROOT / "generator").rglob("*.py")) if path.parent.name != "cli"]
TREES = [ast.parse(path.read_text("utf-8")) for path in MODULES]


def makers() -> set[str]:
    """Functions and records whose first argument is a `code`: whoever calls them names a problem."""
    found = {"PydanticCustomError"}
    for node in (node for tree in TREES for node in ast.walk(tree)):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
            if names[:1] == ["code"]:
                found.add(node.name)
        elif isinstance(node, ast.ClassDef):
            fields = [part.target.id for part in node.body if _is_field(part)]
            if fields[:1] == ["code"]:
                found.add(node.name)
    return found - {"Story", "story"}


def _is_field(part: ast.stmt) -> bool:
    return isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)


def codes_in_the_program() -> Iterator[str]:
    """Every code that the package gives a problem."""
    called = makers()
    for tree in TREES:
        constants = {part.targets[0].id: part.value for part in tree.body if _is_constant(part)}
        for node in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = constants.get(getattr(node.args[0], "id", ""), node.args[0])
            if name in called and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _is_constant(part: ast.stmt) -> bool:
    return isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name)


def test_every_code_has_a_story_and_every_story_a_code():
    assert set(codes_in_the_program()) == set(explain.codes())


def test_every_code_has_a_broken_example_and_every_example_a_code():
    assert {name.partition("--")[0] for name in FIXTURES} == set(explain.codes())


@pytest.mark.parametrize("code", explain.codes())
def test_story_is_whole(code: str):
    found = explain.story(code)
    assert found.title
    assert not found.title.endswith(".")
    assert re.search(r"\n## Not like this\n\n(In `.+`:\n\n)?```(yaml|text)\n.+?\n```\n", found.text, re.DOTALL)
    assert re.search(r"\n## But like this\n\n```(yaml|text)\n.+?\n```$", found.text, re.DOTALL)
    assert max(len(line) for line in found.text.splitlines()) <= 120
    assert "!" not in re.sub(r"```.*?```", "", found.text, flags=re.DOTALL).replace("begins with !", "")


def examples() -> Iterator[pytest.ParameterSet]:
    """Stories whose bad example stands in a file of the broken practice: code, file, bad and good."""
    shape = re.compile(r"In `(.+)`:\n\n```yaml\n(.+?)\n```\n\n## But like this\n\n```yaml\n(.+?)\n```", re.DOTALL)
    for code in explain.codes():
        if found := shape.search(explain.story(code).text):
            yield pytest.param(code, *found.groups(), id=code)


@pytest.mark.parametrize(("code", "file", "bad", "good"), list(examples()))
def test_what_a_story_advises_mends_the_example(code: str, file: str, bad: str, good: str, tmp_path: Path):
    practice = practice_with(code, tmp_path)
    path = practice / file
    text = path.read_text("utf-8")
    indents = [indent for indent in ("", "  ", "    ") if textwrap.indent(bad, indent) + "\n" in text]
    assert indents, "the bad example is not that of the broken practice"
    path.write_text(text.replace(textwrap.indent(bad, indents[0]), textwrap.indent(good, indents[0])), "utf-8")
    left = inspect(practice, TODAY).problems
    assert code not in {problem.code for problem in left}
    assert not [problem for problem in left if problem.severity is Severity.ERROR]


def test_the_handbook_is_in_step(golden: Golden):
    golden(ROOT / "docs/problems.md", explain.handbook())


def test_an_unknown_code_names_the_one_that_was_meant():
    with pytest.raises(UsageError, match="Did you mean “bad-phone”"):
        explain.story("bad-phoen")


@pytest.mark.parametrize("mistake", FIXTURES)
def test_reports_are_written_for_people(mistake: str):
    told = (BROKEN / mistake / "expected.txt").read_text("utf-8")
    for hint in re.findall(r"^  = (.*)$", told, re.MULTILINE):
        assert hint[0].isupper() or hint[0] in "“'\"", hint
    assert not re.search(r"pydantic|Traceback|NoneType|ctx|str_type", told)
