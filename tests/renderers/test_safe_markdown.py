"""Markdown that strangers may have written: no markup of theirs and no odd address comes through."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from markdown import Markdown

from generator.renderers.mkdocs_options import EXTENSIONS
from generator.renderers.safe_markdown import is_relative, scheme

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "text <b onclick=alert(1)>bold</b>",
    "<div>\n\n[x](y)\n\n</div>",
    "<!-- comment --> <?php echo 1 ?> <![CDATA[x]]> <!DOCTYPE x>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](\x01javascript:alert(1))",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "![x](https://tracker.example/x.gif)",
    "![x](//tracker.example/x.gif)",
    "![x](\\\\tracker.example/x.gif)",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    '![a" onerror="alert(1)](x.png)',
    '[x](y "t\\" onclick=\\"alert(1)")',
    "# Title { onclick=alert(1) }",
    "# Title {: #id .class onclick=alert(1) }",
    "```html { onclick=alert(1) }\n<script>alert(1)</script>\n```",
    '!!! note "<script>alert(1)</script>"\n    text',
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "Term\n: <script>alert(1)</script>",
    "<javascript:alert(1)>",
    "`<script>`\n\n    <script>alert(1)</script>",
    "\x02wzxhzdk:0\x03 <script>alert(1)</script>",
]

TAGS = {
    *("p", "a", "span", "img", "em", "strong", "code", "pre", "h1", "h2", "div", "br", "dl", "dt", "dd"),
    *("table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li"),
}


class Elements(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def converted(text: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, "fenced_code", "generator.renderers.safe_markdown"]).convert(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile(text: str) -> None:
    for tag, attributes in Elements(converted(text)).found:
        assert tag in TAGS
        assert attributes.keys() <= {"href", "src", "alt", "title", "class", "id"}
        address = re.sub(r"[\x00-\x20]", "", attributes.get("href", attributes.get("src", "")))
        assert re.match(r"(https?:|mailto:|tel:|[^:]*$)", address, re.IGNORECASE)
        assert tag != "img" or not re.match(r"(\w+:|[/\\]{2})", address)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b & c > d &copy;", "<p>a &lt; b &amp; c &gt; d &copy;</p>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("[x](../providers/?a=1&b=2#c)", '<p><a href="../providers/?a=1&amp;b=2#c">x</a></p>'),
        (
            "[x](mailto:a@b.example) [y](tel:+15555550100)",
            '<p><a href="mailto:a@b.example">x</a> <a href="tel:+15555550100">y</a></p>',
        ),
        ("<https://a.example/b>", '<p><a href="https://a.example/b">https://a.example/b</a></p>'),
        ("![Map](../images/map.png)", '<p><img alt="Map" src="../images/map.png" /></p>'),
        ("[x](javascript:alert(1)) after", "<p><span>x</span> after</p>"),
        ("![A map](https://other.example/m.png)", "<p><span>A map</span></p>"),
    ],
)
def test_plain_things_stay(text: str, expected: str) -> None:
    assert converted(text) == expected


def test_mail_addresses_may_be_hidden_from_harvesters() -> None:
    assert Elements(converted("<a@b.example>")).found[1] == ("a", {"href": "mailto:a@b.example"})


@pytest.mark.parametrize(
    ("address", "expected"),
    [("x/y", ""), ("HTTPS://x", "https"), (" java\nscript:x", "javascript"), ("a/b:c", ""), ("?a:b", ""), ("#a:b", "")],
)
def test_scheme(address: str, expected: str) -> None:
    assert scheme(address) == expected


@pytest.mark.parametrize(
    ("address", "relative"),
    [("x.png", True), ("/x.png", True), ("//h/x", False), ("/\\h/x", False), ("http:x", False), ("\t//h", False)],
)
def test_relative(address: str, relative: bool) -> None:
    assert is_relative(address) is relative
