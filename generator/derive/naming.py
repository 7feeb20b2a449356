"""Which providers, plans, places and other things a line of text names, and what of it an issue does not contain."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol

from generator.derive.lookup import family_name, full_name
from generator.model.insurance import Network, Plan
from generator.model.news import Update
from generator.model.practice import Directory

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|sept"
_DATE = re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(\d{{4}}))?", re.IGNORECASE)
_DOCTOR = re.compile(r"\bDr\.?\s+([\w'’-]+)")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


class _Called(Protocol):
    @property
    def name(self) -> str: ...


class Name(NamedTuple):
    """A name as it stands in texts, and what it is the name of."""

    text: str
    references: frozenset[str]


def names(directory: Directory) -> list[Name]:
    """Everything that has a name, the longest first, so that "Meadow Select PPO" is not read as "Meadow"."""
    found: dict[str, set[str]] = {}
    for text, reference in _named(directory):
        if len(text) > 2:
            found.setdefault(text, set()).add(reference)
    return [Name(text, frozenset(found[text])) for text in sorted(found, key=lambda text: (-len(text), text))]


def _named(directory: Directory) -> Iterator[tuple[str, str]]:
    for provider in directory.providers.values():
        for text in (full_name(provider), provider.name, family_name(provider)):
            yield text, f"provider/{provider.id}"
    for location in directory.locations.values():
        for text in (location.name, location.known_as):
            yield text, f"location/{location.id}"
    plain: Mapping[str, Mapping[str, _Called]] = {
        "plan": directory.plans,
        "network": directory.networks,
        "payer": directory.payers,
        "service": directory.services,
        "equipment": directory.equipment,
        "person": directory.people,
    }
    for kind, entities in plain.items():
        for key, entity in entities.items():
            yield entity.name, f"{kind}/{key}"


def named_in(text: str, known: Iterable[Name]) -> list[Name]:
    """The names in a text, each part of it read as the longest name that fits.

    Names of one word are told from the word itself by their capital letter; longer ones may be written in any case.
    """
    found, there = [], set(_words(text))
    for name in known:
        if next(_words(name.text), "") not in there:
            continue
        pattern = _pattern(name.text)
        if pattern.search(text):
            found.append(name)
            text = pattern.sub(" / ", text)
    return found


def _words(text: str) -> Iterator[str]:
    return (word[0] for word in re.finditer(r"\w+", text.casefold()))


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", name)))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE if " " in name else 0)


def not_contained(line: str, directory: Directory, updates: Collection[Update], words: str) -> Iterator[str]:
    """What a subject line names that is not in the issue: names, doctors, days of the calendar and other numbers.

    The issue contains what its updates are `about`, and whatever its own `words` say.
    """
    said = words.casefold()
    about = _related(directory, updates)
    told = set()
    for name in named_in(line, names(directory)):
        if not (name.references & about) and not _pattern(name.text).search(words):
            told.add(name.text)
            yield name.text
    for found in _DOCTOR.finditer(line):
        if (
            found[1] not in told
            and found[1].casefold() not in said
            and not any(found[1] in text for text in _people(directory, about))
        ):
            yield found[0]
    yield from _numbers_not_in(line, updates, words)


def _related(directory: Directory, updates: Iterable[Update]) -> set[str]:
    """What the updates are about, and the payers of plans and networks among it."""
    about = {reference for update in updates for reference in update.about}
    for reference in list(about):
        kind, _, key = reference.partition("/")
        owned: Mapping[str, Plan | Network] = directory.networks if kind == "network" else directory.plans
        if kind in ("plan", "network") and key in owned:
            about.add(f"payer/{owned[key].payer}")
    return about


def _people(directory: Directory, about: Iterable[str]) -> Iterator[str]:
    kinds: Mapping[str, Mapping[str, _Called]] = {"provider": directory.providers, "person": directory.people}
    for reference in about:
        kind, _, key = reference.partition("/")
        if kind in kinds and key in kinds[kind]:
            yield kinds[kind][key].name


def _numbers_not_in(line: str, updates: Collection[Update], words: str) -> Iterator[str]:
    days = {(month, day) for month, day, _ in dates_in(words)}
    for update in updates:
        days |= {(day.month, day.day) for day in (update.effective, update.effective_until, update.expires) if day}
    for month, day, written in dates_in(line):
        if (month, day) not in days:
            yield written
    known = {*_NUMBER.findall(words), str(len(updates))}
    yield from (number for number in _NUMBER.findall(_DATE.sub(" ", line)) if number not in known)


def dates_in(text: str) -> Iterator[tuple[int, int, str]]:
    """(month, day, as written) of every date in a text: December 1, Dec. 1, 2026."""
    for found in _DATE.finditer(text):
        month = next(place for place, name in enumerate(MONTHS, 1) if found[1][:3].casefold() == name[:3])
        yield month, int(found[2]), found[0]
