"""Wording that could be read as paying for referrals (42 USC 1320a-7b(b); 42 CFR 411.357(k)) is refused.

A text to an office that thanks offers nothing of value and says nothing of how many patients there were: every word of
value in it counts. What everybody may read speaks of prices, coupons and numbers of patients for good reasons: there a
word of value counts in a sentence that speaks of referring, and in an offer to patients what would bring them here
though they need no care (42 USC 1320a-7a(a)(5)).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.check.places import Files
from generator.load.values import KeyPath
from generator.model.base import Entity, Record
from generator.model.news import Update
from generator.model.newsletters import Newsletter
from generator.model.practice import Directory
from generator.model.social import Network
from generator.problems import Problem, Where

_GIFT = (
    r"gifts?(?:[\s-]+(?:cards?|certificates?|baskets?))?|vouchers?|rewards?|bonus(?:es)?|raffles?|prizes?|"
    r"sweepstakes|rebates?|commissions?|kickbacks?|finder['’]?s fees?|honorari(?:um|a)|cash[\s-]?back|"
    r"free (?:lunch|dinner|supper|breakfast|meal|ticket)\w*|(?:lunch|dinner|supper) (?:is )?on us"
)
_VALUE = rf"{_GIFT}|coupons?|drawing|discounts?|tickets?|cash|treats?|\$\s?\d[\d,.]*"
_REFERRERS = r"(?:top|biggest|best|largest) referr\w+|keep (?:the|your) referrals coming"
_PAID = (
    r"(?:\$\s?\d[\d,.]*|dollars|points?) (?:for|per) (?:each |every )?"
    r"(?:referral|referred patient|patient (?:that )?you (?:send|refer))"
)
_VOLUME = (
    rf"{_REFERRERS}|per (?:referral|patient)|(?:for )?(?:each|every) (?:referral|patient)|"
    r"(?:\d[\d,]*|dozens? of|hundreds of|many|more|most) (?:new )?(?:referrals|patients)|"
    r"number of (?:referrals|patients)|keep (?:them|those) coming|"
    r"volume|(?:keep|continue|go on) (?:sending|referring)|(?:send|refer) (?:us )?more"
)
_FAVOUR = (
    r"(?:in return|in exchange) for (?:your |a |each )?(?:referr\w+|patients)|return the favou?r|"
    r"we(?: wi|['’])ll refer (?:ours|our patients)|quid pro quo"
)
_RETURN = rf"{_FAVOUR}|in (?:return|exchange) for"
_LURE = (
    rf"{_GIFT}|waiv\w+ (?:your |the |any |all )?(?:co-?pay\w*|co-?insurance|deductibles?)|refer a (?:friend|patient)"
)


def _words(**alternatives: str) -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{words})" for name, words in alternatives.items())
    return re.compile(rf"(?<!\w)(?<!no )(?:{groups})(?!\w)", re.IGNORECASE)


_TO_OFFICES = _words(value=_VALUE, volume=_VOLUME, favour=_RETURN)
_TO_ALL = _words(volume=_REFERRERS, value=_PAID, favour=_FAVOUR)
_WITH_REFERRING = _words(value=_GIFT)
_TO_PATIENTS = _words(lure=_LURE)
_REFERRING = re.compile(
    r"\brefer(?:s|red|ral|rals|rers?|ring)?\b|"
    r"\bsend(?:s|ing)? (?:us )?(?:\w+ ){0,2}patients?\b|\bpatients? (?:that )?you send\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n{2,}")


CONFIG = "site_config.yml"
_Text = tuple[KeyPath, str]
_Search = Callable[[str], re.Match[str] | None]


class _Why(NamedTuple):
    does: str
    read_as: str
    hint: str


_REFERRALS = "this could be read as paying for referrals"
_WHYS = {
    "value": _Why(
        "offers something of value", _REFERRALS, "Thank in words alone. What an office may be given, a lawyer decides."
    ),
    "volume": _Why("speaks of how many patients", _REFERRALS, "Thank for trust, never for a number, and ask for none."),
    "favour": _Why("speaks of a favor in return", _REFERRALS, "Thank, and ask for nothing."),
    "lure": _Why(
        "gives patients something for coming",
        "this could be read as buying their choice",
        "Offer care or knowledge. What else patients may be given, a lawyer decides.",
    ),
}


def in_thanks(text: str, where: Where) -> Iterator[Problem]:
    """What is wrong with a text that goes to an office."""
    yield from _told(_TO_OFFICES.search(text), where)


def _told(found: re.Match[str] | None, where: Where) -> Iterator[Problem]:
    if found:
        why = _WHYS[str(found.lastgroup)]
        yield Problem("inducement", where, f"“{found[0]}” {why.does}; {why.read_as}", why.hint)


def check_inducement(directory: Directory, files: Files) -> Iterator[Problem]:
    """What is wrong with the texts that are published or sent: updates with posts and offers, newsletters, pages."""
    for update in directory.updates.values():
        yield from _public(update, _of_update(update), files, _in_offer if update.offer else _in_public)
    for letter in directory.newsletters.values():
        yield from _public(letter, _of_letter(letter), files)
    for page in directory.pages.values():
        yield from _public(page, _texts(page, ("title", "summary", "body")), files)
    for network, topics in directory.settings.social.voice.items():
        for topic, text in topics.items():
            yield from _told(_in_public(text), files.where(CONFIG, ("social", "voice", network.value, topic.value)))


def _public(entity: Entity, texts: Iterator[_Text], files: Files, search: _Search | None = None) -> Iterator[Problem]:
    for path, text in texts:
        if found := (search or _in_public)(text):
            yield from _told(found, _where(entity, path, found, files))


def _where(entity: Entity, path: KeyPath, found: re.Match[str], files: Files) -> Where:
    """Where the field stands; in the text below the front matter the words themselves."""
    document = files.documents.get(entity.source)
    if path != ("body",) or document is None:
        return files.where(entity.source, path)
    body = document.body or ""
    before = body[: body.find(found.string) + found.start()]
    return Where(entity.source, document.body_line + before.count("\n"), len(before) - before.rfind("\n"))


_SIGNS = (
    "gift", "voucher", "reward", "bonus", "raffle", "prize", "sweepstake", "rebate", "commission", "kickback", "finder",
    "honorari", "cash", "free ", "on us", "$", "dollar", "point", "top referr", "biggest referr", "best referr",
    "largest referr", "referrals coming", "favo", "in return", "in exchange", "refer ours", "refer our patients",
    "quid",
)  # fmt: skip
"""One of them is in every text that is refused, and most texts have none: looking for them costs nearly nothing."""


def _in_public(text: str) -> re.Match[str] | None:
    """What would be read as paying: words that always mean it, or words of value in a sentence about referring."""
    lower = text.lower()
    if not any(sign in lower for sign in _SIGNS):
        return None
    if found := _TO_ALL.search(text):
        return found
    ends = [0, *(gap.end() for gap in _SENTENCE.finditer(text)), len(text)]
    for start, end in pairwise(ends):
        if _REFERRING.search(text, start, end) and (found := _WITH_REFERRING.search(text, start, end)):
            return found
    return None


def _in_offer(text: str) -> re.Match[str] | None:
    """The same in an update that offers patients something."""
    return _in_public(text) or _TO_PATIENTS.search(text)


def _texts(record: Record, fields: Iterable[str], before: KeyPath = ()) -> Iterator[_Text]:
    yield from (((*before, field), text) for field in fields if (text := getattr(record, field)))


def _of_update(update: Update) -> Iterator[_Text]:
    social = ("referrers", "patients", *(network.value for network in Network))
    yield from _texts(update, ("title", "summary", "body"))
    yield from _texts(update.social, social, ("social",))
    if update.offer:
        yield from _texts(update.offer, ("terms", "title", "code"), ("offer",))


def _of_letter(letter: Newsletter) -> Iterator[_Text]:
    yield from _texts(letter, ("subject", "preheader", "introduction", "closing"))
    for number, section in enumerate(letter.sections):
        yield from _texts(section, ("title", "text"), ("sections", number))
