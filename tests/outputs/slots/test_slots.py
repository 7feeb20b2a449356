"""Held visits as SMART Scheduling Links: the shapes of the standard, and what must not be offered to everybody."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.derive.desk import Desk
from generator.inspection import inspect
from generator.model.settings import Outputs
from generator.outputs.base import File
from generator.outputs.slots import MANIFEST, MANIFEST_COPY, ROOM
from generator.outputs.slots.offers import fhir_id
from generator.write.paths import fault_of
from tests.practices import TODAY, desk

ROOT = Path(__file__).resolve().parents[3]
URL = "https://refer.example.org/"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)")
"""FHIR R4 `instant`: to the second, with an offset of hours and minutes."""
ID = re.compile(r"[A-Za-z0-9.-]{1,64}")
PHONE = re.compile(r"\+1-\d{3}-\d{3}-\d{4}( ext\. \d+)?")

Resource = dict[str, Any]


def published(desk: Desk) -> dict[str, bytes]:
    files = [file for file in ROOM.render(desk) if isinstance(file, File)]
    assert not [file.path for file in files if fault_of(file.path)]
    return {file.path: file.body for file in files}


def resources(desk: Desk, kind: str) -> list[Resource]:
    body = published(desk).get(f"slots/{kind}s.ndjson", b"")
    assert body == b"" or body.endswith(b"}\n")
    return [json.loads(line) for line in body.decode().splitlines()]


def practice(
    availability: str, today: date = TODAY, *, hours: str = "", service: str = "", more: str = "", place: str = ""
) -> Desk:
    address = "address: {street: 1 Elm St, city: Elm, state: VA, zip: 20190}"
    return desk(
        {
            "content/specialties.yml": "cardiology: {name: Cardiology, nucc: 207RC0000X}",
            "content/locations/north.yml": f"name: North Clinic\n{place or address}\ntime_zone: America/Chicago\n{hours}\n",
            "content/locations/south.yml": f"name: South Clinic\n{address}\n",
            "content/services/echo.yml": f"name: Echo\nsummary: S\nlocations: north\n{service}\n",
            "providers/ada-lane.yml": f"name: Ada Lane\ncredentials: MD\nspecialties: cardiology\nat: {{north: , south: }}\n"
            f"availability:\n- {availability}\nverified: {{on: {today}}}\n{more}\n",
        },
        today,
    )


HELD = "{visit: new_patient, urgency: urgent, at: north, held: {slots: 2, on: 2026-11-20, call_before: 11:00}}"


@pytest.fixture(scope="module")
def sample() -> Desk:
    found = inspect(ROOT).checked
    assert found.directory is not None
    assert found.today is not None
    return Desk(found.directory, found.today)


def test_the_manifest_names_every_file_by_its_full_address(sample: Desk) -> None:
    made = published(sample)
    manifest = json.loads(made[MANIFEST])
    assert made[MANIFEST_COPY] == made[MANIFEST]
    assert set(manifest) == {"transactionTime", "request", "output", "error"}
    assert manifest["request"].endswith("/slots/$bulk-publish")
    assert manifest["error"] == []
    assert INSTANT.fullmatch(manifest["transactionTime"])
    assert manifest["transactionTime"].startswith("2026-11-18T00:00:00")
    assert [entry["type"] for entry in manifest["output"]] == ["Location", "Schedule", "Slot"]
    site = sample.routes.site_url
    assert {entry["url"].removeprefix(site) for entry in manifest["output"]} == set(made) - {MANIFEST, MANIFEST_COPY}
    assert all(entry["extension"] == {"state": ["KY"]} for entry in manifest["output"])


def test_locations_have_what_the_standard_needs(sample: Desk) -> None:
    for one in resources(sample, "location"):
        assert one["resourceType"] == "Location"
        assert ID.fullmatch(one["id"])
        assert one["name"]
        assert all(line["system"] == "phone" and PHONE.fullmatch(line["value"]) for line in one["telecom"])
        assert one["telecom"]
        assert {"line", "city", "state", "postalCode"} <= set(one["address"])
        assert {type(number) for number in one.get("position", {}).values()} <= {float}


def test_schedules_belong_to_locations(sample: Desk) -> None:
    places = {f"Location/{one['id']}" for one in resources(sample, "location")}
    for one in resources(sample, "schedule"):
        assert one["resourceType"] == "Schedule"
        assert ID.fullmatch(one["id"])
        assert [actor["reference"] in places for actor in one["actor"]] == [True]
        assert all(set(kind) <= {"coding", "text"} and kind["text"] for kind in one["serviceType"])
        assert one["serviceType"]


def test_slots_belong_to_schedules(sample: Desk) -> None:
    schedules = {f"Schedule/{one['id']}" for one in resources(sample, "schedule")}
    found = resources(sample, "slot")
    assert len({one["id"] for one in found}) == len(found) > 0
    assert {one["schedule"]["reference"] for one in found} == schedules
    for one in found:
        assert one["resourceType"] == "Slot"
        assert ID.fullmatch(one["id"])
        assert one["status"] == "free"
        assert INSTANT.fullmatch(one["start"])
        assert INSTANT.fullmatch(one["end"])
        assert datetime.fromisoformat(one["start"]) < datetime.fromisoformat(one["end"])
        phones = [part for part in one["extension"] if part["url"].endswith("/booking-phone")]
        assert len({part["url"] for part in phones}) == 2
        assert all(PHONE.fullmatch(part["valueString"]) for part in phones)
        assert "A visit is booked when the practice has said so." in one["comment"]


def test_nothing_is_empty_or_null(sample: Desk) -> None:
    def empty(value: object) -> bool:
        if isinstance(value, dict):
            return not value or any(map(empty, value.values()))
        return not value or any(map(empty, value)) if isinstance(value, list) else value in (None, "")

    assert not [one for kind in ("location", "schedule", "slot") for one in resources(sample, kind) if empty(one)]


def test_the_sample_offers_what_needs_no_referral(sample: Desk) -> None:
    with_whom = {one["comment"] for one in resources(sample, "schedule")}
    assert with_whom == {"With Amara Okafor, MD", "With Keisha Trammell, PA-C"}
    assert len(resources(sample, "slot")) == 9


def test_one_slot_for_each_visit_held() -> None:
    first, second = resources(practice(HELD), "slot")
    assert first["id"] == "provider.ada-lane.north.new-patient.urgent.2026-11-20.1"
    assert second["id"] == "provider.ada-lane.north.new-patient.urgent.2026-11-20.2"
    assert first["comment"].startswith("Call +1-502-555-0100 before 11:00 am.")
    assert first["meta"]["extension"][0]["valueDateTime"] == "2026-11-18T00:00:00-06:00"


def test_entries_of_one_kind_and_day_have_slots_of_their_own() -> None:
    ids = [one["id"] for one in resources(practice(f"{HELD}\n- {HELD.replace('slots: 2', 'slots: 1')}"), "slot")]
    assert [one.rpartition(".")[2] for one in ids] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("hours", "day", "start", "end"),
    [
        ("hours: {fri: '8:00-12:00, 13:00-17:30'}", "2026-11-20", "2026-11-20T08:00:00-06:00", "2026-11-20T17:30:00-06:00"),
        ("", "2026-11-20", "2026-11-20T00:00:00-06:00", "2026-11-21T00:00:00-06:00"),
        ("", "2027-03-14", "2027-03-14T00:00:00-06:00", "2027-03-15T00:00:00-05:00"),
        ("hours: {sun: 2:30-9:00}", "2027-03-14", "2027-03-14T03:30:00-05:00", "2027-03-14T09:00:00-05:00"),
        ("hours: {fri: 20:00-2:00}", "2026-11-20", "2026-11-20T20:00:00-06:00", "2026-11-21T02:00:00-06:00"),
        (
            "hours: {fri: 8:00-17:00}\nspecial_hours: [{on: 2026-11-20, hours: 9:00-10:00, why: X}]",
            "2026-11-20", "2026-11-20T09:00:00-06:00", "2026-11-20T10:00:00-06:00",
        ),
    ],
    ids=["split hours", "no hours", "a day of 23 hours", "an hour that is skipped", "a night", "a special day"],
)  # fmt: skip
def test_a_slot_is_as_wide_as_the_hours_of_its_day(hours: str, day: str, start: str, end: str) -> None:
    found = resources(practice(HELD.replace("2026-11-20", day), hours=hours), "slot")
    assert {(one["start"], one["end"]) for one in found} == {(start, end)}


def test_the_hours_of_the_provider_are_narrower() -> None:
    made = desk(
        {
            "content/specialties.yml": "cardiology: {name: Cardiology}",
            "content/locations/north.yml": "name: N\naddress: {street: 1 Elm St, city: Elm, state: VA, zip: 20190}\nhours: {fri: 8:00-17:00}",
            "providers/ada-lane.yml": "name: Ada Lane\nspecialties: cardiology\nat: {north: {hours: {fri: 9:00-11:00}}}\n"
            f"availability: [{HELD}]\nverified: {{on: 2026-11-18}}",
        }
    )
    assert resources(made, "slot")[0]["start"] == "2026-11-20T09:00:00-05:00"


NOT_OFFERED = {
    "needs a referral": practice(HELD.replace("11:00}", "11:00, referral_needed: true}")),
    "its service needs one": practice(
        HELD.replace("at: north", "at: north, service: echo"), service="referral_needed: true"
    ),
    "no new patients": practice(HELD, more="accepting: existing_only"),
    "which place": practice(HELD.replace("at: north, ", "")),
    "one of two places": practice(HELD.replace("at: north", "at: [north, south]")),
    "closed that day": practice(HELD, hours="hours: {mon: 8:00-9:00}"),
    "the day is over": practice(HELD.replace("11-20", "11-17")),
    "too old": practice(HELD.replace("}}", "}, expires: 2026-11-17}")),
    "a stamp that is too old": practice(HELD.replace("}}", "}, verified: {on: 2026-01-01}}")),
    "no address": practice(HELD, place="virtual: true"),
    "no ZIP": practice(HELD, place="address: {street: 1 Elm St, city: Elm, state: VA}"),
}


@pytest.mark.parametrize("why", NOT_OFFERED)
def test_what_cannot_be_had_by_everybody_is_not_offered(why: str) -> None:
    made = published(NOT_OFFERED[why])
    assert set(made) == {MANIFEST, MANIFEST_COPY}
    assert json.loads(made[MANIFEST])["output"] == []


@pytest.mark.parametrize(
    "availability",
    [
        HELD.replace("11:00}", "11:00, referral_needed: false}").replace("at: north", "at: north, service: echo"),
        HELD.replace("visit: new_patient", "visit: follow_up"),
        HELD.replace("on: 2026-11-20", "on: 2026-11-18"),
    ],
    ids=["the slots know better than the service", "a follow-up is for patients", "today"],
)
def test_what_can_be_had_is_offered(availability: str) -> None:
    made = practice(
        availability,
        service="referral_needed: true",
        more="accepting: existing_only" if "follow" in availability else "",
    )
    assert len(resources(made, "slot")) == 2


def test_a_service_holds_visits_too() -> None:
    service = "availability: [{visit: test, held: {slots: 1, on: 2026-11-20}}]\nverified: {on: 2026-11-18}"
    (slot,) = resources(practice("{visit: test, within: 2 days}", service=service), "slot")
    (schedule,) = resources(practice("{visit: test, within: 2 days}", service=service), "schedule")
    assert slot["id"] == "service.echo.north.test.routine.echo.2026-11-20.1"
    assert slot["comment"].startswith("Call +1-502-555-0100. A visit")
    assert schedule["serviceType"][0]["coding"] == [{"system": f"{URL}services/", "code": "echo", "display": "Echo"}]
    assert "comment" not in schedule


def test_long_ids_are_cut_and_stay_apart() -> None:
    one, two = fhir_id("a" * 80, "1"), fhir_id("a" * 80, "2")
    assert one != two
    assert ID.fullmatch(one)
    assert fhir_id("a" * 80, "1") == one


def test_nobody_is_offered_anything_unasked() -> None:
    assert Outputs().slots is False
