"""The checker as people use it: typing, choosing, coming back to an address, the keyboard, copying, printing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.asking import ready, typed
from tests.browser.conftest import Window
from tests.browser.hosting import hosted
from tests.browser.test_axe import TAGS, source
from tests.browser.visits import PHONE, Visit, visiting
from tests.built import ROOT, copy_practice, presence


@pytest.fixture
def checker(visit: Visit) -> Page:
    ready(visit, "check/")
    return visit.page


def hits(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".hit").all_inner_texts()]


FOUND = {
    "Okafor": "Amara Okafor",
    "okafr": "Amara Okafor",
    "inigez pena": "Mateo Íñiguez Peña",
    "wisniewsky": "Piotr Wiśniewski",
    "genetic": "Abigail Stoltzfus",
    "german": "Abigail Stoltzfus",
    "echo riverside": "Riverside",
}


@pytest.mark.parametrize(("text", "name"), FOUND.items())
def test_what_offices_type_is_found(checker: Page, text: str, name: str) -> None:
    typed(checker, text)
    expect(checker.locator(".hit").first).to_contain_text(name)
    assert all(name in hit for hit in hits(checker)) or text in ("genetic", "german")


def test_a_nickname_with_a_name_gives_the_answer(checker: Page) -> None:
    typed(checker, "Meadow blue card okafor")
    expect(checker.locator(".hit").first).to_contain_text("In network")
    expect(checker.get_by_role("status").first).to_contain_text("Meadow PPO")


def test_words_on_two_cards_are_a_question(checker: Page) -> None:
    typed(checker, "MEADOW PPO")
    box = checker.locator(".check__which")
    expect(box.get_by_role("heading")).to_have_text("Which “meadow ppo” did you mean?")
    assert box.locator("li a").all_inner_texts() == ["Meadow PPO", "Meadow Select PPO"]
    expect(box).to_contain_text("NETWORK: SELECT")
    assert not hits(checker)
    box.get_by_role("link", name="Meadow Select PPO").click()
    expect(checker.locator(".hit").first).to_contain_text("Not in network")
    assert "plan=meadow-select" in checker.url


@pytest.mark.parametrize("text", ["Zorblatt", "Zorblatt PPO", "Meadow PPO Platinum", "Fernbridge Select"])
def test_an_unknown_plan_is_not_listed_and_never_no(checker: Page, text: str) -> None:
    typed(checker, text)
    expect(checker.locator(".check__which").first).to_contain_text("is not a no")
    expect(checker.locator(".check__which").first).to_contain_text("Call 502-555-0134")
    out = checker.locator("#check-out")
    expect(out).not_to_contain_text("In network")
    expect(out).not_to_contain_text("Not in network")


def test_ids_that_changed_are_answered_as_the_new_ones(browser: Browser, tmp_path: Path) -> None:
    copy_practice(ROOT, tmp_path / "source")
    for name, key, was in (
        ("content/insurance/meadow.yml", "  meadow-ppo:\n", "meadow-old"),
        ("providers/amara-okafor.yml", "", "amara-eze"),
        ("content/locations/riverside.yml", "", "river-road"),
    ):
        file = tmp_path / "source" / name
        line = f"formerly: [{was}]\n"
        text = file.read_text("utf-8")
        file.write_text(text.replace(key, f"{key}    {line}", 1) if key else f"{line}{text}", "utf-8")
    presence("build", "--source", tmp_path / "source", "--out", tmp_path / "built", "--allow-stale")
    with hosted(tmp_path / "built" / "site") as address, visiting(browser, address) as visit:
        ready(visit, "check/?plan=meadow-old&provider=amara-eze&location=river-road")
        expect(visit.page.get_by_role("heading", name="Amara Okafor, MD, Riverside: Meadow PPO")).to_be_visible()
        assert visit.page.url == f"{address}check/?plan=meadow-ppo&provider=amara-okafor&location=riverside"


def test_an_unknown_id_in_an_address_is_said(visit: Visit) -> None:
    ready(visit, "check/?plan=no-such-plan")
    expect(visit.page.locator("#check-out")).to_contain_text("not a no")
    assert not hits(visit.page)


def test_filters_are_the_address_and_come_back(checker: Page) -> None:
    checker.get_by_text("Narrow down").click()
    checker.get_by_label("Location").select_option("Riverside")
    checker.get_by_label("Accepting new patients").check()
    before = hits(checker)
    assert before
    assert all("Riverside" in hit and "Accepting new patients" in hit for hit in before)
    checker.reload()
    checker.wait_for_selector(".hit")
    assert hits(checker) == before
    checker.go_back()
    all_again = """(count) => !document.querySelector("[name=accepting]").checked
        && document.querySelectorAll(".hit").length >= count"""
    checker.wait_for_function(all_again, arg=len(before))


def test_in_network_comes_first_then_who_accepts(checker: Page) -> None:
    checker.get_by_text("Narrow down").click()
    checker.get_by_label("Plan", exact=True).select_option("Meadow PPO")
    order = ["In network", "In network until", "In network from", "Call to confirm", "Not listed", "Not in network"]
    shown = [next(n for n, words in enumerate(order[::-1]) if words in hit) for hit in hits(checker)]
    ranks = [len(order) - 1 - n for n in shown]
    assert ranks == sorted(ranks)


def test_one_answer_has_its_address_and_everything_beside_it(visit: Visit) -> None:
    ready(visit, "check/?plan=meadow-ppo&provider=amara-okafor&location=riverside")
    page = visit.page
    said = page.locator("article").inner_text()
    for words in ("In network", "Verified Nov 12, 2026", "New patients on this plan", "Within 5 business days", "Call",
                  "Ways to refer", "Referral order", "What happens next", "Our report", "Today, or urgent"):  # fmt: skip
        assert words in said, words
    page.reload()
    expect(page.get_by_role("heading", name="Amara Okafor, MD, Riverside: Meadow PPO")).to_be_visible()
    page.get_by_role("link", name="All answers for Meadow PPO").click()
    page.wait_for_selector(".hit")
    page.go_back()
    expect(page.get_by_role("heading", name="Amara Okafor, MD, Riverside: Meadow PPO")).to_be_visible()


def test_the_answer_is_copied_as_text(window: Window) -> None:
    with window(permissions=["clipboard-read", "clipboard-write"]) as visit:
        ready(visit, "check/?plan=meadow-ppo&provider=amara-okafor&location=riverside")
        visit.page.get_by_role("button", name="Copy as text").click()
        expect(visit.page.get_by_role("button", name="Copied")).to_be_visible()
        text = visit.page.evaluate("navigator.clipboard.readText()")
        assert text.startswith("Amara Okafor, MD, Riverside: Meadow PPO\n")
        assert "\nNetwork: In network" in text
        assert "Verified Nov 12, 2026" in text
        assert text.endswith("/check/?plan=meadow-ppo&provider=amara-okafor&location=riverside")


def test_what_is_typed_is_asked_of_nobody(visit: Visit) -> None:
    ready(visit, "check/")
    visit.requested.clear()
    typed(visit.page, "okafor meadow")
    visit.settle()
    assert not [url for url in visit.requested if "okafor" in url.lower()]
    assert "q=okafor" in visit.page.url.partition("#")[2]
    visit.page.reload()
    visit.settle()
    assert not [url for url in visit.requested if "okafor" in url.partition("#")[0]]
    expect(visit.page.get_by_role("combobox", name="Plan, words on the card")).to_have_value("okafor meadow")


def test_the_box_works_by_keyboard(checker: Page) -> None:
    box = checker.get_by_role("combobox", name="Plan, words on the card")
    box.press_sequentially("fern")
    expect(box).to_have_attribute("aria-expanded", "true")
    options = checker.get_by_role("option")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    box.press("ArrowUp")
    expect(box).not_to_have_attribute("aria-activedescendant", "check-option-0")
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(checker.locator(".hit").first).to_be_visible()
    assert "plan=fernbridge" in checker.url
    box.press_sequentially("oka")
    box.press("Escape")
    expect(checker.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("oka")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    ["check/#q=meadow", "check/?plan=meadow-ppo", "check/?plan=meadow-ppo&provider=amara-okafor&location=riverside"],
)
def test_no_violation_with_results_open(window: Window, scheme: str, path: str) -> None:
    with window(reduced_motion="reduce", color_scheme=scheme) as visit:
        ready(visit, path)
        if "#" in path:
            visit.page.get_by_role("combobox", name="Plan, words on the card").press_sequentially(" p")
        visit.page.evaluate(source())
        visit.ask("restyle", ".md-header, .bar { position: static !important }")
        for width in (1280, 320):
            visit.page.set_viewport_size({"width": width, "height": 800})
            visit.page.evaluate("() => new Promise(requestAnimationFrame)")
            assert not visit.ask("axe", TAGS)
            assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_the_lists_are_named(window: Window) -> None:
    with window(java_script_enabled=False, viewport=PHONE) as visit:
        visit.page.goto(visit.address + "check/")
        expect(visit.page.get_by_role("combobox", name="Plan, words on the card")).to_be_hidden()
        expect(visit.page.get_by_text("Searching needs JavaScript")).to_be_visible()
        visit.page.get_by_role("link", name="Plans at Riverside").click()
        expect(visit.page.get_by_role("columnheader", name="Meadow Select PPO")).to_be_visible()


def test_it_works_after_instant_navigation(visit: Visit) -> None:
    visit.open("")
    visit.page.locator(".bar").get_by_role("link", name="Check").click()
    typed(visit.page, "okafor")
    expect(visit.page.locator(".hit").first).to_contain_text("Amara Okafor")
    visit.page.locator(".md-tabs").get_by_role("link", name="Providers").click()
    visit.page.wait_for_selector("[data-kind=providers]")
    visit.page.go_back()
    expect(visit.page.locator(".hit").first).to_contain_text("Amara Okafor")


def test_an_answer_prints_on_one_page(visit: Visit) -> None:
    ready(visit, "check/?plan=meadow-ppo&provider=amara-okafor&location=riverside")
    pdf = visit.page.pdf(format="Letter")
    assert pdf.count(b"/Type /Page\n") == 1
