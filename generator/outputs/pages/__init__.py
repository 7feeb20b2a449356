"""All pages of the site. Each module makes one kind; its template has the same name."""

from __future__ import annotations

from collections.abc import Iterable

from generator.derive.desk import Desk
from generator.outputs.base import Artifact, File
from generator.outputs.pages import (
    equipment,
    home,
    locations,
    not_found,
    people,
    plan,
    promises,
    prose,
    providers,
    redirects,
    refer,
    services,
    updates,
)
from generator.outputs.pages.site import Site
from generator.render.brand import style_sheet

KINDS = (
    home,
    refer,
    providers,
    locations,
    plan,
    services,
    equipment,
    updates,
    promises,
    people,
    prose,
    not_found,
    redirects,
)


class Pages:
    """The room."""

    name = "pages"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """Every page, then the colours of the practice."""
        site = Site(desk)
        for kind in KINDS:
            yield from kind.pages(site)
        yield File("assets/brand.css", style_sheet(desk.settings.brand).encode(), sources=("site_config.yml",))


ROOM = Pages()
