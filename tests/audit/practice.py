"""A small practice for the audit: one provider with nearly nothing, one with nearly everything, one location."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.audit.audit import Audit, audit
from tests.practices import SMALLEST, TODAY, checked, documents

PLACE = """
    name: Elm Street Clinic, North
    short_name: North
    address: {street: [1 Elm Street, Suite 4], city: Elm, state: VA, zip: "20190"}
    phone: 502-555-0110
    hours: {mon-thu: "8:00-12:00, 13:00-17:00", fri: 8:00-12:00}
"""
BARE = """
    name: Ben Ash
    credentials: [DO]
    specialties: cardiology
    at: {north: }
"""
RICH = """
    name: Ada Lane
    credentials: [MD]
    headline: Cardiologist
    npi: 2908301668
    specialties: cardiology
    languages: [en, es]
    at: {north: {hours: {mon: "13:00-17:00"}}}
    availability: [{visit: new_patient, within: 2 days}]
    training: [{what: MD, where: Elm School}]
    bio: |
      Dr. Lane finds out why a heart is short of breath. She draws it on paper. The patient keeps the drawing.
      She calls the office that sent the patient on the same day. She grew up in Elm and came back to stay.
      On most days she walks to work by the river. Her patients say that she has time for them and is kind.
    profiles:
      healthgrades: https://healthgrades.example/ada-lane
      vitals: https://vitals.example/ada-lane
      zocdoc: https://zocdoc.example/ada-lane
    verified: {on: 2026-11-17, by: Ann}
"""
FILES: Mapping[str, str] = {
    "content/specialties.yml": "cardiology: {name: Cardiology, nucc: 207RC0000X}",
    "content/locations/north.yml": PLACE,
    "content/insurance/meadow.yml": """
        name: Meadow
        networks: {open: {name: Meadow Open}}
        plans: {ppo: {name: Meadow PPO, networks: open}}
    """,
    "content/participation.yml": "participation: [{networks: open, status: in_network}]",
    "providers/ada-lane.yml": RICH,
    "providers/ben-ash.yml": BARE,
}


ADA_AT_NORTH = "provider/ada-lane@north"


def audited(files: Mapping[str, str] = FILES, today: date = TODAY) -> Audit:
    """The audit of these files, on top of the smallest practice."""
    result = checked(files, today, allow_stale=True)
    assert result.directory is not None
    assert not result.failed, result.problems
    return audit(result.directory, today, documents({**SMALLEST, **files}))


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """The files with one text changed."""
    assert old in FILES[file]
    return {**FILES, file: FILES[file].replace(old, new)}
