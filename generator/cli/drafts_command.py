"""`presence drafts`."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import click

from generator.cli.options import Day, source_option
from generator.cli.telling import tell
from generator.inspection import inspect
from generator.pipeline import Form, social_texts
from generator.problems import UsageError
from generator.report import Format


@click.command("drafts")
@source_option
@click.option("--since", metavar="DATE|ID", help="Only updates of that day and later, or after that update.")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    show_default=True,
    help="text lists the posts, markdown has their words, json has everything.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it to a file.")
@click.option("--today", type=Day(), metavar="DATE", help="Decide by this day instead of today (2026-11-30).")
def command(source: Path, since: str | None, form: str, out: Path | None, today: date | None) -> None:
    """Draft posts for social networks, without building anything."""
    found = inspect(source, today, allow_stale=True)
    directory, day = found.checked.directory, found.checked.today
    if found.failed or directory is None or day is None:
        tell(found.problems, Format.TEXT, source)
        sys.exit(1)
    first = _day(since)
    if since and first is None and since not in directory.updates:
        raise UsageError(f"--since {since} is neither a day like 2026-11-30 nor the id of an update")
    made = social_texts(directory, day, Form(form), first, since if since and first is None else None)
    if out is None:
        click.echo(made, nl=False)
        return
    try:
        out.write_text(made, "utf-8")
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}") from error


def _day(written: str | None) -> date | None:
    """The day, if it is one."""
    try:
        return date.fromisoformat(written) if written and re.fullmatch(r"\d{4}-\d\d-\d\d", written) else None
    except ValueError:
        return None
