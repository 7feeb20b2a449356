"""`presence offices`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.cli.options import Day, source_option
from generator.cli.telling import tell
from generator.derive.desk import Desk
from generator.inspection import inspect
from generator.offices.heard import drafts
from generator.offices.making import LEDGER, Made
from generator.offices.reading import read
from generator.problems import UsageError
from generator.report import Format
from generator.sources import Existing, write_source_files

FOLDER = Path("private") / "kit"


@click.command("offices")
@source_option
@click.option("--office", "only", multiple=True, metavar="ID", help="Print the sheet of this office alone; repeatable.")
@click.option("--heard", is_flag=True, help="Draft an update of what was heard and changed instead.")
@click.option("--today", type=Day(), metavar="DATE", help="Decide by this day instead of today (2026-11-30).")
def command(source: Path, only: tuple[str, ...], heard: bool, today: date | None) -> None:
    """Make sheets, notes, tables and reminders of private/offices.yml, in private/kit/.

    The file is read by this command alone; nothing of it is ever published.
    """
    found = inspect(source, today, allow_stale=True)
    directory, day = found.checked.directory, found.checked.today
    if found.failed or directory is None or day is None:
        raise UsageError("the practice's files have errors, which presence check tells. Nothing was made")
    offices, problems = read(source, directory)
    if problems or offices is None:
        tell(problems, Format.TEXT, source)
        sys.exit(1)
    if unknown := [key for key in only if key not in offices.offices]:
        raise UsageError(f"there is no office “{unknown[0]}”; known: {', '.join(offices.offices)}")
    if heard:
        made = drafts(offices, directory.updates, day)
        write_source_files(source, made)
        for path in made:
            click.echo(f"{source / path} is drafted.", err=True)
        return
    kit = Made(Desk(directory, day), offices, only)
    write_source_files(source / FOLDER, kit.files, existing=Existing.REPLACE, ledger=LEDGER, prune=not only)
    click.echo(f"{source / FOLDER}: {len(kit.files)} files. They are private: nothing of them is published.", err=True)
    if kit.unprinted:
        click.echo(f"{source / FOLDER}: {kit.unprinted}", err=True)
