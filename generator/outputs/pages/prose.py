"""Notices and free pages: Markdown that the site renderer turns into HTML; no facts are mixed into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from generator.derive import wording
from generator.derive.routes import HOME, NOTICES, Routes
from generator.model.news import Notice, ProsePage
from generator.model.verify import FactClass
from generator.outputs.base import Crumb, Page, Prose
from generator.outputs.pages.head import Sharing, head, preview
from generator.outputs.pages.site import HOME_CRUMB, Site
from generator.render.markdown import dialled, markdown, plain
from generator.render.names import direction

TITLE = "Notices"

_NUMBER = re.compile(r"(?<![\w/:#\"+-])\+?\d[\d ().-]{5,}\d")
"""A telephone number in text; one in an address follows a colon."""


def pages(site: Site) -> Iterator[Page | Prose]:
    """The list of notices, every notice, every free page."""
    notices = list(site.directory.notices.values())
    if notices:
        yield _index(site, notices)
    for notice in notices:
        summary = notice.summary or plain(notice.body)[:160]
        own = _prose(site, Routes.notice(notice.id), "notice", notice, summary, [Crumb(TITLE, NOTICES)])
        yield replace(own, after=_in_languages(notice))
    for page in site.directory.pages.values():
        yield _prose(site, Routes.prose(page.id), "prose", page, page.summary, [])


def _index(site: Site, notices: list[Notice]) -> Page:
    values = {"notices": [(notice, Routes.notice(notice.id)) for notice in notices]}
    description = f"Notices of {site.desk.practice.name}: rights, language help, privacy, accessibility."
    titles = " · ".join(notice.title for notice in notices)
    sources = [notice.source for notice in notices]
    return site.page(NOTICES, "notices", TITLE, description, values, search=titles, sources=sources)


def _prose(site: Site, path: str, kind: str, entity: Notice | ProsePage, summary: str, above: list[Crumb]) -> Prose:
    trail = (HOME_CRUMB, *above, Crumb(entity.title, path))
    sharing = Sharing(path, entity.title, summary, preview(site.desk, HOME, entity.title, None), "website")
    finished = head(site.desk, sharing, trail, ())
    body = dialled(entity.body) + _stamp(site, entity)
    return Prose(path, kind, entity.title, summary, body, finished, trail, (entity.source,))


def _in_languages(notice: Notice) -> str:
    """The texts in other languages, each marked as what it is (WCAG 2.2, 3.1.2)."""
    texts = [(tag, direction(text), markdown(dialled(text))) for tag, text in notice.in_languages.items()]
    return Markup("\n").join(_section(*text) for text in texts)


def _section(tag: str, direction: str, text: Markup) -> Markup:
    return Markup('<section class="other" lang="{}" dir="{}">{}</section>').format(
        tag, direction, numbers_kept(text) if direction == "rtl" else text
    )


def numbers_kept(text: Markup) -> Markup:
    """Telephone numbers among words that run from right to left: their hyphens would turn their parts around."""
    return Markup(_NUMBER.sub(r'<bdi dir="ltr">\g<0></bdi>', str(text)))


def _stamp(site: Site, entity: Notice | ProsePage) -> str:
    if not isinstance(entity, Notice):
        return ""
    return f"\n\n*{wording.verified(site.desk.trust(FactClass.CONTACTS, None, entity.verified))}.*\n"
