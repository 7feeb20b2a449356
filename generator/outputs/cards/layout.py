"""Where everything stands on a card. All text is inside the middle 1000 by 500, which no network crops.

::

    kicker                        ___
    The sentence, as           .'     '.
    large as it fits          ( picture )
    lines                      '.     .'
    (monogram) Practice           ---
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.derive.desk import Desk
from generator.derive.routes import Routes
from generator.model.pictures import Picture
from generator.outputs.base import Drawing, Placed
from generator.outputs.cards.subjects import Subject
from generator.render.environment import environment
from generator.render.icons import paths
from generator.render.lettering import Set, fit, width, writable
from generator.render.names import initials
from generator.render.stationery import Line, baselines, palette

PACKAGE = "generator.outputs.cards"
LEFT, ROOM = 100, 530
PICTURE = (672, 76, 472, 472)
"""Left, top, width and height of the picture in its frame."""
TOP, BOTTOM = 70, 464
"""Between these heights kicker, sentence and lines stand, around the middle."""
SENTENCE, KICKER, LINE, NAME = (
    (84, 76, 68, 60, 54, 48, 44, 40, 36, 32, 28, 24),
    (32, 28),
    (36, 32, 28),
    (34, 30, 26, 22),
)
"""Sizes of text in pixels, from the one that is wished for to the smallest that is good."""
LEADING = 1.14
GAPS = {"kicker": 0, "sentence": 14, "line": 16}
"""Pixels above each part."""
SEAL_TOP, SEAL, SEAL_WIDEST = 486, 76, 200
"""Where the monogram stands: a square of this side, or a logo of this height and at most this width."""


class Seal(NamedTuple):
    """Monogram or logo, `width` pixels wide, and the name of the practice beside it."""

    logo: str | None
    letters: str
    width: float
    name: list[Line]


class Stationery:
    """What all cards of a practice share: colours, monogram or logo, name."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._host = urlsplit(desk.routes.site_url).netloc
        self._name = writable(desk.practice.name) or self._host
        letters = desk.settings.brand.monogram or initials(desk.practice.name)
        self._monogram = writable(letters) or self._host[0].upper()
        self._logo = desk.settings.brand.logo
        self._colors = palette(desk.settings.brand)

    def card(self, subject: Subject) -> Drawing:
        """The card of one page."""
        sentence = writable(subject.title) or self._name
        seal = self._seal(sentence)
        values = {
            "colors": self._colors,
            "left": LEFT,
            "lines": list(self._lines(subject, sentence)),
            "picture": subject.picture,
            "letters": writable(subject.letters),
            "icon": paths(subject.icon),
            "seal": seal,
            "seal_top": SEAL_TOP,
            "seal_side": SEAL,
        }
        svg = environment(PACKAGE).get_template("card.svg.j2").render(values)
        return Drawing(Routes.card(subject.path), svg, tuple(self._pictures(subject, seal)), subject.sources)

    def _pictures(self, subject: Subject, seal: Seal) -> Iterator[Placed]:
        if subject.picture:
            yield Placed(subject.picture, *PICTURE, round=True)
        if seal.logo:
            yield Placed(seal.logo, LEFT + 8, SEAL_TOP + 8, round(seal.width) - 16, SEAL - 16)

    def _lines(self, subject: Subject, sentence: str) -> Iterator[Line]:
        """Kicker, sentence and lines."""
        lines = [line for line in map(writable, subject.lines) if line]
        parts = [("kicker", fit(writable(subject.kicker), KICKER, ROOM, 40, bold=True, leading=LEADING))]
        parts += [("line", _row(line)) for line in _joined(lines)]
        left = BOTTOM - TOP - GAPS["sentence"] - sum(_height(*part) for part in parts)
        parts.insert(1, ("sentence", fit(sentence, SENTENCE, ROOM, left, bold=True, leading=LEADING)))
        yield from _stacked(parts)

    def _seal(self, sentence: str) -> Seal:
        """The practice as the sender of the card; where its name is the sentence, the place to find it."""
        side: float = SEAL
        if self._logo:
            side = _logo_width(self._desk.gallery.picture(self._logo))
        signed = self._host if sentence == self._name else self._name
        name = fit(signed, NAME, ROOM - side - 20, SEAL, bold=True, leading=LEADING)
        top = SEAL_TOP + (SEAL - len(name.lines) * name.size * LEADING) / 2
        return Seal(self._logo, self._monogram, side, list(baselines(name, top, "name", LEADING)))


def _logo_width(picture: Picture) -> float:
    return max(SEAL / 2, min(SEAL_WIDEST, SEAL * picture.width / picture.height))


def _joined(lines: list[str]) -> Iterator[str]:
    """Neighbours on one line where there is room."""
    row = ""
    for line in lines:
        longer = f"{row} · {line}" if row else line
        if row and width(longer, LINE[-1]) > ROOM:
            yield row
            longer = line
        row = longer
    if row:
        yield row


def _row(line: str) -> Set:
    """In one row if the smallest size allows it, else in two."""
    rows = 1 if width(line, LINE[-1]) <= ROOM else 2
    return fit(line, LINE, ROOM, rows * LINE[0] * LEADING, leading=LEADING)


def _stacked(parts: list[tuple[str, Set]]) -> Iterator[Line]:
    """The parts one below the other, all of them around the middle."""
    top = (TOP + BOTTOM - sum(_height(*part) for part in parts)) / 2
    for role, text in parts:
        yield from baselines(text, top + GAPS[role], role, LEADING)
        top += _height(role, text)


def _height(role: str, text: Set) -> float:
    return GAPS[role] + len(text.lines) * text.size * LEADING
