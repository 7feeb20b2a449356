"""All pages of the site. Each module makes one kind; its template has the same name."""

from __future__ import annotations

from collections.abc import Iterable

from generator.derive.desk import Desk
from generator.outputs.base import Artifact
from generator.outputs.pages import (
    equipment,
    home,
    locations,
    mark,
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
    mark,
)


class Pages:
    """The room."""

    name = "pages"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """Every page, then the practice's own files."""
        site = Site(desk)
        for kind in KINDS:
            yield from kind.pages(site)


ROOM = Pages()
