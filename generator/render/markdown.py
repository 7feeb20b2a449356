"""Markdown as practices may write it in a biography or an update: a small subset, sanitised, never a template.

Two nets: markdown-it makes no raw HTML (`html: False`), and nh3 lets only the tags and schemes below through.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

TAGS = {"p", "strong", "em", "ul", "ol", "li", "br", "a", "h2", "h3"}
SCHEMES = {"https", "mailto", "tel"}

_RULES = ["list", "heading", "emphasis", "link", "autolink", "newline", "escape", "entity", "backticks"]
_LOWERED = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}


_SIGNS = re.compile(r"[*_`\[\]<>&\\\t\r\0\xa0]")
_BEGINNING = re.compile(r" *(?:[-+#]|\d+[.)])")


def is_marked(text: str) -> bool:
    """Whether a text might be more than paragraphs of words."""
    return bool(_SIGNS.search(text)) or any(line.endswith("  ") or _BEGINNING.match(line) for line in text.split("\n"))


@lru_cache(maxsize=8192)
def markdown(text: str) -> Markup:
    """The text as safe HTML: paragraphs, emphasis, lists, links, and headings below the page's own."""
    return _parsed(text) if is_marked(text) else _paragraphs(text)


def _paragraphs(text: str) -> Markup:
    """The same for text without any mark, as most biographies are: nothing to parse, nothing to clean."""
    blocks = (block.strip() for block in re.split(r"\n(?: *\n)+", text))
    return Markup("".join("<p>" + re.sub(r" *\n *", "\n", block) + "</p>\n" for block in blocks if block))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # takes longer to import than a thousand plain biographies to print

    return MarkdownIt("zero", {"html": False, "typographer": False}).enable(_RULES)


def _parsed(text: str) -> Markup:
    import nh3

    parser = _parser()
    tokens = parser.parse(text)
    for token in tokens:
        token.tag = _LOWERED.get(token.tag, token.tag)
    made = parser.renderer.render(tokens, parser.options, {})
    return Markup(
        nh3.clean(
            made,
            tags=TAGS,
            attributes={"a": {"href"}, "*": set()},
            url_schemes=SCHEMES,
            link_rel="noopener",
            strip_comments=True,
        )
    )


_LINKED = r"\[[^][]*\]\([^()\s]*\)|<[^<>\s]*>|`[^`]*`"
_has_number = re.compile(r"\d{3}-\d{4}").search
_TO_DIAL = re.compile(rf"{_LINKED}|(?<![\w+(/.-])(?:1-)?(\(\d{{3}}\) ?|\d{{3}}-)(\d{{3}}-\d{{4}})(?![\w-])")


def dialled(text: str) -> str:
    """The Markdown with a link on each number of the North American plan (502-555-0134), as a telephone dials it.

    RFC 3966 §3. What is a link already, or code, stays as it is.
    """
    return _TO_DIAL.sub(_dial, text) if _has_number(text) else text


def _dial(found: re.Match[str]) -> str:
    if found[1] is None:
        return found[0]
    digits = "".join(filter(str.isdecimal, found[1] + found[2]))
    return f"[{found[0]}](tel:+1{digits})"


def plain(text: str) -> str:
    """The same text without any markup, on one line, for search and descriptions."""
    if not is_marked(text):
        return " ".join(text.split())
    spaced = str(markdown(text)).replace("</", " </")
    return Markup(spaced).striptags()
