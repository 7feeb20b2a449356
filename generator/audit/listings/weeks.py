"""A week of opening hours as sites write it: written in each one's form, and read in any of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from generator.derive.hours import day_rows
from generator.model.faults import fault
from generator.model.hours import DAY_NAMES, MIDNIGHT, Span, Week, gather_week, parse_days, parse_spans

WEEK_MINUTES = 7 * MIDNIGHT
LONGEST = 2000
"""Characters of a week as somebody shows it."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a site writes hours. `days`: letters of a day's name, 0 for all; `grouped`: days with the same hours as one.

    `clock` writes minutes after midnight; `to` stands between the ends of an opening, `after` behind the day.
    """

    clock: Callable[[int], str]
    days: int = 0
    grouped: bool = False
    to: str = " - "
    after: str = ": "


def capital(minutes: int) -> str:
    """8:00 AM."""
    return _clock(minutes, " ", str.upper)


def tight(minutes: int) -> str:
    """8:00AM."""
    return _clock(minutes, "", str.upper)


def small(minutes: int) -> str:
    """8:00 am."""
    return _clock(minutes, " ", str.lower)


def _clock(minutes: int, space: str, case: Callable[[str], str]) -> str:
    hour, minute = divmod(minutes % MIDNIGHT, 60)
    return f"{hour % 12 or 12}:{minute:02d}{space}{case('PM' if hour >= 12 else 'AM')}"


def lines(week: Week, form: Form) -> Iterator[str]:
    """A line for each day, or for days that share their hours."""
    if form.grouped:
        for row in day_rows(week):
            name = _name(row.first, form) + (f" - {_name(row.last, form)}" if row.last > row.first else "")
            yield f"{name}{form.after}{openings(row.spans, form)}"
    else:
        for day, spans in enumerate(week):
            yield f"{_name(day, form)}{form.after}{openings(spans, form)}"


def _name(day: int, form: Form) -> str:
    return DAY_NAMES[day][: form.days or None]


def openings(spans: tuple[Span, ...], form: Form) -> str:
    """The openings of a day as a site writes them."""
    if spans == (Span(0, MIDNIGHT),):
        return "Open 24 hours"
    return ", ".join(f"{form.clock(span.start)}{form.to}{form.clock(span.end)}" for span in spans) or "Closed"


_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?"
_DAYS = re.compile(
    rf"\s*({_DAY}(?:\s*(?:-|,|&|\band\b|\bto\b)\s*{_DAY})*|daily|every ?day|weekdays|weekends)\s*:?\s*", re.I
)
_HALVES = re.compile(r"\b(\d{1,2}(?::\d{2})?)\s*(-|\bto\b)\s*(\d{1,2}(?::\d{2})?)\s*([ap])\.?m\b\.?", re.I)
_WORDS = {"daily": "mon-sun", "everyday": "mon-sun", "weekdays": "mon-fri", "weekends": "sat-sun"}
_CLOSED = frozenset({"x", "closed", "none", "not open"})
_ALL_DAY = frozenset({"open 24 hours", "24 hours", "24h", "open 24h", "all day"})


def read_week(text: str) -> Week:
    """The week that a site shows: `Mon-Fri 8 AM–5 PM; Sat closed`, a line or a part between `;` for each.

    Days that are not named are closed. Raises a fault (`bad-hours`, `bad-day`, `bad-time`, `day-twice`).
    """
    if len(text) > LONGEST:
        raise _not_hours(text)
    plain = re.sub(r"[\u00a0\u202f\u2009]", " ", text.strip())
    plain = re.sub(r"[‐‑‒–—−]", "-", plain)
    found: list[tuple[tuple[int, ...], tuple[Span, ...]]] = []
    for days, said in _parts(plain):
        found.append((days, read_openings(said)))
    named = [day for days, _ in found for day in days]
    if len(named) != len(set(named)):
        day = DAY_NAMES[next(day for day in named if named.count(day) > 1)]
        raise fault("day-twice", "{day} stands in two lines", "Give each day once.", day=day)
    return gather_week(dict(found))


def _parts(text: str) -> Iterator[tuple[tuple[int, ...], str]]:
    """Days, and what is said of them."""
    if text.casefold() in _ALL_DAY:
        text = f"daily: {text}"
    matches = list(_DAYS.finditer(text))
    if not matches or text[: matches[0].start()].strip():
        raise _not_hours(text)
    ends = [*(match.start() for match in matches[1:]), len(text)]
    for match, end in zip(matches, ends, strict=True):
        yield _days(match[1]), text[match.end() : end].strip(" ;,|\n\r\t")


def _days(written: str) -> tuple[int, ...]:
    plain = re.sub(r"\s*(?:&|\band\b)\s*", ",", re.sub(r"\bto\b", "-", written.casefold()).replace(".", ""))
    days: tuple[int, ...] = parse_days(_WORDS.get(plain.replace(" ", ""), plain))
    return days


def read_openings(written: str) -> tuple[Span, ...]:
    """The openings of a day that a site shows. Raises a fault (`bad-hours`, `bad-time`)."""
    text = re.sub(r"\b([ap])\.\s?m\b\.?", r"\1m", " ".join(written.casefold().split())).strip(" .")
    if text in _CLOSED:
        return ()
    if text in _ALL_DAY:
        return (Span(0, MIDNIGHT),)
    text = re.sub(r"\s*(?:&|;|/|\band\b)\s*", ", ", _HALVES.sub(_both_halves, text))
    spans: tuple[Span, ...] = parse_spans(text)
    return spans


def _both_halves(found: re.Match[str]) -> str:
    """8-5 pm is 8 am to 5 pm, and 1-5 pm is 1 pm to 5 pm: the half of the day that makes the opening shorter."""
    start, _, end, half = found.groups()
    first, last = (_twelfths(text) for text in (start, end))
    other = {"a": "p", "p": "a"}[half]
    if int(start.split(":")[0]) > 12:
        return found[0]
    return f"{start} {half if first < last else other}m - {end} {half}m"


def _twelfths(text: str) -> int:
    hour, _, minute = text.partition(":")
    return int(hour) % 12 * 60 + int(minute or 0)


def _not_hours(text: str) -> PydanticCustomError:
    hint = "Write days and times: Mon-Fri 8:00 AM - 5:00 PM; Sat closed."
    return fault("bad-hours", "“{value}” does not say on which days", hint, value=text)


def open_minutes(week: Week) -> list[tuple[int, int]]:
    """When a week is open, in minutes from Monday 0:00, openings that touch as one: the same for the same hours."""
    flat = sorted(piece for day, spans in enumerate(week) for span in spans for piece in _pieces(day, span))
    merged: list[tuple[int, int]] = []
    for start, end in flat:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _pieces(day: int, span: Span) -> Iterator[tuple[int, int]]:
    start, end = day * MIDNIGHT + span.start, day * MIDNIGHT + span.end
    yield start, min(end, WEEK_MINUTES)
    if end > WEEK_MINUTES:
        yield 0, end - WEEK_MINUTES
