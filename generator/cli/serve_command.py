"""`presence serve`."""

from __future__ import annotations

import sys
import threading
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import click
from click import style, unstyle

from generator.cli.options import age_options, out_option, source_option
from generator.cli.telling import Stopwatch, tell
from generator.inspection import expect_practice
from generator.load.tree import SourceTree
from generator.pipeline import build
from generator.problems import ContentError, PresenceError
from generator.report import Format, report, summary
from generator.serve import serving
from generator.serve.preview import Preview

THEME = Path(__file__).parent.parent / "theme"


@click.command("serve")
@source_option
@out_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="The address to answer on; the usual one is for this computer only.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="NUMBER",
    help="The port; 0 is any free one.",
)
@age_options
def command(source: Path, out: Path, host: str, port: int, today: date | None, allow_stale: bool) -> None:
    """Show the site on this computer.

    It is built and shown anew whenever a file is saved. When something is wrong, the browser says so too, and the last
    good site stays.
    """

    def build_once() -> str:
        watch = Stopwatch()
        built = build(source, out, today, allow_stale=allow_stale)
        tell(built.problems, Format.TEXT, source)
        done, warnings = built.summary, summary(built.problems).partition(", ")[2]
        click.echo(f"{done.written} files written, {warnings}; {watch}", err=True)
        return urlsplit(built.address).path or "/"

    expect_practice(source)
    preview = Preview(out / "site", build_once, lambda error: _told(error, source))
    watched = [source / name for name in ("site_config.yml", "content", "providers")]
    with serving(preview, [*watched, THEME], host, port) as address:
        click.echo(f"{style(address, bold=True)}  shows the site; Ctrl+C ends it.", err=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            click.echo(err=True)


def _told(error: Exception, source: Path) -> str:
    """The report of a build that failed; it goes to the terminal and, without colors, to the browser."""
    if isinstance(error, ContentError):
        text = report(error.problems, Format.TEXT, SourceTree(source).line_text)
        text += f"\n\n{summary(error.problems)}; the site is as it was"
    elif isinstance(error, PresenceError):
        text = str(error)
    else:
        text = f"the program failed: {type(error).__name__}: {error}"
    print(text if sys.stderr.isatty() else unstyle(text), file=sys.stderr)
    return unstyle(text)
