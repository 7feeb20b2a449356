"""Ids and names that can stand beside each other: from names where they differ, from the source's ids where not."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_RESERVED = frozenset(
    "index 404 con prn aux nul assets search sitemap com1 com2 com3 com4 com5 com6 com7 com8 com9 "
    "lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9".split()
)
_LONGEST = 60
"""Longest id made from a name; the suffix that makes it unique still fits into 80."""


def slug(text: str) -> str:
    """Small letters, digits and hyphens of a text: `Müller & Co.` becomes `muller-co`; may be empty."""
    bare = re.sub(r"['’.]", "", text.lower()).translate(_LETTERS)
    ascii_only = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_only)
    kept: list[str] = []
    for word in words:
        if len("-".join([*kept, word])) > _LONGEST:
            break
        kept.append(word)
    return "-".join(kept) or "".join(words)[:_LONGEST]


def make_ids(names: Mapping[str, str], taken: Iterable[str] = ()) -> dict[str, str]:
    """An id for each source key, from its name.

    Where two would be the same, every one of them gets the end of its source id, so that a page never comes to
    show somebody else because the order of the source changed. `taken` are ids that are not free.
    """
    bases = {key: slug(name) for key, name in names.items()}
    counts = Counter(bases.values())
    used = set(taken) | _RESERVED
    ids: dict[str, str] = {}
    for key in sorted(bases):
        base = bases[key]
        plain = bool(base) and counts[base] == 1 and base not in used
        ids[key] = base if plain else _free(base, key, used)
        used.add(ids[key])
    return ids


def _free(base: str, key: str, used: set[str]) -> str:
    tail = slug(key.rpartition("/")[2])
    short = tail.rpartition("-")[2] if re.search(r"-[0-9]{4,}$", tail) else tail
    digest = hashlib.sha256(key.encode()).hexdigest()
    for suffix in (short[-18:].strip("-"), digest[:8], digest[:18]):
        candidate = "-".join(part for part in (base, suffix) if part)
        if suffix and candidate not in used:
            return candidate
    raise AssertionError(f"no free id for {key}")


def told_apart(names: Mapping[str, str], details: Mapping[str, list[str]]) -> dict[str, str]:
    """Names without doubles: those that are equal get, in brackets, the first detail that tells them apart.

    `details` are for each key the same kinds of facts in the same order (organization, city, street, id).
    """
    groups: dict[str, list[str]] = {}
    for key in sorted(names):
        groups.setdefault(names[key].casefold(), []).append(key)
    result = dict(names)
    for keys in groups.values():
        if len(keys) > 1:
            result |= {key: f"{names[key]} ({detail})" for key, detail in _telling(keys, details).items()}
    return result


def _telling(keys: list[str], details: Mapping[str, list[str]]) -> dict[str, str]:
    for choice in zip(*(details[key] for key in keys), strict=True):
        if all(choice) and len({text.casefold() for text in choice}) == len(keys):
            return dict(zip(keys, choice, strict=True))
    return {key: details[key][-1] for key in keys}
