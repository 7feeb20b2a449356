"""A page taken apart: its ids, its links, what its head says, its structured data."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

LINKS = {"href", "src", "poster", "data", "action", "formaction", "cite"}
SETS = {"srcset", "imagesrcset"}
SHARED = {"og:image", "og:url"}
"""Properties of Open Graph that are addresses."""


@dataclass
class Markup:
    """`links` are (element, address as written)."""

    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, str]] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    title: str = ""
    graph: list[dict[str, Any]] = field(default_factory=list)


class Reader(HTMLParser):
    """Fills a `Markup`."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Markup()
        self.inside = ""
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember ids and addresses."""
        said = {name: value or "" for name, value in attrs}
        self.found.ids |= {said[name] for name in ("id", "name") if said.get(name) and (name == "id" or tag == "a")}
        self.found.links += [(tag, said[name]) for name in LINKS & said.keys()]
        for name in SETS & said.keys():
            self.found.links += [(tag, part.split()[0]) for part in said[name].split(",")]
        if tag == "meta":
            self.handle_meta(said)
        if tag == "link" and said.get("rel") == "canonical":
            self.found.canonical = said.get("href", "")
        if tag == "title" or said.get("type") == "application/ld+json":
            self.inside, self.text = tag, ""

    handle_startendtag = handle_starttag

    def handle_meta(self, said: dict[str, str]) -> None:
        """What the head says, and the addresses in it."""
        name = said.get("property") or said.get("name") or said.get("http-equiv", "")
        content = said.get("content", "")
        self.found.metas[name] = content
        if name in SHARED:
            self.found.links.append(("meta", content))
        if name.lower() == "refresh" and "url=" in content.lower():
            self.found.links.append(("meta", content.split("=", 1)[1].strip("'\" ")))

    def handle_data(self, data: str) -> None:
        """Text of what is open."""
        if self.inside:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        """The title, or structured data, is complete."""
        if tag != self.inside:
            return
        if tag == "title":
            self.found.title = self.found.title or self.text.strip()
        else:
            said = json.loads(self.text)
            self.found.graph += said.get("@graph", [said])
        self.inside = ""


@cache
def read(file: Path) -> Markup:
    """The page in that file."""
    reader = Reader()
    reader.feed(file.read_text("utf-8"))
    reader.close()
    return reader.found
