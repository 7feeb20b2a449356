"""Papers for single offices: the sheet for the visit, and notes of thanks as cards and as letters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from generator.derive import contacts, wording
from generator.derive.desk import Desk
from generator.model.private import Office, Offices
from generator.offices.times import thanks_due
from generator.outputs.kit.paper import ANY, Paper
from generator.outputs.kit.visit import Visit, paper


def visit_sheet(desk: Desk, key: str, office: Office) -> Paper:
    """What is new for this office since the last visit, and what it is owed."""
    since = office.last_visit or desk.today - timedelta(days=desk.settings.kit.visits_since)
    told = [(wording.day(item.on), item.said, item.changed or "") for item in office.feedback]
    visit = Visit(f"visit-{key}", office.name, _leads(desk, office), since, office.specialties, told)
    return paper(desk, visit)


def _leads(desk: Desk, office: Office) -> list[str]:
    people = "; ".join(f"{one.name}, {one.role}" if one.role else one.name for one in office.people)
    phone = wording.phone(office.phone.number) if office.phone else ""
    address = ", ".join(contacts.address_lines(office.address)) if office.address else ""
    sends = ", ".join(desk.directory.services[item].name for item in office.sends)
    last = wording.day(office.last_visit) if office.last_visit else "never"
    lines = (
        people,
        " · ".join(filter(None, (phone, address))),
        f"Sends for: {sends}" if sends else "",
        f"Prefers: {'; '.join(office.prefers)}" if office.prefers else "",
        f"Last visit: {last}",
    )
    return [line for line in lines if line]


def notes(desk: Desk, offices: Offices) -> Iterator[Paper]:
    """Cards, four to a sheet, and letters, a page each, to all who are to be thanked."""
    thanked = [(office, kind) for office in offices.offices.values() if (kind := thanks_due(office, desk.today))]
    if not thanked:
        return
    values = {"notes": [_note(offices, office, kind) for office, kind in thanked], "signed": _signature(desk, offices)}
    yield Paper("thank-you-cards", "Thank you", "thanks-cards", values, pages=ANY)
    yield Paper("thank-you-letters", "Thank you", "thanks-letters", values, pages=ANY)


def _note(offices: Offices, office: Office, kind: str) -> dict[str, Any]:
    to = office.people[0] if office.people else None
    return {
        "office": office.name,
        "person": to.name if to else "",
        "address": contacts.address_lines(office.address) if office.address else [],
        "salutation": (to.salutation or to.name) if to else f"everyone at {office.name}",
        "words": getattr(offices.thanks, kind),
        "own": office.thanks or "",
    }


def _signature(desk: Desk, offices: Offices) -> dict[str, Any]:
    liaison = desk.directory.people[desk.practice.liaison] if desk.practice.liaison else None
    line = (liaison and liaison.phone) or contacts.referral_phone(desk.directory)
    address = desk.practice.address
    return {
        "closing": offices.thanks.closing,
        "name": liaison.name if liaison else desk.practice.name,
        "role": liaison.role if liaison else "",
        "phone": wording.phone(line.number) if line else "",
        "address": contacts.address_lines(address) if address else [],
    }
