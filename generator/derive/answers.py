"""Accepting new patients, and how soon: resolved for a provider at a location, with their age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from generator.derive import wording
from generator.derive.freshness import UNVERIFIED, Clockwork, State, Trust
from generator.model.facts import Accepting, AcceptingStatus, Availability, Urgency
from generator.model.people import Provider
from generator.model.places import Location
from generator.model.verify import FactClass, Verified


class AcceptingAnswer(NamedTuple):
    """Whether new patients are taken. `status` is None when nothing is stated or the statement is too old."""

    status: AcceptingStatus | None = None
    note: str | None = None
    trust: Trust = UNVERIFIED
    claimed: AcceptingStatus | None = None

    @property
    def words(self) -> str:
        """Accepting new patients, or Call to confirm."""
        return wording.ACCEPTING[self.status] if self.status else wording.CALL


class Opening(NamedTuple):
    """How soon a kind of visit can be had on a day. `words` is "Call to confirm" when the fact is too old.

    `trust` ends with the last of the dates that it names, unless it also says how long one waits on any day.
    """

    source: Availability
    trust: Trust
    today: date

    @property
    def words(self) -> str:
        """Within 5 business days; next date; slots held: as of the day, and true however long it is read."""
        return wording.opening(self.source, self.today) if self.trust.good else wording.CALL

    @property
    def kind(self) -> str:
        """New patient, urgent."""
        visit = wording.VISITS[self.source.visit]
        urgency = self.source.urgency
        return visit if urgency is Urgency.ROUTINE else f"{visit}, {wording.URGENCIES[urgency].lower()}"


def accepting(
    clockwork: Clockwork, provider: Provider | None, location: Location | None, network: str | None = None
) -> AcceptingAnswer:
    """The most specific statement: provider before location; there, the place named, then the network named."""
    found = max(_statements(provider, location, network), key=lambda ranked: ranked[0], default=None)
    if found is None:
        return AcceptingAnswer()
    _, statement, file = found
    trust = clockwork.trust(FactClass.ACCEPTING, statement.verified, file)
    status = statement.status if trust.good else None
    return AcceptingAnswer(status, statement.note, trust, None if trust.good else statement.status)


def _statements(
    provider: Provider | None, location: Location | None, network: str | None
) -> Iterator[tuple[tuple[int, bool, bool], Accepting, Verified | None]]:
    """(rank, statement, stamp of its file) of everything that is said about this combination."""
    place = location.id if location else None
    for level, entity in ((1, location), (2, provider)):
        for statement in entity.accepting if entity else ():
            if (not statement.at or place in statement.at) and (
                not statement.networks or network in statement.networks
            ):
                rank = (level, bool(statement.at), bool(statement.networks))
                yield rank, statement, entity.verified if entity else None


def openings(
    clockwork: Clockwork, entries: Iterable[Availability], file: Verified | None, location: str | None = None
) -> list[Opening]:
    """How soon, at a location (or anywhere), the soonest kinds of urgency first as they stand in the file.

    Slots held open on a day that is over are left out: they are not stale, they are past.
    """
    return [
        Opening(entry, _trust(clockwork, entry, file), clockwork.today)
        for entry in entries
        if (not entry.at or location is None or location in entry.at) and not _past(entry, clockwork.today)
    ]


def _past(entry: Availability, today: date) -> bool:
    return is_held_only(entry) and entry.held is not None and entry.held.on < today


def is_held_only(entry: Availability) -> bool:
    """Whether nothing is said but that slots are held on a day: past that day there is nothing to say."""
    return entry.within is None and entry.next is None


def _trust(clockwork: Clockwork, entry: Availability, file: Verified | None) -> Trust:
    stamp = clockwork.stamp(FactClass.AVAILABILITY, entry.verified, file)
    trust = clockwork.judge(FactClass.AVAILABILITY, stamp, entry.as_of, entry.expires)
    dates = [day for day in (entry.next, entry.held.on if entry.held else None) if day]
    last = max(dates, default=None) if entry.within is None else None
    if last is None or trust.expires is None or trust.expires <= last:
        return trust
    return replace(trust, expires=last, state=State.STALE if clockwork.today > last else trust.state)
