"""Every fact that decays, with its class, its stamp and the place where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.derive.freshness import Clockwork, Trust
from generator.model.facts import Availability, Statement
from generator.model.hours import SpecialHours
from generator.model.places import PhoneLine
from generator.model.practice import Directory
from generator.model.verify import FactClass, Stamp, Verified

Path = tuple[str | int, ...]


class DatedFact(NamedTuple):
    """One fact: `file` and `path` say where it stands, `trust` how far it can be trusted on the day.

    `inherited` is true when it has no stamp in its own file, only the practice's. `stamp` is the one that holds, and
    `stamped` says where that stands: in the fact's own file, or in the practice's if it is inherited; None when nothing
    was ever verified.
    """

    fact: FactClass
    file: str
    path: Path
    trust: Trust
    inherited: bool
    stamp: Stamp | None = None
    stamped: Path | None = None
    limited: bool = False
    """Whether the fact gives its last day itself (`expires:`)."""


class _Book:
    """Makes dated facts of one file."""

    def __init__(self, clockwork: Clockwork, file: str, verified: Verified | None) -> None:
        self.clockwork, self.file, self.verified = clockwork, file, verified
        self._unstamped: dict[FactClass, DatedFact] = {}

    def fact(self, fact: FactClass, path: Path, own: Stamp | None = None) -> DatedFact:
        """A fact with a stamp of its own, or the file's."""
        if own is not None:
            trust = self.clockwork.judge(fact, own)
            return DatedFact(fact, self.file, path, trust, inherited=False, stamp=own, stamped=(*path, "verified"))
        known = self._unstamped.get(fact)
        if known is None:
            known = self._unstamped[fact] = self._of_file(fact)
        return DatedFact(fact, self.file, path, known.trust, known.inherited, known.stamp, known.stamped)

    def _of_file(self, fact: FactClass) -> DatedFact:
        """A fact without a stamp of its own; its path is still to come."""
        inherited = self.verified is None or self.verified.stamp_for(fact) is None
        level = self.clockwork.outermost if inherited else self.verified
        stamp = self.clockwork.stamp(fact, None, self.verified)
        own_class = level is not None and getattr(level, fact.value) is not None
        stamped = (("verified", fact.value) if own_class else ("verified",)) if stamp is not None else None
        return DatedFact(fact, self.file, (), self.clockwork.judge(fact, stamp), inherited, stamp, stamped)

    def opening(self, path: Path, entry: Availability) -> DatedFact:
        """How soon: the entry may say itself since when, and how long, it holds."""
        fact = self.fact(FactClass.AVAILABILITY, path, entry.verified)
        if entry.as_of is None and entry.expires is None:
            return fact
        trust = self.clockwork.judge(FactClass.AVAILABILITY, fact.stamp, entry.as_of, entry.expires)
        if entry.as_of is None:
            return fact._replace(trust=trust, limited=True)
        limited = entry.expires is not None
        return fact._replace(trust=trust, inherited=False, stamped=(*path, "as_of"), limited=limited)

    def line(self, path: Path, line: PhoneLine | None) -> Iterator[DatedFact]:
        if line is not None:
            yield self.fact(FactClass.CONTACTS, path, line.verified)


def dated_facts(directory: Directory, clockwork: Clockwork) -> Iterator[DatedFact]:
    """Every fact that is shown today or later; what is over (ended participation, past days) is left out."""
    yield from _practice(directory, clockwork)
    yield from _places(directory, clockwork)
    yield from _providers(directory, clockwork)
    for service in directory.services.values():
        yield from _availability(_Book(clockwork, service.source, service.verified), service.availability)
    for payer in directory.payers.values():
        if payer.phone is not None:
            yield _Book(clockwork, payer.source, payer.verified).fact(FactClass.CONTACTS, ("phone",))
    for person in directory.people.values():
        yield from _Book(clockwork, person.source, person.verified).line(("phone",), person.phone)


def _practice(directory: Directory, clockwork: Clockwork) -> Iterator[DatedFact]:
    practice, referrals = directory.practice, directory.referrals
    book = _Book(clockwork, "content/practice.yml", practice.verified)
    yield from book.line(("phone",), practice.phone)
    yield from book.line(("fax",), practice.fax)
    yield from _special_days(book, "holidays", practice.holidays)
    book = _Book(clockwork, "content/referrals.yml", referrals.verified)
    for name, channel in referrals.channels.items():
        yield book.fact(FactClass.CONTACTS, ("channels", name), channel.verified)
    wide = directory.participation
    book = _Book(clockwork, "content/participation.yml", wide.verified)
    yield from _statements(book, wide.participation, clockwork.today)


def _statements(book: _Book, statements: tuple[Statement, ...], today: date) -> Iterator[DatedFact]:
    for index, statement in enumerate(statements):
        if statement.until is None or statement.until >= today:
            yield book.fact(FactClass.PLANS, ("participation", index), statement.verified)


def _availability(book: _Book, entries: tuple[Availability, ...]) -> Iterator[DatedFact]:
    for index, entry in enumerate(entries):
        over = entry.held is not None and entry.within is None and entry.next is None
        if not (over and entry.held and entry.held.on < book.clockwork.today):
            yield book.opening(("availability", index), entry)


def _special_days(book: _Book, field: str, days: tuple[SpecialHours, ...]) -> Iterator[DatedFact]:
    for index, special in enumerate(days):
        if special.ends >= book.clockwork.today:
            yield book.fact(FactClass.HOURS, (field, index), special.verified)


def _places(directory: Directory, clockwork: Clockwork) -> Iterator[DatedFact]:
    for place in directory.locations.values():
        book = _Book(clockwork, place.source, place.verified)
        if place.hours is not None:
            yield book.fact(FactClass.HOURS, ("hours",))
        yield from _special_days(book, "special_hours", place.special_hours)
        yield from book.line(("phone",), place.phone)
        yield from book.line(("fax",), place.fax)
        for index, accepting in enumerate(place.accepting):
            yield book.fact(FactClass.ACCEPTING, ("accepting", index), accepting.verified)
        yield from _statements(book, place.participation, clockwork.today)


def _providers(directory: Directory, clockwork: Clockwork) -> Iterator[DatedFact]:
    for provider in directory.providers.values():
        if provider.until is not None and provider.until < clockwork.today:
            continue
        book = _Book(clockwork, provider.source, provider.verified)
        for place, role in provider.at.items():
            if role is None or (role.until is not None and role.until < clockwork.today):
                continue
            if role.hours is not None:
                yield book.fact(FactClass.HOURS, ("at", place, "hours"))
            yield from book.line(("at", place, "phone"), role.phone)
            yield from book.line(("at", place, "fax"), role.fax)
        yield from book.line(("phone",), provider.phone)
        yield from book.line(("fax",), provider.fax)
        for index, accepting in enumerate(provider.accepting):
            yield book.fact(FactClass.ACCEPTING, ("accepting", index), accepting.verified)
        yield from _availability(book, provider.availability)
        yield from _statements(book, provider.participation, clockwork.today)
