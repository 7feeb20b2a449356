"""What the clock in browsers (`theme/assets/presence.js`) reads of a fact: attributes in its tag."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from markupsafe import Markup, escape

from generator.derive.answers import Opening
from generator.derive.desk import Desk
from generator.derive.freshness import Trust
from generator.derive.participation import Answer
from generator.derive.turns import Turn, of_opening, written
from generator.model.places import Location

NONE = Markup("")


def ages(trust: Trust, turns: Sequence[Turn] = ()) -> Markup:
    """` data-last="2026-11-25 2026-11-18"` for what only grows too old; ` data-then` where more is to come."""
    if turns:
        return Markup(f' data-then="{escape(written(turns))}"')
    return _last(trust.expires, trust.verified_on) if trust.good else NONE


@lru_cache(maxsize=4096)
def _last(expires: date | None, verified_on: date | None) -> Markup:
    return Markup(f' data-last="{expires} {verified_on}"') if expires else NONE


def ages_of(desk: Desk, opening: Opening, everywhere: Sequence[Location] = ()) -> Markup:
    """The same for how soon a visit can be had; what changes at an hour changes on the clock of its place.

    `everywhere`: the places it is about if it names none.
    """
    turns = of_opening(opening)
    places = [desk.directory.locations[key] for key in opening.source.at] or everywhere
    zones = {desk.zone(place) for place in places} if turns else set()
    away = zones - {desk.zone()}
    clock = Markup(f' data-zone="{escape(*away)}"') if len(zones) == len(away) == 1 else NONE
    return ages(opening.trust, turns) + clock


def until(last: date | None) -> Markup:
    """` data-until="2026-12-31"` for what goes after a day, such as a provider who leaves."""
    return Markup(f' data-until="{last}"') if last else NONE


_FIRST = re.compile(r'<span class="st \w+"( data-last="[^"]+")')
_SHAPES = tuple(f'<span class="st {shape.value}"' for shape in Answer)


def together(rows: str) -> tuple[str, Markup]:
    """Rows of a table without the attribute that most answers share, and that attribute, for the table's own tag.

    The first answer is taken for most of them: large sites have too many rows to count.
    """
    found = _FIRST.search(rows)
    if found is None:
        return rows, NONE
    mark = found[1]
    pieces = rows.split(mark)
    kept = [piece if piece.endswith(_SHAPES) else piece + mark for piece in pieces[:-1]]
    return "".join([*kept, pieces[-1]]), Markup(mark)
