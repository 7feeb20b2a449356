"""What a fact says, in one short line, for the person who has to find out whether it is still true."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.derive import wording
from generator.derive.answers import Opening
from generator.derive.dated import DatedFact
from generator.derive.freshness import State, Trust
from generator.derive.hours import day_rows
from generator.model.base import Record
from generator.model.facts import Accepting, Availability, Statement, Status
from generator.model.fields import Phone
from generator.model.hours import SpecialHours
from generator.model.places import Channel, Line
from generator.model.practice import Directory

_STATUS = {
    Status.IN_NETWORK: "in network",
    Status.NOT_IN_NETWORK: "not in network",
    Status.CALL_TO_CONFIRM: "call to confirm",
}
_GOOD = Trust(State.FRESH)
LONGEST = 120


class Sayer:
    """Words for the facts of one practice."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._owners: dict[str, object] = {
            "content/practice.yml": directory.practice,
            "content/referrals.yml": directory.referrals,
            "content/participation.yml": directory.participation,
        }
        kinds = (directory.providers, directory.locations, directory.services, directory.people, directory.payers)
        self._owners |= {entity.source: entity for kind in kinds for entity in kind.values()}

    def says(self, fact: DatedFact) -> str:
        """`Meadow Open: in network`; `New patient, urgent: Within 3 business days at Riverside`."""
        value = self._value(fact)
        text = self._words(value, fact)
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"

    def name(self, file: str) -> str:
        """Whose file it is: Amara Okafor, Riverside; nothing for the practice's own."""
        owner = self._owners.get(file)
        return str(getattr(owner, "short_name", None) or getattr(owner, "name", "")) if owner else ""

    def _value(self, fact: DatedFact) -> object:
        value = self._owners.get(fact.file)
        for part in fact.path:
            if isinstance(value, Record):
                value = getattr(value, str(part))
            elif isinstance(value, Mapping):
                value = value[part]
            elif isinstance(value, tuple):
                value = value[int(part)]
        return value

    def _words(self, value: object, fact: DatedFact) -> str:
        match value:
            case Statement():
                return f"{self._targets(value)}: {_STATUS[value.status]}{_period(value)}{self._at(value)}"
            case Accepting():
                networks = ", ".join(self._networks(value.networks))
                return wording.ACCEPTING[value.status] + (f" of {networks}" if networks else "") + self._at(value)
            case Availability():
                opening = Opening(value, _GOOD, date.min)
                service = self._directory.services.get(value.service or "")
                kind = f"{opening.kind}, {service.name}" if service else opening.kind
                return f"{kind}: {opening.words}{self._at(value)}"
            case Phone():
                return f"Phone: {wording.phone(value)}"
            case Line() | Channel():
                return self._line(value, fact)
            case SpecialHours():
                return f"{wording.days(value.begins, value.ends)}: {wording.spans(value.hours)} ({value.why})"
        return self._hours(value, fact)

    def _line(self, line: Line | Channel, fact: DatedFact) -> str:
        label = (line.label if isinstance(line, Line) else line.name) or str(fact.path[-1]).capitalize()
        url = (line.url or line.address or "") if isinstance(line, Channel) else ""
        where = self._at_path(fact)
        return f"{label}{where}: {wording.phone(line.number) if line.number else url}".rstrip(": ")

    def _hours(self, value: object, fact: DatedFact) -> str:
        if not isinstance(value, tuple):
            return ""
        rows = ", ".join(f"{wording.row_days(row)} {wording.spans(row.spans)}" for row in day_rows(value) if row.spans)
        return f"Hours{self._at_path(fact)}: {rows or 'closed'}"

    def _at_path(self, fact: DatedFact) -> str:
        place = self._directory.locations.get(str(fact.path[1])) if fact.path[0] == "at" else None
        return f" at {place.known_as}" if place else ""

    def _targets(self, value: Statement) -> str:
        plans = [self._directory.plans[key].name if key in self._directory.plans else key for key in value.plans]
        return ", ".join([*self._networks(value.networks), *plans])

    def _networks(self, ids: tuple[str, ...]) -> list[str]:
        known = self._directory.networks
        return [known[key].name if key in known else key for key in ids]

    def _at(self, value: object) -> str:
        """Where, and for whom, if it is not everywhere and for everybody."""
        places = [self._directory.locations[key].known_as for key in getattr(value, "at", ()) or ()]
        people = [self._directory.providers[key].name for key in getattr(value, "providers", ()) or ()]
        return (f" for {', '.join(people)}" if people else "") + (f" at {', '.join(places)}" if places else "")


def _period(value: Statement) -> str:
    starts = f" from {value.starts}" if value.starts else ""
    return starts + (f" until {value.until}" if value.until else "")
