"""The look of the site: its colours can be read where they stand, its fonts are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.check.places import Files
from generator.check.words import did_you_mean
from generator.model.fonts import Font
from generator.model.pictures import Flaw
from generator.model.settings import Brand
from generator.problems import Problem, Where
from generator.render.brand import brand_problems

FILE = "site_config.yml"
FOLDER = "content/fonts/"


def named_fonts(brand: Brand) -> Iterator[tuple[str, str]]:
    """(field, path below content/fonts/) of every font that the practice names."""
    if brand.fonts:
        yield from ((field, file) for field, file in brand.fonts if file)


def usable(brand: Brand, fonts: Mapping[str, Font | Flaw]) -> dict[str, Font]:
    """The fonts that are named and can be published."""
    found = {file: fonts[file] for _, file in named_fonts(brand) if file in fonts}
    return {file: font for file, font in found.items() if isinstance(font, Font)}


def check_brand(brand: Brand, fonts: Mapping[str, Font | Flaw], files: Files) -> Iterator[Problem]:
    """Own colours with too little contrast, and fonts that are not there or are none."""
    for faint in brand_problems(brand):
        where = files.where(FILE, ("brand", faint.field))
        yield Problem("low-contrast", where, faint.message, f'Write the nearest shade that passes: "{faint.instead}"')
    for field, file in named_fonts(brand):
        yield from _font_problem(file, fonts, files.where(FILE, ("brand", "fonts", field)))


def _font_problem(file: str, fonts: Mapping[str, Font | Flaw], where: Where) -> Iterator[Problem]:
    found = fonts.get(file)
    if found is None:
        hint = did_you_mean(file, fonts) or f"Put the file into {FOLDER}."
        yield Problem("missing-font", where, f"there is no {FOLDER}{file}", hint)
    elif isinstance(found, Flaw):
        yield Problem(found.code, where, f"{FOLDER}{file}: {found.message}", found.hint)
