"""What `presence new newsletter` writes: the next issue, with a subject and a preheader suggested and counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.derive.issues import Issue, compose
from generator.model.news import Audience, Update
from generator.model.newsletters import LONGEST_PREHEADER, LONGEST_SUBJECT, Newsletter
from generator.model.practice import Directory
from generator.problems import UsageError
from generator.scaffold.new import filled
from generator.scaffold.wording import checked_id, id_of, yaml_text

SHOWN_SUBJECT, SHOWN_PREHEADER = 60, 110
"""Characters that most mailboxes show."""


def new_letter(known: Directory, day: date, specialties: Sequence[str], own_id: str | None) -> tuple[str, str]:
    """(path, text) of the next issue. Raises UsageError when nothing was published since the one before it."""
    letter = _next(known, day, specialties, own_id)
    issue = compose(known, letter, sorted(known.newsletters.values(), key=lambda other: (other.date, other.number)))
    if not issue.updates:
        raise UsageError("nothing was published since the issue before; there is nothing to write of yet")
    subject, preheader = suggested(issue)
    values = {
        "number": str(letter.number),
        "date": day.isoformat(),
        "subject": yaml_text(subject),
        "subject_count": f"{len(subject)} characters; most mailboxes show {SHOWN_SUBJECT}, telephones 35",
        "preheader": yaml_text(preheader),
        "preheader_count": f"{len(preheader)} characters; 40 to {SHOWN_PREHEADER} are best",
        "segment": _segment(specialties),
        "contents": "\n".join(_contents(issue)),
        "lead": issue.lead.id if issue.lead else "",
    }
    return f"content/newsletters/{letter.id}.yml", filled(".yml", "newsletter", values)


def _next(known: Directory, day: date, specialties: Sequence[str], own_id: str | None) -> Newsletter:
    """The next issue without its words."""
    name = "-".join([f"{day:%Y-%m}", *map(id_of, specialties)])
    return Newsletter(
        id=checked_id(own_id) if own_id else _free(name, known),
        number=max((other.number for other in known.newsletters.values()), default=0) + 1,
        date=day,
        subject="…",
        preheader="… …",
        segment=Audience(specialties=tuple(specialties)),
    )


def _segment(specialties: Sequence[str]) -> str:
    mark = "" if specialties else "# "
    names = ", ".join(map(yaml_text, specialties)) or "Primary care"
    return f"# Only what concerns these offices:\n{mark}segment:\n{mark}  specialties: [{names}]"


def _free(name: str, known: Directory) -> str:
    """The name, or the first with a number behind it that no issue has."""
    names = (name, *(f"{name}-{number}" for number in range(2, len(known.newsletters) + 3)))
    return next(free for free in names if free not in known.newsletters)


def suggested(issue: Issue) -> tuple[str, str]:
    """A subject, the title of the first update; a preheader, as many of the next titles as are shown."""
    first, *rest = issue.updates
    subject = first.title if len(first.title) <= LONGEST_SUBJECT else f"{first.title[: LONGEST_SUBJECT - 1]}…"
    return subject, _joined(rest) or first.summary[:LONGEST_PREHEADER]


def _joined(updates: Sequence[Update]) -> str:
    said = ""
    for update in updates:
        more = f"{said} {update.title.rstrip('.')}.".strip()
        if len(more) > SHOWN_PREHEADER:
            break
        said = more
    return said


def _contents(issue: Issue) -> Iterator[str]:
    """What stands in the issue, as comments."""
    if issue.lead:
        yield f"#   first: {issue.lead.id} ({issue.lead.title})"
    for part in issue.parts:
        yield f"#   {part.title}:"
        yield from (f"#     {update.id} ({update.title})" for update in part.updates)
