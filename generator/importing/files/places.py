"""`content/locations/<id>.yml`."""

from __future__ import annotations

from generator.importing.directory import Place
from generator.importing.files.desk import Desk, accepting_fields, address_fields, given, hours_fields, line_fields
from generator.importing.fitting import Fields
from generator.importing.yaml_text import Inline
from generator.model.places import Location


def place_files(desk: Desk) -> None:
    """Write one file for each location."""
    for key, place in desk.directory.places.items():
        desk.write(
            f"content/locations/{desk.places[key]}.yml", "location", Location, _fields(desk, place), place.doubts
        )
    desk.report.carry(len(desk.directory.places), "location")


def _fields(desk: Desk, place: Place) -> Fields:
    zone = place.time_zone if place.time_zone != desk.directory.time_zone else ""
    fields = given(
        name=place.name,
        summary=place.summary,
        address=address_fields(place.postal),
        virtual="true" if place.virtual else "",
        county=place.county,
        geo=Inline({"lat": _degrees(place.geo[0]), "lon": _degrees(place.geo[1])}) if place.geo else None,
        time_zone=zone,
        phone=line_fields(place.contacts.phone, place.hours),
        fax=line_fields(place.contacts.fax, place.hours),
        email=place.contacts.email,
        hours=hours_fields(place.hours),
        transit=place.transit,
        access=place.access,
        accepting=accepting_fields(desk, place.accepting),
    )
    return fields | desk.imported(place.origin)


def _degrees(value: float) -> str:
    """Six decimals are a hand's breadth; zeros at the end say nothing."""
    return f"{value:.6f}".rstrip("0").rstrip(".")
