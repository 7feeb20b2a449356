"""Offers as FHIR R4 resources, in the profiles of SMART Scheduling Links."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from generator.derive import contacts, wording
from generator.derive.desk import Desk
from generator.derive.lookup import full_name
from generator.derive.routes import SERVICES
from generator.model.facts import Visit
from generator.model.fields import Phone
from generator.model.places import Location
from generator.outputs.slots.offers import Offer, fhir_id

Resource: TypeAlias = dict[str, Any]

NOW, BEFORE = (
    "http://hl7.org/fhir/uv/smart-scheduling-links/StructureDefinition/",
    "http://fhir-registry.smarthealthit.org/StructureDefinition/",
)
"""Where extensions have their names: since the guide is HL7's, and before. Programs of both kinds are about."""
SYNCED = "http://hl7.org/fhir/StructureDefinition/lastSourceSync"
APPOINTMENTS = "http://terminology.hl7.org/CodeSystem/v2-0276"
TAXONOMY = "http://nucc.org/provider-taxonomy"
NO_PROMISE = "A visit is booked when the practice has said so."


def location(desk: Desk, place: Location) -> Resource:
    """A place at which visits are held."""
    address = place.address
    assert address is not None, "offers are made at whole addresses only"
    line = contacts.phone(desk.directory, None, place)
    made: Resource = {
        "resourceType": "Location",
        "id": fhir_id(place.id),
        "status": "active",
        "name": place.name,
        "telecom": [{"system": "phone", "value": phone(line.number), "use": "work"}] if line else [],
        "address": {
            "line": list(address.street),
            "city": address.city,
            "district": place.county,
            "state": address.state,
            "postalCode": address.zip,
            "country": address.country,
        },
        "description": place.entrance,
    }
    if place.geo:
        made["position"] = {"latitude": place.geo.lat, "longitude": place.geo.lon}
    return _said(made)


def schedule(desk: Desk, offer: Offer) -> Resource:
    """One kind of visit with one provider, or of one service, at one place."""
    name = full_name(offer.provider) if offer.provider else ""
    return _said(
        {
            "resourceType": "Schedule",
            "id": offer.schedule_id,
            "active": True,
            "serviceType": [_service_type(desk, offer)],
            "actor": [{"reference": f"Location/{fhir_id(offer.place.id)}", "display": offer.place.name}],
            "comment": f"With {name}" if name else None,
            "extension": _specialty(desk, offer),
        }
    )


def slots(desk: Desk, offer: Offer) -> Iterator[Resource]:
    """One for each visit held. They are as wide as the hours of the day: the time is agreed on the telephone."""
    number = phone(offer.phone)
    before = offer.held.call_before
    call = f"Call {number} before {wording.clock(before)}." if before is not None else f"Call {number}."
    for slot_id in offer.slot_ids:
        yield _said(
            {
                "resourceType": "Slot",
                "id": slot_id,
                "meta": _synced(desk, offer),
                "extension": [{"url": f"{base}booking-phone", "valueString": number} for base in (NOW, BEFORE)],
                "schedule": {"reference": f"Schedule/{offer.schedule_id}"},
                "appointmentType": _appointment_type(offer),
                "status": "free",
                "start": instant(offer.starts),
                "end": instant(offer.ends),
                "comment": f"{call} {NO_PROMISE}",
            }
        )


def instant(moment: datetime) -> str:
    """A moment to the second, with the hours and minutes of its offset: 2026-11-18T07:30:00-05:00."""
    return moment.isoformat(timespec="seconds")


def phone(number: Phone) -> str:
    """+1-502-555-0134: as people read it, and with its country."""
    words = wording.phone(number)
    return f"+1-{words}" if number.e164.startswith("+1") else words


def _service_type(desk: Desk, offer: Offer) -> Resource:
    """The service in the practice's own words, under the address of its page; without one, the kind of visit."""
    service = desk.directory.services.get(offer.opening.source.service or "") or _service_of(desk, offer)
    if service is None:
        return {"text": offer.opening.kind}
    coding = {"system": desk.routes.url(SERVICES), "code": service.id, "display": service.name}
    return {"coding": [coding], "text": f"{service.name}: {offer.opening.kind}"}


def _service_of(desk: Desk, offer: Offer) -> Any:
    return next((one for one in desk.directory.services.values() if one.source == offer.source), None)


def _specialty(desk: Desk, offer: Offer) -> list[Resource]:
    specialty = desk.lookup.main_specialty(offer.provider) if offer.provider else None
    if specialty is None or specialty.nucc is None:
        return []
    coding = {"system": TAXONOMY, "code": specialty.nucc, "display": specialty.name}
    names = (f"{NOW}schedule-specialty", f"{BEFORE}specialty")
    return [{"url": name, "valueCoding": coding} for name in names]


def _appointment_type(offer: Offer) -> Resource:
    """HL7 v2 table 0276 knows follow-ups and routine visits; all kinds stand in words."""
    follow_up = offer.opening.source.visit is Visit.FOLLOW_UP
    coding = [{"system": APPOINTMENTS, "code": "FOLLOWUP"}] if follow_up else []
    return _said({"coding": coding, "text": offer.opening.kind})


def _synced(desk: Desk, offer: Offer) -> Resource:
    """The day on which the practice last said so."""
    day = offer.opening.trust.verified_on or desk.today
    zone = ZoneInfo(desk.zone(offer.place))
    moment = datetime.combine(day, time.min, zone).astimezone(UTC).astimezone(zone)
    return {"extension": [{"url": SYNCED, "valueDateTime": instant(moment)}]}


def _said(resource: Resource) -> Resource:
    """Without what is not said: FHIR knows no empty values."""
    return {
        key: _said(value) if isinstance(value, dict) else value
        for key, value in resource.items()
        if value not in (None, "", [], {})
    }
