"""Where a YAML parser stumbled, looked at in the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from yaml import MarkedYAMLError
from yaml.events import ScalarEvent

from generator.load.text import LINE_BREAK, printable
from generator.problems import Problem, Where

Spot = tuple[int, int]


class Stumble(NamedTuple):
    """Where and how a parser stopped: `says` and `doing` are its words, `at` and `since` line and column from 0."""

    file: str
    lines: list[str]
    says: str
    doing: str
    at: Spot
    since: Spot
    last: ScalarEvent | None

    @property
    def line(self) -> str:
        """The text of the line."""
        return self.lines[self.at[0]] if self.at[0] < len(self.lines) else ""

    @property
    def before(self) -> str:
        """The line up to the place."""
        return self.line[: self.at[1]]

    @property
    def character(self) -> str:
        """The character at the place, empty at the end of a line."""
        return self.line[self.at[1] : self.at[1] + 1]

    @property
    def word_since(self) -> str:
        """The word that begins where the parser began with what it could not finish."""
        line, column = self.since
        found = re.match(r"\S*", self.lines[line][column:]) if line < len(self.lines) else None
        return found.group() if found else ""

    def problem(self, code: str, message: str, hint: str, *, spot: Spot | None = None) -> Problem:
        """The problem at the place, or at another `spot`."""
        line, column = spot or self.at
        return Problem(code, Where(self.file, line + 1, column + 1), message, hint)

    def where(self, spot: Spot) -> Where:
        """A line and column from 0 as a place in the file."""
        return Where(self.file, spot[0] + 1, spot[1] + 1)


def stumble_of(error: Exception, text: str, file: str, last: ScalarEvent | None) -> Stumble:
    """Where `error`, raised by one of the two parsers, points to; behind the last scalar if it does not say."""
    lines = LINE_BREAK.split(text)
    end = (last.end_mark.line, last.end_mark.column) if last and last.end_mark else (0, 0)
    if not isinstance(error, MarkedYAMLError):
        return Stumble(file, lines, str(error), "", end, end, last)
    mark, context = error.problem_mark, error.context_mark
    at = (mark.line, mark.column) if mark else end
    since = (context.line, context.column) if context else at
    return Stumble(file, lines, error.problem or "", error.context or "", at, since, last)


def quoting_hint(line: str) -> str:
    """The line with its value in quotes, ready to copy, where that is easy."""
    found = re.match(r"\s*((?:- +)*(?:[^\s:'\"\[{#][^:'\"]*: +)?)(\S.*?)\s*$", line)
    if not found or len(line) > 100 or "'" in found[2] or found[2][0] in "[{":
        return "Put the whole text in quotes."
    quote = "'" if '"' in found[2] or "\\" in found[2] else '"'
    return f"Put the text in quotes: {printable(found[1])}{quote}{printable(found[2])}{quote}"
