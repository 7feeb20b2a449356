"""`presence audit`."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import click

from generator.audit import told
from generator.audit.audit import Audit, audit
from generator.audit.drafts import put
from generator.audit.listings.compare import compare
from generator.audit.listings.table import lines_of
from generator.audit.pages import files
from generator.cli.options import Day, out_option, source_option
from generator.cli.telling import tell
from generator.inspection import inspect
from generator.problems import UsageError
from generator.report import Format, report

WIDEST = 120
"""Columns of the table, where the terminal has as many."""


@click.command("audit")
@source_option
@out_option
@click.option("--today", type=Day(), metavar="DATE", help="Decide by this day instead of today (2026-11-30).")
@click.option(
    "--format",
    "form",
    type=click.Choice([Format.TEXT.value, Format.JSON.value]),
    default=Format.TEXT.value,
    show_default=True,
    help="text for people, json for programs.",
)
@click.option(
    "--compare",
    "shown",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Compare what sites show today, in a table like listings.csv, with what they should show.",
)
def command(source: Path, out: Path, today: date | None, form: str, shown: Path | None) -> None:
    """Say how complete the practice's presence is, and what to do next.

    Writes a report and the listing sheet to DIR/drafts/audit. With --compare it writes nothing, and ends with 1 when a
    listing is wrong.
    """
    found = inspect(source, today, allow_stale=True)
    directory, day = found.checked.directory, found.checked.today
    if found.failed or directory is None or day is None:
        tell(found.problems, Format.TEXT, source)
        sys.exit(1)
    made = audit(directory, day, found.tree.documents)
    if shown is not None:
        _compare(made, shown, Format(form))
        return
    put(out, files(made, directory.settings.brand), source)
    colors = sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, WIDEST)
    text = told.data(made) if Format(form) is Format.JSON else told.text(made, width, colors=colors)
    click.echo(text.rstrip("\n"))
    click.echo(f"The report is {out}/drafts/audit/index.html, the listing sheet listings.html beside it.", err=True)


def _compare(made: Audit, shown: Path, form: Format) -> None:
    try:
        data = shown.read_bytes()
    except OSError as error:
        raise UsageError(f"{shown} cannot be read: {error.strerror}") from error
    found = compare(data, shown.as_posix(), made.listings)
    if found.problems:
        click.echo(report(found.problems, form, lines_of(data)), err=form is Format.TEXT)
        sys.exit(UsageError.exit_code)
    click.echo(told.compared_data(found) if form is Format.JSON else told.compared(found))
    sys.exit(1 if found.mismatches else 0)
