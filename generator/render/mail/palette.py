"""Colours of a message, in light, in dark, and turned round by programs that ask nobody.

No pure white meets pure black: what Gmail and Outlook invert stays soft. Every text is readable on its ground
(WCAG 2.2 §1.4.3), which `unreadable` proves for any brand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.render import brand
from generator.render import color as c

GROUND, PAPER, INK, QUIET, LINE = "#f4f1ea", "#fffdfa", "#1f2a2e", "#5a666b", "#ddd8cd"
DARK_GROUND, DARK_PAPER, DARK_INK, DARK_QUIET, DARK_LINE = "#14191b", "#1e2528", "#e9ecea", "#a9b4b6", "#39464a"


def light(colors: brand.BrandLike) -> dict[str, str]:
    """Names of colours -> `#rrggbb`, for what every program shows first."""
    shades = brand.light(brand.pair_of(colors))
    button = c.passing(shades["accent"], c.WHITE)
    return {
        "ground": GROUND,
        "paper": PAPER,
        "ink": INK,
        "quiet": QUIET,
        "line": LINE,
        "brand": c.passing(shades["brand"], GROUND),
        "deep": shades["deep"],
        "on_deep": PAPER if shades["on-deep"] == c.WHITE else shades["on-deep"],
        "tint": shades["tint"],
        "button": button,
        "on_button": PAPER if c.contrast(PAPER, button) >= c.TEXT else c.WHITE,
    }


def dark(colors: brand.BrandLike) -> dict[str, str]:
    """The same names, for programs that ask (`prefers-color-scheme`, Outlook's `data-ogsc`)."""
    shades = brand.dark(brand.pair_of(colors))
    deep = c.mix(shades["deep"], DARK_PAPER, 0.2)
    return {
        "ground": DARK_GROUND,
        "paper": DARK_PAPER,
        "ink": DARK_INK,
        "quiet": DARK_QUIET,
        "line": DARK_LINE,
        "brand": c.passing(shades["brand"], DARK_PAPER),
        "deep": deep,
        "on_deep": c.passing(DARK_INK, deep),
        "tint": shades["tint"],
        "button": shades["accent"],
        "on_button": c.readable_on(shades["accent"]),
    }


PAIRS = (
    ("ink", "paper"), ("ink", "tint"), ("quiet", "paper"), ("quiet", "ground"), ("quiet", "tint"), ("brand", "paper"),
    ("brand", "tint"), ("brand", "ground"), ("on_deep", "deep"), ("on_button", "button"),
)  # fmt: skip
"""Which text stands on which ground."""


def unreadable(colors: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of text and ground that fail 4.5:1; there are none."""
    return ((text, ground) for text, ground in PAIRS if c.contrast(colors[text], colors[ground]) < c.TEXT)
