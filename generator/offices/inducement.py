"""Wording that could be read as paying for referrals (42 USC 1320a-7b(b); 42 CFR 411.357(k)) is refused.

A note of thanks offers nothing of value, and says nothing of how many patients there were or should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.load.values import Document, KeyPath
from generator.model.private import Offices
from generator.problems import Problem

_VALUE = (
    r"gifts?(?:\s+(?:cards?|certificates?|baskets?))?|vouchers?|coupons?|rewards?|bonus(?:es)?|raffles?|prizes?|"
    r"sweepstakes|drawing|rebates?|discounts?|commissions?|kickbacks?|finder['’]?s fees?|honorari(?:um|a)|"
    r"tickets?|cash|treats?|free (?:lunch|dinner|meal|tickets?)\w*|(?:lunch|dinner) (?:is )?on us|\$\s?\d[\d,.]*"
)
_VOLUME = (
    r"per (?:referral|patient)|(?:for )?(?:each|every) (?:referral|patient)|"
    r"(?:\d[\d,]*|dozens? of|hundreds of|many|more|most) (?:new )?(?:referrals|patients)|"
    r"number of (?:referrals|patients)|"
    r"(?:top|biggest|best|largest) referr\w+|keep (?:them|those|the referrals|your referrals) coming|"
    r"volume|(?:keep|continue|go on) (?:sending|referring)|(?:send|refer) (?:us )?more"
)
_RETURN = r"in (?:return|exchange) for|return the favou?r|we(?: wi|['’])ll refer (?:ours|our patients)|quid pro quo"
_WORDS = re.compile(rf"(?<!\w)(?:(?P<value>{_VALUE})|(?P<volume>{_VOLUME})|(?P<favour>{_RETURN}))(?!\w)", re.IGNORECASE)

_WHY = {
    "value": ("offers something of value", "Thank in words alone. What an office may be given, a lawyer decides."),
    "volume": ("speaks of how many patients", "Thank for trust, never for a number, and ask for none."),
    "favour": ("speaks of a favor in return", "Thank, and ask for nothing."),
}


def inducements(offices: Offices, document: Document) -> Iterator[Problem]:
    """Every text that goes to an office or to the public, and has such wording."""
    for path, text in _texts(offices):
        if found := _WORDS.search(text):
            why, hint = _WHY[str(found.lastgroup)]
            message = f"“{found[0]}” {why}; this could be read as paying for referrals"
            yield Problem("inducement", document.where(path), message, hint)


def _texts(offices: Offices) -> Iterator[tuple[KeyPath, str]]:
    thanks = offices.thanks
    for field in ("new", "long_standing", "closing"):
        yield ("thanks", field), getattr(thanks, field)
    for key, office in offices.offices.items():
        if office.thanks:
            yield ("offices", key, "thanks"), office.thanks
        for number, item in enumerate(office.feedback):
            for field, text in (("heard", item.heard), ("changed", item.changed)):
                if text:
                    yield ("offices", key, "feedback", number, field), text
