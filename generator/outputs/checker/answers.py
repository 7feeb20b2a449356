"""Answers as data: stamps, claims, timelines, and the row of every plan for a provider at a location."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.derive import turns, wording
from generator.derive.answers import Opening
from generator.derive.freshness import Trust
from generator.derive.overview import within_days
from generator.derive.participation import Answer
from generator.derive.questions import NewPatients, PlanRow
from generator.derive.timelines import Claim, Timeline
from generator.model.facts import AcceptingStatus
from generator.outputs.checker.pools import Pool, trimmed

_NUMBERS: dict[Any, int] = {
    None: -1,
    **{answer: place for place, answer in enumerate(Answer)},
    **{status: place for place, status in enumerate(AcceptingStatus)},
}
"""Answers, and states of new patients, by their place in their vocabulary."""


class Encoder:
    """Everything that is named by a number elsewhere in the data."""

    def __init__(self, plans: Iterable[str]) -> None:
        self.stamps = Pool()
        self.notes = Pool()
        self.timelines = Pool()
        self.palettes = Pool()
        self.rows = Pool()
        self.accepting = Pool()
        self.openings = Pool()
        self.states = Pool()
        self._plans = {plan: place for place, plan in enumerate(plans)}
        self._kept: dict[int, tuple[object, int]] = {}

    def stamp(self, trust: Trust) -> int:
        """When verified, and the last good day; both empty for what was never verified."""
        return self.stamps.of((_day(trust.verified_on), _day(trust.expires)))

    def note(self, note: str | None) -> int | str:
        """A remark."""
        return self.notes.of(note) if note else ""

    def timeline(self, timeline: Timeline) -> int:
        """A timeline. The same one is asked for again and again, so its number is kept by its identity."""
        kept = self._kept.get(id(timeline))
        if kept is None:
            number = self.timelines.of(tuple(self._claim(claim) for claim in timeline))
            kept = self._kept[id(timeline)] = (timeline, number)
        return kept[1]

    def _claim(self, claim: Claim) -> tuple[Any, ...]:
        stamp: int | str = "" if claim.trust is None else self.stamp(claim.trust)
        dates = (_day(claim.until), _day(claim.starts), _day(claim.ended))
        value = [_day(claim.first), _NUMBERS[claim.value], stamp, self.note(claim.note), *dates]
        return tuple(trimmed(value))

    def row(self, row: PlanRow) -> int:
        """The answers of a pair: a number for every plan, 0 is not listed, and the timelines of the other numbers."""
        kept = self._kept.get(id(row))
        if kept is None:
            kept = self._kept[id(row)] = (row, self.rows.of(self._pattern(row)))
        return kept[1]

    def _pattern(self, row: PlanRow) -> tuple[tuple[int, ...], int]:
        numbers = {plan: self.timeline(timeline) for plan, timeline in row.items()}
        palette = tuple(sorted(set(numbers.values())))
        meaning = {number: place for place, number in enumerate(palette, 1)}
        found = [0] * len(self._plans)
        for plan, number in numbers.items():
            found[self._plans[plan]] = meaning[number]
        return tuple(found), self.palettes.of(palette)

    def new_patients(self, found: NewPatients) -> int:
        """Whether new patients are taken, and where it is another for some plans, for which."""
        differs = tuple((self._plans[plan], self.timeline(timeline)) for plan, timeline in found.differs.items())
        return self.accepting.of((self.timeline(found.usual), *differs))

    def opening(self, found: Opening, services: Mapping[str, int]) -> int:
        """How soon a kind of visit can be had, in words, and what becomes of the words."""
        kept = self._kept.get(id(found.source))
        if kept is None:
            number = self.openings.of(self._opening(found, services))
            kept = self._kept[id(found.source)] = (found.source, number)
        return kept[1]

    def _opening(self, found: Opening, services: Mapping[str, int]) -> tuple[Any, ...]:
        source = found.source
        dates = [day for day in (source.next, source.held.on if source.held else None) if day]
        value = [
            source.visit.value,
            source.urgency.value,
            self.stamp(found.trust),
            wording.opening(source, found.today),
            "" if source.within is None else round(within_days(source.within), 2),
            _day(min(dates, default=None)),
            services[source.service] if source.service else "",
            self.note(source.note),
            tuple((turn.at, turn.words) for turn in turns.of_opening(found)),
        ]
        return tuple(trimmed(value))


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
