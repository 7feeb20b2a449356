"""Providers: accepting, how soon, where, on which plans, in that order; what is old says "call", with the number."""

from __future__ import annotations

from datetime import date

import pytest

from generator.outputs.pages.providers import CROWD
from tests.outputs.pages.making import ANN, ANN_PATH, graph, made, text

OLD = date(2027, 12, 1)


def ann() -> str:
    return text(made()[ANN_PATH])


def test_the_answer_comes_first() -> None:
    page = ann()
    order = [
        "Ann Lee, MD",
        "Accepting new patients",
        "Within 5 business days",
        "Refer to Dr. Lee",
        "Riverside",
        "Meadow PPO",
    ]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)
    assert "502-555-0100" in page


def test_places_that_say_the_same_share_a_row() -> None:
    page = ann()
    assert "Where | Answer" not in page
    assert page.count("Meadow PPO") == 1


def test_places_that_differ_have_rows_of_their_own() -> None:
    apart = ANN.replace("status: in_network}", "status: in_network, at: riverside}")
    page = text(made({"providers/ann-lee.yml": apart})[ANN_PATH])
    assert "Plan | Where | Answer" in page
    assert "Meadow PPO | Riverside | In network" in page


def test_new_patients_per_network_have_a_column() -> None:
    several = ANN.replace(
        "accepting: new_patients",
        "accepting: [{status: new_patients}, {status: existing_only, networks: meadow-open}]",
    )
    page = text(made({"providers/ann-lee.yml": several})[ANN_PATH])
    assert "Answer | New patients" in page
    assert "In network | Existing only" in page


@pytest.mark.parametrize(
    ("visit", "at", "said"),
    [
        ("new_patient", "[riverside]", "New patient at Riverside: Within 5 business days"),
        ("new_patient", "[far]", "New patient by video: Within 5 business days"),
        ("telehealth", "[far]", "Video visit: Within 5 business days"),
        ("new_patient", "[riverside, far]", "New patient at Riverside and by video: Within 5 business days"),
    ],
)
def test_a_card_says_where_as_people_do(visit: str, at: str, said: str) -> None:
    several = ANN.replace("hillcrest: }", "hillcrest: , far: }").replace("new_patient,", f"{visit}, at: {at},")
    files = {"providers/ann-lee.yml": several, "content/locations/far.yml": "{name: Far, virtual: true}"}
    assert said in text(made(files)["providers/"])


def test_a_language_of_everybody_is_no_list() -> None:
    files = {
        "providers/ann-lee.yml": ANN + "    languages: [en, de]",
        "providers/zed-moor.yml": "{name: Zed Moor, languages: [en]}",
    }
    said = text(made(files)["providers/"])
    assert "English | All 2 providers" in said
    assert "German | Ann Lee" in said


def test_old_facts_say_call_with_the_number() -> None:
    pages = made(today=OLD)
    page = text(pages[ANN_PATH])
    assert "Accepting new patients" not in page
    assert "Within 5 business days" not in page
    assert page.count("Call to confirm") >= 4
    assert "last verified Nov 16, 2026" in page
    hours = page[page.index("Where and when") :]
    assert "Call to confirm 502-555-0120" in hours


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("accepting: new_patients", True),
        ("accepting: not_accepting", False),
        ("accepting: existing_only", None),
        ("accepting: [{status: new_patients}, {status: not_accepting, at: hillcrest}]", None),
        ("accepting: [{status: new_patients}, {status: not_accepting, networks: meadow-open}]", None),
        ("accepting: [{status: new_patients, verified: {on: 2025-01-01}}]", None),
    ],
)
def test_yes_or_no_is_said_to_machines_only_where_it_is_the_truth(lines: str, said: bool | None) -> None:
    page = made({"providers/ann-lee.yml": ANN.replace("accepting: new_patients", lines)})[ANN_PATH]
    assert graph(page)[0].get("isAcceptingNewPatients") is said


def test_structured_data_of_a_provider() -> None:
    provider, crumbs = graph(made()[ANN_PATH])
    assert provider["@type"] == "IndividualPhysician"
    assert [place["name"] for place in provider["practicesAt"]] == [
        "Elm Street Clinic, Riverside",
        "Elm Street Clinic, Hillcrest",
    ]
    assert [step["name"] for step in crumbs["itemListElement"]] == ["Home", "Providers", "Ann Lee, MD"]


def test_a_name_in_another_script_has_its_language_and_direction() -> None:
    lines = "    also_written: [{text: آن لی, language: fa}]\n"
    page = made({"providers/ann-lee.yml": ANN + lines})[ANN_PATH]
    assert '<bdi lang="fa" dir="rtl">آن لی</bdi>' in page.body
    assert "<h1><bdi>Ann Lee, MD</bdi></h1>" in page.body


def test_a_provider_who_left_has_no_page() -> None:
    assert ANN_PATH not in made({"providers/ann-lee.yml": ANN + "    until: 2026-11-17\n"})


def test_search_finds_a_name_without_its_marks() -> None:
    page = made({"providers/ann-lee.yml": ANN.replace("Ann Lee", "Siobhán Wiśniewska")})[ANN_PATH]
    assert "Siobhan Wisniewska" in (page.search or "")


def test_few_are_cards_and_many_are_rows() -> None:
    few = made()["providers/"]
    assert 'class="deck"' in few.body
    crowd = {f"providers/p{n}.yml": ANN.replace("Ann Lee", f"Pat {n}") for n in range(CROWD)}
    many = made(crowd)["providers/"]
    assert 'class="rows"' in many.body
    assert 'class="deck"' not in many.body
    assert many.body.count("<li data-l=") == CROWD + 1


def test_the_list_is_grouped_by_specialty_with_anchors() -> None:
    files = {
        "content/specialties.yml": "heart: {name: Cardiology, plain: Hearts}\nsleep: {name: Sleep medicine}\nnone: {name: Nobody}",
        "providers/ann-lee.yml": ANN + "    specialties: [heart, sleep]\n",
    }
    body = made(files)["providers/"].body
    assert '<h2 id="heart">Cardiology</h2>' in body
    assert '<h2 id="sleep">Sleep medicine</h2>' in body
    assert "Nobody" not in body
