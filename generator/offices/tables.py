"""Tables for sending programs and word processors, safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.derive import wording
from generator.derive.desk import Desk
from generator.model.private import Office, Offices
from generator.offices.times import next_visit, thanks_due
from generator.render.spreadsheet import csv_text

SEGMENTS = ("email", "name", "office", "segments")
MERGE = (
    "office", "name", "role", "salutation", "street", "street_2", "city", "state", "zip", "phone", "fax", "email",
    "specialties", "prefers", "last_visit", "next_visit", "thanks",
)  # fmt: skip


def segments_csv(desk: Desk, offices: Offices) -> str:
    """Who asked for the newsletter, and which parts of it are for them: audiences of updates, and places."""
    rows = (
        (person.email, person.name, office.name, "; ".join(segments(desk, office)))
        for office in offices.offices.values()
        for person in office.people
        if person.newsletter and person.email
    )
    return csv_text(SEGMENTS, rows)


def segments(desk: Desk, office: Office) -> list[str]:
    """The specialties by the names that updates give their audience, then the places: Primary care; near Riverside."""
    known = {name.casefold(): name for update in desk.lookup.updates for name in update.audience.specialties}
    places = (f"near {desk.directory.locations[key].known_as}" for key in office.near)
    return [*(known.get(name.casefold(), name) for name in office.specialties), *places]


def merge_csv(offices: Offices, today: date) -> str:
    """A line for each person, with the address of the office."""
    return csv_text(MERGE, _merge_rows(offices, today))


def _merge_rows(offices: Offices, today: date) -> Iterator[tuple[object, ...]]:
    for office in offices.offices.values():
        address = office.address
        street = address.street if address else ()
        where = (address.city, address.state, address.zip) if address else (None, None, None)
        lines = [wording.phone(line.number) if line else None for line in (office.phone, office.fax)]
        for person in office.people:
            yield (
                office.name,
                person.name,
                person.role,
                person.salutation or person.name,
                street[0] if street else None,
                ", ".join(street[1:]),
                *where,
                *lines,
                person.email,
                "; ".join(office.specialties),
                "; ".join(office.prefers),
                office.last_visit,
                next_visit(office),
                thanks_due(office, today),
            )
