"""The audit as a whole: every subject, the score, and the next best actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator.audit import locations, practice, providers
from generator.audit.findings import Advice, Kind, Question, Subject, advice, whole
from generator.audit.hands import Hands
from generator.audit.listings.listing import Listing, listings
from generator.derive.desk import Desk
from generator.load.values import Document
from generator.model.people import Provider
from generator.model.practice import Directory

QUESTIONS: Mapping[Kind, tuple[Question, ...]] = {
    Kind.PRACTICE: practice.QUESTIONS,
    Kind.LOCATION: locations.QUESTIONS,
    Kind.PROVIDER: providers.QUESTIONS,
}


LEAVING = timedelta(days=90)
"""Who leaves within this time is not audited: nobody polishes that profile."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found on one day. `advice`: the largest gain for the least work first."""

    practice: str
    today: date
    score: int
    subjects: tuple[Subject, ...]
    advice: tuple[Advice, ...]
    listings: tuple[Listing, ...]

    def of(self, kind: Kind) -> list[Subject]:
        """The subjects of one kind, the lowest score first."""
        return sorted((subject for subject in self.subjects if subject.kind is kind), key=lambda subject: subject.score)


def audit(directory: Directory, today: date, documents: Mapping[str, Document]) -> Audit:
    """Audit a practice on one day. `documents` are the files it was read from, so that actions can say where."""
    desk = Desk(directory, today)
    hands = Hands(desk, documents)
    found = listings(desk)
    subjects = (
        practice.audit_practice(hands, found),
        *(locations.audit_location(hands, place) for place in desk.directory.locations.values()),
        *(providers.audit_provider(hands, provider) for provider in _staying(desk)),
    )
    return Audit(desk.practice.name, desk.today, whole(subjects), subjects, tuple(advice(subjects)), tuple(found))


def _staying(desk: Desk) -> list[Provider]:
    last = desk.today + LEAVING
    return [provider for provider in desk.lookup.providers if provider.until is None or provider.until > last]
