"""Networks: never more than the source says, for nobody else and nowhere else."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from generator.importing.directory import Participation
from generator.importing.plan_net.periods import merge_participation, united
from tests.importing.fhir import (
    Resource,
    accepts,
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

BASE = [
    payer(),
    network("n1", "Juniper One"),
    network("n2", "Juniper Two"),
    organization("us", "Larkspur Heart"),
    organization("them", "Mercy Bend Hospital", "fac"),
    location("elm", "Elm", "us"),
    location("oak", "Oak", "us"),
    location("ward", "Ward", "them"),
    practitioner("amara", "Amara", "Okafor"),
    practitioner("ben", "Ben", "Vega"),
]
MAIN = [role(f"main{n}", who, "elm", "us") for n, who in enumerate(("amara", "ben"))]
"""Enough roles that Larkspur Heart is the practice."""


def read(tmp_path: Path, *more: Resource) -> Files:
    result = imported(tmp_path, *BASE, *more)
    assert error_lines(result.files) == []
    return read_back(result.files)


def said(statements: Any) -> list[tuple[Any, ...]]:
    return [(item.networks, item.at, getattr(item, "providers", ()), item.note) for item in statements]


def affiliation(owner: str, *networks: str, places: tuple[str, ...] = (), **more: Any) -> Resource:
    found = {"network": [ref(f"Organization/{name}") for name in networks]}
    found |= {"location": [ref(f"Location/{name}") for name in places]} if places else {}
    return resource(
        "OrganizationAffiliation",
        "aff",
        active=True,
        participatingOrganization=ref(f"Organization/{owner}"),
        **found,
        **more,
    )


def test_one_role_for_each_network_or_one_role_with_several(tmp_path: Path) -> None:
    apart = [role(f"r{n}", "amara", ["elm", "oak"], "us", extension=[in_network(n)]) for n in ("n1", "n2")]
    together = role("r", "amara", ["elm", "oak"], "us", extension=[in_network("n1"), in_network("n2")])
    expected = [(("juniper-one", "juniper-two"), ("elm", "oak"), (), None)]
    for number, roles in enumerate((apart, [together])):
        assert said(read(tmp_path / str(number), *MAIN, *roles).providers["amara-okafor"].participation) == expected


def test_networks_differ_by_place(tmp_path: Path) -> None:
    files = read(tmp_path, *MAIN, role("r1", "amara", "elm", "us", extension=[in_network("n1")]),
                 role("r2", "amara", "oak", "us", extension=[in_network("n2")]))  # fmt: skip
    assert said(files.providers["amara-okafor"].participation) == [
        (("juniper-one",), ("elm",), (), None),
        (("juniper-two",), ("oak",), (), None),
    ]


def test_no_network_is_no_statement(tmp_path: Path) -> None:
    files = read(tmp_path, *MAIN)
    assert files.providers["amara-okafor"].participation == ()
    assert "content/participation.yml" not in files.single


def test_periods(tmp_path: Path) -> None:
    dated = {"period": {"start": "2025", "end": "2026-11"}, "extension": [in_network("n1")]}
    files = read(tmp_path, *MAIN, role("r1", "amara", "oak", "us", **dated))
    (statement,) = files.providers["amara-okafor"].participation
    assert (statement.starts, statement.until) == (date(2025, 1, 1), date(2026, 11, 30))
    posting = files.providers["amara-okafor"].at["oak"]
    assert posting is not None
    assert (posting.starts, posting.until) == (statement.starts, statement.until)


def test_a_network_at_a_place_that_is_not_there_is_not_said_for_all_places(tmp_path: Path) -> None:
    files = read(tmp_path, *MAIN, role("r1", "amara", "nowhere", "us", extension=[in_network("n1"), accepts("newpt")]))
    assert files.providers["amara-okafor"].participation == ()
    assert files.providers["amara-okafor"].accepting == ()


def test_a_role_without_a_place_is_about_all_of_them(tmp_path: Path) -> None:
    files = read(tmp_path, *MAIN, role("r1", "amara", "", "us", extension=[in_network("n1")]))
    assert said(files.providers["amara-okafor"].participation) == [(("juniper-one",), (), (), None)]


def test_an_affiliation_of_the_practice_is_for_the_whole_practice(tmp_path: Path) -> None:
    own = [item for item in BASE if item["id"] != "ward"]
    result = imported(tmp_path, *own, *MAIN, affiliation("us", "n1"))
    assert said(read_back(result.files).participation) == [(("juniper-one",), (), (), None)]


def test_with_places_of_others_it_is_for_its_own_places(tmp_path: Path) -> None:
    files = read(tmp_path, *MAIN, affiliation("us", "n1", period={"start": "2026-01-01"}))
    assert said(files.participation) == [(("juniper-one",), ("elm", "oak"), (), None)]
    assert files.participation[0].starts == date(2026, 1, 1)


def test_at_a_shared_place_it_is_for_its_own_people(tmp_path: Path) -> None:
    shared = role("guest", "ben", "elm", "them")
    assert said(
        read(tmp_path / "1", MAIN[0], role("m2", "amara", "oak", "us"), shared, affiliation("us", "n1")).participation
    ) == [
        (("juniper-one",), ("elm",), ("amara-okafor",), None),
        (("juniper-one",), ("oak",), (), None),
    ]


def test_where_only_others_work_nothing_is_said(tmp_path: Path) -> None:
    files = read(tmp_path, *MAIN, affiliation("them", "n1", places=("elm",)))
    assert "content/participation.yml" not in files.single


def test_a_guest_at_an_empty_place_is_named(tmp_path: Path) -> None:
    files = read(tmp_path, *MAIN, affiliation("them", "n1", places=("oak",)))
    assert said(files.participation) == [(("juniper-one",), ("oak",), (), "For Mercy Bend Hospital.")]


def test_several_guests_are_named_together(tmp_path: Path) -> None:
    other = organization("other", "Pine Street Group")
    roles = [
        role("g1", "", "oak", "them", extension=[in_network("n1")]),
        role("g2", "", "oak", "other", extension=[in_network("n1")]),
    ]
    files = read(tmp_path / "1", *MAIN, other, *roles)
    assert said(files.participation) == [
        (("juniper-one",), ("oak",), (), "For Mercy Bend Hospital and Pine Street Group.")
    ]
    files = read(tmp_path / "2", *MAIN, other, *roles, affiliation("us", "n1"))
    assert said(files.participation) == [(("juniper-one",), ("elm", "oak"), (), None)]


def test_a_role_of_an_organization_is_a_statement_for_its_place(tmp_path: Path) -> None:
    files = read(tmp_path, *MAIN, role("anon", "", "ward", "them", extension=[in_network("n2"), accepts("nopt")]))
    assert said(files.participation) == [(("juniper-two",), ("ward",), (), None)]
    assert files.locations["ward"].accepting[0].status == "not_accepting"


def test_a_network_that_is_not_in_the_source_is_told(tmp_path: Path) -> None:
    result = imported(tmp_path, *BASE, *MAIN, role("r1", "amara", "elm", "us", extension=[in_network("n9")]))
    assert read_back(result.files).providers["amara-okafor"].participation == ()
    assert (
        "PractitionerRole/r1 -> Organization/n9"
        in result.report.missed["it refers to an Organization that is not in the source"]
    )


def accepting(files: Files) -> list[tuple[Any, ...]]:
    return [(item.status, item.at, item.networks, item.note) for item in files.providers["amara-okafor"].accepting]


def test_accepting_everywhere_is_one_word(tmp_path: Path) -> None:
    result = imported(tmp_path, *BASE, MAIN[1], role("r", "amara", ["elm", "oak"], "us", extension=[accepts("newpt")]))
    assert "\naccepting: new_patients\n" in result.files["providers/amara-okafor.yml"]
    assert accepting(read_back(result.files)) == [("new_patients", (), (), None)]


def test_accepting_by_network_and_place(tmp_path: Path) -> None:
    roles = [
        role("r1", "amara", "elm", "us", extension=[accepts("newpt", "n1", "Adults only"), accepts("nopt", "n2")]),
        role("r2", "amara", "oak", "us", extension=[accepts("nopt", "n2"), accepts("existptfam")]),
    ]
    assert accepting(read(tmp_path, MAIN[1], *roles)) == [
        ("new_patients", ("elm",), ("juniper-one",), "Adults only"),
        ("not_accepting", ("elm", "oak"), ("juniper-two",), None),
        ("existing_and_family", ("oak",), (), None),
    ]


def test_of_two_answers_the_more_careful_one(tmp_path: Path) -> None:
    roles = [
        role(f"r{n}", "amara", "elm", "us", extension=[accepts(code)])
        for n, code in enumerate(("newpt", "nopt", "existptonly"))
    ]
    result = imported(tmp_path, *BASE, MAIN[1], *roles)
    assert accepting(read_back(result.files)) == [("not_accepting", (), (), None)]
    assert result.report.to_check["it says two things about new patients; the more careful one was taken"]


@pytest.mark.parametrize("extension", [accepts("perhaps"), accepts("newpt", "elsewhere"), {"url": "x/newpatients"}])
def test_an_unclear_answer_is_none(tmp_path: Path, extension: Resource) -> None:
    assert accepting(read(tmp_path, *MAIN, role("r", "amara", "elm", "us", extension=[extension]))) == []


def test_new_patients_of_a_service_are_those_of_its_place(tmp_path: Path) -> None:
    def service(code: str, id_: str) -> Resource:
        return resource(
            "HealthcareService", id_, active=True, name=id_, extension=[accepts(code)], location=[ref("Location/oak")]
        )

    assert read(tmp_path / "1", *MAIN, service("newpt", "a")).locations["oak"].accepting[0].status == "new_patients"
    assert read(tmp_path / "2", *MAIN, service("newpt", "a"), service("nopt", "b")).locations["oak"].accepting == ()


DAYS = [None, date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 1)]


def holds(period: tuple[date | None, date | None], day: date) -> bool:
    return (period[0] or date.min) <= day <= (period[1] or date.max)


def test_united_periods_hold_on_the_same_days() -> None:
    some = [(a, b) for a, b in product(DAYS, DAYS) if a is None or b is None or a <= b]
    for one, two in product(some, some):
        found = united([one, two])
        for day in [*DAYS[1:], date(2025, 6, 1), date(2026, 1, 15), date(2026, 2, 15), date(2027, 1, 1)]:
            assert any(holds(item, day) for item in found) == (holds(one, day) or holds(two, day))
        assert len(found) == len({item[0] for item in found})


def test_merging_keeps_every_fact() -> None:
    given = [Participation((n,), (p,)) for n in "ab" for p in "xy"] + [
        Participation(("a",), ("z",)),
        Participation(("c",)),
    ]
    merged = merge_participation(given)
    assert [(item.networks, item.at) for item in merged] == [(("a", "b"), ("x", "y")), (("a",), ("z",)), (("c",), ())]
