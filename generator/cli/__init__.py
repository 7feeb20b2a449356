"""The command line: `presence COMMAND`. Commands, exit codes, progress; nothing else.

Exit codes: 0 all is well; 1 the practice's files are wrong; 2 the command line, the configuration of the run or the
output folder is wrong; 3 the site renderer failed.
"""

from __future__ import annotations

import gc
import importlib
import sys
from typing import Any

import click

from generator import __version__
from generator.problems import PresenceError

COMMANDS = (
    "build",
    "check",
    "serve",
    "init",
    "new",
    "import",
    "sync",
    "changes",
    "drafts",
    "schema",
    "explain",
    "stale",
    "verify",
    "offices",
    "audit",
)
"""In the order in which help lists them. Each is a module `generator.cli.<name>_command` with a `command`."""


class Commands(click.Group):
    """Loads a command's module when it is needed, so that `presence --help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"generator.cli.{cmd_name}_command").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the command that was probably meant."""
        from generator.check.words import did_you_mean

        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            hint = did_you_mean(args[0], COMMANDS) or f"Commands: {', '.join(COMMANDS)}."
            ctx.fail(f"there is no command “{args[0]}”. {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="presence")
def presence() -> None:
    """Turn a folder of plain YAML into the site that referring offices need."""


def main(args: list[str] | None = None) -> Any:
    """Run the command line and end the process with its exit code; errors we raise on purpose are one message."""
    # A build makes millions of small values that all live to its end: looking for garbage every 700 of them costs a
    # fifth of the time and finds none.
    gc.set_threshold(2_000_000, 50, 50)
    try:
        return presence(args, prog_name="presence")
    except PresenceError as error:
        click.echo(f"presence: {error}", err=True)
        sys.exit(error.exit_code)
