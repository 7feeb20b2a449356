"""Names as people write them: `SOUNDVIEW ORTHOPAEDIC ASSOC. LLP` becomes `Soundview Orthopaedic Assoc. LLP`.

Only text without any small letter is touched; who wrote a name in mixed case meant it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_UPPER = frozenset(
    "LLC LLP PLLC PC PA LP LTD. MD DO DDS DMD DPM OD NP RN PT OT US USA UK NE NW SE SW PO PCP OBGYN OB GYN ENT MRI ICU "
    "ER HMO PPO EPO POS HDHP VA YMCA YWCA VNA UMASS UCLA NYU II III IV VI VII VIII IX".split()
)
_WRITTEN = {"INC": "Inc", "LTD": "Ltd", "DBA": "dba", "PHD": "PhD", "UMASS": "UMass"}
_SMALL = frozenset("of and the at for in on by to or with de la del dba".split())
_SHORT_WORDS = frozenset(
    "ST RD DR LN MT FT SQ CT PL PKWY BLVD HWY TPKE CTR GRP MR MRS MS JR SR SVCS SVC DEPT RM STE FL BLDG PKY TRL RDG "
    "HTS SPGS TWP CNTR MGMT PHYS HLTH HLTHCR MGT NTL".split()
)
"""Abbreviations without a vowel that are not initials."""
_ORDINAL = re.compile(r"^\d+(ST|ND|RD|TH)$")
_INITIALS = re.compile(r"^(?:[A-Z]\.)+[A-Z]?$")


def shouted(text: str) -> bool:
    """Whether the text is in capitals throughout."""
    return text.isupper()


@lru_cache(maxsize=65536)
def organization_name(text: str) -> str:
    """The name of an organization, a place, a plan. One short word in capitals stays: it is likely initials."""
    if not shouted(text) or (" " not in text and len(text) <= 4):
        return text
    return " ".join(_word(word, first=index == 0) for index, word in enumerate(text.split()))


def street_or_city(text: str) -> str:
    """A line of an address: `101 AIRPORT RD` becomes `101 Airport Rd`; `D201` stays."""
    if not shouted(text):
        return text
    return " ".join(_word(word, first=index == 0) for index, word in enumerate(text.split()))


def person_name(text: str) -> str:
    """One part of a person's name: `O'BRIEN-MCDONALD` becomes `O'Brien-McDonald`; initials (`TJ`, `J.R.`) stay."""
    if not shouted(text):
        return text
    return " ".join(_person_word(word) for word in text.split())


def _person_word(word: str) -> str:
    letters = word.strip(".,")
    if letters in ("II", "III", "IV") or _INITIALS.match(word):
        return word
    if len(letters) == 2 and (letters.endswith("J") or not _has_vowel(letters)) and letters != "NG":
        return word
    return _capital(word)


def _word(word: str, *, first: bool) -> str:
    letters = word.strip(".,;:()")
    if letters in _WRITTEN:
        return word.replace(letters, _WRITTEN[letters])
    if letters in _UPPER or _INITIALS.match(letters):
        return word
    if _ORDINAL.match(letters):
        return word.lower()
    if any(char.isdigit() for char in word) or _looks_like_initials(letters):
        return word
    if letters.lower() in _SMALL and not first:
        return word.lower()
    return _capital(word)


def _looks_like_initials(letters: str) -> bool:
    return 2 <= len(letters) <= 5 and letters.isalpha() and not _has_vowel(letters) and letters not in _SHORT_WORDS


def _has_vowel(letters: str) -> bool:
    return not letters.isascii() or any(vowel in letters for vowel in "AEIOUY")


def _capital(word: str) -> str:
    """Each part of a word with a large first letter; parts end at a hyphen, a slash, an opening bracket."""
    parts = re.split(r"([-/(&+])", word.lower())
    return "".join(_part(part) for part in parts)


def _part(part: str) -> str:
    if found := re.match(r"^(o|d)['’](\w{2,})", part):
        return f"{found[1].upper()}{part[1]}{part[2].upper()}{part[3:]}"
    if part.startswith("mc") and len(part) > 4:
        return f"Mc{part[2].upper()}{part[3:]}"
    return part[:1].upper() + part[1:]


_PROPER = frozenset("Christian Science Veterans Affairs American Indian African English Medicare Medicaid".split())


def specialty_label(display: str) -> str:
    """A NUCC display name in plain words: `Cardiovascular Disease Physician` becomes `Cardiovascular disease`."""
    text = organization_name(display)
    text = re.sub(r"\s+Physicians?$", "", text) or text
    first, *rest = re.split(r"(\W+)", text)
    return first + "".join(_lowered(word) for word in rest)


def _lowered(word: str) -> str:
    return word.lower() if word[1:].islower() and word not in _PROPER else word
