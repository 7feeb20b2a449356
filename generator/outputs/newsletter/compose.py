"""A letter as HTML and as plain text, with our own marks where services differ."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.derive import wording
from generator.derive.desk import Desk
from generator.outputs.newsletter.letter import Letter
from generator.outputs.newsletter.templates import fill, fill_text
from generator.render.mail import palette
from generator.render.names import direction

if TYPE_CHECKING:
    from datetime import date

    from css_inline import CSSInliner

_DARK = (
    (".ground", "background-color:{ground}"),
    (".paper", "background-color:{paper}"),
    (".tint", "background-color:{tint}"),
    (".deep", "background-color:{deep}"),
    (".quiet,.quiet-a", "color:{quiet}"),
    (".kind,.heading,.link,.more-a", "color:{brand}"),
    (".deep-text", "color:{on_deep}"),
    (".btn", "background-color:{button}"),
    (".btn-a", "color:{on_button}"),
    (".cell,.title-a,.plain", "color:{ink}"),
    (".section,.sign,.facts-td", "border-color:{line}"),
)
"""What changes in the dark. All of it must overrule the styles that stand in the elements."""


def html(desk: Desk, letter: Letter, day: date) -> str:
    """The message as HTML, every style in its element."""
    colors = palette.dark(desk.settings.brand)

    def dark_rules(before: str) -> str:
        rules = ((_each(selectors, before), body.format_map(colors)) for selectors, body in _DARK)
        return "".join(f"{selectors}{{{body}!important}}" for selectors, body in rules)

    values = {**_values(desk, letter, day), "c": palette.light(desk.settings.brand), "dark_rules": dark_rules}
    return _inliner().inline(fill("email.html.j2", values))


def _each(selectors: str, before: str) -> str:
    return ",".join(before + selector for selector in selectors.split(","))


@cache
def _inliner() -> CSSInliner:
    """Rules into the elements that they are for. It loads nothing: neither files nor addresses."""
    from css_inline import CSSInliner

    return CSSInliner(load_remote_stylesheets=False, minify_css=True)


def text(desk: Desk, letter: Letter, day: date) -> str:
    """The message as plain text, written for reading."""
    return fill_text("email.txt.j2", _values(desk, letter, day))


def paste(desk: Desk, letter: Letter, day: date) -> str:
    """The message for editors that have a layout of their own."""
    return fill("paste.html.j2", _values(desk, letter, day)).strip() + "\n"


def _values(desk: Desk, letter: Letter, day: date) -> Mapping[str, Any]:
    return {
        "letter": letter,
        "as_of": wording.day(day),
        "language": desk.settings.site.languages[0],
        "direction": direction(letter.subject),
    }
