"""What can be wrong with a practice's files, as values that know where they stand.

A problem is never printed where it is found: every part of the program yields `Problem` values, `pipeline`
collects and sorts them, `report` decides how they look (terminal, JSON, annotations).

Exceptions are for stopping; problems are for telling::

    PresenceError                 anything we raise on purpose; knows its exit code
    ├── ContentError      (1)     the practice's files are wrong; carries all problems of the run
    ├── UsageError        (2)     the command line, the configuration or the output folder is wrong
    └── RendererError     (3)     the site renderer failed
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad: an error stops the build, a warning is printed and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a source file: path relative to the source folder, line and column counted from 1.

    Columns count Unicode code points, as editors do. `line` 0 means the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it stands, and what to write instead.

    `code` is a kebab-case word that `presence explain CODE` tells the long story of.
    """

    code: str
    where: Where
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[Where, ...] = ()

    @property
    def sort_key(self) -> tuple[Where, str, str]:
        """Files in order, then lines, then columns; errors and warnings mixed, as one reads a file."""
        return (self.where, self.code, self.message)


class PresenceError(Exception):
    """Anything raised on purpose. `exit_code` is what the command ends with."""

    exit_code = 1


class ContentError(PresenceError):
    """The practice's files cannot be trusted. `problems` holds every problem of the run, warnings included."""

    exit_code = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: problem.sort_key)
        super().__init__(f"{len(self.problems)} problems")


class UsageError(PresenceError):
    """The command line, the configuration or the output folder is wrong; the message says what to do."""

    exit_code = 2


class RendererError(PresenceError):
    """The site renderer failed; the message carries its own words."""

    exit_code = 3
