"""Colours as numbers: relative luminance, contrast, mixing, and the nearest shade that is readable.

Contrast as WCAG 2.2 defines it: 4.5:1 for text (§1.4.3), 3:1 for parts of the interface (§1.4.11).
"""

from __future__ import annotations

from typing import NamedTuple

TEXT = 4.5
PARTS = 3.0
WHITE = "#ffffff"
BLACK = "#000000"


class Rgb(NamedTuple):
    """Red, green and blue, 0 to 255."""

    red: int
    green: int
    blue: int


def rgb(color: str) -> Rgb:
    """The numbers of `#rrggbb`."""
    return Rgb(int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16))


def luminance(color: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(part / 255) for part in rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(color: str, other: str, share: float) -> str:
    """`color` with a share (0 to 1) of `other` in it."""
    parts = (round(a + (b - a) * share) for a, b in zip(rgb(color), rgb(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def readable_on(background: str) -> str:
    """White where it can be read, else black. One of the two always can."""
    return WHITE if contrast(WHITE, background) >= TEXT else BLACK


def passing(color: str, background: str, ratio: float = TEXT) -> str:
    """The nearest shade of a colour that reaches the ratio on the background: darker on light, lighter on dark."""
    toward = BLACK if luminance(background) > 0.18 else WHITE
    steps = (mix(color, toward, step / 50) for step in range(51))
    return next((shade for shade in steps if contrast(shade, background) >= ratio), toward)
