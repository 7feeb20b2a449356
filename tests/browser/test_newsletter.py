"""A newsletter as browsers lay it out, which is as most mail programs do: nothing wider than the window, buttons for thumbs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.outputs.newsletter.letters import ANN, LETTER, made

LONG_NAME = "Ananthalakshmi Venkatasubramanian-Krishnamoorthy-Ramaswamy"
FILES = {"providers/ann-lee.yml": ANN.replace("Ann Lee", LONG_NAME).replace("credentials: MD", "credentials: [MD, PhD]\n"
         "    sort_name: Lee")}  # fmt: skip
WIDTHS = (320, 360, 600, 900)


@pytest.fixture(params=["email.html", "preview.html"])
def message(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    letter = LETTER.replace("subject: Dr. Lee joins us at Riverside", "subject: News from Riverside")
    file = tmp_path / "message.html"
    file.write_text(made({**FILES, "content/newsletters/2026-11.yml": letter})[request.param], "utf-8")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(browser: Browser, message: Path, width: int, scheme: str):
    page = opened(browser, message, width, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("message", ["email.html"], indirect=True)
def test_what_is_tapped_is_large_enough(browser: Browser, message: Path):
    page = opened(browser, message, 360, "light")
    for link in page.locator("a.btn-a, a.more-a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    page.context.close()


@pytest.mark.parametrize("message", ["email.html"], indirect=True)
def test_dark_is_ours_where_programs_ask(browser: Browser, message: Path):
    grounds = []
    for scheme in ("light", "dark"):
        page = opened(browser, message, 600, scheme)
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.context.close()
    assert grounds[0] == "rgb(244, 241, 234)"
    assert grounds[1] == "rgb(20, 25, 27)"


def opened(browser: Browser, file: Path, width: int, scheme: str) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True).new_page()
    page.goto(file.as_uri())
    return page
