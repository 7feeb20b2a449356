"""Each role of the two public data sets, looked up again in the files: its person, place, hours, networks.

The expectation is read from the JSON by a few lines of its own, not by the import.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.importing import ImportOptions, import_plan_net
from generator.model.hours import DAYS, Span
from tests.importing.readback import Files, read_back

DATA = Path(__file__).parents[1] / "data" / "plan-net"
SETS = ["ig-examples", "soundview-orthopaedic-ri"]


def resources(name: str) -> list[dict[str, Any]]:
    return [json.loads(path.read_text("utf-8")) for path in sorted((DATA / name).rglob("*.json"))]


def ids(references: list[dict[str, Any]]) -> list[str]:
    return [item["reference"].rpartition("/")[2] for item in references]


def networks(role: dict[str, Any]) -> list[str]:
    return ids(
        [item["valueReference"] for item in role.get("extension", []) if item["url"].endswith("network-reference")]
    )


def minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:5])


def roles_with_people() -> list[tuple[str, dict[str, Any]]]:
    return [
        (name, item)
        for name in SETS
        for item in resources(name)
        if item["resourceType"] == "PractitionerRole" and "practitioner" in item
    ]


@pytest.fixture(scope="module")
def read() -> dict[str, Files]:
    return {name: read_back(import_plan_net(DATA / name, ImportOptions()).files) for name in SETS}


@pytest.mark.parametrize(
    ("name", "role"), roles_with_people(), ids=lambda value: value["id"] if isinstance(value, dict) else ""
)
def test_role(read: dict[str, Files], name: str, role: dict[str, Any]) -> None:
    found = read[name]
    provider = found.provider_of(ids([role["practitioner"]])[0])
    assert role["id"] in provider.imported.also  # type: ignore[union-attr]
    places = [found.location_of(place).id for place in ids(role.get("location", []))]
    assert set(places) <= set(provider.at)
    for network in networks(role):
        statements = [said for said in provider.participation if found.network_ids()[network] in said.networks]
        assert statements
        assert set(places) <= {place for said in statements for place in said.at}
    for available in role.get("availableTime", []):
        span = Span(minutes(available["availableStartTime"]), minutes(available["availableEndTime"]))
        for place in places:
            for day in available["daysOfWeek"]:
                assert span in provider.at[place].hours[DAYS.index(day)]


@pytest.mark.parametrize("name", SETS)
def test_nothing_else_is_claimed(read: dict[str, Files], name: str) -> None:
    """No provider has a place, and no provider a network at a place, that no role gives."""
    found, roles = read[name], [item for item in resources(name) if item["resourceType"] == "PractitionerRole"]
    of_network = {ours: theirs for theirs, ours in found.network_ids().items()}
    for provider in found.providers.values():
        mine = [role for role in roles if role["id"] in provider.imported.also]  # type: ignore[union-attr]
        given = {(place, net) for role in mine for place in ids(role.get("location", [])) for net in networks(role)}
        for said in provider.participation:
            for place in said.at:
                source = found.locations[place].imported
                if not found.locations[place].virtual:
                    assert {(source.id, of_network[net]) for net in said.networks} <= given  # type: ignore[union-attr]


@pytest.mark.parametrize("name", SETS)
def test_location_hours(read: dict[str, Files], name: str) -> None:
    for item in resources(name):
        ranges = [r for r in item.get("hoursOfOperation", []) if r.get("allDay") or "openingTime" in r]
        if item["resourceType"] == "Location" and ranges:
            hours = read[name].location_of(item["id"]).hours
            for given in ranges:
                whole = Span(0, 1440) if given.get("allDay") else None
                span = whole or Span(minutes(given["openingTime"]), minutes(given["closingTime"]))
                assert all(span in hours[DAYS.index(day)] for day in given["daysOfWeek"])


@pytest.mark.parametrize("name", SETS)
def test_plans_use_the_networks_of_the_source(read: dict[str, Files], name: str) -> None:
    found = read[name]
    plans = {plan.imported.id: plan for payer in found.payers.values() for plan in payer.plans.values()}  # type: ignore[union-attr]
    for item in resources(name):
        if item["resourceType"] == "InsurancePlan":
            assert plans[item["id"]].name == item["name"]
            assert set(plans[item["id"]].networks) == {found.network_ids()[net] for net in ids(item["network"])}


def test_several_small_organizations_have_a_name_of_their_own(read: dict[str, Files]) -> None:
    assert read["ig-examples"].single["content/practice.yml"].name == "Connecticut provider directory"
    assert read["soundview-orthopaedic-ri"].single["content/practice.yml"].name == "Soundview Orthopaedic Assoc. LLP"


def test_a_virtual_service_has_a_virtual_location(read: dict[str, Files]) -> None:
    counselor = read["ig-examples"].provider_of("Counselor")
    (place,) = counselor.at
    assert read["ig-examples"].locations[place].virtual
