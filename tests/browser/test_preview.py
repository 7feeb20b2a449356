"""The preview in a browser, under the policy that the site's own pages have."""

from __future__ import annotations

import html
from pathlib import Path

from playwright.sync_api import Browser, expect

from generator.press.policy import POLICY
from generator.problems import UsageError
from generator.serve import serving
from generator.serve.preview import Preview

PAGE = f'<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="{html.escape(POLICY)}"></head>'


def test_pages_follow_what_is_saved(browser: Browser, tmp_path: Path):
    source = tmp_path / "practice.yml"
    source.write_text("Quillwater")

    def build() -> str:
        if "<" in source.read_text():
            raise UsageError(f"it is wrong: {source.read_text()}")
        (tmp_path / "site").mkdir(exist_ok=True)
        (tmp_path / "site/index.html").write_text(f"{PAGE}<body><h1>{source.read_text()}</h1></body></html>")
        return "/"

    with serving(Preview(tmp_path / "site", build, str), [source], "127.0.0.1", 0) as address:
        page = browser.new_page()
        refused = []
        page.on("console", lambda message: refused.append(message.text))
        page.goto(address)
        expect(page.locator("h1")).to_have_text("Quillwater")
        source.write_text("<b>bold</b>")
        trouble = page.get_by_role("alert")
        expect(trouble).to_contain_text("it is wrong: <b>bold</b>")
        expect(page.locator("h1")).to_have_text("Quillwater")
        source.write_text("Quillwater Skin Clinic")
        expect(page.locator("h1")).to_have_text("Quillwater Skin Clinic")
        expect(trouble).to_have_count(0)
        assert not [text for text in refused if "Content Security Policy" in text]
        page.close()
