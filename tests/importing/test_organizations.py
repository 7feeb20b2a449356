"""Which organization is the practice, what it is called, and what --organization leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importing import REPORT_FILE
from generator.problems import UsageError
from tests.importing.fhir import (
    NPI,
    Resource,
    concept,
    extension,
    imported,
    in_network,
    location,
    network,
    organization,
    payer,
    practitioner,
    ref,
    resource,
    role,
)
from tests.importing.readback import Files, error_lines, read_back


def two_organizations(first: int, second: int) -> list[Resource]:
    """Two organizations with so many roles each, a location each, and a network each."""
    found: list[Resource] = [payer(), network("net-a", "Juniper A"), network("net-b", "Juniper B")]
    for name, count in (("a", first), ("b", second)):
        found += [organization(name, f"CLINIC {name.upper()} LLC"), location(f"l{name}", f"Place {name}", name)]
        for number in range(count):
            who = f"{name}{number}"
            found += [practitioner(who, "Kim", f"Of {who}")]
            found += [role(f"r{who}", who, f"l{name}", name, extension=[in_network(f"net-{name}")])]
    return found


def practice_of(files: Files) -> tuple[str, str | None]:
    practice = files.single["content/practice.yml"]
    return practice.name, practice.imported.id


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((3, 1), ("Clinic A LLC", "a")),
        ((1, 3), ("Clinic B LLC", "b")),
        ((2, 2), ("Kentucky provider directory", None)),
    ],
)
def test_the_one_with_most_roles(tmp_path: Path, counts: tuple[int, int], expected: tuple[str, str | None]) -> None:
    files = read_back(imported(tmp_path, *two_organizations(*counts)).files)
    assert practice_of(files) == expected
    assert len(files.providers) == sum(counts)
    assert set(files.locations) == {"place-a", "place-b"}


def test_without_roles_affiliations_decide(tmp_path: Path) -> None:
    said = {"network": [ref("Organization/net-a")]}
    affiliation = resource(
        "OrganizationAffiliation", "x", active=True, participatingOrganization=ref("Organization/b"), **said
    )
    assert practice_of(read_back(imported(tmp_path, *two_organizations(0, 0), affiliation).files)) == (
        "Clinic B LLC",
        "b",
    )


def test_without_roles_and_affiliations_locations_decide(tmp_path: Path) -> None:
    more = location("extra", "Extra", "a")
    assert practice_of(read_back(imported(tmp_path, *two_organizations(0, 0), more).files)) == ("Clinic A LLC", "a")


def test_payers_are_never_the_practice(tmp_path: Path) -> None:
    files = read_back(imported(tmp_path, payer(), location("x", "Somewhere", "payer")).files)
    assert practice_of(files)[1] is None


@pytest.mark.parametrize("asked", ["b", "Organization/b", "1000000004"])
def test_one_of_them_alone(tmp_path: Path, asked: str) -> None:
    source = two_organizations(3, 1)
    next(item for item in source if item["id"] == "b")["identifier"] = [{"system": NPI, "value": "1000000004"}]
    plan = {"status": "active", "ownedBy": ref("Organization/payer"), "type": [concept("commppo")]}
    for name in "ab":
        source.append(
            resource(
                "InsurancePlan", f"plan-{name}", name=f"Plan {name}", network=[ref(f"Organization/net-{name}")], **plan
            )
        )
    result = imported(tmp_path, *source, organization=asked)
    files = read_back(result.files)
    assert practice_of(files) == ("Clinic B LLC", "b")
    assert list(files.providers) == ["kim-of-b0"]
    assert list(files.locations) == ["place-b"]
    assert files.network_ids() == {"net-b": "juniper-b"}
    assert list(files.payers["juniper-mutual"].plans) == ["plan-b"]
    assert len(result.report.missed["it belongs to another organization"]) == 3
    assert error_lines(result.files) == []


def test_locations_of_a_borrowed_service_are_not_ours(tmp_path: Path) -> None:
    both = [ref("Location/la"), ref("Location/lb")]
    theirs = resource(
        "HealthcareService", "s", active=True, name="Echo", providedBy=ref("Organization/b"), location=both
    )
    source = [*two_organizations(1, 1), theirs]
    next(item for item in source if item["id"] == "ra0")["healthcareService"] = [ref("HealthcareService/s")]
    files = read_back(imported(tmp_path, *source, organization="a").files)
    assert list(files.locations) == ["place-a"]
    assert files.services["echo"].locations == ("place-a",)


def test_parts_of_the_organization_belong_to_it(tmp_path: Path) -> None:
    source = two_organizations(1, 1)
    next(item for item in source if item["id"] == "b")["partOf"] = ref("Organization/a")
    next(item for item in source if item["id"] == "a")["partOf"] = ref("Organization/b")
    files = read_back(imported(tmp_path, *source, organization="a").files)
    assert len(files.providers) == 2


def test_an_unknown_organization_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no active organization zzz; there are: .*Clinic A LLC"):
        imported(tmp_path, *two_organizations(1, 1), organization="zzz")


def test_a_name_that_was_asked_for(tmp_path: Path) -> None:
    files = read_back(imported(tmp_path, *two_organizations(2, 2), name="Elm Directory").files)
    assert practice_of(files)[0] == "Elm Directory"


def test_summary_is_the_description_or_what_can_be_counted(tmp_path: Path) -> None:
    counted = read_back(imported(tmp_path, *two_organizations(3, 1)).files).single["content/practice.yml"].summary
    assert counted == (
        "4 providers at 2 locations in Larkspur. Taken from the Juniper Mutual provider directory as of September 14, 2026."
    )
    source = two_organizations(3, 1)
    next(item for item in source if item["id"] == "a")["extension"] = [
        extension("org-description", valueString="we heal")
    ]
    assert read_back(imported(tmp_path, *source).files).single["content/practice.yml"].summary == "We heal."


def channels_of(tmp_path: Path, practice: Resource) -> dict[str, str | None]:
    shared = [tel("502-555-0101"), tel("502-555-0102", "fax")]
    source = [
        practice,
        organization("b", "Hospital B", "fac"),
        location("l1", "One", "a", telecom=shared),
        location("l2", "Two", "a", telecom=shared[:1]),
        location("l3", "Three", "a", telecom=[tel("502-555-0103")]),
        location("l4", "Ward", "b", telecom=[tel("502-555-0104")]),
    ]
    channels = read_back(imported(tmp_path, *source).files).single["content/referrals.yml"].channels
    return {key: item.name for key, item in channels.items()}


def tel(value: str, system: str = "phone") -> Resource:
    return {"system": system, "value": value}


def test_the_practice_has_its_own_channels_or_those_of_its_own_locations(tmp_path: Path) -> None:
    """A number that two places share bears no place's name; places of others are not ours."""
    own = organization("a", "Clinic A", telecom=[tel("502-555-0100")])
    assert channels_of(tmp_path / "own", own) == {"phone": None, "fax-one": "One"}
    none = organization("a", "Clinic A")
    assert channels_of(tmp_path / "none", none) == {"phone": None, "fax-one": "One", "phone-three": "Three"}


