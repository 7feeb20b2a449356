"""The look of a practice: from a ready one, or from its own two colours, to every shade that the pages use.

All shades are worked out from `primary` and `accent`, in light and in dark, and each is moved until it can be read
where it stands. `brand_problems` says which of a practice's own colours cannot be read as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from generator.render import color as c


class BrandLike(Protocol):
    """What is asked of `brand:` in `site_config.yml`."""

    @property
    def look(self) -> str:
        """The name of a ready look."""
        ...

    @property
    def primary(self) -> str | None:
        """The main colour, `#rrggbb`, if it is not the look's."""
        ...

    @property
    def accent(self) -> str | None:
        """The colour of the primary button, if it is not the look's."""
        ...

    @property
    def corners(self) -> str:
        """`soft`, `square` or `round`."""
        ...

    @property
    def density(self) -> str:
        """`comfortable` or `compact`."""
        ...


class Face(NamedTuple):
    """A file of a font: the family it belongs to, its address as the style sheet knows it, the weights it has."""

    family: str
    address: str
    weights: str


class Pair(NamedTuple):
    """The two colours that everything else is made of."""

    primary: str
    accent: str


LOOKS = {
    "harbor": Pair("#14516a", "#a8401f"),
    "meadow": Pair("#2f5d3f", "#8a4a12"),
    "slate": Pair("#3d4654", "#0f6a6d"),
}

LIGHT_GROUND, LIGHT_PAPER = "#faf8f4", "#ffffff"
LIGHT_SAND = "#f3eee4"
"""The darkest ground of light pages that text and buttons stand on."""
DARK_GROUND, DARK_PAPER = "#13181b", "#1c2327"


class BrandProblem(NamedTuple):
    """A colour of the practice that cannot be read where it is used, and the nearest one that can."""

    field: str
    color: str
    background: str
    ratio: float
    needed: float
    instead: str

    @property
    def message(self) -> str:
        """One sentence without the place. Ratios are cut off, not rounded: 4.49 is no 4.5."""
        found = int(self.ratio * 100) / 100
        needs = "text" if self.needed == c.TEXT else "a button"
        return (
            f"{self.color} is too pale: its contrast to {self.background} is {found}:1, {needs} needs {self.needed}:1"
        )


def brand_problems(brand: BrandLike) -> list[BrandProblem]:
    """Own colours that fail WCAG 2.2 on light pages: the primary as text (4.5:1), the accent as a button (3:1)."""
    wanted = (("primary", brand.primary, c.TEXT), ("accent", brand.accent, c.PARTS))
    return [
        BrandProblem(field, own, LIGHT_SAND, ratio, needed, c.passing(own, LIGHT_SAND, needed))
        for field, own, needed in wanted
        if own and (ratio := c.contrast(own, LIGHT_SAND)) < needed
    ]


def pair_of(brand: BrandLike) -> Pair:
    """The two colours of a brand, its own before its look's."""
    look = LOOKS[str(brand.look)]
    return Pair(brand.primary or look.primary, brand.accent or look.accent)


def light(pair: Pair) -> dict[str, str]:
    """Custom properties for light pages."""
    brand = c.passing(pair.primary, c.mix(pair.primary, c.WHITE, 0.9), 4.8)
    accent = c.passing(pair.accent, LIGHT_GROUND, c.PARTS)
    deep = c.mix(brand, c.BLACK, 0.28)
    return {
        "brand": brand,
        "deep": deep,
        "on-deep": c.readable_on(deep),
        "tint": c.mix(brand, c.WHITE, 0.93),
        "tint-strong": c.mix(brand, c.WHITE, 0.84),
        "accent": accent,
        "accent-hover": c.mix(accent, c.BLACK, 0.16),
        "on-accent": c.readable_on(accent),
        "focus": "#ffbf47",
    }


def dark(pair: Pair) -> dict[str, str]:
    """The same for dark pages: their own shades, not the light ones turned round."""
    brand = c.passing(pair.primary, DARK_PAPER, 7)
    accent = c.passing(c.lightest_under(c.WHITE, pair.accent), DARK_PAPER, c.PARTS)
    return {
        "brand": brand,
        "deep": c.mix(pair.primary, DARK_GROUND, 0.6),
        "on-deep": "#eef1f2",
        "tint": c.mix(DARK_PAPER, brand, 0.1),
        "tint-strong": c.mix(DARK_PAPER, brand, 0.2),
        "accent": accent,
        "accent-hover": c.mix(accent, c.BLACK, 0.14),
        "on-accent": c.readable_on(accent),
        "focus": "#ffd27a",
    }


SYSTEM = '-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif'
"""The fonts that readers have. Liberation Sans is the one of Debian, and of printing services."""

TEXT_FAMILY, HEADING_FAMILY = "Practice", "Practice Headings"

_CORNERS = {
    "soft": {"r": ".5rem", "r-button": ".3rem", "r-small": ".25rem", "r-pill": "1rem", "r-face": "50%"},
    "square": {"r": "0", "r-button": "0", "r-small": "0", "r-pill": "0", "r-face": "0"},
    "round": {"r": ".9rem", "r-button": "1.2rem", "r-small": ".5rem", "r-pill": "1rem", "r-face": "50%"},
}
_DENSITY = {"comfortable": {"gap": "1", "size": ".85rem"}, "compact": {"gap": ".7", "size": ".8rem"}}


def style_sheet(brand: BrandLike, faces: Sequence[Face] = ()) -> str:
    """`brand.css`: the practice's fonts, shapes and colours as custom properties. Printing is always light."""
    pair = pair_of(brand)
    shapes = {**_CORNERS[str(brand.corners)], **_DENSITY[str(brand.density)], **_families(faces)}
    return "".join(
        (
            *map(_font_face, faces),
            _rule(":root", shapes),
            _rule(':root,[data-md-color-scheme="default"]', light(pair)),
            "@media screen{",
            _rule('[data-md-color-scheme="slate"]', dark(pair)),
            "}\n",
        )
    )


def _families(faces: Sequence[Face]) -> dict[str, str]:
    """The stacks of fonts for text and for headings, the practice's own first."""
    own = {face.family for face in faces}
    text = f'"{TEXT_FAMILY}",{SYSTEM}' if TEXT_FAMILY in own else SYSTEM
    return {"text": text, "heading": f'"{HEADING_FAMILY}",{text}' if HEADING_FAMILY in own else text}


def _font_face(face: Face) -> str:
    """The rule that loads a font (CSS Fonts Level 4, §11). `optional`: what comes too late must not move a page."""
    source = f'url("{face.address}") format("woff2")'
    return f'@font-face{{font-family:"{face.family}";src:{source};font-weight:{face.weights};font-display:optional}}\n'


def _rule(selector: str, properties: dict[str, str]) -> str:
    return f"{selector}{{{''.join(_declarations(properties))}}}\n"


def _declarations(properties: dict[str, str]) -> Iterable[str]:
    return (f"--p-{name}:{value};" for name, value in properties.items())
