"""The practice on the home screen of a telephone, and in the browser's tab where there is a logo."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.routes import TOUCH_ICON
from generator.outputs.base import Drawing, Placed
from generator.outputs.pages.site import Site
from generator.outputs.pages.templates import fill
from generator.render import brand
from generator.render.lettering import writable
from generator.render.names import initials


def pages(site: Site) -> Iterator[Drawing]:
    """The icon: the logo on paper, or the monogram on the colour of the main button. A drawing, as cards are."""
    if not site.desk.settings.outputs.cards:
        return
    settings = site.desk.settings.brand
    shades = brand.light(brand.pair_of(settings))
    letters = writable(settings.monogram or initials(site.directory.practice.name))
    values = {
        "logo": bool(settings.logo),
        "letters": letters,
        "size": {1: 104, 2: 84}.get(len(letters), 62),
        "paper": brand.LIGHT_PAPER,
        "ground": shades["accent"],
        "ink": shades["on-accent"],
    }
    pictures = (Placed(settings.logo, 20, 20, 140, 140),) if settings.logo else ()
    yield Drawing(TOUCH_ICON, fill("touch.svg", values), pictures, ("site_config.yml",))
