"""Our own script: filters, today's hours, facts that grow too old between two builds, copy buttons."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import Window
from tests.browser.visits import Visit

STAYS = re.compile(r' data-demonstration="[^"]*"')


def shown(page: Page, selector: str) -> list[str]:
    return [text for text in page.locator(f"{selector} >> visible=true").all_inner_texts() if text]


def as_of(visit: Visit, path: str, moment: str) -> Page:
    """A page as a practice on its clock shows it at a moment of our choice, where the sample stays on its day."""
    visit.context.clock.set_fixed_time(moment)

    def on_the_clock(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=STAYS.sub("", answer.text()))

    visit.context.route(visit.address + path, on_the_clock)
    return visit.open(path)


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


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-18T15:00:00Z", "Open now until noon EST"),
        ("2026-11-18T17:30:00Z", "Closed now, opens at 1 pm EST"),
        ("2026-11-22T15:00:00Z", "Closed now, opens tomorrow at 7:30 am EST"),
        ("2026-11-26T15:00:00Z", "Closed now, opens Sat, Nov 28 at 8 am EST"),
        ("2026-12-08T23:00:00Z", "Open now until 7 pm EST"),
    ],
)
def test_hours_of_the_moment_are_those_of_the_place(window: Window, moment: str, said: str) -> None:
    """On the clock of the place, wherever the reader is; special days win over the week."""
    with window(timezone_id="Asia/Tokyo") as visit:
        page = as_of(visit, "locations/riverside/", moment)
        assert page.locator(".today-hours b").inner_text().replace("\u00a0", " ") == said


def test_a_night_belongs_to_the_evening_on_which_it_begins(window: Window) -> None:
    with window(timezone_id="America/Chicago") as visit:
        page = as_of(visit, "locations/cedar-gap/", "2026-11-18T10:00:00Z")
        assert page.locator(".today-hours b").inner_text().replace("\u00a0", " ") == "Open now until 6 am"


def test_facts_grow_old_between_two_builds(window: Window) -> None:
    with window() as visit:
        page = as_of(visit, "providers/amara-okafor/", "2026-11-30T12:00:00Z")
        answer = page.locator(".answer").inner_text()
        assert "Accepting new patients" in answer
        assert "Within 5 business days" not in answer
        assert "Call to confirm" in answer
        page = as_of(visit, "providers/amara-okafor/", "2027-06-01T12:00:00Z")
        assert not page.locator(".in_network, .in_network_until").count()


def test_a_demonstration_stays_on_its_day(visit: Visit) -> None:
    page = visit.open("providers/amara-okafor/")
    assert "Within 5 business days" in page.locator(".answer").inner_text()
    assert not page.locator(".call_to_confirm:has-text('Accepting')").count()


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
