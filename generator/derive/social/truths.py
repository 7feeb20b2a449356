"""Facts as they are on the day on which a post about them appears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from generator.derive.about import Fact, fact_of
from generator.derive.desk import Desk
from generator.derive.social.subjects import Subject


class Truths:
    """What can be shown as true of the subjects of posts on other days than today.

    The desks of those days know only the providers that posts are about: nobody else is asked for. Answers of plans,
    which are about everybody, come from today's desk, if nothing changes in them until the day.
    """

    def __init__(self, desk: Desk, subjects: Iterable[Subject]) -> None:
        self._today = desk
        self._days: dict[date, Desk] = {}
        named = {reference for subject in subjects for reference in subject.about}
        providers = {key: one for key, one in desk.directory.providers.items() if f"provider/{key}" in named}
        self._directory = replace(desk.directory, providers=providers)

    def facts(self, subject: Subject, day: date) -> list[Fact]:
        """The facts about a subject that are true on a day, and say something."""
        known = (self._fact(reference, day) for reference in subject.about if self._is_settled(reference, day))
        return [fact for fact in known if fact.answers and all(trust.holds_on(day) for trust in fact.trusts)]

    def _fact(self, reference: str, day: date) -> Fact:
        if reference.startswith("plan/"):
            return fact_of(self._today, reference)
        if day not in self._days:
            self._days[day] = Desk(self._directory, day)
        return fact_of(self._days[day], reference)

    def _is_settled(self, reference: str, day: date) -> bool:
        """Whether a plan's answers are the same until a day; of everything else its own desk knows."""
        if not reference.startswith("plan/"):
            return True
        return all(until > day for until in self._changes(reference.partition("/")[2]))

    def _changes(self, plan: str) -> Iterator[date]:
        """The days on which an answer of a plan becomes another."""
        for _, answer in self._today.plan_overviews[plan].listed:
            yield from (first for first, _ in answer.later)