def test_a_directory_of_many_has_no_line_of_its_own(tmp_path: Path) -> None:
    source = two_organizations(2, 2)
    for item in source:
        if item["resourceType"] in ("Location", "Organization"):
            item["telecom"] = [tel("502-555-0101")]
    referrals = read_back(imported(tmp_path, *source).files).single["content/referrals.yml"]
    assert referrals.channels == {}
    assert referrals.summary


def test_many_locations_are_no_channels(tmp_path: Path) -> None:
    many = [
        location(f"l{n}", f"Place {n}", "a", telecom=[{"system": "phone", "value": f"502-555-01{n:02}"}])
        for n in range(20)
    ]
    files = read_back(imported(tmp_path, organization("a", "Clinic A"), *many).files)
    assert files.single["content/referrals.yml"].channels == {}
    assert files.single["content/referrals.yml"].summary
    assert all(place.phone for place in files.locations.values())


def test_the_date_is_the_newest_or_the_one_asked_for(tmp_path: Path) -> None:
    source = two_organizations(1, 0)
    source[0]["meta"] = {"lastUpdated": "2026-10-02T23:00:00-05:00"}
    assert imported(tmp_path, *source).as_of.isoformat() == "2026-10-02"
    for item in source:
        item["meta"] = {"lastUpdated": "yesterday"}
    with pytest.raises(UsageError):
        imported(tmp_path, *source)


def test_zones_of_other_states(tmp_path: Path) -> None:
    chicago = {"line": ["2 Oak"], "city": "Chicago", "state": "IL", "postalCode": "60601"}
    places = [location("l1", "One", "a"), location("l2", "Two", "a"), location("l3", "Three", "a", address=chicago)]
    files = read_back(imported(tmp_path, organization("a", "Clinic A"), *places).files)
    assert files.single["site_config.yml"].site.time_zone == "America/New_York"
    assert [files.location_of(f"l{n}").time_zone for n in (1, 3)] == [None, "America/Chicago"]


def test_the_report_is_one_of_the_files(tmp_path: Path) -> None:
    result = imported(tmp_path, *two_organizations(3, 1), practitioner("idle", "Eric", "Idle"))
    text = result.files[REPORT_FILE]
    assert text.startswith("# Import from the Juniper Mutual provider directory, as of September 14, 2026\n")
    assert "### a practitioner without a role (1 time)\n\n- `Practitioner/idle`\n" in text
    assert "- 4 providers\n" in text
