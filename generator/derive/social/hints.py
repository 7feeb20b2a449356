"""What a person may want to change before posting: superlatives, long sentences, words that patients do not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.derive.social.networks import Readers, Rules
from generator.derive.social.subjects import Subject
from generator.model.social import Topic

LONG_SENTENCE = 25
"""Words in a sentence from which on it is hard to read on a telephone."""
_SUPERLATIVES = re.compile(
    r"\b(best|leading|premier|world[- ]class|state[- ]of[- ]the[- ]art|cutting[- ]edge|unmatched|top[- ]rated|"
    r"most (?:advanced|experienced|trusted)|number one|miracle|painless|cures?|guaranteed?|revolutionary)\b",
    re.IGNORECASE,
)
_PLAIN = {
    "myocardial infarction": "heart attack",
    "hypertension": "high blood pressure",
    "hyperlipidemia": "high cholesterol",
    "cerebrovascular accident": "stroke",
    "syncope": "fainting",
    "dyspnea": "shortness of breath",
    "ambulatory": "without a hospital stay",
    "modality": "method",
    "utilize": "use",
    "commence": "begin",
}
"""What patients would say instead."""
_FOR_OFFICES = (Topic.LISTENING, Topic.EVENT, Topic.GENERAL)


def hints(text: str, subject: Subject, rules: Rules) -> Iterator[str]:
    """What to look at. None of it keeps a post back."""
    for found in dict.fromkeys(word.lower() for word in _SUPERLATIVES.findall(text)):
        yield f"“{found}” is hard to prove. Say what is true instead."
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        words = len(sentence.split())
        if words > LONG_SENTENCE and not sentence.startswith(rules.bullet):
            yield f"A sentence has {words} words; {LONG_SENTENCE} are easier to read: “{_beginning(sentence)} …”"
    if rules.readers is Readers.PATIENTS:
        yield from _for_patients(text, subject)


def _for_patients(text: str, subject: Subject) -> Iterator[str]:
    for word, instead in _PLAIN.items():
        if word in text.lower():
            yield f"Patients say “{instead}” for “{word}”."
    if subject.update and not (subject.own.patients or subject.update.offer):
        if subject.topic in _FOR_OFFICES:
            yield "This update is for offices. Post it here only if it means something to patients."
        elif subject.summary in text:
            yield "The summary is written for offices. Write social: patients: for words of their own."


def _beginning(sentence: str) -> str:
    return " ".join(sentence.split()[:5])
