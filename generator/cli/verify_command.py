"""`presence verify`."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from generator.cli.options import Day, source_option
from generator.cli.telling import tell
from generator.inspection import inspect
from generator.load.text import printable
from generator.problems import ContentError
from generator.report import Format
from generator.sources import Rewrite, rewrite_source_files
from generator.upkeep.verify import Plan, attestation, plan


@click.command("verify")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--by", required=True, metavar="NAME", help="Who verified.")
@click.option("--how", required=True, metavar="WORD", help="How: phone, roster, attestation, in person …")
@click.option("--on", type=Day(), metavar="DATE", help="On which day; by default today.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@source_option
@click.option("--today", type=Day(), metavar="DATE", help="Decide by this day instead of today (2026-11-30).")
def command(
    ids: tuple[str, ...], by: str, how: str, on: date | None, dry_run: bool, source: Path, today: date | None
) -> None:
    """Stamp facts as verified, in the practice's own files.

    An ID is a file (provider/amara-okafor, location/riverside, payer/meadow, participation, referrals, practice), one
    class of its facts (provider/amara-okafor:plans), or one fact (provider/amara-okafor:plans.2), as presence stale
    lists them. Comments, order, quotes and line ends stay as they are. With several, all are stamped or none.
    """
    found = inspect(source, today, allow_stale=True)
    try:
        said = attestation(on or _today(found.checked.today), by, how, _today(found.checked.today))
        made = plan(found, ids, said, source)
    except ContentError as error:
        tell(error.problems, Format.TEXT, source)
        sys.exit(error.exit_code)
    if dry_run:
        click.echo("".join(line for rewrite in made.rewrites for line in _difference(rewrite, source)), nl=False)
    else:
        rewrite_source_files(made.rewrites)
    for line in _told(made, dry_run=dry_run):
        click.echo(line, err=True)


def _today(known: date | None) -> date:
    if known is None:
        raise ContentError([])
    return known


def _difference(rewrite: Rewrite, source: Path) -> Iterator[str]:
    """The changed lines, as `diff -u` shows them."""
    name = rewrite.path.relative_to(source.resolve()).as_posix()
    old, new = (data.decode("utf-8-sig").splitlines() for data in (rewrite.before, rewrite.after))
    for line in difflib.unified_diff(old, new, name, name, n=2, lineterm=""):
        yield f"{printable(line)}\n"


def _told(made: Plan, *, dry_run: bool) -> Iterator[str]:
    for stamp in made.stamps:
        facts = f"{stamp.facts} fact{'' if stamp.facts == 1 else 's'}"
        old = f"; {stamp.stale} of them too old even so" if stamp.stale else ""
        yield f"{stamp.where.file}:{stamp.where.line}: holds for {facts}{old}"
    count = len(made.rewrites)
    files = f"{count} file{'' if count == 1 else 's'}"
    if not count:
        yield "These stamps are there already; nothing was written."
    elif dry_run:
        yield f"{files} would change; nothing was written."
    else:
        yield f"{files} written."
