"""How problems look: on a terminal, as JSON, as annotations on a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from enum import StrEnum

from click import style

from generator.problems import Problem, Severity, Where

LineOf = Callable[[Where], str]
"""Gives the source line of a place, for the caret."""


class Format(StrEnum):
    """Who reads the report."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def report(problems: Iterable[Problem], form: Format, line_of: LineOf, prefix: str = "") -> str:
    """All problems in one form. `prefix` is put before file names where the reader stands elsewhere than the source.

    Colours are always set in text; click takes them out where the reader is no terminal.
    """
    if form is Format.JSON:
        return json.dumps([_as_json(problem) for problem in problems], ensure_ascii=False, indent=2)
    if form is Format.GITHUB:
        return "\n".join(_as_annotation(problem, prefix) for problem in problems)
    return "\n\n".join(as_text(problem, line_of) for problem in problems)


def as_text(problem: Problem, line_of: LineOf) -> str:
    """`file:line:col: error[code] what is wrong`, the source line with a caret, and what to write instead."""
    color = "red" if problem.severity is Severity.ERROR else "yellow"
    kind = style(f"{problem.severity.value}[{problem.code}]", fg=color, bold=True)
    lines = [f"{style(str(problem.where), bold=True)}: {kind} {problem.message}"]
    if problem.where.line and (text := line_of(problem.where)):
        number = str(problem.where.line)
        lines.append(f"  {style(number + ' |', dim=True)} {text}")
        lines.append(
            f"  {style(' ' * len(number) + ' |', dim=True)} {' ' * (problem.where.column - 1)}{style('^', fg=color)}"
        )
    if problem.hint:
        lines.append(f"  {style('=', dim=True)} {problem.hint}")
    return "\n".join(lines)


def _as_json(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        **_place(problem.where),
        "message": problem.message,
        "hint": problem.hint,
        "related": [_place(where) for where in problem.related],
    }


def _place(where: Where) -> dict[str, object]:
    return {"file": where.file, "line": where.line or None, "column": where.column or None}


def _as_annotation(problem: Problem, prefix: str) -> str:
    """A GitHub workflow command: `::error file=…,line=…,col=…,title=…::message`."""
    place = f"file={_property(prefix + problem.where.file)}"
    if problem.where.line:
        place += f",line={problem.where.line},col={problem.where.column}"
    message = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return f"::{problem.severity.value} {place},title={_property(problem.code)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(problems: Iterable[Problem]) -> str:
    """3 errors, 1 warning."""
    counted = list(problems)
    errors = sum(problem.severity is Severity.ERROR for problem in counted)
    return f"{_count(errors, 'error')}, {_count(len(counted) - errors, 'warning')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
