"""All pages of the site. Each module makes one kind; its template has the same name."""

from __future__ import annotations

from collections.abc import Iterable

from generator.derive.desk import Desk
from generator.derive.routes import Routes
from generator.outputs.base import Artifact, Code, Page
from generator.outputs.pages import (
    check,
    equipment,
    home,
    icons,
    locations,
    mark,
    newsletters,
    not_found,
    people,
    plan,
    plans_at,
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
    check,
    providers,
    locations,
    plan,
    plans_at,
    services,
    equipment,
    updates,
    newsletters,
    promises,
    people,
    prose,
    not_found,
    redirects,
    mark,
    icons,
)


class Pages:
    """The room."""

    name = "pages"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """Every page with its code, then the practice's own files."""
        site = Site(desk)
        address = desk.shortlinks.on_paper if desk.settings.outputs.share else desk.routes.url
        for kind in KINDS:
            for made in kind.pages(site):
                yield made
                if isinstance(made, Page) and site.has_code(made.kind):
                    yield Code(Routes.code(made.path), address(made.path), made.sources)


ROOM = Pages()
