"""Nothing that a practice writes becomes markup, and no page carries what the policy forbids."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from generator.outputs.base import File, Page, Prose
from tests.outputs.pages.making import ANN, FILES, everything
from tests.outputs.pages.test_places_and_ways import NEWS, WAYS

PAYLOADS = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    '" onmouseover=alert(1) x="',
    "{{ 7 * 7 }}{% for x in y %}",
    "javascript:alert(1)",
]
QUOTED = re.compile(r"(?<=[ {\[])(name|note|summary|title|what|where|text|headline|detail|label|parking|why): ")


class Tags(HTMLParser):
    """Start tags with their attributes; what stands in scripts of data is left to the JSON parser."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def hostile(payload: str) -> dict[str, str]:
    """A practice whose names, notes and titles all are the payload."""
    written = "'" + payload.replace("'", "''") + "'"
    provider = (
        ANN.replace("name: Ann Lee", f"name: {written}")
        + f"    headline: {written}\n    pronouns: {written}\n    best_sent: [{written}]\n    interests: [{written}]\n"
        + f"    bio: {written}\n    training: [{{what: {written}, where: {written}}}]\n"
    )
    place = FILES["content/locations/riverside.yml"].replace("Elm Street Clinic, Riverside", "X")
    return {
        **WAYS,
        **NEWS,
        "providers/ann-lee.yml": provider,
        "content/locations/riverside.yml": place.replace("name: X", f"name: {written}").replace(
            "short_name: Riverside", f"short_name: {written}\n    parking: {written}\n    summary: {written}"
        ),
        "content/insurance/meadow.yml": FILES["content/insurance/meadow.yml"].replace(
            "name: Meadow PPO", f"name: {written}, note: {written}"
        ),
        "content/promises.yml": f"report: {{title: {written}, figure: {written}, detail: {written}}}",
        "content/updates/new.md": f"---\ntitle: {written}\ndate: 2026-11-10\nsummary: {written}\n---\n{payload}",
    }


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_written_stays_text(payload: str) -> None:
    for artifact in everything(hostile(payload)):
        if isinstance(artifact, Prose):
            continue
        markup = artifact.body + artifact.head if isinstance(artifact, Page) else artifact.body.decode()
        if isinstance(artifact, File) and artifact.path.endswith(".css"):
            assert "<" not in markup
            continue
        for tag, attributes in Tags(markup).tags:
            assert tag not in ("iframe", "object", "embed")
            assert "onerror" not in attributes
            assert "onmouseover" not in attributes
            assert not (attributes.get("href") or "").startswith("javascript:")
            assert tag != "img" or attributes.get("src") != "x"
        assert "49" not in markup or "{{" not in payload or "7 * 7" in markup


def test_no_page_has_inline_styles_handlers_or_scripts() -> None:
    for artifact in everything({**WAYS, **NEWS}):
        markup = artifact.body + artifact.head if isinstance(artifact, Page) else ""
        for tag, attributes in Tags(markup).tags:
            assert "style" not in attributes, (artifact.path, tag)
            assert not [name for name in attributes if name.startswith("on")], (artifact.path, tag)
            assert tag != "style"
            if tag == "script" and attributes.get("type") != "application/ld+json":
                assert (attributes.get("src") or "").startswith("../"), "a script of ours, in a file of its own"


def test_every_page_has_one_heading_of_the_first_level_and_skips_none() -> None:
    for artifact in everything({**WAYS, **NEWS}):
        if isinstance(artifact, Page):
            levels = [int(tag[1]) for tag, _ in Tags(artifact.body).tags if re.fullmatch("h[1-6]", tag)]
            assert levels.count(1) == 1, artifact.path
            assert levels[0] == 1, artifact.path
            assert all(after <= before + 1 for before, after in pairwise(levels)), artifact.path


def test_titles_and_descriptions_are_there_and_short_enough_to_show() -> None:
    pages = [artifact for artifact in everything({**WAYS, **NEWS}) if isinstance(artifact, Page)]
    assert len({page.title for page in pages}) == len(pages)
    for page in pages:
        assert 1 <= len(page.title) <= 80
        assert 1 <= len(page.description) <= 320, page.path
        assert "og:title" in page.head
