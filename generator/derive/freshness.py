"""How old a fact may be: the one place that compares a verification stamp with the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.model.settings import Freshness
from generator.model.verify import FactClass, Stamp, Verified


class State(StrEnum):
    """`stale` and `unverified` facts are shown as "call to confirm"."""

    FRESH = "fresh"
    EXPIRING = "expiring"
    STALE = "stale"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a fact can be trusted on the day: when it was verified, and the last day on which that holds."""

    state: State
    verified_on: date | None = None
    expires: date | None = None
    by: str | None = None
    how: str | None = None

    @property
    def good(self) -> bool:
        """Whether the fact may be shown as true."""
        return self.state is State.FRESH or self.state is State.EXPIRING

    def holds_on(self, day: date) -> bool:
        """Whether the fact may be shown as true on another day, if nothing is verified until then."""
        return self.expires is not None and day <= self.expires


UNVERIFIED = Trust(State.UNVERIFIED)


class Clockwork:
    """Judges stamps on one day, by the limits of `site_config.yml`."""

    def __init__(self, limits: Freshness, today: date, outermost: Verified | None = None) -> None:
        self.limits = limits
        self.today = today
        self.outermost = outermost
        self._judged: dict[tuple[object, ...], Trust] = {}
        self._trusted: dict[tuple[FactClass, int], tuple[Verified, Trust]] = {}
        self._stamps: dict[tuple[FactClass, int], tuple[Verified, Stamp | None]] = {}

    def stamp(self, fact: FactClass, own: Stamp | None, file: Verified | None) -> Stamp | None:
        """The stamp that holds for a fact: its own, else its file's, else the practice's."""
        if own is not None:
            return own
        for level in (file, self.outermost):
            if level is not None and (stamp := self._stamp_of(level, fact)) is not None:
                return stamp
        return None

    def _stamp_of(self, file: Verified, fact: FactClass) -> Stamp | None:
        """The stamp of a file for a class, made once; the file's is kept beside it, so that its id stays its own."""
        known = self._stamps.get((fact, id(file)))
        if known is None:
            known = self._stamps[fact, id(file)] = file, file.stamp_for(fact)
        return known[1]

    def trust(self, fact: FactClass, own: Stamp | None = None, file: Verified | None = None) -> Trust:
        """How far a fact of this class can be trusted; the same object for facts that a file's stamp speaks for."""
        if own is not None or file is None:
            return self.judge(fact, self.stamp(fact, own, file))
        known = self._trusted.get((fact, id(file)))
        if known is None:
            known = self._trusted[fact, id(file)] = file, self.judge(fact, self.stamp(fact, None, file))
        return known[1]

    def judge(
        self, fact: FactClass, stamp: Stamp | None, as_of: date | None = None, expires: date | None = None
    ) -> Trust:
        """The same for a known stamp; `as_of` and `expires` are dates that the fact itself gives."""
        verified = as_of or (stamp.on if stamp else None)
        if verified is None:
            return UNVERIFIED
        key = (fact, verified, expires, *((stamp.by, stamp.how, stamp.internal) if stamp else ()))
        if key not in self._judged:
            self._judged[key] = self._judge(fact, stamp, verified, expires)
        return self._judged[key]

    def _judge(self, fact: FactClass, stamp: Stamp | None, verified: date, expires: date | None) -> Trust:
        limit = expires or verified + timedelta(days=self.limits.fail_after_days.of(fact))
        warn = limit - timedelta(days=self.limits.warn_before_days.of(fact))
        state = State.STALE if self.today > limit else State.EXPIRING if self.today > warn else State.FRESH
        public = stamp is not None and not stamp.internal
        return Trust(
            state, verified, limit, stamp.by if stamp and public else None, stamp.how if stamp and public else None
        )
