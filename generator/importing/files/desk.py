"""Ids for everything, small pieces that many files share, and the files as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.importing.directory import Accepting, Directory, Doubts, Line, Origin, Participation, Postal
from generator.importing.fitting import Fields, fit
from generator.importing.identity import make_ids
from generator.importing.report import Report
from generator.importing.text import joined, sentence
from generator.importing.week import week_lines
from generator.importing.yaml_text import Inline, Noted, document
from generator.model.base import Record
from generator.model.hours import Week


class Desk:
    """The directory with ids for its keys, and the files written so far."""

    def __init__(self, directory: Directory, report: Report) -> None:
        self.directory = directory
        self.report = report
        self.files: dict[str, str] = {}
        self.places = make_ids(_names(directory.places))
        self.clinicians = make_ids(_names(directory.clinicians))
        self.payers = make_ids(_names(directory.payers))
        insurance = make_ids(_names(directory.networks) | _names(directory.plans))
        self.networks = {key: insurance[key] for key in directory.networks}
        self.plans = {key: insurance[key] for key in directory.plans}
        self.offerings = make_ids(_names(directory.offerings))
        self.specialties = make_ids(_names(directory.specialties))

    def write(self, path: str, kind: str, record: type[Record], fields: Fields, doubts: Doubts | None = None) -> None:
        """Write a file, with comments for what is doubtful; nothing when the record refuses what is left."""
        name = path.rpartition("/")[2].removesuffix(".yml")
        fitted = fit(record, fields, name, self.report)
        if fitted is None:
            return
        remarks = [f"Check {field}: {what}" for field, what in doubts or [] if field not in fitted]
        comments: dict[str, list[str]] = {}
        for field, what in doubts or []:
            comments.setdefault(field, []).append(what)
        fitted |= {field: Noted(fitted[field], "; ".join(comments[field])) for field in comments if field in fitted}
        self.files[path] = document("../" * path.count("/") + f".schemas/{kind}.json", fitted, remarks)

    def imported(self, origin: Origin | None) -> Fields:
        """`imported:`, in one line; nothing for what the source has no record of."""
        if origin is None:
            return {}
        ids = {"id": origin.id} if origin.id else {}
        also = {"also": list(origin.also)} if origin.also else {}
        return {"imported": Inline({"from": self.directory.kind, **ids, **also})}


def _names(things: Mapping[str, Any]) -> dict[str, str]:
    return {key: thing.name for key, thing in things.items()}


def given(**fields: Any) -> Fields:
    """The fields that have something to say, in order. A trailing underscore frees a Python word: `from_`."""
    return {name.rstrip("_"): value for name, value in fields.items() if value not in ("", None, [], {}, ())}


def day(value: date | None) -> str:
    """A date as files have it."""
    return value.isoformat() if value else ""


def hours_fields(week: Week | None) -> Fields:
    """A week as files have it."""
    return dict(week_lines(week)) if week else {}


def line_fields(line: Line | None, opening: Week | None = None) -> object:
    """A phone line: the bare number when there is no more to say. `opening` are hours that need no repeating."""
    if line is None:
        return None
    number = Noted(line.number, line.doubt) if line.doubt else line.number
    if line.hours is None or line.hours == opening:
        return number
    return {"number": number, "hours": hours_fields(line.hours)}


def address_fields(postal: Postal | None) -> Fields:
    """An address; the United States need not be named."""
    if postal is None:
        return {}
    return given(
        street=postal.street[0] if len(postal.street) == 1 else list(postal.street),
        city=postal.city,
        state=postal.state,
        zip=postal.zip,
        country="" if postal.country == "US" else postal.country,
    )


def accepting_fields(desk: Desk, statements: Iterable[Accepting], places: Iterable[str] = ()) -> object:
    """`accepting:`; one word when it is one statement for all of the places and all networks."""
    said = list(statements)
    if len(said) == 1 and not said[0].networks and not said[0].note and set(said[0].at) in (set(), set(places)):
        return said[0].status
    return [
        given(
            status=item.status,
            at=[desk.places[key] for key in item.at],
            networks=[desk.networks[key] for key in item.networks],
            note=item.note,
        )
        for item in said
    ]


def participation_fields(desk: Desk, statements: Iterable[Participation]) -> list[Fields]:
    """`participation:`; a source only ever says that somebody is in a network."""
    return [
        given(
            networks=[desk.networks[key] for key in item.networks],
            status="in_network",
            from_=day(item.starts),
            until=day(item.until),
            note=sentence(f"For {joined(item.guests)}") if item.guests else "",
            at=[desk.places[key] for key in item.at],
            providers=[desk.clinicians[key] for key in item.providers],
        )
        for item in statements
    ]
