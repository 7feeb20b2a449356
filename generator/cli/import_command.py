"""`presence import`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generator.cli.options import Day
from generator.cli.telling import progress
from generator.importing import LEDGER, REPORT_FILE, ImportOptions, import_plan_net
from generator.scaffold.starting import surroundings
from generator.sources import Existing, SourceSummary, write_source_files


@click.group("import")
def command() -> None:
    """Write a practice's files from a directory that others keep."""


@command.command("plan-net")
@click.argument("source", metavar="SRC", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--into",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The practice's folder.",
)
@click.option("--organization", metavar="ID", help="Id, reference or NPI of the organization; only what is its own.")
@click.option("--name", help="What to call the practice, instead of what the source suggests.")
@click.option("--site-url", metavar="URL", help="The address of the site; by default an example.")
@click.option("--as-of", type=Day(), metavar="DATE", help="The day on which the facts are true; by default the newest.")
@click.option("--overwrite", is_flag=True, help="Write over files that were edited since the last import, too.")
@click.option("--prune", is_flag=True, help="Delete unedited files of what is no longer in the source.")
def plan_net(
    source: Path,
    into: Path,
    organization: str | None,
    name: str | None,
    site_url: str | None,
    as_of: date | None,
    overwrite: bool,
    prune: bool,
) -> None:
    """From FHIR R4 Plan-Net resources: a folder of JSON files, a Bundle, or NDJSON.

    What could not be carried is told, and listed in full in import-report.md. Once the practice has verified the
    facts, `presence check` says what is left to do.
    """
    options = ImportOptions(organization=organization, name=name, as_of=as_of)
    if site_url:
        options = replace(options, site_url=site_url)
    with progress(f"Reading {source}"):
        result = import_plan_net(source, options)
    existing = Existing.REPLACE if overwrite else Existing.KEEP
    done = write_source_files(into, result.files, existing=existing, ledger=LEDGER, prune=prune)
    write_source_files(into, surroundings(), existing=Existing.KEEP)
    for line in [*result.report.lines(), *_told(done)]:
        click.echo(line)
    click.echo(f"\nAll of it, item by item: {into / REPORT_FILE}. Look at the site: presence serve --source {into}")


def _told(done: SourceSummary) -> list[str]:
    """What happened to the files."""
    lines = [f"Files: {len(done.written)} written, {len(done.unchanged)} unchanged, {len(done.removed)} removed"]
    lines += [f"Kept, because it was edited: {path}" for path in done.kept]
    return lines + [f"No longer in the source, still here: {path}" for path in done.vanished]
