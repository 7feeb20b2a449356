"""How old a reader must be for a text: the Flesch-Kincaid grade (Kincaid et al. 1975), with syllables of English."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORTENED = re.compile(r"\b(Drs?|Mrs?|Ms|St|Jr|Sr|Prof|vs|approx|[A-Za-z])\.(?=\s*\S)")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_APART = re.compile(
    r"(?<![ctsg])i(?=a|o(?!u|n)|u(?!s)|et|en(?:ce|t))|i(?=olog)|(?<=sc)i(?=en)|(?<=[rvd])i(?=ous)|^l?i(?=on)"
    r"|e(?=ing)|(?<!p)e(?=o)|(?<=[aeiouy][^aeiouy])e(?=a$)|(?<=[aeiouy][^aeiouy]{2})e(?=a$)|(?<=cr)e(?=at)|^re(?=a[ct])"
    r"|y(?=ing)|a(?=ing)|o(?=ing|ar)|(?<![gq])u(?=a|ou|ing|in|id(?!e))|(?<=th)m$|(?<=is)m$"
)
"""Vowels that stand together and are two syllables (science, diet, video, fluid), and m that is one (rhythm)."""
_SILENT_INSIDE = re.compile(r"[aeiouy][^aeiouyl]+e(?:ly|less|ful|fully|ment|ments|ness)$|^some(?=[^aeiouyrl])")
AGE_IN_FIRST_GRADE = 6


def grade(text: str) -> float | None:
    """The school grade of the United States that reads a text with ease; None for a text without words."""
    words = _WORD.findall(text)
    if not words:
        return None
    sentences = max(1, len(_SENTENCE_END.findall(_SHORTENED.sub(r"\1", text))))
    spoken = sum(map(syllables, words))
    return round(0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59, 1)


def reading_age(found: float) -> int:
    """The age in years that goes with a grade; never below that of the first."""
    return max(AGE_IN_FIRST_GRADE, round(found) + AGE_IN_FIRST_GRADE - 1)


def words_of(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def syllables(word: str) -> int:
    """About how many syllables an English word has; parts joined by a hyphen count for themselves, numbers as one."""
    if "-" in word:
        return sum(map(syllables, filter(None, word.split("-"))))
    letters = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if c.isascii() and c.isalpha())
    letters = letters.removesuffix("s") if re.search("['’]s$", word) else letters
    return max(1, _groups(letters))


def _groups(letters: str) -> int:
    """Groups of vowels that are heard: without a silent e at the end, and with those that two vowels make apart."""
    if len(letters) <= 3:
        return len(_VOWELS.findall(letters))
    silent = _ends_silent(letters) + bool(_SILENT_INSIDE.search(letters))
    return len(_VOWELS.findall(letters)) - silent + len(_APART.findall(letters))


def _ends_silent(letters: str) -> bool:
    """Whether an e near the end is written and not heard: care, cares, cared; not table, nurses, treated."""
    if letters.endswith("e"):
        return not re.search(r"([aeiouy]|[^aeiouylr]l)e$", letters)
    if letters.endswith("es"):
        return not re.search(r"([aeiouy]|[^aeiouylr]l|[cgsxz]|ch|sh)es$", letters)
    if letters.endswith("ed"):
        return not re.search(r"([aeiouytd]|[^aeiouylr]l)ed$", letters)
    return False
