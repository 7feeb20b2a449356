"""Text for the plain part of a message: 72 columns, addresses on lines of their own, nothing that looks like markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from textwrap import TextWrapper

from generator.render.markdown import markdown

COLUMNS = 72


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """A paragraph in lines of at most 72 columns; what cannot be broken, an address, has a line of its own."""
    wrapper = TextWrapper(
        COLUMNS,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(wrapper.wrap(" ".join(text.split())))


def underlined(text: str, sign: str) -> str:
    """A heading."""
    lines = wrapped(text)
    return f"{lines}\n{sign * max(map(len, lines.split(chr(10))))}"


class _Reader(HTMLParser):
    """Paragraphs, items and links of the small HTML that Markdown becomes."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._item = False
        self._words = ""
        self._links: list[str] = []
        self._lists: list[int | None] = []
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._links.append(dict(attrs).get("href") or "")
        elif tag in ("ul", "ol"):
            self.finish()
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.finish()
            self._mark = self._next_mark()
        elif tag == "br":
            self._words += " "

    def _next_mark(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number + 1}. "

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "li", "h2", "h3"):
            self.finish()
        elif tag in ("ul", "ol"):
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        self._words += data

    def finish(self) -> None:
        """Close the paragraph: its text, then the addresses that it links to."""
        if text := re.sub(r"\s+", " ", self._words).strip():
            indent = " " * len(self._mark)
            links = [indent + link for link in self._links if _bare(link) not in text]
            between = "\n" if self._item and self._mark else "\n\n"
            self.text += (between if self.text else "") + "\n".join([wrapped(text, indent, self._mark), *links])
            self._item = bool(self._mark)
        self._words, self._mark, self._links = "", "", []


def _bare(link: str) -> str:
    """A link as it would stand in a text."""
    return link.removeprefix("mailto:").removeprefix("tel:")


def plain_markdown(text: str) -> str:
    """A text in Markdown as paragraphs to be read as they are."""
    reader = _Reader()
    reader.feed(str(markdown(text)))
    reader.close()
    reader.finish()
    return reader.text
