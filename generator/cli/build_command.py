"""`presence build`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.cli.options import check_options, out_option, source_option
from generator.cli.telling import Stopwatch, progress, sum_up, tell
from generator.pipeline import Built, build
from generator.problems import ContentError
from generator.report import Format, summary


@click.command("build")
@source_option
@out_option
@check_options
def command(source: Path, out: Path, today: date | None, allow_stale: bool, form: str) -> None:
    """Check the practice's files and build the site, whole or not at all."""
    watch = Stopwatch()
    try:
        with progress(f"Building {out}/site"):
            built = build(source, out, today, allow_stale=allow_stale)
    except ContentError as error:
        tell(error.problems, Format(form), source)
        sum_up(f"{summary(error.problems)}; nothing was built, {out} is as it was")
        sys.exit(error.exit_code)
    tell(built.problems, Format(form), source)
    if built.unprinted:
        click.echo(f"{out}/drafts/kit: {built.unprinted}", err=True)
    sum_up(_line(built, out, watch))


def _line(built: Built, out: Path, watch: Stopwatch) -> str:
    """The one line at the end: how much, as of when, how long."""
    done = built.summary
    files = f"{done.written} files written, {done.unchanged} unchanged, {done.removed} removed"
    warnings = summary(built.problems).partition(", ")[2]
    return f"{out}/site: {built.summary.pages} pages as of {built.today}; {files}; {warnings}; {watch}"
