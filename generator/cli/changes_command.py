"""`presence changes`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator import clock
from generator.changes.checklist import checklist
from generator.changes.compare import compare
from generator.changes.drafts import drafts
from generator.changes.report import Format, report
from generator.changes.states import last_published, state_of_folder, state_since
from generator.changes.told import told_changes
from generator.cli.options import Day, out_option, source_option
from generator.inspection import expect_practice, inspect
from generator.problems import UsageError
from generator.sources import write_source_files


@click.command("changes")
@click.option(
    "--since",
    metavar="STATE",
    help="What to compare with: a git revision, a date (the last commit before it), a practice's folder, or a built "
    "site. By default the last build in --out.",
)
@source_option
@out_option
@click.option("--today", type=Day(), metavar="DATE", help="Read both states by this day instead of today (2026-11-30).")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default=Format.TEXT.value,
    show_default=True,
    help="text for people, markdown for messages, json for programs, csv for --tell-plans.",
)
@click.option("--write", is_flag=True, help="Draft an update for each change that is worth one and is not told yet.")
@click.option("--tell-plans", is_flag=True, help="Print what each payer must be told instead.")
@click.option("--payer", metavar="ID", help="With --tell-plans: only this payer.")
def command(
    since: str | None,
    source: Path,
    out: Path,
    today: date | None,
    form: str,
    write: bool,
    tell_plans: bool,
    payer: str | None,
) -> None:
    """Say what changed in the practice's facts since an earlier state.

    Renames, order, comments, form and verification are no changes.
    """
    _expect_sense(Format(form), write=write, tell_plans=tell_plans, payer=payer)
    expect_practice(source)
    if write or tell_plans:
        _expect_clean(source, today)
    now = state_of_folder(source)
    settings = now.directory.settings
    before = state_since(since, source, settings.site.time_zone) if since is not None else last_published(out)
    comparison = compare(before, now, clock.today(settings, today))
    if tell_plans:
        click.echo(checklist(comparison, Format(form), payer))
        return
    click.echo(report(comparison, told_changes(comparison), Format(form)))
    if write:
        made = {draft.path: draft.text for draft in drafts(comparison)}
        write_source_files(source, made)
        for path in made:
            click.echo(f"{source / path} is drafted.", err=True)


def _expect_sense(form: Format, *, write: bool, tell_plans: bool, payer: str | None) -> None:
    if write and tell_plans:
        raise UsageError("--write and --tell-plans are two things; run one after the other")
    if payer and not tell_plans:
        raise UsageError("--payer goes with --tell-plans")
    if form is Format.CSV and not tell_plans:
        raise UsageError("--format csv goes with --tell-plans")


def _expect_clean(source: Path, today: date | None) -> None:
    """Drafts and notices are made of files without errors; facts may be stale, they are compared as they stand."""
    if inspect(source, today, allow_stale=True).failed:
        raise UsageError("the files have errors, which presence check tells. Nothing was written or told")
