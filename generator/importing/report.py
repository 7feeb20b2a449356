"""What an import says of itself: what was carried, what was not and why, what was assumed, what to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from generator.importing.text import clean, counted

_EXAMPLES = 3

Named = dict[str, None]
"""Names in the order in which they came, once each."""


@dataclass
class Report:
    """Filled while importing. `what` is always the thing's name in the source: a file, or `Location/abc`."""

    carried: list[tuple[int, str]] = field(default_factory=list)
    """How many, of what, in the order in which they are told."""
    missed: dict[str, Named] = field(default_factory=dict)
    """Reason -> what was not carried for it."""
    to_check: dict[str, Named] = field(default_factory=dict)
    """What was carried and needs a person's eye, by reason."""
    assumptions: list[str] = field(default_factory=list)

    def carry(self, number: int, one: str, many: str = "") -> None:
        """Note how many of a kind of thing were carried."""
        self.carried.append((number, one if number == 1 else many or one + "s"))

    def miss(self, reason: str, what: str) -> None:
        """Note that something in the source has not been carried."""
        self.missed.setdefault(reason, {})[what] = None

    def check(self, reason: str, what: str) -> None:
        """Note that something was carried and should be looked at."""
        self.to_check.setdefault(reason, {})[what] = None

    def assume(self, sentence: str) -> None:
        """Note an assumption, once."""
        if sentence not in self.assumptions:
            self.assumptions.append(sentence)

    def lines(self) -> list[str]:
        """The report for a terminal: one line for each reason, with examples."""
        carried = ", ".join(f"{number:,} {noun}" for number, noun in self.carried if number)
        return [
            f"Carried: {carried or 'nothing'}",
            *_told("Look at", self.to_check),
            *_told("Not carried", self.missed),
            *(f"Assumed: {sentence}" for sentence in self.assumptions),
        ]

    def markdown(self, title: str) -> str:
        """The whole report, with every single thing named: `import-report.md`."""
        parts = [f"# {title}\n", "## Carried\n"]
        parts += [f"- {number:,} {noun}" for number, noun in self.carried]
        parts += ["", *_listed("Look at these", self.to_check), *_listed("Not carried", self.missed)]
        parts += ["## Assumptions\n", *(f"- {sentence}" for sentence in self.assumptions), ""]
        return "\n".join(parts)


def _told(label: str, reasons: dict[str, Named]) -> Iterable[str]:
    for reason, named in reasons.items():
        more = f" and {len(named) - _EXAMPLES:,} more" if len(named) > _EXAMPLES else ""
        examples = ", ".join(_shortened(what) for what in islice(named, _EXAMPLES))
        yield f"{label}: {_shortened(reason)} ({examples}{more})"


def _listed(heading: str, reasons: dict[str, Named]) -> Iterable[str]:
    if not reasons:
        return
    yield f"## {heading}\n"
    for reason, named in reasons.items():
        yield f"### {reason} ({counted(len(named), 'time')})\n"
        yield from (f"- {_plain(what)}" for what in named)
        yield ""


def _plain(text: str) -> str:
    """Text from the source, as a Markdown reader shows it unchanged."""
    return "`" + _shortened(text.replace("`", "'"), 300) + "`"


def _shortened(text: str, longest: int = 100) -> str:
    shown = clean(text)
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
