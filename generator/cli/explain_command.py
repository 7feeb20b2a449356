"""`presence explain`."""

from __future__ import annotations

import click

from generator import explain


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Tell the long story of a problem.

    The CODE is the word in brackets: error[bad-phone]. Without one, all codes are listed.
    """
    if code is None:
        for one in map(explain.story, explain.codes()):
            click.echo(f"{click.style(f'{one.code:28}', bold=True)} {one.title}")
        return
    found = explain.story(code.strip("[]"))
    click.echo(f"{click.style(found.code, bold=True)}: {found.title}\n\n{found.text}")
