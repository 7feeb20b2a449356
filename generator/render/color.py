"""Colours as numbers: relative luminance, contrast, mixing, and the nearest shade that is readable.

Contrast as WCAG 2.2 defines it: 4.5:1 for text (§1.4.3), 3:1 for parts of the interface (§1.4.11).
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
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


def shades(color: str, *, darker: bool) -> list[str]:
    """The colour and its darker or lighter shades, of the same hue and saturation, to black or white."""
    hue, light, saturation = rgb_to_hls(*(part / 255 for part in rgb(color)))
    end = 0.0 if darker else 1.0
    steps = (hls_to_rgb(hue, light + (end - light) * step / 100, saturation) for step in range(101))
    return [color, *("#" + "".join(f"{round(part * 255):02x}" for part in step) for step in steps)]


def passing(color: str, background: str, ratio: float = TEXT) -> str:
    """The nearest shade of a colour that reaches the ratio on the background: darker on light, lighter on dark."""
    found = shades(color, darker=luminance(background) > 0.18)
    return next((shade for shade in found if contrast(shade, background) >= ratio), found[-1])


def lightest_under(text: str, color: str) -> str:
    """The lightest shade of a colour on which a light text can still be read; the colour itself if none is lighter."""
    return [color, *(shade for shade in shades(color, darker=False) if contrast(text, shade) >= TEXT)][-1]
