"""Locations, people and services: what a single resource says, and where it goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.importing import ImportResult
from generator.importing.plan_net.places import NO_CITY, NO_STREET
from generator.model.people import Provider
from generator.model.places import Location
from tests.importing.fhir import (
    NPI,
    NUCC,
    Resource,
    concept,
    extension,
    imported,
    inner,
    location,
    organization,
    payer,
    practitioner,
    ref,
    resource,
    role,
)
from tests.importing.readback import error_lines, read_back

US = organization("us", "Larkspur Heart")


def result_of(tmp_path: Path, *more: Resource) -> ImportResult:
    result = imported(tmp_path, US, *more)
    assert error_lines(result.files) == []
    return result


def place(tmp_path: Path, **elements: Any) -> Location:
    read = read_back(result_of(tmp_path, location("elm", "Elm", "us", **elements), role("r", "", "elm", "us")).files)
    return read.location_of("elm")


def person(tmp_path: Path, *roles: Resource, **elements: Any) -> Provider:
    places = [
        location("elm", "Elm", "us", telecom=[tel("502-555-0100"), tel("502-555-0101", "fax")]),
        location("oak", "Oak", "us"),
    ]
    found = roles or (role("r", "amara", "elm", "us"),)
    read = read_back(result_of(tmp_path, *places, practitioner("amara", "Amara", "Okafor", **elements), *found).files)
    return read.provider_of("amara")


def tel(value: str, system: str = "phone", **more: Any) -> Resource:
    return {"system": system, "value": value, **more}


@pytest.mark.parametrize(
    ("address", "street", "city"),
    [
        ({"text": "9 Ferry Lane, New Albany, IN 47150"}, ("9 Ferry Lane",), "New Albany"),
        ({"postalCode": "40202"}, (NO_STREET,), NO_CITY),
        ({"line": ["", "12 OAK ST"], "city": "PARIS"}, ("12 Oak St",), "Paris"),
        ({"line": "12 Oak St", "city": "Paris"}, ("12 Oak St",), "Paris"),
        ([{"line": ["1 A St"], "city": "Rome"}, {"line": ["2 B St"], "city": "Rome"}], ("1 A St",), "Rome"),
        (None, (NO_STREET,), NO_CITY),
    ],
)
def test_addresses(tmp_path: Path, address: Any, street: tuple[str, ...], city: str) -> None:
    found = place(tmp_path, address=address).address
    assert found is not None
    assert (found.street, found.city) == (street, city)


def test_what_is_missing_of_an_address_is_told(tmp_path: Path) -> None:
    result = result_of(
        tmp_path, location("elm", "Elm", "us", address={"postalCode": "40202"}), role("r", "", "elm", "us")
    )
    assert "Location/elm" in result.report.to_check["the source has no whole address; write it"]
    assert "# the source has no whole address; write it" in result.files["content/locations/elm.yml"]


def test_an_area_where_nobody_works_is_no_location(tmp_path: Path) -> None:
    result = result_of(tmp_path, location("elm", "Elm", "us"), location("state", "Kentucky", address={"state": "KY"}))
    assert set(read_back(result.files).locations) == {"elm"}


def test_foreign_addresses(tmp_path: Path) -> None:
    found = place(
        tmp_path,
        address={"line": ["1 King St"], "city": "London", "state": "ON", "postalCode": "N6A 1A1", "country": "CAN"},
    )
    assert found.address is not None
    assert (found.address.country, found.address.zip, found.address.state) == ("CA", "N6A 1A1", "ON")


@pytest.mark.parametrize(
    ("position", "geo"),
    [
        ({"latitude": 38.2571239, "longitude": -85.7512}, (38.257124, -85.7512)),
        ({"latitude": 39.78373, "longitude": -100.445882}, None),
        ({"latitude": 95, "longitude": 0}, None),
        ({"latitude": "38", "longitude": True}, None),
        ({"latitude": 38}, None),
    ],
)
def test_positions(tmp_path: Path, position: Any, geo: tuple[float, float] | None) -> None:
    found = place(tmp_path, position=position).geo
    assert (found and (found.lat, found.lon)) == geo


def test_names_that_are_the_same_are_told_apart(tmp_path: Path) -> None:
    them = organization("them", "Mercy Bend")
    places = [
        location("l1", "Clinic", "us"),
        location("l2", "CLINIC", "them"),
        location("l3", "Annex", "us", city="Rome"),
        location("l4", "Annex", "us"),
    ]
    files = read_back(result_of(tmp_path, them, *places).files)
    assert {item.name for item in files.locations.values()} == {
        "Clinic (Larkspur Heart)",
        "Clinic (Mercy Bend)",
        "Annex (Rome)",
        "Annex (Larkspur)",
    }


def test_phone_hours_only_where_they_differ(tmp_path: Path) -> None:
    hours = [{"daysOfWeek": ["mon"], "openingTime": "08:00:00", "closingTime": "17:00:00"}]

    def answered(end: str) -> Resource:
        parts = [
            inner("daysOfWeek", valueCode="mon"),
            inner("availableStartTime", valueTime="08:00:00"),
            inner("availableEndTime", valueTime=end),
        ]
        return extension("contactpoint-availabletime", extension=parts)

    lines = [
        tel("502-555-0100", extension=[answered("17:00:00")]),
        tel("502-555-0101", "fax", extension=[answered("12:00:00")]),
    ]
    found = place(tmp_path, hoursOfOperation=hours, telecom=lines)
    assert found.phone is not None
    assert found.fax is not None
    assert found.phone.hours is None
    assert found.fax.hours is not None


def test_contacts_by_rank_and_without_private_ones(tmp_path: Path) -> None:
    lines = [
        tel("502-555-0109", use="old"),
        tel("502-555-0108", period={"end": "2020-01-01"}),
        tel("502-555-0102", rank=2, period={"end": "2030-01-01"}),
        tel("502-555-0101", rank=1, period={"end": "2030-01-01"}),
        tel("front@elm.example", "email"),
        tel("not a number", "fax"),
        tel("502-555-0107", "fax"),
    ]
    found = place(tmp_path, telecom=lines)
    assert found.phone is not None
    assert found.fax is not None
    assert (found.phone.number.e164, found.fax.number.e164, found.email) == (
        "+15025550101",
        "+15025550107",
        "front@elm.example",
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"given": ["Amara", "J."], "family": "OKAFOR"}, ("Amara J. Okafor", None, ())),
        ({"text": "Amara Okafor, MD, PhD"}, ("Amara Okafor", None, ("MD", "PhD"))),
        (
            {"given": ["Luis"], "family": "de la Vega", "suffix": ["NP"]},
            ("Luis de la Vega", "de la Vega, Luis", ("NP",)),
        ),
        ({"given": ["John"], "family": "Smith", "suffix": ["Jr", "M.D."]}, ("John Smith Jr.", "Smith, John", ("MD",))),
        ({"family": "Cher"}, ("Cher", None, ())),
        ({"given": "Amara", "family": "Okafor"}, ("Amara Okafor", None, ())),
    ],
)
def test_names(tmp_path: Path, name: Resource, expected: tuple[Any, ...]) -> None:
    found = person(tmp_path, name=[{"use": "old", "family": "Before"}, {**name, "use": "official"}])
    assert (found.name, found.sort_name, found.credentials) == expected


@pytest.mark.parametrize(
    ("prefix", "suffix", "title"), [("Dr", "MD", None), ("Dr.", "NP", "Dr."), ("Ms.", "NP", "Ms."), ("", "NP", None)]
)
def test_titles_only_where_credentials_do_not_say_them(
    tmp_path: Path, prefix: str, suffix: str, title: str | None
) -> None:
    assert (
        person(tmp_path, name=[{"given": ["A"], "family": "B", "prefix": [prefix], "suffix": [suffix]}]).title == title
    )


def npi(value: str) -> dict[str, Any]:
    return {"identifier": [{"system": "urn:other", "value": "1"}, {"system": NPI, "value": value}]}


def test_npis(tmp_path: Path) -> None:
    assert person(tmp_path / "good", **npi("2710000011")).npi == "2710000011"
    assert person(tmp_path / "wrong", **npi("2710000012")).npi == "2710000012"
    assert person(tmp_path / "none", **npi("9941339100")).npi is None
    assert person(tmp_path / "short", **npi("123")).npi is None


def test_an_npi_of_two_people_is_nobodys(tmp_path: Path) -> None:
    people = [practitioner(who, who.title(), "Lee", **npi("2710000011")) for who in ("ann", "bob")]
    places = [location("elm", "Elm", "us"), *(role(f"r-{who}", who, "elm", "us") for who in ("ann", "bob"))]
    assert [item.npi for item in read_back(result_of(tmp_path, *people, *places).files).providers.values()] == [
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("spoken", "tags"),
    [
        ([concept("en", "urn:ietf:bcp:47")], ("en",)),
        ([concept("es_MX"), concept("ES")], ("es-MX", "es")),
        ([{"text": "Spanish"}, {"text": "haitian"}, {"text": "American Sign Language"}], ("es", "ht", "ase")),
        ([concept("xx", display="Portuguese")], ("pt",)),
        ([{"text": "Martian"}, {}, concept("zz-zz-zz")], ()),
    ],
)
def test_languages(tmp_path: Path, spoken: list[Resource], tags: tuple[str, ...]) -> None:
    assert person(tmp_path, communication=spoken).languages == tags


def qualification(text: str, issuer: str, code: str = "", end: str = "") -> Resource:
    return {
        "code": {"text": text, **(concept(code, NUCC) if code else {})},
        "issuer": {"display": issuer},
        "period": {"end": end},
    }


def test_boards_and_training_only_where_it_says_so(tmp_path: Path) -> None:
    found = person(
        tmp_path,
        qualification=[
            qualification("Internal Medicine Physician", "Commonwealth of Kentucky", "207R00000X"),
            qualification(
                "Board Certified Internal Medicine", "American Board of Internal Medicine", "207R00000X", "2030"
            ),
            qualification("Cardiovascular Disease", "American Board of Internal Medicine"),
            qualification("Medical license", "Kentucky Board of Medical Licensure"),
            qualification("Residency, internal medicine", "Falls Valley Hospital", end="2009-06-30"),
            {"code": concept("MD", "http://terminology.hl7.org/CodeSystem/v2-0360")},
        ],
    )
    assert [(item.board, item.certificate, item.until and item.until.year) for item in found.boards] == [
        ("American Board of Internal Medicine", "Internal Medicine", 2030),
        ("American Board of Internal Medicine", "Cardiovascular Disease", None),
    ]
    assert [(item.what, item.where, item.year) for item in found.training] == [
        ("Residency, internal medicine", "Falls Valley Hospital", 2009)
    ]
    assert found.credentials == ("MD",)


def test_specialties_of_roles_come_first(tmp_path: Path) -> None:
    doing = role(
        "r",
        "amara",
        "elm",
        "us",
        specialty=[concept("207RC0000X", NUCC, display="Cardiovascular Disease Physician"), {"text": "Heart failure"}],
    )
    found = person(
        tmp_path, doing, qualification=[{"code": concept("207R00000X", NUCC, display="Internal Medicine Physician")}]
    )
    assert found.specialties == ("cardiovascular-disease", "heart-failure", "internal-medicine")


def test_a_code_without_a_name_takes_the_one_it_has_elsewhere(tmp_path: Path) -> None:
    named = resource(
        "HealthcareService",
        "s",
        active=True,
        specialty=[concept("207RC0000X", NUCC, display="Cardiovascular Disease Physician")],
    )
    places = [location("elm", "Elm", "us"), practitioner("amara", "Amara", "Okafor")]
    doing = role("r", "amara", "elm", "us", specialty=[concept("207RC0000X", NUCC), concept("208D00000X", NUCC)])
    files = read_back(result_of(tmp_path, *places, doing, named).files)
    assert [item.name for item in files.specialties.values()] == ["Cardiovascular disease", "Specialty 208D00000X"]


def numbers(found: Provider) -> tuple[Any, ...]:
    own = found.phone.number.e164[-4:] if found.phone else None
    return own, {key: item.phone.number.e164[-4:] for key, item in found.at.items() if item and item.phone}


@pytest.mark.parametrize(
    ("elm", "oak", "own", "expected"),
    [
        ("502-555-0100", "", "", (None, {})),
        ("502-555-0177", "", "", ("0177", {})),
        ("502-555-0177", "502-555-0177", "", ("0177", {})),
        ("502-555-0177", "502-555-0178", "", (None, {"elm": "0177", "oak": "0178"})),
        ("", "", "502-555-0179", ("0179", {})),
        ("", "", "502-555-0100", (None, {})),
        ("502-555-0177", "502-555-0178", "502-555-0178", ("0178", {"elm": "0177"})),
    ],
)
def test_where_a_phone_stands(tmp_path: Path, elm: str, oak: str, own: str, expected: tuple[Any, ...]) -> None:
    roles = [role("r1", "amara", "elm", "us", telecom=[tel(elm)] if elm else [])]
    roles += [role("r2", "amara", "oak", "us", telecom=[tel(oak)])] if oak else []
    assert numbers(person(tmp_path, *roles, telecom=[tel(own)] if own else [])) == expected


def test_hours_of_several_roles_at_a_place_are_one_week(tmp_path: Path) -> None:
    def at(start: int, end: int, *days: str) -> Resource:
        return {
            "daysOfWeek": list(days),
            "availableStartTime": f"{start:02}:00:00",
            "availableEndTime": f"{end:02}:00:00",
        }

    found = person(
        tmp_path,
        role("r1", "amara", "elm", "us", availableTime=[at(8, 12, "mon", "tue"), at(13, 17, "mon")]),
        role("r2", "amara", ["elm", "oak"], "us", availableTime=[at(11, 14, "mon")]),
    )
    assert found.at["elm"] is not None
    assert found.at["oak"] is not None
    assert found.at["elm"].hours is not None
    assert [tuple(span) for span in found.at["elm"].hours[0]] == [(480, 1020)]
    assert [tuple(span) for span in found.at["elm"].hours[1]] == [(480, 720)]
    assert found.at["oak"].hours is not None


def test_absences_are_a_note(tmp_path: Path) -> None:
    away = [{"description": "Leave", "during": {"start": "2026-12-01", "end": "2027-01"}}, {"description": "holidays"}]
    found = person(
        tmp_path, role("r", "amara", "elm", "us", notAvailable=away, availabilityExceptions="first Friday only")
    ).at["elm"]
    assert found is not None
    assert (
        found.note
        == "Not available from December 1, 2026 until January 31, 2027: Leave. Not available holidays. First Friday only."
    )


def service(id_: str, **elements: Any) -> Resource:
    return resource("HealthcareService", id_, **{"active": True, "category": [concept("outpat")], **elements})


def test_services_that_say_the_same_are_one(tmp_path: Path) -> None:
    echo = {"specialty": [concept("207RC0000X", NUCC, display="Cardiovascular Disease Physician")]}
    services = [
        service("s1", location=[ref("Location/elm")], **echo),
        service("s2", location=[ref("Location/oak")], **echo),
    ]
    places = [location("elm", "Elm", "us"), location("oak", "Oak", "us")]
    (found,) = read_back(result_of(tmp_path, *places, *services).files).services.values()
    assert (found.name, found.locations) == ("Cardiovascular disease", ("elm", "oak"))
    assert found.imported is not None
    assert (found.imported.id, found.imported.also) == ("s1", ("s2",))


def test_a_service_called_like_its_organization_is_called_by_what_it_does(tmp_path: Path) -> None:
    called = service(
        "s",
        name="LARKSPUR HEART",
        providedBy=ref("Organization/us"),
        category=[concept("group")],
        appointmentRequired=False,
    )
    (found,) = read_back(result_of(tmp_path, location("elm", "Elm", "us"), called).files).services.values()
    assert (found.name, found.summary, found.details) == (
        "Medical group",
        "Medical group of Larkspur Heart.",
        "No appointment needed.",
    )


def test_services_of_a_provider_differ_by_place_only_where_they_do(tmp_path: Path) -> None:
    both, one = [ref("HealthcareService/a"), ref("HealthcareService/b")], [ref("HealthcareService/a")]
    roles = [
        role("r1", "amara", "elm", "us", healthcareService=both),
        role("r2", "amara", "oak", "us", healthcareService=one),
    ]
    places = [location("elm", "Elm", "us"), location("oak", "Oak", "us"), practitioner("amara", "Amara", "Okafor")]
    services = [service("a", name="Alpha"), service("b", name="Beta")]
    found = read_back(result_of(tmp_path, *places, *services, *roles).files).provider_of("amara")
    assert found.services == ("alpha", "beta")
    assert [item.services if item else () for item in found.at.values()] == [(), ("alpha",)]


def virtual() -> Resource:
    parts = [
        inner("type", valueCodeableConcept=concept("virtual")),
        inner("virtualModalities", valueCodeableConcept=concept("video")),
    ]
    return extension("delivery-method", extension=parts)


def test_a_virtual_service_is_a_place_for_roles_without_one(tmp_path: Path) -> None:
    visits = service("v", name="Video visits", extension=[virtual()], telecom=[tel("502-555-0150")])
    doing = role("r", "amara", "", "us", healthcareService=[ref("HealthcareService/v")])
    files = read_back(result_of(tmp_path, visits, practitioner("amara", "Amara", "Okafor"), doing).files)
    found = files.locations["video-visits-virtual"]
    assert (found.virtual, found.address, found.summary) == (True, None, "Visits by video.")
    assert list(files.provider_of("amara").at) == [found.id]


def endpoint(id_: str, kind: Any, address: str, **more: Any) -> Resource:
    return resource("Endpoint", id_, **{"status": "active", "connectionType": kind, "address": address, **more})


def test_endpoints_of_people_and_of_the_practice(tmp_path: Path) -> None:
    us = {**US, "endpoint": [ref(f"Endpoint/{name}") for name in ("e1", "e2", "e3", "e4", "e5", "e6", "e7")]}
    endpoints = [
        endpoint("e1", {"code": "direct-project"}, "mailto:refer@direct.larkspur.example", name="Referrals"),
        endpoint("e2", [concept("rest-non-fhir")], "https://portal.larkspur.example/"),
        endpoint("e3", {"code": "rest-non-fhir"}, "http://portal.larkspur.example/"),
        endpoint("e4", {"code": "hl7-fhir-rest"}, "https://fhir.larkspur.example/"),
        endpoint("e5", {"code": "direct-project"}, "not an address"),
        endpoint("e6", {"code": "direct-project"}, "old@direct.larkspur.example", status="off"),
        endpoint("e7", {"code": "direct-project"}, "over@direct.larkspur.example", period={"end": "2020-01-01"}),
        endpoint("e8", {"code": "direct-project"}, "okafor@direct.larkspur.example"),
    ]
    own = role("r", "amara", "elm", "us", endpoint=[ref("Endpoint/e8")])
    result = imported(
        tmp_path, us, *endpoints, location("elm", "Elm", "us"), practitioner("amara", "Amara", "Okafor"), own
    )
    files = read_back(result.files)
    channels = files.single["content/referrals.yml"].channels
    assert {key: item.address or item.url for key, item in channels.items()} == {
        "direct-referrals": "refer@direct.larkspur.example",
        "portal": "https://portal.larkspur.example/",
    }
    assert files.provider_of("amara").direct_address == "okafor@direct.larkspur.example"


def plan(id_: str, **elements: Any) -> Resource:
    return resource(
        "InsurancePlan",
        id_,
        **{"status": "active", "name": f"Plan {id_}", "ownedBy": ref("Organization/payer"), **elements},
    )


@pytest.mark.parametrize(("value", "hios", "medicare"), [
    ("12345KY0010001", "12345KY0010001", None), ("12345ky0010001-01", "12345KY0010001-01", None),
    ("H1234-001-000", None, "H1234-001-000"), ("HPID090000", None, None), ("", None, None),
])  # fmt: skip
def test_plan_ids(tmp_path: Path, value: str, hios: str | None, medicare: str | None) -> None:
    result = result_of(tmp_path, location("elm", "Elm", "us"), payer(), plan("p", identifier=[{"value": value}]))
    (found,) = read_back(result.files).payers["juniper-mutual"].plans.values()
    assert (found.hios_id, found.medicare_id) == (hios, medicare)


def test_ids_of_plans_and_networks_are_unique_over_all_payers(tmp_path: Path) -> None:
    other = organization("payer2", "Salt Coast", "payer")
    plans = [plan("p1", name="Gold"), plan("p2", name="Gold", ownedBy=ref("Organization/payer2"))]
    files = read_back(result_of(tmp_path, location("elm", "Elm", "us"), payer(), other, *plans).files)
    assert [list(item.plans) for item in files.payers.values()] == [["gold-p1"], ["gold-p2"]]


def test_what_has_no_place_is_told(tmp_path: Path) -> None:
    odd = location("elm", "Elm", "us", partOf=ref("Location/x"), extension=[extension("parking")], _name={"id": "1"})
    report = result_of(
        tmp_path, odd, practitioner("amara", "A", "B", gender="female"), role("r", "amara", "elm")
    ).report
    assert "Location/elm" in report.missed["Location.partOf has no place in the files"]
    assert "Location/elm" in report.missed["the extension parking has no place in the files"]
    assert "Practitioner/amara" in report.missed["gender is not published"]
    assert not any("_name" in reason for reason in report.missed)
