"""Dark mode follows the reader's system, then the reader's choice; only a choice is remembered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import Window
from tests.browser.visits import Visit


def is_dark(visit: Visit) -> bool:
    """Whether the page is darker than its text."""
    return bool(
        visit.page.evaluate("""() => {
        const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
        const light = (color) => {
            canvas.fillStyle = color
            canvas.fillRect(0, 0, 1, 1)
            return canvas.getImageData(0, 0, 1, 1).data.slice(0, 3).reduce((sum, part) => sum + part)
        }
        const { color, backgroundColor } = getComputedStyle(document.body)
        return light(backgroundColor) < light(color)
    }""")
    )


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_choice_is_kept_and_nothing_before_it(window: Window, system: str) -> None:
    with window(color_scheme=system) as visit:
        page = visit.open()
        assert is_dark(visit) == (system == "dark")
        assert visit.ask("kept") == []
        button = page.locator("[data-darkens]")
        assert button.get_attribute("aria-pressed") == str(system == "dark").lower()
        button.focus()
        page.keyboard.press("Space")
        visit.settle()
        assert is_dark(visit) != (system == "dark")
        assert button.get_attribute("aria-pressed") == str(system != "dark").lower()
        visit.open("providers/")
        assert is_dark(visit) != (system == "dark")
        kept = visit.ask("kept")
        assert len(kept) == 1
        assert "__palette" in kept[0]
        page.locator("[data-darkens]").click()
        visit.settle()
        assert is_dark(visit) == (system == "dark")
        assert visit.trouble == []


def test_a_choice_made_before_the_theme_is_there_lasts(window: Window) -> None:
    """The theme's script comes with the first touch, and takes its time on a slow line."""
    held: list[Route] = []
    with window(color_scheme="light") as visit:
        page = visit.open()
        page.route("**/javascripts/bundle.*", lambda route: held.append(route))
        with page.expect_request("**/javascripts/bundle.*"):
            page.locator("[data-darkens]").click()
        visit.settle()
        assert is_dark(visit)
        held[0].continue_()
        page.wait_for_function("() => window.location$")
        visit.settle()
        assert is_dark(visit)
        visit.open("providers/")
        assert is_dark(visit)


def test_it_follows_a_system_that_changes(window: Window) -> None:
    with window(color_scheme="light") as visit:
        page = visit.open()
        page.emulate_media(color_scheme="dark")
        page.locator("body[data-md-color-scheme=slate]").wait_for(state="attached")
        assert is_dark(visit)
        assert visit.ask("kept") == []


def test_a_page_that_stays_light_is_seen(window: Window) -> None:
    with window(color_scheme="dark") as visit:
        visit.open()
        visit.ask("restyle", "body { background: #fff !important; color: #000 !important }")
        assert not is_dark(visit)
