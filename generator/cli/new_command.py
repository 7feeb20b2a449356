"""`presence new`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from generator import clock
from generator.cli.options import source_option
from generator.inspection import inspect
from generator.problems import UsageError
from generator.scaffold.letters import new_letter
from generator.scaffold.new import WRITTEN, new_file
from generator.scaffold.plans import new_payer, payer_file, payer_named, payer_of, plan_id, with_plan
from generator.scaffold.wording import checked_id
from generator.sources import Existing, write_source_files

_ABOUT = {
    "provider": "Someone who sees patients: Amara Okafor, MD.",
    "location": "A place where patients are seen.",
    "service": "A service, procedure, test or condition.",
    "person": "Someone referring offices talk to, who does not see patients.",
    "update": "News for referring offices, by its title.",
}


@click.group("new")
def command() -> None:
    """Add a provider, location, plan …

    A new file has all the usual fields, most of them as comments, and what is known of the practice filled in. What is
    there already is never overwritten.
    """


def _add(kind: str, about: str) -> None:
    @command.command(kind, help=about)
    @click.argument("name", nargs=-1, required=True)
    @click.option("--id", "own_id", metavar="ID", help="The id, if it should not be made from the name.")
    @source_option
    def write(name: tuple[str, ...], own_id: str | None, source: Path) -> None:
        found = inspect(source, allow_stale=True).checked
        today = found.today or clock.now().astimezone().date()
        path, text = new_file(kind, " ".join(name), today, found.directory, own_id)
        write_source_files(source, {path: text})
        _say(source, path)


for _kind in WRITTEN:
    _add(_kind, _ABOUT[_kind])


@command.command("plan")
@click.argument("name", nargs=-1, required=True)
@click.option("--payer", metavar="PAYER", help="Whose plan it is: id or name. A new name makes a new file.")
@click.option("--network", metavar="ID", help="The network that the plan uses.")
@source_option
def plan(name: tuple[str, ...], payer: str | None, network: str | None, source: Path) -> None:
    """A plan, in its payer's file.

    The other plans, the comments and their order stay as they are.
    """
    plan_name = " ".join(name)
    known = inspect(source, allow_stale=True).checked.directory
    payer = payer_named(payer, known) if payer else payer_of(plan_name, known)
    if payer is None:
        there = f" Known: {', '.join(known.payers)}." if known and known.payers else ""
        raise UsageError(f"say with --payer whose plan “{plan_name}” is.{there}")
    network = checked_id(network) if network else None
    path, made = payer_file(payer), plan_id(plan_name, payer)
    if (source / path).exists():
        text = with_plan((source / path).read_bytes().decode("utf-8-sig"), path, made, plan_name, network)
        write_source_files(source, {path: text}, existing=Existing.REPLACE)
    else:
        write_source_files(source, {path: new_payer(payer, made, plan_name, network)})
    _say(source, path)


@command.command("newsletter")
@click.option("--date", "day", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it is sent.")
@click.option("--for", "specialties", metavar="SPECIALTY", multiple=True, help="Only what concerns these offices.")
@click.option("--id", "own_id", metavar="ID", help="The id, if it should not be the month.")
@source_option
def newsletter(day: datetime | None, specialties: tuple[str, ...], own_id: str | None, source: Path) -> None:
    """The next issue of the newsletter.

    It holds everything that was published since the issue before. Subject and preheader are suggested; change them.
    """
    found = inspect(source, allow_stale=True).checked
    if found.directory is None or found.today is None:
        raise UsageError("the practice's files cannot be read yet. presence check says why.")
    path, text = new_letter(found.directory, day.date() if day else found.today, specialties, own_id)
    write_source_files(source, {path: text})
    click.echo(f"{source / path} is written. presence build makes the files to send, and a preview.")


def _say(source: Path, path: str) -> None:
    click.echo(f"{source / path} is written. Fill in what you know; presence check says what is missing.")
