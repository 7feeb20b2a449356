"""Letters behind a name: `M.D.` becomes `MD`; `Jr.` belongs to the name."""

from __future__ import annotations

import re

_SPELLINGS = {
    spelling.replace("-", "").replace("/", "").upper(): spelling
    for spelling in (
        "MD DO OD DDS DMD DPM DC DVM PhD PsyD PharmD EdD AuD DNP DPT DrPH ScD JD MBBS MBA MPH MHA MS MSc MSW MSN MA BS "
        "BA BSN RN LPN NP APRN ARNP CRNP FNP FNP-C FNP-BC ANP ANP-BC AGNP PNP PMHNP PMHNP-BC WHNP CNM CNS CRNA CNP PA "
        "PA-C PT OT OTR OTR/L SLP CCC-SLP CCC-A RD RDN LDN CDE LCSW LICSW LISW LCSW-C LMSW LMHC LMFT LPC LCPC LPCC "
        "LCDP BCBA ATC LAc LMT RPh RRT FACP FACC FACS FAAP FACOG FAAFP FAAOS MDPhD"
    ).split()
}
DOCTORS = frozenset({"MD", "DO", "OD", "DDS", "DMD", "DPM", "DC", "PhD", "PsyD", "PharmD", "AuD", "DNP", "DPT", "MBBS"})
"""Credentials whose holder a front desk calls Dr."""
_GENERATIONS = {"JR": "Jr.", "SR": "Sr.", "II": "II", "III": "III", "IV": "IV"}
_LETTERS = re.compile(r"^[A-Za-z][A-Za-z./-]{0,11}$")


def read_suffixes(suffixes: list[str]) -> tuple[list[str], str]:
    """The credentials among a name's suffixes, in order and once each, and the generation (`Jr.`) if there is one."""
    credentials: list[str] = []
    generation = ""
    for part in (part for suffix in suffixes for part in _parts(suffix)):
        key = part.replace(".", "").upper()
        if key in _GENERATIONS:
            generation = _GENERATIONS[key]
        elif (credential := credential_text(part)) not in credentials:
            credentials.append(credential)
    return credentials, generation


def _parts(suffix: str) -> list[str]:
    """`M.D., PH.D.` and `MD PHD` are two; words that are not letters behind a name stay together."""
    found: list[str] = []
    for piece in re.split(r"\s*[,;]\s*", suffix):
        words = piece.split()
        found += words if all(known_credential(word) for word in words) else [piece]
    return [part for part in found if part]


def _key(text: str) -> str:
    return re.sub(r"[^A-Za-z]", "", text).upper()


def known_credential(text: str) -> bool:
    """Whether these letters are a credential that we know, or a generation."""
    return _key(text) in _SPELLINGS or _key(text) in _GENERATIONS


def credential_text(text: str) -> str:
    """A credential as it is usually written; an unknown one loses its full stops, nothing else."""
    if _key(text) in _SPELLINGS and _LETTERS.match(text):
        return _SPELLINGS[_key(text)]
    return text.replace(".", "") if re.fullmatch(r"(?:[A-Za-z]{1,4}\.)+[A-Za-z]{0,4}", text) else text


def after_comma(written: str) -> tuple[str, list[str]]:
    """`Susie Smith, LPC` is a name and its credentials; a comma before anything else is part of the name."""
    name, *rest = re.split(r"\s*,\s*", written)
    words = [word for piece in rest for word in piece.split()]
    if words and all(known_credential(word) or re.fullmatch(r"[A-Z][A-Z.-]{1,7}", word) for word in words):
        return name, words
    return written, []
