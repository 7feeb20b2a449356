"""The practice's own files: its colours as a style sheet, its monogram as logo and icon of the browser's tab."""

from __future__ import annotations

from collections.abc import Iterator

from generator.outputs.base import File
from generator.outputs.pages.frame import BRAND, MONOGRAM
from generator.outputs.pages.site import Site
from generator.outputs.pages.templates import fill
from generator.render.brand import light, pair_of, style_sheet
from generator.render.names import initials

SOURCES = ("site_config.yml",)


def pages(site: Site) -> Iterator[File]:
    """Both files."""
    brand = site.desk.settings.brand
    yield File(BRAND, style_sheet(brand).encode(), sources=SOURCES)
    shades = light(pair_of(brand))
    letters = brand.monogram or initials(site.directory.practice.name)
    values = {
        "name": site.directory.practice.name,
        "letters": letters,
        "size": {1: 34, 2: 27}.get(len(letters), 21),
        "paper": shades["on-deep"],
        "ground": shades["accent"],
        "ink": shades["on-accent"],
    }
    yield File(MONOGRAM, fill("monogram.svg", values).encode(), sources=SOURCES)
