"""`presence check`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.cli.options import check_options, source_option
from generator.cli.telling import sum_up, tell
from generator.inspection import inspect
from generator.report import Format, summary


@click.command("check")
@source_option
@check_options
def command(source: Path, today: date | None, allow_stale: bool, form: str) -> None:
    """Say everything that is wrong with the practice's files; write nothing."""
    found = inspect(source, today, allow_stale=allow_stale)
    tell(found.problems, Format(form), source)
    day = f", as of {found.checked.today}" if found.checked.today else ""
    sum_up(f"{summary(found.problems)}{day}")
    sys.exit(1 if found.failed else 0)
