"""Comparing what is said in two renderings of a page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from tests.browser.visits import Visit

APART = "button, select, label, input, form, [role=search], .today-hours, .open-now"
"""Words on controls, and words that hold only on the day on which they are read: no facts of the page."""


def words(text: str) -> Counter[str]:
    """How often each word stands in the text; capitals, ligatures and invisible characters make no difference."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return Counter(re.findall(r"\w+", plain.casefold()))


def facts(visit: Visit, within: str) -> Counter[str]:
    """The words that can be read there on the open page."""
    found = visit.ask("words", {"within": within, "apart": APART})
    return words(found["all"]) - words(found["apart"])


def lost(before: Counter[str], after: Counter[str]) -> list[str]:
    """Words that stand less often afterwards, with how often they are missing."""
    return [f"“{word}” × {count}" if count > 1 else f"“{word}”" for word, count in (before - after).items()]
