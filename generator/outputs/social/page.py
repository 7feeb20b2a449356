"""The page on which posts are looked through, changed and copied. It opens from disk and asks no other host."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.derive import wording
from generator.derive.desk import Desk
from generator.derive.routes import Routes
from generator.derive.social.addresses import top_level
from generator.derive.social.drafts import Draft
from generator.derive.social.networks import RULES
from generator.model.news import Update
from generator.model.social import Network
from generator.outputs.base import File, Shelf
from generator.outputs.social import google
from generator.outputs.social.pictures import FOLDER, Pictures
from generator.render.environment import environment
from generator.render.names import direction
from generator.render.stationery import palette

_SITE = "../../site/"
"""The way from the page to the site that was built with it."""


@dataclass(frozen=True, slots=True)
class Card:
    """One post as the page shows it. `choices`: what to fill in beside the text."""

    draft: Draft
    when: str
    image: str
    size: tuple[int, int]
    handle: str
    direction: str
    rows: int
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Everything about one subject."""

    title: str
    source: str
    kind: str
    announced: str
    short: str
    codes: tuple[tuple[str, str], ...]
    cards: tuple[Card, ...]


def page(desk: Desk, made: list[Draft], pictures: Pictures) -> File:
    """index.html."""
    values = {
        "practice": desk.practice.name,
        "language": desk.settings.site.languages[0],
        "today": wording.day(desk.today),
        "sections": list(_sections(desk, made, pictures)),
        "networks": [(network.value, RULES[network].name) for network in desk.settings.social.networks],
        "c": palette(desk.settings.brand),
        "endings": _data(sorted(top_level())),
    }
    body = environment(__package__ or "").get_template("drafts.html.j2").render(values)
    return File(f"{FOLDER}/index.html", body.encode(), Shelf.DRAFTS)


def _data(names: list[str]) -> Markup:
    """Names for the script, which no element can end early."""
    return Markup(json.dumps(" ".join(names), ensure_ascii=False).replace("<", "\\u003c"))


def _sections(desk: Desk, made: list[Draft], pictures: Pictures) -> Iterator[Section]:
    for _, group in groupby(made, key=lambda draft: draft.subject.key):
        drafts = list(group)
        subject, announced = drafts[0].subject, drafts[0].announced
        kind = wording.UPDATE_KINDS[subject.update.kind] if subject.update else "Worth repeating"
        seen = wording.day(announced.first_seen) if announced else ""
        cards = tuple(_card(desk, draft, pictures) for draft in drafts)
        yield Section(subject.title, subject.source, kind, seen, *_short(desk, subject.update), cards)


def _short(desk: Desk, update: Update | None) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The short address of an update, and (name, file) of its QR codes."""
    outputs = desk.settings.outputs
    if update is None or not outputs.share:
        return "", ()
    path = desk.shortlinks.path(update)
    codes = (("SVG", Routes.code(path)), ("PNG", Routes.code_image(path))) if outputs.codes else ()
    return desk.shortlinks.url(update), tuple((name, _SITE + file) for name, file in codes)


def _card(desk: Desk, draft: Draft, pictures: Pictures) -> Card:
    place = pictures.place(draft.subject, draft.network)
    when = f"{wording.weekday(draft.day)}, {wording.clock(draft.rules.clock)}" if draft.day else ""
    image = (f"{_SITE}{place.path}" if place.on_site else place.path.removeprefix(f"{FOLDER}/")) if place else ""
    size = (place.width, place.height) if place else (0, 0)
    handle = desk.settings.social.handles.get(draft.network, "")
    rows = sum(1 + len(line) // 40 for line in draft.text.split("\n")) + 1
    choices = tuple(google.told(draft)) if draft.network is Network.GOOGLE else ()
    return Card(draft, when, image, size, handle, direction(draft.text), rows, choices)
