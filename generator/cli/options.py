"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.report import Format

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date, or say how to write it."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is not a date; write it as 2026-11-30", param, ctx)


def source_option(command: F) -> F:
    """`--source DIR`."""
    return click.option(
        "--source",
        type=click.Path(path_type=Path, file_okay=False),
        default=".",
        show_default=True,
        metavar="DIR",
        help="The practice's folder.",
    )(command)


def out_option(command: F) -> F:
    """`--out DIR`."""
    return click.option(
        "--out",
        type=click.Path(path_type=Path),
        default="build",
        show_default=True,
        metavar="DIR",
        help="Where to build: DIR/site is for publishing, DIR/drafts never is.",
    )(command)


def check_options(command: F) -> F:
    """The options of everything that checks: the day, stale facts, the form of the report."""
    return age_options(
        click.option(
            "--format",
            "form",
            type=click.Choice([form.value for form in Format]),
            default=Format.TEXT.value,
            show_default=True,
            help="How problems are told: text for people, json for programs, github for annotations.",
        )(command)
    )


def age_options(command: F) -> F:
    """The options that decide how old a fact is, and what comes of it."""
    for option in (
        click.option(
            "--allow-stale", is_flag=True, help="Go on with facts that are too old; they say “call to confirm”."
        ),
        click.option("--today", type=Day(), metavar="DATE", help="Decide by this day instead of today (2026-11-30)."),
    ):
        command = option(command)
    return command
