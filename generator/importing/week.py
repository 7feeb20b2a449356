"""Opening hours from single ranges to the way people write a week: `mon-fri: 8:00-12:00, 13:00-17:00`.

All ranges of a week go on one line of 7 x 1440 minutes, are united there, and are cut back into days. What a
directory had to split at midnight (FHIR R4 knows neither 24:00 nor a range into the next day) is joined again.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.hours import DAYS, MIDNIGHT, Span, Week

_WEEK = 7 * MIDNIGHT
_NOON = MIDNIGHT // 2

Opening = tuple[int, int, int]
"""Day (Monday is 0), start and end in minutes after midnight; an end past 1440 runs into the next day."""


def week_of(openings: Iterable[Opening]) -> Week | None:
    """The united week of all openings, None when there are none."""
    line = _united(_on_the_line(openings))
    if not line:
        return None
    days: list[list[Span]] = [[] for _ in DAYS]
    for start, end in _joined_over_sunday(line):
        for day, span in _cut(start, end):
            days[day % 7].append(span)
    return tuple(tuple(sorted(spans)) for spans in days)


def union(weeks: Iterable[Week | None]) -> Week | None:
    """One week with the openings of all."""
    return week_of(
        (day, span.start, span.end) for week in weeks if week is not None for day in range(7) for span in week[day]
    )


def _on_the_line(openings: Iterable[Opening]) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for day, start, end in openings:
        first, last = day * MIDNIGHT + start, day * MIDNIGHT + end
        pieces.append((first, min(last, _WEEK)))
        if last > _WEEK:
            pieces.append((0, last - _WEEK))
    return sorted(pieces)


def _united(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    line: list[tuple[int, int]] = []
    for start, end in pieces:
        if line and start <= line[-1][1]:
            line[-1] = (line[-1][0], max(end, line[-1][1]))
        else:
            line.append((start, end))
    return line


def _joined_over_sunday(line: list[tuple[int, int]]) -> list[tuple[int, int]]:
    first, last = line[0], line[-1]
    if len(line) < 2 or first[0] != 0 or last[1] != _WEEK or not _is_a_night(last[0], _WEEK + first[1]):
        return line
    return [*line[1:-1], (last[0], _WEEK + first[1])]


def _is_a_night(start: int, end: int) -> bool:
    """Whether the stretch is one opening that people name by its first day: under a day long and over by noon."""
    return end - start < MIDNIGHT and start // MIDNIGHT < end // MIDNIGHT and end % MIDNIGHT <= _NOON


def _cut(start: int, end: int) -> Iterable[tuple[int, Span]]:
    while start < end:
        day, midnight = start // MIDNIGHT, (start // MIDNIGHT + 1) * MIDNIGHT
        stop = end if _is_a_night(start, end) else min(end, midnight)
        yield day, Span(start - day * MIDNIGHT, stop - day * MIDNIGHT)
        start = stop


def week_lines(week: Week) -> dict[str, str]:
    """The week as it stands in a file: days with the same hours share a line, closed days are left out."""
    groups: dict[tuple[Span, ...], list[int]] = {}
    for day, spans in enumerate(week):
        if spans:
            groups.setdefault(spans, []).append(day)
    return {days_text(days): spans_text(spans) for spans, days in groups.items()}


def days_text(days: list[int]) -> str:
    """`daily`, `mon-fri`, `mon, wed`, `tue-thu, sat`, and over the week's end `sun-thu`."""
    if len(days) == 7:
        return "daily"
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    if len(runs) > 1 and runs[0][0] == 0 and runs[-1][-1] == 6:
        runs = [runs[-1] + runs[0], *runs[1:-1]]
    return ", ".join(_run_text(run) for run in runs)


def _run_text(run: list[int]) -> str:
    if len(run) > 2:
        return f"{DAYS[run[0]]}-{DAYS[run[-1]]}"
    return ", ".join(DAYS[day] for day in run)


def spans_text(spans: tuple[Span, ...]) -> str:
    """`8:00-12:00, 13:00-17:00`, `24 hours`, `22:00-6:00`."""
    if spans == (Span(0, MIDNIGHT),):
        return "24 hours"
    return ", ".join(f"{clock_text(span.start)}-{clock_text(span.end)}" for span in spans)


def clock_text(minutes: int) -> str:
    """`8:00`, `24:00` at the end of the day, `2:00` past it."""
    if minutes > MIDNIGHT:
        minutes -= MIDNIGHT
    return f"{minutes // 60}:{minutes % 60:02}"


_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def week_words(week: Week) -> str:
    """The week as it stands in a sentence: `Monday to Friday 8:00-18:00; Saturday 9:00-12:00`."""
    return "; ".join(f"{_day_words(days)} {hours}" for days, hours in week_lines(week).items())


def _day_words(days: str) -> str:
    words = days.replace("daily", "every day")
    for short, name in zip(DAYS, _DAY_NAMES, strict=True):
        words = words.replace(f"{short}-", f"{name} to ").replace(short, name)
    return words
