"""The audit and a comparison as text for a terminal, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any

from generator.audit.audit import Audit
from generator.audit.findings import Advice, Kind, Subject
from generator.audit.listings.compare import Comparison, by_listing
from generator.derive import wording
from generator.load.text import printable

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

SHOWN_ADVICE, SHOWN_PLACES, SHOWN_SUBJECTS = 6, 2, 25
"""How many the terminal shows; the report has all."""
TITLES = {Kind.PRACTICE: "Practice", Kind.LOCATION: "Locations", Kind.PROVIDER: "Providers"}
MARKS = (("●", "green"), ("◐", "yellow"), ("○", "red"))


def points(advice: Advice) -> str:
    """+4.0, what a piece of advice adds to the score."""
    return f"+{advice.gain:.1f}" if advice.gain >= 0.05 else "less than 0.1"


def grade_of(share: float) -> int:
    """0 for all, 1 for some, 2 for nothing: what marks and colours stand for."""
    return 0 if share >= 1 else 1 if share > 0 else 2


def text(found: Audit, width: int, *, colors: bool) -> str:
    """For people: what to do first, then who stands how."""
    console, out = _console(width, colors=colors)
    console.print(printable(f"{found.practice}: {found.score} of 100 on {wording.day(found.today)}") + "\n")
    for number, advice in enumerate(found.advice[:SHOWN_ADVICE], 1):
        console.print("\n".join(map(printable, _lines(number, advice))) + "\n", soft_wrap=True)
    if (rest := len(found.advice) - SHOWN_ADVICE) > 0:
        console.print(f"    and {rest} more in the report\n")
    for kind in Kind:
        if subjects := found.of(kind):
            console.print(_table(kind, subjects))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _console(width: int, *, colors: bool) -> tuple[Console, StringIO]:
    from rich.console import Console  # 20 ms, which only a terminal has any use for

    out = StringIO()
    made = Console(
        file=out, width=width, force_terminal=colors, color_system="standard" if colors else None, markup=False,
        highlight=False, emoji=False,
    )  # fmt: skip
    return made, out


def _lines(number: int, advice: Advice) -> Iterator[str]:
    first, *others = advice.steps
    yield f"{number}. {advice.title}  ({points(advice)}, about {advice.minutes} min)"
    yield f"   {first.action.edit}  {_names(first.subjects)}"
    yield from (f"     {line}" for line in first.action.write.splitlines())
    yield from (f"   {step.action.edit}  {_names(step.subjects)}" for step in others[:SHOWN_PLACES])
    if (rest := len(others) - SHOWN_PLACES) > 0:
        yield f"   and in {rest} more place{'' if rest == 1 else 's'}"


def _names(subjects: Sequence[str]) -> str:
    return subjects[0] if len(subjects) == 1 else f"for {len(subjects)}"


def _table(kind: Kind, subjects: Sequence[Subject]) -> RenderableType:
    """A line for each subject: its score, a mark for each question, and what is missing."""
    from rich.table import Table
    from rich.text import Text

    made = Table(title=f"\n{TITLES[kind]}", title_justify="left", box=None, show_header=False, pad_edge=False)
    made.add_column(no_wrap=True, overflow="ellipsis", max_width=38)
    made.add_column(justify="right")
    made.add_column(no_wrap=True)
    made.add_column()
    for subject in subjects[:SHOWN_SUBJECTS]:
        marks = Text.assemble(*(MARKS[grade_of(finding.share)] for finding in subject.findings))
        gaps = ", ".join(finding.question.label for finding in subject.findings if finding.share < 1)
        made.add_row(Text(printable(subject.name)), str(subject.score), marks, gaps)
    if (rest := len(subjects) - SHOWN_SUBJECTS) > 0:
        made.add_row(f"and {rest} more in the report")
    return made


def data(found: Audit) -> str:
    """`{"practice", "today", "score", "advice": [...], "subjects": [...], "listings"}`; shares from 0 to 1."""
    value = {
        "practice": found.practice,
        "today": str(found.today),
        "score": found.score,
        "advice": [_advice(advice) for advice in found.advice],
        "subjects": [_subject(subject) for subject in found.subjects],
        "listings": {"ready": sum(not listing.missing for listing in found.listings), "of": len(found.listings)},
    }
    return _json(value)


def _advice(advice: Advice) -> dict[str, Any]:
    steps = [
        {
            "file": step.action.edit.file,
            "line": step.action.edit.line or None,
            "write": step.action.write,
            "for": list(step.subjects),
            "minutes": step.action.minutes,
            "gain": round(step.gain, 2),
        }
        for step in advice.steps
    ]
    return {"do": advice.title, "gain": round(advice.gain, 2), "minutes": advice.minutes, "edits": steps}


def _subject(subject: Subject) -> dict[str, Any]:
    return {
        "kind": subject.kind.value,
        "id": subject.id,
        "name": subject.name,
        "score": subject.score,
        "findings": {
            finding.question.key: {
                "points": round(finding.share * finding.question.points, 2),
                "of": finding.question.points,
                "says": finding.says,
            }
            for finding in subject.findings
        },
    }


def compared(found: Comparison) -> str:
    """For people: what each listing shows, what it should show, and where the table says so."""
    lines: list[str] = []
    for site, listing, mismatches in by_listing(found.mismatches):
        lines.append(f"{site.name}: {listing.name} ({listing.id})")
        for one in mismatches:
            lines.append(f"  {one.where}  {one.field}")
            lines.append(f"    shows  {one.shows or 'nothing'}")
            lines.append(f"    should {one.should or 'nothing'}")
        lines.append("")
    lines += [f"Not in the table: {site.name}, {listing.id}" for site, listing in found.not_looked_at]
    agree = found.fields - len(found.mismatches)
    listings = f"{found.looked_at} listing{'' if found.looked_at == 1 else 's'}"
    lines.append(f"{listings} looked at: {agree} fields agree, {len(found.mismatches)} do not")
    return "\n".join(map(printable, lines))


def compared_data(found: Comparison) -> str:
    """`{"listings", "fields", "mismatches": [...], "not_looked_at": [...]}`."""
    value = {
        "listings": found.looked_at,
        "fields": found.fields,
        "mismatches": [
            {
                "site": one.site.id,
                "listing": one.listing.id,
                "field": one.field,
                "shows": one.shows or None,
                "should": one.should or None,
                "file": one.where.file,
                "line": one.where.line,
                "column": one.where.column,
            }
            for one in found.mismatches
        ],
        "not_looked_at": [{"site": site.id, "listing": listing.id} for site, listing in found.not_looked_at],
    }
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
