"""Drafts of updates: one for changes that belong together, with the facts they are about and a first sentence.

A draft says what changed in comments above its fields, for the person who writes the update. The text has only what no
fact of the site would print: what is gone, and numbers of the practice as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from generator.changes.change import Change
from generator.changes.compare import Comparison
from generator.changes.subjects import Subject, subject_of
from generator.changes.told import exists, main_references, told_changes
from generator.changes.words import escaped
from generator.derive.routes import HUBS
from generator.model.practice import Directory
from generator.scaffold.wording import LONGEST_ID, yaml_text

FOLDER = "content/updates"
NEWS_FOR = timedelta(days=60)
SUMMARY = 280


class Draft(NamedTuple):
    """A file to be: path below the practice's folder, and text."""

    path: str
    text: str


def drafts(comparison: Comparison) -> list[Draft]:
    """One draft for each subject of which no update tells yet. Paths that exist are never used again."""
    told = told_changes(comparison)
    groups: dict[str, tuple[Subject, list[Change]]] = {}
    for change in comparison.changes:
        if change not in told and (subject := subject_of(change)) is not None:
            groups.setdefault(f"{subject.kind} {subject.slug}", (subject, []))[1].append(change)
    taken = set(comparison.after.directory.updates)
    taken |= {name.partition("/")[2] for name in comparison.after.found.unread if name.startswith("update/")}
    found = []
    for subject, changes in groups.values():
        name = _free_name(f"{comparison.today:%Y-%m}-{subject.slug}", taken)
        taken.add(name)
        found.append(Draft(f"{FOLDER}/{name}.md", "\n".join(_lines(comparison, subject, changes)) + "\n"))
    return found


def _free_name(wanted: str, taken: Iterable[str]) -> str:
    wanted = wanted[: LONGEST_ID - 4].strip("-")
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, 1000))
    return next(name for name in names if name not in taken)


def _lines(comparison: Comparison, subject: Subject, changes: Sequence[Change]) -> Iterator[str]:
    directory, today = comparison.after.directory, comparison.today
    effective = _shared(change.effective for change in changes)
    until = _shared(change.until for change in changes)
    yield "---"
    yield f"# Drafted by presence changes, from what is different since {comparison.before.name}:"
    yield from (f"# - {change.text}" for change in changes)
    yield "# Read it, write it as you would say it, and delete the next line: until then it is not published."
    yield "draft: true"
    yield f"title: {yaml_text(subject.title(directory, changes))}"
    yield f"kind: {subject.kind.value}"
    yield f"date: {today}"
    if effective:
        yield f"effective: {effective}"
    if until and until != effective:
        yield f"effective_until: {until}"
    yield f"expires: {until or max(effective or today, today) + NEWS_FOR}"
    yield f"summary: {yaml_text(_summary(changes))}"
    if about := _about(changes, directory):
        yield f"about: [{', '.join(about)}]"
    yield from _action(subject, directory)
    yield "---"
    yield from (f"- {escaped(change.text)}" for change in changes if not main_references(change, directory))


def _shared(days: Iterable[date | None]) -> date | None:
    """The day, if all changes have the same."""
    known = set(days)
    return known.pop() if len(known) == 1 else None


def _summary(changes: Sequence[Change]) -> str:
    """As many sentences as two lines hold; the first one always."""
    summary = changes[0].text
    for change in changes[1:]:
        if len(summary) + len(change.text) < SUMMARY:
            summary += f" {change.text}"
    return summary


def _about(changes: Sequence[Change], directory: Directory) -> list[str]:
    """The main facts first, then the others."""
    main = [reference for change in changes for reference in main_references(change, directory)]
    others = [reference for change in changes for reference in change.about if exists(reference, directory)]
    return list(dict.fromkeys((*main, *others)))


def _action(subject: Subject, directory: Directory) -> Iterator[str]:
    text, target = subject.action
    key, _, value = target.partition(": ")
    if exists(value, directory) if key == "to" else _has_page(value, directory):
        yield from ("action:", f"  text: {yaml_text(text)}", f"  {target}")


_CONTENT: Mapping[str, str] = {
    "insurance": "payers",
    "providers": "providers",
    "locations": "locations",
    "services": "services",
    "equipment": "equipment",
    "promises": "promises",
}


def _has_page(page: str, directory: Directory) -> bool:
    """Whether the site has this page: hubs of nothing are not made."""
    return page in HUBS and (page not in _CONTENT or bool(getattr(directory, _CONTENT[page])))
