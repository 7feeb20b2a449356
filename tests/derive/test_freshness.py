"""Stamps: inheritance, the limits of each class, and what is public of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.derive.freshness import Clockwork, State
from generator.model.settings import Freshness
from generator.model.verify import FactClass, Stamp, Verified

ON = date(2026, 11, 1)


def clockwork(days_later: int, outermost: Verified | None = None) -> Clockwork:
    return Clockwork(Freshness(), ON + timedelta(days=days_later), outermost)


@pytest.mark.parametrize(
    ("fact", "days", "state"),
    [
        (FactClass.AVAILABILITY, 5, State.FRESH),
        (FactClass.AVAILABILITY, 6, State.EXPIRING),
        (FactClass.AVAILABILITY, 7, State.EXPIRING),
        (FactClass.AVAILABILITY, 8, State.STALE),
        (FactClass.PLANS, 75, State.FRESH),
        (FactClass.PLANS, 76, State.EXPIRING),
        (FactClass.PLANS, 90, State.EXPIRING),
        (FactClass.PLANS, 91, State.STALE),
        (FactClass.HOURS, 180, State.EXPIRING),
        (FactClass.HOURS, 181, State.STALE),
    ],
)
def test_each_class_has_its_limit(fact: FactClass, days: int, state: State) -> None:
    trust = clockwork(days).trust(fact, Stamp(on=ON))
    assert trust.state is state
    assert trust.good is (state in (State.FRESH, State.EXPIRING))


def test_the_nearest_stamp_holds() -> None:
    outer, file, own = Verified(on=date(2026, 1, 1)), Verified(on=date(2026, 10, 1)), Stamp(on=ON)
    clock = clockwork(1, outer)
    assert clock.trust(FactClass.PLANS, own, file).verified_on == ON
    assert clock.trust(FactClass.PLANS, None, file).verified_on == date(2026, 10, 1)
    assert clock.trust(FactClass.PLANS, None, None).verified_on == date(2026, 1, 1)


def test_one_class_of_a_file_may_have_a_stamp_of_its_own() -> None:
    file = Verified.model_validate({"on": "2026-10-01", "hours": {"on": "2026-11-01", "by": "Dana"}})
    assert clockwork(1).trust(FactClass.HOURS, None, file).by == "Dana"
    assert clockwork(1).trust(FactClass.CONTACTS, None, file).verified_on == date(2026, 10, 1)


def test_without_any_stamp_nothing_is_true() -> None:
    trust = clockwork(0).trust(FactClass.CONTACTS)
    assert (trust.state, trust.good) == (State.UNVERIFIED, False)


def test_who_and_how_of_an_internal_stamp_stay_inside() -> None:
    trust = clockwork(0).trust(FactClass.PLANS, Stamp(on=ON, by="Dana", how="phone", internal=True))
    assert (trust.by, trust.how, trust.verified_on) == (None, None, ON)


def test_an_entry_may_say_itself_how_long_it_holds() -> None:
    trust = clockwork(3).judge(FactClass.AVAILABILITY, None, as_of=ON, expires=ON + timedelta(days=2))
    assert trust.state is State.STALE
