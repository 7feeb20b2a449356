"""What can be seen of a message only when it is finished: its size, its foot, and what programs make of it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.newsletters import Newsletter
from generator.outputs.newsletter.services import Mark
from generator.problems import Problem, Severity, Where
from generator.render.mail.clients import missing

LARGEST = 95_000
"""Octets of HTML. Gmail cuts off what is beyond about 102,000, and services add their own."""
LARGE = 80_000
"""Octets from which on the writer is warned."""


def problems(written: Newsletter, html: str, text: str) -> Iterator[Problem]:
    """Everything that is wrong with a finished message."""
    where = Where(written.source, 1, 1)
    yield from _size(len(html.encode()), where)
    yield from _duties(html, text, where)
    for feature, programs in missing(html).items():
        message = f"the message uses {feature}, which {', '.join(programs)} cannot show"
        hint = "This comes from the program's own templates. Please report it."
        yield Problem("newsletter-feature", where, message, hint)


def _size(octets: int, where: Where) -> Iterator[Problem]:
    if octets > LARGE:
        severity = Severity.ERROR if octets > LARGEST else Severity.WARNING
        message = f"this issue has {octets:,} bytes of HTML; Gmail cuts off what is beyond 102,000, the foot first"
        hint = "Choose fewer updates under sections:, or name some under leave_out:. The site has them all."
        yield Problem("newsletter-size", where, message, hint, severity)


def _duties(html: str, text: str, where: Where) -> Iterator[Problem]:
    for kind, made in (("HTML", html), ("text", text)):
        if Mark.UNSUBSCRIBE not in made or Mark.ADDRESS not in made:
            message = f"the {kind} has no place for the postal address or for unsubscribing"
            hint = "This comes from the program's own templates. Please report it, and do not send the issue."
            yield Problem("newsletter-unsubscribe", where, message, hint)
