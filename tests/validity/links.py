"""Every address on a site that leads to the site itself has to lead to a file of it, and to a place in that file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from tests.built import Site
from tests.validity.markup import read

SCHEMES = {"https", "mailto", "tel", "data", "sms"}
"""Where a link may lead; plain http is not among them."""


@dataclass(frozen=True)
class Links:
    """The links of one site."""

    site: Site

    @cached_property
    def files(self) -> list[Path]:
        """Every HTML file."""
        return sorted(self.site.folder.rglob("*.html"))

    @cached_property
    def root(self) -> str:
        """The published address, as the home page states it."""
        return read(self.site.folder / "index.html").canonical

    def url(self, file: Path) -> str:
        """The address of a file."""
        return self.root + file.relative_to(self.site.folder).as_posix().removesuffix("index.html")

    def target(self, url: str) -> Path | None:
        """The file that an address of the site means; None for addresses elsewhere."""
        if not url.startswith(self.root) and urlsplit(url).netloc != urlsplit(self.root).netloc:
            return None
        path = unquote(urlsplit(url).path)
        base = urlsplit(self.root).path
        if not path.startswith(base):
            return self.site.folder / "outside-of-the-site"
        file = self.site.folder / path.removeprefix(base)
        return file / "index.html" if path.endswith("/") else file

    def broken(self) -> Iterator[str]:
        """Every link of every page, style sheet and index that leads nowhere."""
        for file in self.files:
            for tag, written in read(file).links:
                if fault := self.fault(urljoin(self.url(file), written.strip())):
                    yield f"{file.relative_to(self.site.folder)}: <{tag}> {written}: {fault}"
        for where, url in [*self.in_styles(), *self.in_data(), *self.in_search(), *self.in_site_map()]:
            if fault := self.fault(url):
                yield f"{where}: {url}: {fault}"

    def fault(self, url: str) -> str:
        """What is wrong with an address; empty if nothing is."""
        url = url.replace("webcal://", "https://", 1)  # the same file, to be subscribed to
        scheme = urlsplit(url).scheme
        if scheme not in SCHEMES:
            return f"leads to {scheme}:"
        file = self.target(url)
        if file is None or scheme not in ("http", "https"):
            return ""
        if file.is_dir():
            return "lacks the slash at the end"
        if not file.is_file():
            return "is not there"
        fragment = unquote(urlsplit(url).fragment)
        if fragment and file.suffix == ".html" and fragment not in read(file).ids:
            return "has no such place"
        return ""

    def in_styles(self) -> Iterator[tuple[str, str]]:
        """What style sheets ask for."""
        for sheet in self.site.folder.rglob("*.css"):
            for written in re.findall(r"""url\(\s*["']?([^"')]+)""", sheet.read_text("utf-8")):
                yield sheet.name, urljoin(self.url(sheet), written)

    def in_data(self) -> Iterator[tuple[str, str]]:
        """Addresses of the site in structured data; their fragments name things, not places."""
        for file in self.files:
            for text in texts(read(file).graph):
                if text.startswith(self.root):
                    yield f"{file.relative_to(self.site.folder)} (structured data)", text.partition("#")[0]

    def in_search(self) -> Iterator[tuple[str, str]]:
        """Where the search leads."""
        index = json.loads((self.site.folder / "search" / "search_index.json").read_text("utf-8"))
        yield from (("search index", urljoin(self.root, entry["location"])) for entry in index["docs"])

    def in_site_map(self) -> Iterator[tuple[str, str]]:
        """What search engines are told."""
        text = (self.site.folder / "sitemap.xml").read_text("utf-8")
        yield from (("sitemap.xml", url) for url in re.findall("<loc>([^<]+)</loc>", text))

    def unreachable(self) -> list[str]:
        """Pages that no way of links leads to from home."""
        seen: set[Path] = set()
        waiting = [self.site.folder / "index.html"]
        while waiting:
            file = waiting.pop()
            if file in seen or file.suffix != ".html" or not file.is_file():
                continue
            seen.add(file)
            links = [urljoin(self.url(file), written) for tag, written in read(file).links if tag == "a"]
            waiting += [found for link in links if (found := self.target(link))]
        return [str(page) for page in self.site.pages if page.file not in seen and page.kind != "not_found"]


def texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
