"""What the clock in browsers (`theme/assets/presence.js`) reads of a fact: attributes in its tag."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from generator.derive.freshness import Trust
from generator.derive.turns import Turn, age, written


def ages(trust: Trust, turns: Sequence[Turn] = ()) -> Markup:
    """` data-last="2026-11-25 2026-11-18"` for what only grows too old; ` data-then` where more is to come."""
    if turns:
        return Markup(f' data-then="{escape(written(turns))}"')
    last = age(trust)
    return Markup(f' data-last="{last}"') if last else Markup("")
