"""The menu of a phone: opened by a button, closed by whatever leads away from it, by hand and by keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Window
from tests.browser.instant import ready
from tests.browser.visits import PHONE, Visit
from tests.built import Site

IN_MENU = "() => document.activeElement.closest('#__menu') !== null"

LATER = "new Promise((done) => setTimeout(done, 250))"
"""The theme closes the menu once more, 125 ms after it was left. Timers of one page keep their order on any machine."""


@pytest.fixture
def phone(window: Window) -> Iterator[Visit]:
    with window(reduced_motion="reduce", viewport=PHONE) as visit:
        visit.open("providers/")
        yield visit


def button(visit: Visit) -> Locator:
    """What opens and closes the menu."""
    return visit.page.locator("[data-opens=__drawer]")


def is_open(visit: Visit, wanted: bool) -> None:
    """Wait until the menu is open or closed, and its button says so."""
    expect(button(visit)).to_have_attribute("aria-expanded", str(wanted).lower())
    expect(visit.page.locator("#__menu")).to_be_visible(visible=wanted)


def test_keys_open_and_close_it(phone: Visit) -> None:
    is_open(phone, False)
    button(phone).focus()
    phone.page.keyboard.press("Enter")
    is_open(phone, True)
    phone.page.wait_for_function("() => document.querySelector('#__menu').getBoundingClientRect().left === 0")
    assert phone.page.evaluate(IN_MENU)
    assert phone.ask("stop")["wrong"] == []
    phone.page.keyboard.press("Escape")
    is_open(phone, False)
    expect(button(phone)).to_be_focused()


def test_going_past_its_end_closes_it(phone: Visit) -> None:
    button(phone).click()
    is_open(phone, True)
    for _ in range(phone.page.locator("#__menu a").count()):
        assert phone.page.evaluate(IN_MENU)
        phone.page.keyboard.press("Tab")
    is_open(phone, False)


def test_a_touch_beside_it_closes_it(phone: Visit) -> None:
    button(phone).click()
    is_open(phone, True)
    phone.page.locator(".md-overlay").click(position={"x": 350, "y": 600})
    is_open(phone, False)


def test_it_opens_again_after_it_has_led_to_another_page(phone: Visit, site: Site) -> None:
    ready(phone, site)
    button(phone).click()
    phone.page.locator("#__menu").get_by_role("link", name="Insurance").click()
    phone.page.locator("article[data-kind=insurance]").wait_for()
    is_open(phone, False)
    phone.settle()
    phone.page.evaluate(LATER)
    button(phone).click()
    is_open(phone, True)
    assert phone.page.evaluate(IN_MENU)
