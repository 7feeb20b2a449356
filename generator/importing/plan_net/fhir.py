"""Reading FHIR R4 elements without trusting them: a wrong type is the same as nothing."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any, NamedTuple

from generator.importing.week import Opening, week_of
from generator.model.hours import DAYS, MIDNIGHT, Week

Node = dict[str, Any]

NPI_SYSTEM = "http://hl7.org/fhir/sid/us-npi"


def text(node: Node, *path: str) -> str:
    """The text at a path, empty when there is none."""
    value: Any = node
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def texts(node: Node, name: str) -> list[str]:
    """The texts of an element, which may also be a single one."""
    value = node.get(name)
    found = value if isinstance(value, list) else [value]
    return [item for item in found if isinstance(item, str) and item]


def part(node: Node, name: str) -> Node:
    """The one object of an element; the first when there are several; empty when there is none."""
    return next(iter(parts(node, name)), {})


def parts(node: Node, name: str) -> list[Node]:
    """The objects of an element, which may also be a single one."""
    value = node.get(name)
    found = value if isinstance(value, list) else [value]
    return [item for item in found if isinstance(item, dict)]


def flag(node: Node, name: str) -> bool | None:
    """True or false, None for anything else."""
    value = node.get(name)
    return value if isinstance(value, bool) else None


def number(node: Node, name: str) -> float | None:
    """A finite number."""
    value = node.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e6:
        return None
    return float(value)


class Coding(NamedTuple):
    """One code of a concept."""

    system: str
    code: str
    display: str


def codings(concept: Node) -> list[Coding]:
    """The codes of a CodeableConcept; its text stands in for a missing display."""
    said = text(concept, "text")
    found = [
        Coding(text(item, "system").rstrip("/"), text(item, "code"), text(item, "display") or said)
        for item in parts(concept, "coding")
    ]
    return [item for item in found if item.code or item.display] or ([Coding("", "", said)] if said else [])


def codes(node: Node, name: str) -> list[str]:
    """All codes of the concepts of an element."""
    return [coding.code for concept in parts(node, name) for coding in codings(concept) if coding.code]


def said(concept: Node) -> str:
    """The words of a concept: its text, else the display of its first code."""
    return text(concept, "text") or next((item.display for item in codings(concept) if item.display), "")


def extensions(node: Node, name: str) -> list[Node]:
    """The extensions whose address ends in a name: `…/StructureDefinition/newpatients` and plain `newpatients`."""
    return [item for item in parts(node, "extension") if text(item, "url").rpartition("/")[2] == name]


def identifier(node: Node, system: str) -> str:
    """The first value of an identifier system."""
    return next((text(item, "value") for item in parts(node, "identifier") if text(item, "system") == system), "")


_DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$")


def first_day(value: str) -> date | None:
    """The first day of a FHIR date or dateTime, which may be a year or a month only."""
    return _day(value, last=False)


def last_day(value: str) -> date | None:
    """The last day of a FHIR date or dateTime."""
    return _day(value, last=True)


def _day(value: str, *, last: bool) -> date | None:
    found = _DATE.match(value)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    try:
        day = int(found[3]) if found[3] else (calendar.monthrange(year, month)[1] if last else 1)
        return date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None


def period(node: Node) -> tuple[date | None, date | None]:
    """First and last day of a Period, in order; an end before the start is dropped with it."""
    starts, until = first_day(text(node, "start")), last_day(text(node, "end"))
    return (None, None) if starts and until and starts > until else (starts, until)


_TIME = re.compile(r"^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$")


def minutes(value: str) -> int | None:
    """Minutes after midnight of a FHIR time, seconds dropped; 24:00, which FHIR does not allow, is understood."""
    found = _TIME.match(value)
    if found is None:
        return None
    total = int(found[1]) * 60 + int(found[2])
    return total if int(found[2]) < 60 and total <= MIDNIGHT else None


class TimeNames(NamedTuple):
    """What the start and end of a range are called."""

    start: str
    end: str


AVAILABLE = TimeNames("availableStartTime", "availableEndTime")
OPENING = TimeNames("openingTime", "closingTime")


def week(ranges: list[Node], names: TimeNames) -> tuple[Week | None, list[str]]:
    """The week of availableTime or hoursOfOperation, and what in it makes no hours."""
    openings: list[Opening] = []
    unclear: list[str] = []
    for item in ranges:
        days = [DAYS.index(day) for day in texts(item, "daysOfWeek") if day in DAYS]
        span = _span(item, names)
        if span is None or (not days and texts(item, "daysOfWeek")):
            unclear.append(_as_said(item, names))
            continue
        openings += [(day, *span) for day in days or range(7)]
    return week_of(openings), unclear


def _span(item: Node, names: TimeNames) -> tuple[int, int] | None:
    if flag(item, "allDay"):
        return 0, MIDNIGHT
    start, end = minutes(text(item, names.start)), minutes(text(item, names.end))
    if start is None or end is None or start == MIDNIGHT:
        return None
    if end in (0, MIDNIGHT - 1):  # how FHIR R4 has to say midnight
        end = MIDNIGHT
    if start == end:
        return None
    return start, end if end > start else end + MIDNIGHT


def _as_said(item: Node, names: TimeNames) -> str:
    days = ", ".join(texts(item, "daysOfWeek")) or "no days"
    times = "-".join(text(item, name) or "?" for name in names)
    return f"{days}, {'no times' if times == '?-?' else times}"


def telecom_week(contact: Node) -> Week | None:
    """When a ContactPoint is answered (extension contactpoint-availabletime); each day is an extension of its own."""
    ranges = [
        {"daysOfWeek": [text(item, "valueCode") for item in extensions(outer, "daysOfWeek")]}
        | {"allDay": any(flag(item, "valueBoolean") for item in extensions(outer, "allDay"))}
        | {name: text(item, "valueTime") for name in AVAILABLE for item in extensions(outer, name)}
        for outer in extensions(contact, "contactpoint-availabletime")
    ]
    return week(ranges, AVAILABLE)[0]
