"""`presence init`."""

from __future__ import annotations

from pathlib import Path

import click

from generator import clock
from generator.problems import UsageError
from generator.scaffold.starting import sample_practice, small_practice, surroundings
from generator.sources import Existing, write_source_files


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--from",
    "start",
    type=click.Choice(["small", "sample"]),
    default="small",
    show_default=True,
    help="small: one file of each kind, with comments. sample: the whole invented practice of the documentation.",
)
def command(folder: Path, start: str) -> None:
    """Make a starting practice in DIR.

    It has the practice's files, schemas for the editor, and a workflow that publishes the site on GitHub Pages. What is
    there already is never overwritten.
    """
    if (folder / "site_config.yml").exists():
        raise UsageError(f"{folder} has a practice already; nothing was written")
    today = clock.now().astimezone().date()
    written = write_source_files(folder, small_practice(today) if start == "small" else sample_practice()).written
    around = write_source_files(folder, surroundings(), existing=Existing.KEEP)
    for path in around.kept:
        click.echo(f"{folder / path} was there already and stays as it is.")
    count = len(written) + len(around.written)
    click.echo(f"{count} files written. Look at the site with\n\n    presence serve --source {folder}\n")
    if start == "small":
        click.echo("Every value in it is invented. Begin with content/practice.yml.")
