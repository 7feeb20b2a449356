"""`presence schema`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import source_option
from generator.cli.telling import sum_up
from generator.inspection import expect_practice
from generator.schema import FOLDER, schema_files
from generator.sources import Existing, write_source_files


@click.command("schema")
@source_option
def command(source: Path) -> None:
    """Write schemas for the editor.

    They go into .schemas/ of the practice's folder, and editors that know YAML complete and underline by them.
    """
    expect_practice(source)
    summary = write_source_files(source, schema_files(), existing=Existing.REPLACE)
    sum_up(f"{source / FOLDER}: {len(summary.written)} schemas written, {len(summary.unchanged)} unchanged")
