"""Short addresses: small pages that send the browser on to an update, and show in messengers what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.derive.desk import Desk
from generator.derive.routes import Routes
from generator.model.news import Update
from generator.outputs.base import File
from generator.render.environment import environment


class Share:
    """The room."""

    name = "share"

    def render(self, desk: Desk) -> Iterable[File]:
        """A page for each update that is published; none goes away when it is no longer news."""
        return _pages(desk) if desk.lookup.updates else ()


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


def _marks(desk: Desk, update: Update) -> str:
    """?utm_source=…"""
    return "?" + desk.shortlinks.target(update).partition("?")[2]


ROOM = Share()
