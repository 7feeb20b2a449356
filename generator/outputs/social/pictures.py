"""Pictures of posts about updates: square, tall and 4:3, in the practice's colours. The wide one is the page's card.

::

       ___
     .'   '.        the picture, or a sign, in a circle
      '._.'
    Kicker
    The sentence, as large as it fits
    (monogram) Practice
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.derive import wording
from generator.derive.desk import Desk
from generator.derive.routes import HOME, Routes
from generator.derive.social.networks import RULES, WIDE
from generator.derive.social.subjects import Subject
from generator.model.news import Update
from generator.model.social import Network
from generator.outputs.base import Drawing, Placed, Shelf
from generator.render.environment import environment
from generator.render.icons import UPDATE_ICONS, paths
from generator.render.lettering import Set, fit, writable
from generator.render.names import initials
from generator.render.stationery import baselines, palette

PACKAGE = "generator.outputs.social"
FOLDER = "social"
MOST = 8
"""Updates that get pictures of their own, those first that have not been announced. Without cards there are none."""
MARGIN = 80
SENTENCE = (84, 76, 68, 60, 54, 48, 44, 40, 36, 32, 28, 24)
KICKER, NAME = (34, 30, 26), (34, 30, 26, 22)
LEADING = 1.16
SEAL = 84
"""Sizes in pixels."""
SHORT_SUMMARY = 160
"""Characters of a summary that can stand in for a title."""


class Place(NamedTuple):
    """Where a post's picture is: in the drafts' folder, or on the site."""

    path: str
    on_site: bool
    width: int
    height: int


class Pictures:
    """The pictures of all posts: where they are, and the drawings that have to be made."""

    def __init__(self, desk: Desk, chosen: list[Subject]) -> None:
        self._desk = desk
        news = [subject for subject in chosen if subject.update and desk.settings.outputs.cards]
        fresh = sorted(news, key=lambda subject: _is_announced(desk, subject.update))
        self._own = {subject.key: subject for subject in fresh[:MOST]}

    def place(self, subject: Subject, network: Network) -> Place | None:
        """The picture of a post; None where the practice has switched off its cards, too."""
        width, height = RULES[network].image
        if (width, height) != WIDE and subject.key in self._own:
            return Place(_path(subject, width, height), False, width, height)
        if not self._desk.settings.outputs.cards:
            return None
        page = subject.path if subject.key.startswith(("update/", "provider/")) else HOME
        return Place(Routes.card(page), True, *WIDE)

    def drawings(self) -> Iterator[Drawing]:
        """Every size that a network asks for, of the updates that get one."""
        sizes = {RULES[network].image for network in self._desk.settings.social.networks} - {WIDE}
        easel = Easel(self._desk)
        for subject in self._own.values():
            if subject.update:
                yield from (easel.drawing(subject, subject.update, size) for size in sorted(sizes))


def _is_announced(desk: Desk, update: Update | None) -> bool:
    return update is not None and desk.announcements.announced(update)


def _path(subject: Subject, width: int, height: int) -> str:
    return f"{FOLDER}/images/{subject.key.partition('/')[2]}-{width}x{height}.png"


class Easel:
    """Draws pictures of posts."""

    def __init__(self, desk: Desk) -> None:
        self._practice = writable(desk.practice.name)
        letters = desk.settings.brand.monogram or initials(desk.practice.name)
        self._letters = writable(letters) or "+"
        self._colors = palette(desk.settings.brand)

    def drawing(self, subject: Subject, update: Update, size: tuple[int, int]) -> Drawing:
        """The picture of an update in one size."""
        width, height = size
        circle = round(height * (0.46 if height >= width else 0.42))
        top = 60
        picture = (
            Placed(subject.photo.file, (width - circle) // 2, top, circle, circle, round=True)
            if subject.photo
            else None
        )
        values = {
            "width": width,
            "height": height,
            "colors": self._colors,
            "circle": circle,
            "top": top,
            "picture": picture,
            "icon": paths(UPDATE_ICONS[update.kind]),
            "lines": list(self._lines(subject, update, (width - 2 * MARGIN, top + circle + 40, height - SEAL - 90))),
            "letters": self._letters,
            "left": MARGIN,
            "seal_top": height - SEAL - 60,
            "seal": SEAL,
            "name": list(self._name(width, height - SEAL - 60)),
        }
        svg = environment(PACKAGE).get_template("post.svg.j2").render(values)
        placed = (picture,) if picture else ()
        return Drawing(_path(subject, width, height), svg, placed, (subject.source,), Shelf.DRAFTS)

    def _lines(self, subject: Subject, update: Update, room: tuple[int, int, int]) -> Iterator[object]:
        """Kicker, sentence and date between two heights; `room` is their width, top and bottom."""
        width, top, bottom = room
        kicker = fit(
            writable(wording.UPDATE_KINDS[update.kind]), KICKER, width, KICKER[0] * LEADING, bold=True, leading=LEADING
        )
        when = writable(subject.when)
        foot = fit(when, KICKER, width, KICKER[0] * LEADING, leading=LEADING) if when else Set((), 0)
        left = bottom - top - _height(kicker) - _height(foot) - 32
        sentence = fit(self._sentence(subject), SENTENCE, width, left, bold=True, leading=LEADING)
        for text, role in ((kicker, "kicker"), (sentence, "sentence"), (foot, "line")):
            yield from baselines(text, top, role, LEADING)
            top += round(_height(text)) + 16

    def _sentence(self, subject: Subject) -> str:
        """The title; of one that our font cannot write, the summary if it is short, or else the practice's name."""
        summary = writable(subject.summary)
        return writable(subject.title) or (summary if len(summary) <= SHORT_SUMMARY else "") or self._practice

    def _name(self, width: int, top: int) -> Iterator[object]:
        name = fit(self._practice, NAME, width - 2 * MARGIN - SEAL - 24, SEAL, bold=True, leading=LEADING)
        yield from baselines(name, top + (SEAL - _height(name)) / 2, "name", LEADING)


def _height(text: Set) -> float:
    return len(text.lines) * text.size * LEADING
