"""The checklist for payers, to tick off or to send: text, CSV (RFC 4180) and JSON. The site itself comes first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import fill

from generator.changes.compare import Comparison
from generator.changes.notices import Notice, due, is_programme, notices
from generator.changes.report import WIDTH, Format, waiting_drafts
from generator.derive import wording
from generator.model.practice import Directory
from generator.problems import UsageError
from generator.render.spreadsheet import csv_text

_COLUMNS = (
    "payer", "action", "field", "old", "new", "effective", "provider", "npi", "location", "tell_by", "told_on",
)  # fmt: skip
_SITE = "This site"
_PROGRAMME = "; a public programme with rules of its own: change the enrollment, too (Medicare: PECOS)"


def checklist(comparison: Comparison, form: Format, payer: str | None = None) -> str:
    """What each payer must be told; with `payer` (an id) only that one. Raises UsageError for one nobody knows."""
    found = notices(comparison.pairing)
    if payer is not None:
        _expect_payer(comparison, payer)
        found = [notice for notice in found if notice.payer == payer]
    if form is Format.CSV:
        return _as_csv(comparison, found)
    if form is Format.JSON:
        rows = [dict(zip(_COLUMNS, row, strict=True)) for row in _rows(comparison, found)]
        return json.dumps(rows, ensure_ascii=False, indent=2)
    if form is Format.MARKDOWN:
        raise UsageError("the checklist for payers comes as --format text, csv or json")
    return "\n".join(_text(comparison, found))


def _expect_payer(comparison: Comparison, payer: str) -> None:
    known = {**comparison.before.directory.payers, **comparison.after.directory.payers}
    if payer not in known:
        raise UsageError(f"there is no payer “{payer}”. Known: {', '.join(known)}.")


def _text(comparison: Comparison, found: Sequence[Notice]) -> Iterator[str]:
    by = wording.weekday(due(comparison.today, comparison.after.directory))
    yield f"What payers must be told, from what changed since {comparison.before.name}"
    yield from ("", f"1. This site first, by {by}")
    if comparison.changes:
        yield _item("Build and publish: presence build. Offices read here before any plan has answered.")
        yield from (_item(f"Finish and publish, or delete: {draft.source}") for draft in waiting_drafts(comparison))
    else:
        yield _item("Nothing is different.")
    yield from ("", f"2. Then each payer, by {by}")
    yield fill(
        "Plans list you by name, address, specialty, phone and digital contact. You tell them when participation "
        "begins or ends and when any of these changes (Public Health Service Act, section 2799B-9); they then have "
        "two business days to correct their directory (42 USC 300gg-115). Write down when you told them, and whom.",
        WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
    )
    if not found:
        yield from ("", "  No payer needs to be told of these changes.")
    for payer, group in groupby(found, key=lambda notice: notice.payer):
        yield from ("", _heading(comparison, payer))
        yield from _lines(list(group))


def _item(text: str) -> str:
    return fill(text, WIDTH, initial_indent="  [ ] ", subsequent_indent="      ", break_long_words=False)


def _heading(comparison: Comparison, key: str) -> str:
    payer = comparison.after.directory.payers.get(key) or comparison.before.directory.payers.get(key)
    if payer is None:
        return f"  {key}"
    ways = ", ".join(filter(None, (wording.phone(payer.phone) if payer.phone else "", payer.website)))
    note = (
        "; a public programme with rules of its own: change the enrollment, too (Medicare: PECOS)"
        if is_programme(payer)
        else ""
    )
    return f"  {payer.name}{f' ({ways})' if ways else ''}{note}"


def _lines(found: Sequence[Notice]) -> Iterator[str]:
    """One entry for whoever is added or removed; of a change, one entry for all that change alike."""
    alike: dict[tuple[str, ...], list[Notice]] = {}
    for notice in found:
        who = f"{notice.listing.name}\n{notice.listing.location}" if notice.field == "listing" else ""
        alike.setdefault((notice.action, notice.field, notice.old, notice.new, who), []).append(notice)
    for group in alike.values():
        first = group[0]
        told = first.effective is None or first.field in ("first day", "last day")
        day = "" if told else f", {_day_word(first)} {wording.weekday(first.effective)}"
        if first.field == "listing":
            yield _item(f"{first.action.capitalize()} {_who(first, [first])}: {first.new or first.old}{day}")
        else:
            yield _item(f"Change {first.field}: {first.old or 'nothing'} -> {first.new or 'nothing'}{day}. For:")
            yield from _people(group)


def _people(group: Sequence[Notice]) -> Iterator[str]:
    """A line for each provider, with all the locations."""
    by_provider: dict[tuple[str, str], list[Notice]] = {}
    for notice in group:
        by_provider.setdefault((notice.listing.name, notice.listing.npi), []).append(notice)
    yield from (f"      {_who(notices[0], notices)}" for notices in by_provider.values())


def _day_word(notice: Notice) -> str:
    return {"add": "from", "remove": "last day", "change": "on"}[notice.action]


def _who(notice: Notice, group: Sequence[Notice]) -> str:
    listing = notice.listing
    places = ", ".join(dict.fromkeys(one.listing.location for one in group))
    return f"{listing.name} ({f'NPI {listing.npi}' if listing.npi else 'no NPI listed'}) at {places}"


def _as_csv(comparison: Comparison, found: Sequence[Notice]) -> str:
    return csv_text(_COLUMNS, _rows(comparison, found)).removesuffix("\r\n")


def _rows(comparison: Comparison, found: Sequence[Notice]) -> Iterator[tuple[str, ...]]:
    directory: Directory = comparison.after.directory
    by = due(comparison.today, directory).isoformat()
    payers = {**comparison.before.directory.payers, **directory.payers}
    for change in comparison.changes:
        day = change.effective.isoformat() if change.effective else ""
        yield (_SITE, "publish", change.text, change.before, change.after, day, "", "", "", by, "")
    for notice in found:
        day = notice.effective.isoformat() if notice.effective else ""
        listing = notice.listing
        name = payers[notice.payer].name if notice.payer in payers else notice.payer
        yield (
            name, notice.action, notice.field, notice.old, notice.new, day, listing.name, listing.npi,
            listing.location, by, "",
        )  # fmt: skip
