"""Visits held open, for scheduling programs: SMART Scheduling Links, as static files.

A manifest, and lists of locations, schedules and slots, one JSON object a line (HL7 SMART Scheduling Links, FHIR R4).
What is published here is offered to everybody. So a slot is left out where its visit needs a referral first, where the
provider takes no new patients, where the fact is too old, and where nobody can say at which one place it is held.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from generator.derive.desk import Desk
from generator.derive.routes import SLOTS
from generator.outputs.base import Artifact, File
from generator.outputs.slots.offers import Offer, offers
from generator.outputs.slots.resources import Resource, location, schedule, slots

MANIFEST = f"{SLOTS}$bulk-publish"
"""The name that the standard asks for."""
MANIFEST_COPY = f"{SLOTS}bulk-publish.json"
"""The same, for hosts that serve no file with a dollar sign, or none without an ending."""


class Slots:
    """The room."""

    name = "slots"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """The manifest twice, and the lists that it names."""
        found = list(offers(desk))
        sources = tuple(dict.fromkeys(offer.source for offer in found))
        lists = [File(f"{SLOTS}{kind.lower()}s.ndjson", body, sources=sources) for kind, body in _lists(desk, found)]
        manifest = _manifest(desk, found)
        return [File(MANIFEST, manifest, sources=sources), File(MANIFEST_COPY, manifest, sources=sources), *lists]


def _lists(desk: Desk, found: Sequence[Offer]) -> Iterator[tuple[str, bytes]]:
    """(kind of resource, one of them a line)."""
    places = {offer.place.id: offer.place for offer in found}
    schedules = {offer.schedule_id: offer for offer in found}
    if found:
        yield "Location", _lines(location(desk, place) for place in places.values())
        yield "Schedule", _lines(schedule(desk, offer) for offer in schedules.values())
        yield "Slot", _lines(slot for offer in found for slot in slots(desk, offer))


def _lines(resources: Iterable[Resource]) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n" for one in resources).encode()


def _manifest(desk: Desk, found: Sequence[Offer]) -> bytes:
    """Without slots it names no files: there is nothing to fetch. It is as old as the day of the build."""
    address = desk.routes.url(SLOTS)
    states = sorted({offer.place.address.state for offer in found if offer.place.address and offer.place.address.state})
    manifest = {
        "transactionTime": _start_of(desk),
        "request": desk.routes.url(MANIFEST),
        "output": [
            {"type": kind, "url": f"{address}{kind.lower()}s.ndjson", "extension": {"state": states}}
            for kind, _ in _lists(desk, found)
        ],
        "error": [],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()


def _start_of(desk: Desk) -> str:
    """The first moment of the build's day on the practice's clock, as a FHIR instant."""
    start = datetime.combine(desk.today, time.min, ZoneInfo(desk.zone()))
    return start.astimezone(UTC).astimezone(ZoneInfo(desk.zone())).isoformat(timespec="seconds")


ROOM = Slots()
