"""What mail programs do not support, found in a message, by the data of Can I email (MIT, see `caniemail.json`).

Only Outlook for Windows, Gmail and Apple Mail are looked at. What one of them does not support may stand in a message
only with a reason why nothing is lost there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files

ALLOWED = {
    "html-doctype": "Outlook takes it out; without it browsers would show the message in quirks mode.",
    "html-style": "Only programs that ask for a narrow or dark window need it; everything else stands in the elements.",
    "html-meta-color-scheme": "Says that there are dark colours. Who does not read it inverts, and ours bear that.",
    "css-color-scheme": "The same for the style sheet.",
    "css-at-media": "Narrower margins on telephones. Without it the message is as wide and still fits.",
    "css-at-media-prefers-color-scheme": "Our own dark colours. Who does not ask inverts, and the colours bear that.",
    "css-selector-attribute": "Outlook.com marks dark with data-ogsc. It stands in a style element of its own.",
    "css-selector-class": "Only in the style elements for narrow and dark windows.",
    "css-selector-type": "Only in the style elements for narrow and dark windows.",
    "css-selector-grouping": "Only in the style elements for narrow and dark windows.",
    "css-selector-descendant": "Only in the style elements for narrow and dark windows.",
    "css-display-none": "Hides the preheader. Where it is shown after all, it is one sentence that belongs there.",
    "css-border-radius": "Round corners of the button; in Outlook it is square, and as large.",
}
"""Feature -> why it may be used although one of the three does not support it."""

_SEMANTIC = frozenset({"article", "aside", "details", "figcaption", "figure", "footer", "header", "main", "mark",
                       "nav", "section", "summary", "time"})  # fmt: skip
_FUNCTIONS = {"calc": "css-unit-calc", "rgba": "css-rgba", "var": "css-variables"}
_UNITS = re.compile(r"(?<![\w#-])-?[\d.]+(rem|vh|vw|vmin|vmax|ch|em|ex|cm|mm|in|pt|pc|px)\b")
_FUNCTION = re.compile(r"([a-z-]+)\(")
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;{}]+)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_AT = re.compile(r"@([a-z-]+)([^{;]*)")
_LONGHANDS = (
    (re.compile(r"border-(top|bottom)-(left|right)-radius"), "border-radius"),
    (re.compile(r"(left|right|top|bottom)"), "left-right-top-bottom"),
    (re.compile(r"(padding|margin)-(left|right|top|bottom)"), r"\1"),
)


@cache
def unsupported() -> Mapping[str, tuple[str, ...]]:
    """Feature -> the programs of the three that do not support it."""
    data = json.loads(files("generator.render.mail").joinpath("caniemail.json").read_text("utf-8"))
    return {feature: tuple(programs) for feature, programs in data["unsupported"].items()}


def missing(html: str) -> dict[str, tuple[str, ...]]:
    """Features of a message that a program does not support and that nobody gave a reason for."""
    return {
        feature: unsupported()[feature]
        for feature in sorted(features(html))
        if feature in unsupported() and feature not in ALLOWED
    }


def features(html: str) -> set[str]:
    """What a message uses, by the names of Can I email. Comments for Outlook are no part of what others see."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._in_style = False

    def handle_decl(self, decl: str) -> None:
        self.found.add("html-doctype")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add("html-semantics" if tag in _SEMANTIC else f"html-{tag}")
        self._in_style = tag == "style"
        given = {name: value or "" for name, value in attrs}
        self.found |= {f"html-{name}" for name in given} | {f"html-{name}-attribute" for name in given}
        self.found |= set(_styled(given.get("style", "")))
        if tag == "meta" and "color-scheme" in given.get("name", ""):
            self.found.add("html-meta-color-scheme")
        if tag == "img":
            self.found.add(_image(given.get("src", "")))
        if tag == "a" and given.get("href", "").startswith("#"):
            self.found.add("html-anchor-links")

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.found |= set(_sheet(data))


def _image(address: str) -> str:
    if address.startswith("data:"):
        return "image-base64"
    return f"image-{address.partition('?')[0].rpartition('.')[2].casefold()}"


def _sheet(css: str) -> Iterator[str]:
    for at in _AT.finditer(css):
        yield f"css-at-{at[1]}"
        yield from (f"css-at-{at[1]}-{asked}" for asked in re.findall(r"\(([a-z-]+)", at[2]))
    bare = re.sub(r"@media[^{]*\{", "", css)
    for selector, body in _RULE.findall(bare):
        yield from _selected(selector.strip())
        yield from _styled(body)


def _selected(selector: str) -> Iterator[str]:
    signs = {r"\.": "class", r"#": "id", r"\[": "attribute", ",": "grouping", ">": "child", r"\+": "adjacent-sibling",
             "~": "general-sibling", r"\*": "universal", r"\w[\])]? +[.\w\[]": "descendant",
             r"(?:^|[\s,>+~])[a-z]": "type", r"\w\.": "chaining"}  # fmt: skip
    yield from (f"css-selector-{name}" for sign, name in signs.items() if re.search(sign, selector))
    for colons, name in re.findall(r"(::?)([a-z-]+)", selector):
        yield f"css-pseudo-{'element' if colons == '::' else 'class'}-{name}"


def _styled(css: str) -> Iterator[str]:
    for written, value in _DECLARATION.findall(css):
        name = written
        for pattern, whole in _LONGHANDS:
            name = pattern.sub(whole, name) if pattern.fullmatch(name) else name
        yield f"css-{name}"
        yield from (f"css-{name}-{word}" for word in re.findall(r"[a-z-]+", value) if name == "display")
        yield from (f"css-unit-{unit}" for unit in _UNITS.findall(value))
        yield from (_FUNCTIONS.get(made, f"css-function-{made}") for made in _FUNCTION.findall(value))
        yield from (f"css-{made}" for made in _FUNCTION.findall(value) if made.endswith("-gradient"))
        yield from ("css-unit-initial" for word in value.split() if word == "initial")
        yield from ("css-sytem-ui" for word in re.split(r"[\s,]+", value) if word == "system-ui")
