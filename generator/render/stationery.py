"""What everything that is drawn for a practice shares: its colours, and lines of text at their places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.render import brand, color
from generator.render.brand import BrandLike
from generator.render.direction import directed
from generator.render.lettering import Set


class Line(NamedTuple):
    """One line of text; `y` is its baseline. `role` decides weight and colour."""

    text: str
    y: float
    size: int
    role: str


def baselines(text: Set, top: float, role: str, leading: float) -> Iterator[Line]:
    """The lines of a text whose upper edge is at `top`; `leading` is their distance as a share of the size."""
    for number, line in enumerate(directed(text.lines)):
        yield Line(line, round(top + text.size * (number * leading + 0.92), 1), text.size, role)


def palette(look: BrandLike) -> dict[str, str]:
    """The colours of drawings: the brand's deep shade as ground, and what can be read on it."""
    shades = brand.light(brand.pair_of(look))
    ground, ink = shades["deep"], shades["on-deep"]
    return {
        "ground": ground,
        "ink": ink,
        "quiet": color.passing(color.mix(ink, ground, 0.24), ground),
        "accent": color.passing(color.mix(shades["accent"], color.WHITE, 0.25), ground, color.PARTS),
        "kicker": color.passing(color.mix(shades["accent"], color.WHITE, 0.55), ground),
        "paper": brand.LIGHT_GROUND,
        "seal": shades["accent"],
        "on_seal": shades["on-accent"],
        "tint": shades["tint-strong"],
        "deep": color.passing(ground, shades["tint-strong"]),
    }
