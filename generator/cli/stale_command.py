"""`presence stale`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.cli.options import Day, source_option
from generator.cli.telling import tell
from generator.inspection import inspect
from generator.problems import UsageError
from generator.report import Format
from generator.upkeep.due import due
from generator.upkeep.forms import Form, written


@click.command("stale")
@source_option
@click.option("--within", type=click.IntRange(0, 36500), metavar="DAYS", help="Only what is due in so many days.")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    show_default=True,
    help="text for people, csv for spreadsheets, ics for calendars, json for programs.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it to a file.")
@click.option("--today", type=Day(), metavar="DATE", help="Decide by this day instead of today (2026-11-30).")
def command(source: Path, within: int | None, form: str, out: Path | None, today: date | None) -> None:
    """List what must be verified next, and by whom, soonest first."""
    found = inspect(source, today, allow_stale=True)
    directory, day = found.checked.directory, found.checked.today
    if directory is None or day is None:
        tell(found.problems, Format.TEXT, source)
        sys.exit(1)
    lines = due(directory, found.tree.documents, day, within)
    host = directory.settings.site.url.removeprefix("https://").rstrip("/")
    made = written(Form(form), lines, directory.practice.name, host, day)
    if out is None:
        click.echo(made, nl=False)
        return
    try:
        out.write_bytes(made)
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}") from error
