"""The Markdown of biographies and updates: a small subset, safe, and the same by the short way as by the long one."""

from __future__ import annotations

import random
from html.parser import HTMLParser

import pytest

from generator.render.markdown import TAGS, _paragraphs, _parsed, dialled, is_marked, markdown, plain


class Elements(HTMLParser):
    """Every start tag with its attributes, as a browser would read them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("One.\n\nTwo\nlines.", "<p>One.</p>\n<p>Two\nlines.</p>\n"),
        ("**b** *i*", "<p><strong>b</strong> <em>i</em></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("# Top\n\n#### Deep", "<h2>Top</h2>\n<h3>Deep</h3>\n"),
        ("[us](https://a.example)", '<p><a href="https://a.example" rel="noopener">us</a></p>\n'),
        ("{{ 7 * 7 }} {% raw %}", "<p>{{ 7 * 7 }} {% raw %}</p>\n"),
    ],
)
def test_what_is_allowed(text: str, made: str) -> None:
    assert markdown(text) == made


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](jAvA\tscript:alert(1))",
        "[x](data:text/html,<script>)",
        "[x](http://plain.example)",
        "![x](https://a.example/track.gif)",
        "<https://a.example/ onclick=alert(1)>",
        '[x](https://a.example "t\\" onmouseover=alert(1)")',
        "`<b>`",
        "a\n{ onclick=alert(1) }",
        "&lt;script&gt;",
    ],
)
def test_what_is_not_allowed_stays_text_or_goes(text: str) -> None:
    found = Elements(markdown(text))
    assert {tag for tag, _ in found.elements} <= TAGS
    for tag, attributes in found.elements:
        assert set(attributes) <= ({"href", "rel"} if tag == "a" else set())
        assert attributes.get("href", "https:").startswith(("https:", "mailto:", "tel:"))


def test_the_short_way_equals_the_long_one() -> None:
    dice = random.Random(7)
    pieces = ["a", "b ", " ", "\n", "\n\n", ". ", '"', "'", "1", "-", "é", ":", "!", "(", "http://x.y ", "=", "~", "李"]
    tried = 0
    for _ in range(20000):
        text = "".join(dice.choice(pieces) for _ in range(dice.randint(1, 14)))
        if not is_marked(text):
            tried += 1
            assert _paragraphs(text) == _parsed(text), text
    assert tried > 5000


@pytest.mark.parametrize(
    ("text", "made"), [("a **b**\n\n- c\n- d", "a b c d"), ("Fish & chips", "Fish & chips"), (" one\n two ", "one two")]
)
def test_plain(text: str, made: str) -> None:
    assert plain(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Call 502-555-0134.", "Call [502-555-0134](tel:+15025550134)."),
        (
            "Call (502) 555-0134, or 1-800-555-0199.",
            "Call [(502) 555-0134](tel:+15025550134), or [1-800-555-0199](tel:+18005550199).",
        ),
        ("[Call 502-555-0134](tel:+15025550134)", "[Call 502-555-0134](tel:+15025550134)"),
        ("<tel:502-555-0134> and `502-555-0134`", "<tel:502-555-0134> and `502-555-0134`"),
        ("Order 12502-555-0134, 502-555-01345, x/502-555-0134", "Order 12502-555-0134, 502-555-01345, x/502-555-0134"),
        ("On 2026-11-18, with 502-555.", "On 2026-11-18, with 502-555."),
    ],
)
def test_numbers_are_dialled(text: str, made: str) -> None:
    assert dialled(text) == made


def test_a_number_to_dial_is_a_link() -> None:
    assert markdown(dialled("Call 502-555-0134.")) == (
        '<p>Call <a href="tel:+15025550134" rel="noopener">502-555-0134</a>.</p>\n'
    )


@pytest.mark.parametrize("sign", ["[", "[a](", "<", "`", "(502) "])
def test_a_hostile_text_costs_no_more_than_its_length(sign: str) -> None:
    text = sign * 50_000
    assert dialled(text) == text
