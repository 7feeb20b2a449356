"""Insurance: every answer in the fixed words, who gives it, and what is not listed is never no."""

from __future__ import annotations

import pytest

from generator.derive import wording
from generator.derive.participation import Answer
from generator.outputs.pages import plan as plans
from tests.outputs.pages.making import ANN, made, text

PPO = "insurance/meadow/meadow-ppo/"
BOB = ANN.replace("Ann Lee", "Bob Ray").replace("in_network}", "not_in_network}")


def page(path: str, **providers: str) -> str:
    return text(made({f"providers/{name}.yml": lines for name, lines in providers.items()})[path])


def test_the_legend_explains_every_word() -> None:
    index = page("insurance/")
    assert set(wording.VOCABULARY) == set(Answer)
    for words, meaning in wording.VOCABULARY.values():
        assert words in index
        assert meaning in index


def test_one_answer_for_all_is_said_once() -> None:
    assert "Meadow Mutual · PPO | In network | Ask for one provider and place Verified" in page(PPO)


def test_answers_that_differ_say_how_many_give_each() -> None:
    both = page(PPO, bob=BOB)
    assert "In network: 1 of 2 providers" in both
    assert "Not in network: 1 of 2 providers" in both


def test_answers_that_differ_by_place_alone_name_the_places() -> None:
    apart = ANN.replace("status: in_network}", "status: in_network, at: riverside}")
    hill = "    participation: [{networks: meadow-open, status: call_to_confirm}]\n"
    files = {"providers/ann-lee.yml": apart, "content/locations/hillcrest.yml": HILL + hill}
    said = text(made(files)[PPO])
    assert "In network: Riverside" in said
    assert "Call to confirm: Hillcrest" in said


HILL = """
    name: Hillcrest
    address: {street: 2 Oak Street, city: Larchmere, state: KY, zip: 40202}
"""


def test_not_listed_is_never_no() -> None:
    silent = page("insurance/meadow/meadow-select/")
    assert "Not listed" in silent
    assert "not a no" in silent
    assert "Call 502-555-0100 and we check it" in silent
    assert "Not in network" not in silent


def test_who_takes_it_where() -> None:
    said = page(PPO)
    assert said.count("Ann Lee, MD | In network | Accepting | Within 5 business days") == 2
    assert "Riverside Call 502-555-0120" in said


def test_some_are_listed_and_others_are_not() -> None:
    silent = ANN.replace("Ann Lee", "Cy Oz").replace(
        "participation: [{networks: meadow-open, status: in_network}]", "interests: []"
    )
    said = page(PPO, cy=silent)
    assert "In network: 1 of 2 providers" in said
    assert "Not listed: 1 of 2 providers" in said
    assert "Cy Oz, MD Hillcrest, Riverside" in said


def test_a_crowd_that_agrees_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "MANY", 1)
    said = page(PPO)
    assert "All 1 providers: In network" in said
    assert "Soonest" not in said


def test_what_the_plan_and_its_card_say() -> None:
    said = page(PPO)
    for words in ("On the card | MEADOW PPO", "Also called | Blue card", "Network | Open", "502-555-0170"):
        assert words in said


def test_one_network_is_enough() -> None:
    assert "Meadow Mutual · HMO | In network | Ask for" in page("insurance/meadow/meadow-hmo/")


@pytest.mark.parametrize("path", ["insurance/", "insurance/meadow/"])
def test_lists_of_plans_name_nicknames(path: str) -> None:
    assert "Meadow PPO PPO · Blue card | In network" in page(path)


def test_without_insurance_there_are_no_pages_of_it() -> None:
    bare = made({"content/insurance/meadow.yml": "name: Meadow Mutual", "providers/ann-lee.yml": "name: Ann Lee"})
    assert "insurance/" in bare
    assert "0 plans" in text(bare["insurance/"])
