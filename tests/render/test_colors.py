"""Contrast, shades, and the colours of a practice in both schemes."""

from __future__ import annotations

import re
from itertools import product
from types import SimpleNamespace

import pytest

from generator.model.settings import Corners, Density
from generator.render import brand, color


def own(
    primary: str | None = None,
    accent: str | None = None,
    look: str = "harbor",
    corners: str = "soft",
    density: str = "comfortable",
) -> SimpleNamespace:
    return SimpleNamespace(look=look, primary=primary, accent=accent, corners=corners, density=density)


CHOICES = [
    *({"look": look} for look in brand.LOOKS),
    {"primary": "#66ccff", "accent": "#ffee88"},
    {"primary": "#000000"},
]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4.0), ("#123456", "#123456", 1)],
)
def test_contrast_as_wcag_computes_it(one: str, other: str, ratio: float) -> None:
    assert color.contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert color.contrast(other, one) == color.contrast(one, other)


@pytest.mark.parametrize("shade", ["#66ccff", "#ffee88", "#808080", "#000000", "#ffffff", "#a8401f"])
@pytest.mark.parametrize("background", ["#ffffff", "#faf8f4", "#1c2327", "#000000"])
def test_passing_passes(shade: str, background: str) -> None:
    found = color.passing(shade, background)
    assert color.contrast(found, background) >= color.TEXT
    if color.contrast(shade, background) >= color.TEXT:
        assert found == shade


def test_passing_keeps_the_hue() -> None:
    red, green, blue = color.rgb(color.passing("#66ccff", "#ffffff"))
    assert blue > green > red


@pytest.mark.parametrize(
    ("chosen", "scheme"),
    list(product(CHOICES, ["light", "dark"])),
)
def test_every_shade_can_be_read_where_it_stands(chosen: dict[str, str], scheme: str) -> None:
    shades = (brand.light if scheme == "light" else brand.dark)(brand.pair_of(own(**chosen)))
    papers = [brand.LIGHT_PAPER, brand.LIGHT_SAND] if scheme == "light" else [brand.DARK_PAPER, brand.DARK_GROUND]
    for paper in (*papers, shades["tint"]):
        assert color.contrast(shades["brand"], paper) >= color.TEXT
    for ink, ground in (("on-deep", "deep"), ("on-accent", "accent"), ("on-accent", "accent-hover")):
        assert color.contrast(shades[ink], shades[ground]) >= color.TEXT, (ink, ground)
    assert color.contrast(shades["accent"], papers[0]) >= color.PARTS
    assert color.contrast("#14191c", shades["focus"]) >= 7


def test_a_pale_colour_is_a_problem_with_a_neighbour_that_passes() -> None:
    found = brand.brand_problems(own("#66ccff", "#ffee88"))
    assert [problem.field for problem in found] == ["primary", "accent"]
    for problem in found:
        assert color.contrast(problem.instead, problem.background) >= problem.needed
        assert problem.color in problem.message
        assert brand.brand_problems(own(**{problem.field: problem.instead})) == []


def test_a_ratio_is_never_told_as_the_one_it_misses() -> None:
    (nearly,) = brand.brand_problems(own(primary="#6d6d6d"))
    assert 4.4 < nearly.ratio < 4.5
    assert f" is {str(nearly.ratio)[:4]}:1, text needs 4.5:1" in nearly.message


@pytest.mark.parametrize("chosen", [own(), own("#14506b", "#a8401f"), own(look="slate")])
def test_good_colours_are_no_problem(chosen: SimpleNamespace) -> None:
    assert brand.brand_problems(chosen) == []


def test_both_schemes_are_in_the_style_sheet() -> None:
    sheet = brand.style_sheet(own("#2f5d3f"))
    assert '[data-md-color-scheme="default"]{--p-brand:#2f5d3f;' in sheet
    assert "@media screen{" in sheet
    assert '[data-md-color-scheme="slate"]' in sheet


def shapes(**chosen: str) -> dict[str, str]:
    """The first rule of the style sheet: what is neither a colour nor a font's file."""
    rule = re.search(r"^:root\{(.*)\}$", brand.style_sheet(own(**chosen)), re.MULTILINE)
    assert rule
    return dict(re.findall(r"--p-([\w-]+):([^;]*);", rule[1]))


@pytest.mark.parametrize("corners", list(Corners))
@pytest.mark.parametrize("density", list(Density))
def test_corners_and_density_are_as_chosen(corners: str, density: str) -> None:
    assert shapes(corners=corners, density=density).keys() == shapes().keys()
    assert (shapes(corners=corners)["r-button"] == "0") == (corners == "square")
    assert (float(shapes(density=density)["gap"]) < 1) == (density == "compact")


def test_fonts_of_the_practice_come_before_those_of_the_system() -> None:
    text = brand.Face(brand.TEXT_FAMILY, "../fonts/a.woff2", "100 900")
    headings = brand.Face(brand.HEADING_FAMILY, "../fonts/b.woff2", "700")
    sheet = brand.style_sheet(own(), [text, headings])
    assert sheet.count("@font-face") == 2
    assert 'src:url("../fonts/a.woff2") format("woff2");font-weight:100 900;font-display:optional' in sheet
    assert '--p-text:"Practice",-apple-system' in sheet
    assert '--p-heading:"Practice Headings","Practice",-apple-system' in sheet
    assert "@font-face" not in brand.style_sheet(own())
