"""Short ways to say what the tests of the loader ask."""

from __future__ import annotations

from pathlib import Path

from generator.load.tree import SourceTree, read_tree
from generator.load.yamlfile import parse_yaml
from generator.problems import Problem


def value_of(content: str | bytes):
    """The mapping in `content`, which must be without any problem."""
    document, problems = parse_yaml(content, "file.yml")
    assert problems == []
    assert document is not None
    return document.value


def problems_of(content: str | bytes) -> list[Problem]:
    return parse_yaml(content, "file.yml")[1]


def only_problem(content: str | bytes) -> Problem:
    [problem] = problems_of(content)
    return problem


def spot(problem: Problem) -> tuple[str, int, int]:
    return problem.code, problem.where.line, problem.where.column


def tree_of(root: Path, files: dict[str, str | bytes]) -> SourceTree:
    """Writes the files below `root` and reads them."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_tree(root)


def codes_by_file(problems: list[Problem]) -> dict[str, str]:
    return {problem.where.file: problem.code for problem in problems}
