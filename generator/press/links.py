"""Links in prose: every one must lead to something that is published, a `#place` on a page to a place that is there.

The renderer cannot tell, because most pages never pass through it.
"""

from __future__ import annotations

import difflib
import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urljoin, urlsplit

from generator.outputs.base import Prose
from generator.problems import Problem, Where

CODE = "broken-link"

_CONTENT = re.compile(r"<article\b.*?</article>", re.DOTALL)
_ADDRESS = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")

_ROOT = "https://site.invalid/"


class Published:
    """What there is to link to: every file, and the places on pages. `pages` has the HTML of pages by their file."""

    def __init__(self, files: Iterable[str], pages: Mapping[str, str]) -> None:
        self.files = frozenset(files) | pages.keys()
        self._pages = pages
        self._places: dict[str, frozenset[str]] = {}

    def has(self, path: str) -> bool:
        """Whether a site path leads to a file, or to a folder with a page."""
        return path in self.files or posixpath.join(path, "index.html") in self.files

    def has_place(self, path: str, place: str) -> bool:
        """Whether the page at a site path has an element of this id. Of files that are no pages nothing is known."""
        file = path if path in self._pages else posixpath.join(path, "index.html")
        if file not in self._places:
            ids = _ID.finditer(self._pages.get(file, ""))
            self._places[file] = frozenset(html.unescape(found[found.lastindex or 0]) for found in ids)
        return file not in self._pages or place in self._places[file]


def broken_links(prose: Iterable[Prose], pages: Mapping[str, str], published: Published) -> Iterator[Problem]:
    """A problem for every link in prose that leads nowhere. `pages` has what the renderer made, by file."""
    for page in prose:
        content = _CONTENT.search(pages[f"{page.path}index.html"])
        for address in dict.fromkeys(_ADDRESS.findall(content[0] if content else "")):
            link = html.unescape(address)
            fault = _fault(link, page.path, published)
            if fault:
                yield Problem(
                    CODE, Where(page.sources[0] if page.sources else page.path), fault, _hint(link, published)
                )


def _fault(link: str, here: str, published: Published) -> str:
    """Why a link leads nowhere; empty if it leads somewhere, or to another site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return ""
    if parts.path.startswith("/"):
        return f"the link {link} starts at the top of the server, which need not be the top of this site"
    path = unquote(urlsplit(urljoin(_ROOT + here, parts.path)).path).removeprefix("/") if parts.path else here
    if not published.has(path):
        return f"the link {link} leads to a page or file that is not there"
    if parts.fragment and not published.has_place(path, unquote(parts.fragment)):
        return f"the link {link} leads to a place that its page does not have"
    return ""


def _hint(link: str, published: Published) -> str:
    paths = sorted(file.removesuffix("index.html") for file in published.files)
    wanted = urlsplit(link).path.lstrip("./").removesuffix(".md")
    near = difflib.get_close_matches(wanted, paths, 1)
    meant = f" This one comes near: {near[0]}" if near else ""
    return f"Write addresses relative to the page, like ../providers/ or ../images/map.png.{meant}"
