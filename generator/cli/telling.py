"""What commands print: problems, and one line at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.load.tree import SourceTree
from generator.problems import Problem
from generator.report import Format, report


def tell(problems: list[Problem], form: Format, source: Path) -> None:
    """Print all problems: text to standard error, what programs read to standard output."""
    if not problems and form is not Format.JSON:
        return
    prefix = "" if source == Path() else f"{source.as_posix()}/"
    text = report(problems, form, SourceTree(source).line_text, prefix)
    click.echo(text, err=form is Format.TEXT)


def sum_up(line: str) -> None:
    """The one line at the end, for people at a terminal; in CI the exit code says it all."""
    if sys.stderr.isatty():
        click.echo(line, err=True)


@contextmanager
def progress(doing: str) -> Iterator[None]:
    """A spinner on a terminal; nothing in CI."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # 20 ms, which only a person at a terminal has any use for

    with Console(stderr=True).status(doing):
        yield


class Stopwatch:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._start = time.perf_counter()

    def __str__(self) -> str:
        return f"{time.perf_counter() - self._start:.1f} s"
