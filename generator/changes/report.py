"""How changes are told: text for a terminal, Markdown for a message, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby
from textwrap import fill
from typing import Any

from generator.changes.change import HEADINGS, Change
from generator.changes.compare import Comparison
from generator.changes.words import escaped
from generator.derive import wording
from generator.model.news import Update

WIDTH = 100


class Format(StrEnum):
    """Who reads it."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"


def report(comparison: Comparison, told: Mapping[Change, str], form: Format) -> str:
    """The whole report. `told` has for each change that an update tells of the file of that update."""
    if form is Format.JSON:
        return json.dumps(_as_json(comparison, told), ensure_ascii=False, indent=2)
    lines = _markdown(comparison, told) if form is Format.MARKDOWN else _text(comparison, told)
    return "\n".join(lines)


def _text(comparison: Comparison, told: Mapping[Change, str]) -> Iterator[str]:
    yield _title(comparison)
    for heading, changes in _groups(comparison.changes):
        yield from ("", heading)
        for change in changes:
            yield _item(f"{change.text}{_told_in(told.get(change))}")
    if comparison.left_out:
        yield from ("", "Not compared")
        yield from map(_item, comparison.left_out)
    if drafts := waiting_drafts(comparison):
        yield from ("", "Drafts that wait for you")
        yield from (_item(f"{draft.source}: {draft.title}") for draft in drafts)


def _item(text: str) -> str:
    return fill(text, WIDTH, initial_indent="  - ", subsequent_indent="    ", break_long_words=False)


def _markdown(comparison: Comparison, told: Mapping[Change, str]) -> Iterator[str]:
    yield f"# {_title(comparison)}"
    for heading, changes in _groups(comparison.changes):
        yield from ("", f"## {heading}", "")
        yield from (f"- {escaped(change.text)}{_told_in(told.get(change))}" for change in changes)
    if comparison.left_out:
        yield from ("", "## Not compared", "")
        yield from (f"- {escaped(text)}" for text in comparison.left_out)
    if drafts := waiting_drafts(comparison):
        yield from ("", "## Drafts that wait for you", "")
        yield from (f"- `{draft.source}`: {escaped(draft.title)}" for draft in drafts)


def _title(comparison: Comparison) -> str:
    count = len(comparison.changes)
    what = "No changes" if not count else "1 change" if count == 1 else f"{count} changes"
    return f"{what} since {comparison.before.name}, as of {wording.day(comparison.today)}"


def _groups(changes: Sequence[Change]) -> Iterator[tuple[str, list[Change]]]:
    for topic, group in groupby(changes, key=lambda change: change.topic):
        yield HEADINGS[topic], list(group)


def _told_in(file: str | None) -> str:
    return f" [told in {file}]" if file else ""


def waiting_drafts(comparison: Comparison) -> list[Update]:
    """Updates that are marked as drafts, the oldest first."""
    drafts = [update for update in comparison.after.directory.updates.values() if update.draft]
    return sorted(drafts, key=lambda update: (update.date, update.id))


def _as_json(comparison: Comparison, told: Mapping[Change, str]) -> dict[str, Any]:
    return {
        "since": comparison.before.name,
        "as_of": comparison.today.isoformat(),
        "changes": [_change_as_json(change, told.get(change)) for change in comparison.changes],
        "not_compared": list(comparison.left_out),
        "drafts": [draft.source for draft in waiting_drafts(comparison)],
    }


def _change_as_json(change: Change, told: str | None) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "topic": change.topic.value,
        "about": list(change.about),
        "text": change.text,
        "before": change.before,
        "after": change.after,
        "effective": change.effective.isoformat() if change.effective else None,
        "until": change.until.isoformat() if change.until else None,
        "update": change.news.value if change.news else None,
        "told_in": told,
    }
