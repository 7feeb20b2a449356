"""What stands on every page: announcement, bar and footer. Finished HTML with places for the page's address and title.

The renderer sees a mark for each part and not the part, because parts may change from day to day and shells should not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.press import marks
from generator.press.marks import cut
from generator.renderers.base import SiteSettings

_TOKENS = {
    re.compile(r"(?:\{|%7B)root(?:\}|%7D)", re.IGNORECASE): marks.ROOT,
    re.compile(r"(?:\{|%7B)page_path(?:\}|%7D)", re.IGNORECASE): marks.PATH,
    re.compile(r"(?:\{|%7B)page_title(?:\}|%7D)", re.IGNORECASE): marks.TITLE,
}
"""The tokens of `SiteSettings`, as they are and percent-encoded, as a template's URL filter may leave them."""


class Parts:
    """The parts of one site, with marks for tokens. Parts that the site does not have leave no trace."""

    def __init__(self, settings: SiteSettings) -> None:
        parts = {
            "announcement": settings.announcement_html,
            "bar": settings.bar_html,
            "footer": settings.footer_html,
        }
        self._names = tuple(parts)
        self._html = {name: _with_marks(part) for name, part in parts.items() if part}
        self._shells = {name: cut(part) for name, part in self._html.items()}

    def sheet(self, seal: str = "") -> dict[str, str]:
        """What the theme is given in place of the parts. With a seal, marks that no other text can hold by chance."""
        return {name: _mark(name, seal) if name in self._html else "" for name in self._names}

    def put_into_shell(self, page: str) -> str:
        """A page of marks with the parts in their places; their tokens are marks, to be cut with the others."""
        for name, part in self._html.items():
            page = page.replace(_mark(name, ""), part)
        return page

    def put_into_page(self, page: str, seal: str, values: Mapping[str, str]) -> str:
        """A finished page with the parts in their places, filled with the page's own values."""
        for name, shell in self._shells.items():
            page = page.replace(_mark(name, seal), shell.fill(values).decode())
        return page


def _mark(name: str, seal: str) -> str:
    return f"xPress{seal}{name}x"


def _with_marks(part: str) -> str:
    for token, mark in _TOKENS.items():
        part = token.sub(mark, part)
    return part
