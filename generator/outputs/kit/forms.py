"""Referral forms to fill in, on the screen or by hand, and to fax back: black on white, one side."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive import contacts, wording
from generator.derive.desk import Desk
from generator.derive.lookup import full_name
from generator.derive.routes import REFER, Routes
from generator.model.base import Entity
from generator.model.care import Service
from generator.model.facts import Urgency
from generator.model.places import Line
from generator.outputs.kit import views
from generator.outputs.kit.paper import Paper, sources_of

URGENCIES = [
    (urgency.value, wording.URGENCIES[urgency]) for urgency in (Urgency.ROUTINE, Urgency.URGENT)
]  # what must be today is never faxed


def papers(desk: Desk) -> Iterator[Paper]:
    """For the practice, then for every provider and service. The patient's part is always empty."""
    directory, chosen = desk.directory, desk.settings.kit.forms
    fax, phone = contacts.referral_fax(directory), contacts.referral_phone(directory)
    yield _form(desk, "", fax, phone, None, None, REFER)
    for one in desk.lookup.providers:
        printed = chosen.every or one.id in chosen.providers
        lines = contacts.referral_fax_for(directory, one), contacts.referral_phone_for(directory, one)
        form = _form(desk, full_name(one), *lines, one, None, Routes.provider(one.id))
        yield form._replace(printed=printed)
    for service in directory.services.values():
        printed = chosen.every or service.id in chosen.services
        form = _form(desk, service.name, fax, phone, service, service, Routes.service(service.id))
        yield form._replace(printed=printed)


def _form(
    desk: Desk,
    subject: str,
    fax: Line | None,
    phone: Line | None,
    about: Entity | None,
    service: Service | None,
    path: str,
) -> Paper:
    values = {
        "subject": subject,
        "fax": views.number(fax),
        "phone": views.number(phone),
        "documents": views.documents(desk, service),
        "urgencies": URGENCIES,
        "wanted": "Clinician or place, if you have a wish" if service or not about else "Place, if you have a wish",
    }
    name = f"{'service-' if service else ''}referral-form-{about.id}" if about else "referral-form"
    title = f"Referral form: {subject}" if subject else "Referral form"
    return Paper(name, title, "form", values, views.live(desk, path), sources=sources_of(about))
