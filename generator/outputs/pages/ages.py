"""What the clock in browsers (`theme/assets/presence.js`) reads of a fact: attributes in its tag."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup, escape

from generator.derive.answers import Opening
from generator.derive.desk import Desk
from generator.derive.freshness import Trust
from generator.derive.turns import Turn, age, of_opening, written
from generator.model.places import Location


def ages(trust: Trust, turns: Sequence[Turn] = ()) -> Markup:
    """` data-last="2026-11-25 2026-11-18"` for what only grows too old; ` data-then` where more is to come."""
    if turns:
        return Markup(f' data-then="{escape(written(turns))}"')
    last = age(trust)
    return Markup(f' data-last="{last}"') if last else Markup("")


def ages_of(desk: Desk, opening: Opening, everywhere: Sequence[Location] = ()) -> Markup:
    """The same for how soon a visit can be had; what changes at an hour changes on the clock of its place.

    `everywhere`: the places it is about if it names none.
    """
    turns = of_opening(opening)
    places = [desk.directory.locations[key] for key in opening.source.at] or everywhere
    zones = {desk.zone(place) for place in places} if turns else set()
    away = zones - {desk.zone()}
    clock = Markup(f' data-zone="{escape(*away)}"') if len(zones) == len(away) == 1 else Markup("")
    return ages(opening.trust, turns) + clock


def until(last: date | None) -> Markup:
    """` data-until="2026-12-31"` for what goes after a day, such as a provider who leaves."""
    return Markup(f' data-until="{last}"') if last else Markup("")


_STATUS_LAST = re.compile(r'(<span class="st \w+")( data-last="[^"]*")')


def together(rows: str) -> tuple[str, Markup]:
    """Rows of a table without the attribute that most answers have, and that attribute, for the table's own tag."""
    found = Counter(mark for _, mark in _STATUS_LAST.findall(rows))
    if not found:
        return rows, Markup("")
    common, _ = found.most_common(1)[0]
    return re.sub(rf'(<span class="st \w+"){re.escape(common)}', r"\1", rows), Markup(common)
