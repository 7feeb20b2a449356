"""The page of posts: it counts as the build does, copies, shows all or some, and fits into every window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from generator.derive.social import counting
from generator.outputs.base import File
from generator.outputs.share import ROOM as SHARE
from tests.examiners import AXE
from tests.outputs.social.practice import clinic, made, told

CASES = yaml.safe_load((Path(__file__).parents[1] / "data/twitter-text/validate.yml").read_text("utf-8"))["tests"]
TEXTS = [
    *(case["text"] for name in ("WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest") for case in CASES[name]),
    *(case["text"] for name in ("tweets", "urls", "urls_without_protocol", "hashtags", "usernames") for case in CASES[name]),
    "Íñiguez e\u0301\u0302 🫱🏻\u200d🫲🏿 ❤️ ❤ ❤\ufe0e 🇺🇸🇺🇸 © ©\ufe0f 1⃣ क्षि 각",
    "@larkspur@social.example https://a.example.org/x_(y)?z=1#ü, see practice.md. #Íñ #1 a#b",
]  # fmt: skip


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    file = tmp_path / "index.html"
    file.write_bytes(made()["index.html"])
    context = browser.new_context(offline=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.goto(file.as_uri())
    yield opened
    context.close()


def test_it_counts_as_the_build_does(page: Page):
    for draft in told():
        shown = f"{draft['length']:,} of {draft['limit']:,} {draft['counted_in']}"
        assert page.locator(f"[id='{draft['id']}'] .count").text_content() == shown


def test_it_counts_every_awkward_text_as_the_build_does(page: Page):
    for text in TEXTS:
        found = page.evaluate(
            "text => [count.x(text), count.bluesky(text), count.threads(text), count.mastodon(text), count.units(text), count.tags(text), count.links(text)]",
            text,
        )
        expected = [
            counting.weighted(text), counting.graphemes(text), counting.threads(text), counting.mastodon(text),
            counting.units(text), len(counting.hashtags(text)), len(counting.links(text)),
        ]  # fmt: skip
        assert found == expected, text


def test_a_text_that_is_too_long_is_marked(page: Page):
    card = page.locator("#update-joins-x")
    card.locator("textarea").fill("word " * 60)
    assert "300 of 280 weighted characters: too long" in (card.locator(".count").text_content() or "")
    card.get_by_role("button", name="As drafted").click()
    assert "too long" not in (card.locator(".count").text_content() or "")


def test_google_gets_no_phone_number(page: Page):
    card = page.locator("#update-joins-google")
    card.locator("textarea").fill("Call (502) 555-0100")
    assert "a phone number" in (card.locator(".count").text_content() or "")


def test_a_changed_text_is_copied(page: Page):
    card = page.locator("#update-joins-facebook")
    card.locator("textarea").fill("Changed")
    card.get_by_role("button", name="Copy text").click()
    expect(page.get_by_role("status")).to_have_text("Copied: Facebook")
    assert page.evaluate("navigator.clipboard.readText()") == "Changed"


def test_a_network_can_be_left_out(page: Page):
    page.get_by_label("Mastodon", exact=True).uncheck()
    assert not page.locator("#update-joins-mastodon").is_visible()
    assert page.locator("#update-joins-x").is_visible()


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_nothing_is_wider_than_the_window(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def short_page() -> str:
    """A short address, without what sends the browser on."""
    (first, *_) = (file for file in SHARE.render(clinic()) if isinstance(file, File))
    return re.sub(r"<meta http-equiv=[^>]*>", "", first.body.decode())


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")
def test_a_short_address_can_be_used_by_everybody(page: Page):
    page.set_content(short_page())
    page.add_script_tag(path=str(AXE))
    assert page.evaluate("axe.run().then(found => found.violations.map(one => one.id))") == []


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")
def test_everybody_can_use_it(page: Page):
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    assert [(one["id"], [node["html"] for node in one["nodes"]][:2]) for one in found["violations"]] == []
