"""What sites show today, beside what they should show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from pydantic_core import PydanticCustomError

from generator.audit.listings import folding, special
from generator.audit.listings.listing import Listing, by_site
from generator.audit.listings.sheet import BETWEEN, COLUMNS, row
from generator.audit.listings.sites import BY_ID, Site
from generator.audit.listings.table import Cell, Row, read_table
from generator.audit.listings.weeks import open_minutes, read_week
from generator.check.words import did_you_mean
from generator.load.text import shown
from generator.model.fields import Phone, parse_phone
from generator.problems import Problem, Where
from generator.render.spreadsheet import read_cell

NOTHING = frozenset({"-", "–", "—", "none", "n/a"})
"""What says that a site shows nothing. An empty cell says that nobody has looked."""
KEYS = ("site", "listing")
NOT_COMPARED = frozenset({*KEYS, "note"})


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A field of a listing that is wrong on a site: what stands there, and what should."""

    site: Site
    listing: Listing
    field: str
    shows: str
    should: str
    where: Where


@dataclass(frozen=True, slots=True)
class Comparison:
    """`looked_at`: listings in the table; `not_looked_at`: those that it does not have, on sites that it has."""

    mismatches: tuple[Mismatch, ...] = ()
    looked_at: int = 0
    fields: int = 0
    not_looked_at: tuple[tuple[Site, Listing], ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def compare(data: bytes, file: str, found: Sequence[Listing]) -> Comparison:
    """Compare a table with the listings. With `problems` nothing is compared: half an answer looks like a whole."""
    rows, unreadable = read_table(data, file)
    names = next(rows, None)
    if names is None:
        empty = Problem("empty-file", Where(file), "there is nothing in this file", _COLUMNS_HINT)
        return Comparison(problems=tuple(unreadable or [empty]))
    made = _Reader(names, rows, found).comparison()
    problems = (*made.problems, *unreadable)
    return Comparison(problems=problems) if problems else made


_COLUMNS_HINT = f"Columns: {', '.join(COLUMNS)}."
MOST_PROBLEMS = 1000
"""A table with more is another table."""
MOST_HINTS = 20
"""Looking for what was meant takes time, and after so many mistakes nobody reads it."""


class _Reader:
    def __init__(self, names: Row, rows: Iterator[Row], found: Sequence[Listing]) -> None:
        last = max(place for place, cell in enumerate(names, 1) if cell.text)
        self._names, self._rows = names[:last], rows
        self._known = {(site.id, listing.id): (site, listing) for site, kept in by_site(found) for listing in kept}
        self._problems: list[Problem] = []
        self._mismatches: list[Mismatch] = []
        self._seen: dict[tuple[str, str], Where] = {}
        self._fields = 0

    def comparison(self) -> Comparison:
        columns = self._columns()
        if not self._problems:
            for cells in self._rows:
                self._row(columns, cells)
                if len(self._problems) >= MOST_PROBLEMS:
                    break
        if self._problems:
            return Comparison(problems=tuple(self._problems))
        sites = {site for site, _ in self._seen}
        rest = tuple(pair for key, pair in self._known.items() if key[0] in sites and key not in self._seen)
        return Comparison(tuple(self._mismatches), len(self._seen), self._fields, rest)

    def _say(self, code: str, where: Where, message: str, hint: str) -> None:
        self._problems.append(Problem(code, where, message, hint))

    def _columns(self) -> list[str]:
        names = [cell.text.casefold() for cell in self._names]
        for name, cell in zip(names, self._names, strict=True):
            if name not in COLUMNS:
                hint = did_you_mean(name, COLUMNS) or _COLUMNS_HINT
                self._say("unknown-key", cell.where, f"there is no column {shown(cell.text)} here", hint)
            elif names.count(name) > 1 and names.index(name) == self._names.index(cell):
                self._say("duplicate-key", cell.where, f"there are two columns {shown(cell.text)}", "Keep one of them.")
        for name in KEYS:
            if name not in names:
                where = self._names[0].where
                self._say("missing-key", where, f"there is no column “{name}”", f"Needed: {', '.join(KEYS)}.")
        return names

    def _row(self, columns: list[str], cells: Row) -> None:
        if len(cells) > len(columns) and any(cell.text for cell in cells[len(columns) :]):
            extra = next(cell for cell in cells[len(columns) :] if cell.text)
            message = f"this row has {len(cells)} cells; there are {len(columns)} columns"
            self._say("wrong-shape", extra.where, message, "Put quotes around a text that has a comma in it.")
            return
        by_name = dict(zip(columns, cells, strict=False))
        pair = self._pair(by_name, cells[0].where)
        if pair is not None:
            should = dict(zip(COLUMNS, row(*pair), strict=True))
            for name in COLUMNS:
                if name in by_name and name not in NOT_COMPARED and by_name[name].text:
                    self._field(pair, name, by_name[name], should[name])

    def _pair(self, by_name: Mapping[str, Cell], start: Where) -> tuple[Site, Listing] | None:
        nothing = Cell("", start)
        site_cell, listing_cell = (by_name.get(name, nothing) for name in KEYS)
        site = _site(site_cell.text)
        if site is None:
            hint = did_you_mean(site_cell.text, BY_ID) or f"Sites: {', '.join(BY_ID)}."
            self._say("unknown-id", site_cell.where, f"there is no site {shown(site_cell.text)}", hint)
            return None
        key = (site.id, listing_cell.text)
        if key not in self._known:
            ids = [listing for where, listing in self._known if where == site.id]
            meant = did_you_mean(listing_cell.text, ids) if len(self._problems) < MOST_HINTS else ""
            hint = meant or f"{site.name} lists {' and '.join(ids[:2]) or 'nothing'} …"
            message = f"{site.name} has no listing {shown(listing_cell.text)}"
            self._say("unknown-id", listing_cell.where, message, hint)
            return None
        if key in self._seen:
            message = f"{shown(listing_cell.text)} on {site.name} stands in two rows"
            self._problems.append(
                Problem("duplicate-id", listing_cell.where, message, "Keep one.", related=(self._seen[key],))
            )
            return None
        self._seen[key] = listing_cell.where
        return self._known[key]

    def _field(self, pair: tuple[Site, Listing], name: str, cell: Cell, should: str) -> None:
        self._fields += 1
        shows = "" if cell.text.casefold() in NOTHING else read_cell(cell.text)
        try:
            same = _SAME[name](shows, should, pair[1])
        except PydanticCustomError as error:
            context = error.context or {}
            self._say(error.type, cell.where, str(context.get("message", error)), str(context.get("hint", "")))
            return
        if not same:
            self._mismatches.append(Mismatch(*pair, name, shows, should, cell.where))


@cache
def _site(text: str) -> Site | None:
    """A site by its id or its name."""
    folded = folding.name(text)
    return next((site for site in BY_ID.values() if folded in (site.id, folding.name(site.name))), None)


def _folded(fold: Callable[[str], object]) -> Callable[[str, str, Listing], bool]:
    return lambda shows, should, _: fold(shows) == fold(should)


def _same_phone(shows: str, _: str, listing: Listing) -> bool:
    """E.164 and the extension."""
    if not shows or listing.phone is None:
        return not shows and listing.phone is None
    number: Phone = parse_phone(shows)
    return number == listing.phone


def _same_hours(shows: str, _: str, listing: Listing) -> bool:
    """The same minutes of the week, however they are written."""
    if not shows or listing.week is None:
        return not shows and not any(listing.week or ())
    return open_minutes(read_week(shows)) == open_minutes(listing.week)


def _same_special_days(shows: str, _: str, listing: Listing) -> bool:
    """The same openings on each day to come; days that are over are nobody's concern."""
    seen = special.read_days(shows) if shows else {}
    to_come = {on: spans for on, spans in seen.items() if on >= listing.as_of}
    return to_come == {on: spans for on, spans in special.days(listing.special).items() if on >= listing.as_of}


def _same_categories(shows: str, should: str, _: Listing) -> bool:
    """The same in any order: which is the main one, tables of others often do not say."""
    split = "|" if "|" in shows else ";" if ";" in shows else "\n"
    return folding.categories(shows.split(split)) == folding.categories(should.split(BETWEEN))


_SAME: dict[str, Callable[[str, str, Listing], bool]] = {
    "name": _folded(folding.name),
    "street": _folded(folding.street),
    "city": _folded(folding.name),
    "state": _folded(folding.name),
    "zip": _folded(folding.zip_code),
    "phone": _same_phone,
    "website": _folded(folding.page),
    "hours": _same_hours,
    "special_hours": _same_special_days,
    "categories": _same_categories,
}


def by_listing(mismatches: Sequence[Mismatch]) -> Iterator[tuple[Site, Listing, list[Mismatch]]]:
    """The mismatches of each listing together, in the order of the table."""
    groups: dict[tuple[str, str], list[Mismatch]] = {}
    for mismatch in mismatches:
        groups.setdefault((mismatch.site.id, mismatch.listing.id), []).append(mismatch)
    for group in groups.values():
        yield group[0].site, group[0].listing, group
