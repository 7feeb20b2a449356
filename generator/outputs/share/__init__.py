"""Short addresses: small pages that send the browser on to an update, and show in messengers what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.derive.desk import Desk
from generator.derive.routes import Routes
from generator.model.news import Update
from generator.outputs.base import Artifact, Code, File
from generator.render.environment import environment


class Share:
    """The room."""

    name = "share"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """A page for each update that is published; none goes away when it is no longer news. QR codes for the news."""
        return chain(_pages(desk), _codes(desk)) if desk.lookup.updates else ()


def _pages(desk: Desk) -> Iterator[File]:
    form = environment(__name__).get_template("short.html.j2")
    for update in desk.lookup.updates:
        path = desk.shortlinks.path(update)
        page = Routes.update(update.id)
        values = {
            "title": update.title,
            "summary": update.summary,
            "practice": desk.practice.name,
            "language": desk.settings.site.languages[0],
            "link": desk.routes.relative(path, page) + _marks(desk, update),
            "url": desk.routes.url(page),
            "card": desk.routes.url(Routes.card(page)) if desk.settings.outputs.cards else "",
        }
        yield File(f"{path}index.html", form.render(values).encode(), sources=(update.source,))


def _codes(desk: Desk) -> Iterator[Code]:
    """The short address as a QR code, to be put on paper; it has fewer squares than that of the page."""
    if desk.settings.outputs.codes:
        for update in desk.lookup.current_updates:
            path, url = desk.shortlinks.path(update), desk.shortlinks.url(update)
            yield Code(Routes.code(path), url, (update.source,))
            yield Code(Routes.code_image(path), url, (update.source,))


def _marks(desk: Desk, update: Update) -> str:
    """?utm_source=…"""
    return "?" + desk.shortlinks.target(update).partition("?")[2]


ROOM = Share()
