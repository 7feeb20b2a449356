"""What offices type, word by word: names with words that are passed over elsewhere, whole cards, words that nobody fits together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.asking import at, practice, ready, typed
from tests.browser.hosting import hosted
from tests.browser.visits import Visit, visiting
from tests.built import ROOT, copy_practice, once, presence

NAMED = {
    "Plan G": "Original Medicare with a supplement",
    "student plan": "Meadow Campus",
    "Kentucky Medicaid, fee for service": "Kentucky Medicaid, fee for service",
    "Open Hand Community Plan okafor": "Open Hand Community Plan",
    "riverside red white and blue card": "Original Medicare",
    "NO OUT OF NETWORK BENEFITS": "Tallgrass Core EPO",
    "MEADOW PPO NETWORK: OPEN": "Meadow PPO",
    "meadow ppo network select okafor": "Meadow Select PPO",
    "FERNBRIDGE DUAL CARE HMO D-SNP": "Fernbridge Dual Care",
}
APART = {
    "okafor cedar gap": ("Cedar Gap",),
    "sleep apnea hillcrest": ("Rustam Yuldashev",),
    "overnight echo": ("Darius Cole", "Haruomi Tanabe", "Rustam Yuldashev"),
}


@pytest.fixture
def checker(visit: Visit) -> Page:
    ready(visit, "check/")
    return visit.page


@pytest.mark.parametrize(("text", "plan"), NAMED.items())
def test_a_plan_is_known_by_all_the_words_of_its_name_or_card(checker: Page, text: str, plan: str) -> None:
    typed(checker, text)
    expect(checker.get_by_role("status").first).to_contain_text(f"for {plan} (card:")
    expect(checker.locator(".hit").first).to_be_visible()


@pytest.mark.parametrize("text", ["student", "out of network benefits", "open hand community", "g"])
def test_and_not_by_some_of_them(checker: Page, text: str) -> None:
    typed(checker, text)
    expect(checker.locator(".check__which li a").first).to_be_visible()
    expect(checker.get_by_role("status").first).not_to_contain_text("(card:")


@pytest.mark.parametrize(("text", "near"), APART.items())
def test_where_nobody_fits_all_words_the_nearest_come_and_it_is_said(
    checker: Page, text: str, near: tuple[str, ...]
) -> None:
    typed(checker, text)
    expect(checker.get_by_role("status").first).to_contain_text("No answer fits all of these words")
    assert all(any(name in hit for name in near) for hit in checker.locator(".hit").all_inner_texts())
    expect(checker.locator("#check-out")).not_to_contain_text("is not listed")


def test_a_plan_is_still_known_beside_words_that_nobody_fits(checker: Page) -> None:
    typed(checker, "sleep apnea hillcrest meadow hmo")
    expect(checker.get_by_role("status").first).to_contain_text("these come nearest. 2 answers for Meadow HMO")
    expect(checker.locator(".hit .st").first).to_have_text("In network")


@pytest.mark.parametrize("text", ["Meadow HMO Fernbridge okafor", "Fernbridge Select"])
def test_words_of_two_payers_are_asked_about(checker: Page, text: str) -> None:
    typed(checker, text)
    expect(checker.locator("#check-out")).to_contain_text(f"Which “{text}” did you mean?")
    assert not checker.locator(".hit").count()


def test_who_has_left_is_not_found_and_the_number_is_there(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A bookmark of an answer about somebody who retired since."""
    folder: Path = practice(tmp_path_factory, "sample")
    with hosted(folder / "built" / "site") as address, visiting(browser, address) as visit:
        visit.page.clock.set_fixed_time(at(date(2027, 1, 15), 9, "America/New_York"))
        ready(visit, "check/?plan=meadow-ppo&provider=thomas-brannigan&location=cedar-gap")
        expect(visit.page.get_by_role("status").first).to_have_text("Nothing found. Call 502-555-0134 and we check it.")


def test_the_answer_for_a_plan_that_is_not_listed_is_not_a_no(visit: Visit) -> None:
    ready(visit, "check/?plan=ridgeline-direct&provider=amara-okafor&location=riverside")
    expect(visit.page.locator("article dl").first).to_contain_text(
        "Not listed This is not a no. Call 502-555-0134 and we check it."
    )


@pytest.fixture
def irish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, where Amara Okafor is an O’Brien."""

    def make(out: Path) -> None:
        copy_practice(ROOT, out / "source")
        file = out / "source" / "providers" / "amara-okafor.yml"
        file.write_text(file.read_text("utf-8").replace("name: Amara Okafor", "name: Amara O’Brien", 1), "utf-8")
        presence("build", "--source", out / "source", "--out", out / "built", "--allow-stale")

    return once(tmp_path_factory, "irish", make)


@pytest.mark.parametrize("name", ["O'Brien", "o’brien", "obrien", "OBrian"])
def test_an_apostrophe_is_no_gap(browser: Browser, irish: Path, name: str) -> None:
    with hosted(irish / "built" / "site") as address, visiting(browser, address) as visit:
        ready(visit, "check/")
        typed(visit.page, f"meadow hmo {name}")
        expect(visit.page.get_by_role("status").first).to_contain_text("2 answers for Meadow HMO")
        assert all("Amara O’Brien" in hit for hit in visit.page.locator(".hit").all_inner_texts())
        typed(visit.page, name)
        expect(visit.page.get_by_role("status").first).to_contain_text("2 answers")
        expect(visit.page.locator(".check__which")).to_have_count(0)
