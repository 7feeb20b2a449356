"""`presence sync`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.cli.options import Day, source_option
from generator.cli.telling import progress, tell
from generator.problems import ContentError
from generator.report import Format


@click.command("sync")
@source_option
@click.option("--today", type=Day(), metavar="DATE", help="Take this day for today (2026-11-30).")
def command(source: Path, today: date | None) -> None:
    """Read your published feed and those of others, into files that you look through.

    The only command that uses the network. A feed that cannot be read is a warning, and the rest goes on.
    """
    from generator.sync import sync

    try:
        with progress("Reading feeds"):
            told = sync(source, today)
    except ContentError as error:
        tell(error.problems, Format.TEXT, source)
        sys.exit(error.exit_code)
    for line in told.lines:
        click.echo(line)
    for warning in told.warnings:
        click.echo(f"warning: {warning}", err=True)
