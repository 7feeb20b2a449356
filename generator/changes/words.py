"""Words that several kinds of changes share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.derive import wording
from generator.model.hours import Span, Week


def listed(items: Iterable[str]) -> str:
    """A, B and C."""
    known = list(dict.fromkeys(items))
    return " and ".join(filter(None, (", ".join(known[:-1]), known[-1]))) if known else ""


def few(items: Iterable[str], at_most: int = 6) -> str:
    """A, B and 12 more."""
    known = list(dict.fromkeys(items))
    return (
        listed(known)
        if len(known) <= at_most
        else f"{', '.join(known[: at_most - 1])} and {len(known) - at_most + 1} more"
    )


def instead(before: str, after: str) -> str:
    """New words with the old ones behind them: 502-555-0134 (was 502-555-0100); or what is no longer said."""
    if before and after:
        return f"{after} (was {before})"
    return after or f"no longer {before}"


def plus_minus(before: Iterable[str], after: Iterable[str]) -> str:
    """What came and what went: now echo and MRI; no longer stress test."""
    old, new = list(before), list(after)
    came = listed(item for item in new if item not in old)
    went = listed(item for item in old if item not in new)
    return "; ".join(filter(None, (f"now {came}" if came else "", f"no longer {went}" if went else "")))


def from_day(day: date | None) -> str:
    """from Mon, Dec 7, 2026, with the space before it; nothing without a day."""
    return f" from {wording.weekday(day)}" if day else ""


def week_changes(before: Week | None, after: Week | None) -> list[tuple[str, str, str]]:
    """(days, old hours, new hours) where two weeks differ; days in a row that change alike are one."""
    rows: list[tuple[int, int, tuple[Span, ...] | None, tuple[Span, ...] | None]] = []
    for day in range(7):
        old, new = (week[day] if week is not None else None for week in (before, after))
        if old == new:
            continue
        if rows and rows[-1][1] == day - 1 and rows[-1][2:] == (old, new):
            rows[-1] = (rows[-1][0], day, old, new)
        else:
            rows.append((day, day, old, new))
    return [(_days(first, last), _open(old), _open(new)) for first, last, old, new in rows]


def _days(first: int, last: int) -> str:
    if first == last:
        return wording.DAYS[first]
    return f"{wording.DAYS[first]} to {wording.DAYS[last]}"


def _open(spans: tuple[Span, ...] | None) -> str:
    return "not listed" if spans is None else wording.spans(spans).replace("Closed", "closed")


def hours_sentence(rows: Iterable[tuple[str, str, str]]) -> str:
    """Tuesday noon – 9:00 pm (was 8:00 am – 5:00 pm); Friday closed (was 8:00 am – noon)."""
    return "; ".join(f"{days} {new} (was {old})" for days, old, new in rows)


def escaped(text: str) -> str:
    """Text that Markdown leaves as it is (CommonMark 0.31, backslash escapes)."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#" else letter for letter in text)
