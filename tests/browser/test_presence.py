"""Our own script: filters and copy buttons. What the clock does is in `test_time.py`."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Window
from tests.browser.visits import Visit


def shown(page: Page, selector: str) -> list[str]:
    return [text for text in page.locator(f"{selector} >> visible=true").all_inner_texts() if text]


def test_a_provider_is_found_by_name_without_marks(visit: Visit) -> None:
    page = visit.open("providers/")
    everybody = len(shown(page, ".card--person"))
    page.get_by_label("Name, specialty or place").fill("siobhan")
    assert [card.split("\n")[0] for card in shown(page, ".card--person")] == ["Siobhán Ní Dhálaigh, APRN, FNP-C"]
    assert page.locator(".filter__count").inner_text() == "1 provider"
    page.get_by_label("Name, specialty or place").fill("")
    assert len(shown(page, ".card--person")) == everybody


def test_filters_narrow_together_and_say_when_nobody_is_left(visit: Visit) -> None:
    page = visit.open("providers/")
    page.get_by_label("Language", exact=True).select_option(label="Polish")
    both = shown(page, ".card--person h3")
    page.get_by_label("Place", exact=True).select_option(label="Hillcrest")
    assert len(shown(page, ".card--person h3")) < len(both)
    page.get_by_label("Name, specialty or place").fill("nobody at all")
    assert not shown(page, ".card--person")
    assert page.locator(".filter__count").inner_text() == "0 providers"
    assert not shown(page, ".group h2")


def test_updates_are_found_by_audience_place_and_the_nickname_of_a_plan(visit: Visit) -> None:
    page = visit.open("updates/")
    everything = len(shown(page, ".stories h2"))
    page.get_by_label("Your office", exact=True).select_option(label="Urgent care")
    for_urgent_care = shown(page, ".stories h2")
    assert "Call before 11, seen today: the same-day clinic opens" in for_urgent_care
    assert len(for_urgent_care) < everything
    page.get_by_label("Near", exact=True).select_option(label="Cedar Gap")
    assert len(shown(page, ".stories h2")) < len(for_urgent_care)
    page.locator("form.filter").evaluate("(form) => form.reset()")
    page.get_by_label("Words, a name or a plan").fill("meadow green card")
    assert shown(page, ".stories h2") == ["Meadow Marketplace is in network from January 1"]
    assert page.locator(".filter__count").inner_text() == "1 update"


def test_accepting_filters_those_who_are_not(visit: Visit) -> None:
    page = visit.open("providers/")
    page.get_by_label("Accepting new patients").check()
    assert not any("Brannigan" in card for card in shown(page, ".card--person"))


@pytest.mark.parametrize("typed", ["orange card", "OPEN HAND, MEDICAID", "Open Hand Community Plan"])
def test_a_plan_is_found_by_its_nickname_and_the_words_on_its_card(visit: Visit, typed: str) -> None:
    page = visit.open("insurance/")
    page.get_by_label("Plan, nickname, or words on the card").fill(typed)
    assert shown(page, "tbody tr th > a") == ["Open Hand Community Plan"]


def test_a_number_is_copied(window: Window) -> None:
    with window(permissions=["clipboard-read", "clipboard-write"]) as visit:
        page = visit.open("refer/")
        page.locator("#fax .copy button").click()
        assert page.evaluate("() => navigator.clipboard.readText()") == "502-555-0135"
        assert page.locator("#fax .copy button").get_attribute("aria-label") == "Copied 502-555-0135"
        assert (
            page.locator("#fax .copy button").evaluate("(it) => getComputedStyle(it, '::before').content") == '"Copied"'
        )


def test_updates_of_one_kind_without_a_script(window: Window) -> None:
    with window(java_script_enabled=False) as visit:
        page = visit.page
        page.goto(visit.address + "updates/#_closure")
        assert {story.split("\n")[0].split()[0] for story in shown(page, ".story")} == {"Closure"}
