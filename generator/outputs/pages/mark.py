"""The practice's own files: its style sheet (colours, margins of printed sheets) and its monogram (logo, tab icon)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.routes import Routes
from generator.outputs.base import File
from generator.outputs.pages.frame import BRAND, MONOGRAM
from generator.outputs.pages.site import Site
from generator.outputs.pages.templates import fill
from generator.render.brand import HEADING_FAMILY, SYSTEM, TEXT_FAMILY, Face, light, pair_of, style_sheet
from generator.render.escape import css_string
from generator.render.names import initials

SOURCES = ("site_config.yml",)


def pages(site: Site) -> Iterator[File]:
    """Both files."""
    brand = site.desk.settings.brand
    yield File(BRAND, (style_sheet(brand, list(_faces(site))) + _sheets(site)).encode(), sources=SOURCES)
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


def _faces(site: Site) -> Iterator[Face]:
    """The practice's own fonts. Without a bold one, and no weights in the one for text, browsers embolden that."""
    fonts = site.desk.settings.brand.fonts
    if not fonts:
        return
    bold = [(TEXT_FAMILY, fonts.bold, "700")] if fonts.bold else []
    headings = [(HEADING_FAMILY, fonts.headings, "700")] if fonts.headings else []
    for family, file, weight in ((TEXT_FAMILY, fonts.text, "400"), *bold, *headings):
        font = site.directory.fonts[file]
        yield Face(family, f"../{Routes.font(file, font.digest)}", "100 900" if font.variable else weight)


def _sheets(site: Site) -> str:
    """The margins of printed sheets (CSS Paged Media Level 3): who we are above, the page's number below.

    The address of the page, the day and the numbers are below too; they stand in the footer, which knows its page.
    """
    boxes = {
        "top-left": css_string(site.directory.practice.name),
        "top-right": css_string("For referring offices"),
        "bottom-right": 'counter(page) " / " counter(pages)',
    }
    font = f"font:8.5pt {SYSTEM}"
    return (
        "@page{margin:15mm 13mm 12mm;"
        + "".join(f"@{box}{{content:{text};{font}}}" for box, text in boxes.items())
        + "}\n"
    )
