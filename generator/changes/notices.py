"""What each payer must be told: a line for each provider at each location, with old and new.

Providers tell plans when participation begins or ends, and whenever what a directory lists changes (Public Health
Service Act §2799B-9); plans then have two business days to correct it (42 USC 300gg-115(a)(2)).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from generator.changes.answers import Pair, alike, differences
from generator.changes.listings import Listing, dates, listings
from generator.changes.pairing import Pairing
from generator.changes.words import listed
from generator.derive import wording
from generator.model.insurance import Payer, PlanKind
from generator.model.practice import Directory

DAYS = 2
"""Business days in which we tell payers and correct the site: as many as they then have themselves."""

_PROGRAMMES = frozenset({PlanKind.MEDICARE, PlanKind.MEDICAID, PlanKind.TRICARE, PlanKind.VA})


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that one payer must be told. `action` is add, remove or change; `field` says of what."""

    payer: str
    action: str
    field: str
    old: str
    new: str
    effective: date | None
    listing: Listing


def notices(pairing: Pairing) -> list[Notice]:
    """Everything, by payer in the order of the files; those no longer there come last."""
    known = {pair: (old, new) for pair, old, new in listings(pairing)}
    found = [notice for old, new in known.values() for notice in _of_pair(old, new)]
    found += _of_plans(pairing, known)
    order = {payer: place for place, payer in enumerate(pairing.new.directory.payers)}
    actions = {"add": 0, "remove": 1, "change": 2}
    found.sort(key=lambda notice: (order.get(notice.payer, len(order)), notice.payer, actions[notice.action]))
    return found


def _of_pair(old: Listing | None, new: Listing | None) -> Iterator[Notice]:
    before, after = (listing.payers if listing else frozenset() for listing in (old, new))
    if new is not None:
        for payer in sorted(after - before):
            yield Notice(payer, "add", "listing", "", _whole(new), new.starts, new)
    if old is not None:
        for payer in sorted(before - after):
            yield Notice(payer, "remove", "listing", _whole(old), "", new.until if new else old.until, old)
    if old is not None and new is not None:
        for payer in sorted(before & after):
            yield from _changed(payer, old, new)


def _whole(listing: Listing) -> str:
    """All that a directory lists, on one line."""
    left_out = ("name", "NPI")
    return "; ".join(value for field, value in listing.fields.items() if value and field not in left_out)


def _changed(payer: str, old: Listing, new: Listing) -> Iterator[Notice]:
    before, after = ({**listing.fields, **dates(listing)} for listing in (old, new))
    days = {"first day": new.starts, "last day": new.until}
    for field, value in after.items():
        if value != before[field]:
            yield Notice(payer, "change", field, before[field], value, days.get(field), new)


def _of_plans(pairing: Pairing, known: Mapping[Pair, tuple[Listing | None, Listing | None]]) -> Iterator[Notice]:
    """Participation that begins, ends or changes; not of pairs that are added or removed as a whole."""
    for group in alike(pairing, differences(pairing)):
        first, plans = group[0], [pairing.new.directory.plans[one.plan] for one in group]
        payer, names = plans[0].payer, listed(plan.name for plan in plans)
        old, new = (wording.plan_answer(answer) for answer in (first.before, first.after))
        day = first.day if first.day > pairing.today else None
        for pair in first.pairs:
            before, after = known.get(pair, (None, None))
            if before and after and payer in before.payers & after.payers:
                yield Notice(payer, "change", f"participation in {names}", old, new, day, after)


def due(today: date, directory: Directory, days: int = DAYS) -> date:
    """The day so many business days later: Monday to Friday without the practice's closed holidays."""
    closed = [holiday for holiday in directory.practice.holidays if not holiday.hours]
    later = (today + timedelta(days=count) for count in range(1, 3660))
    open_days = (
        day for day in later if day.weekday() < 5 and not any(rest.begins <= day <= rest.ends for rest in closed)
    )
    return next(islice(open_days, days - 1, None), today)


def is_programme(payer: Payer) -> bool:
    """Whether it is a public programme with rules of its own rather than a health plan."""
    return bool(payer.plans) and all(plan.kind in _PROGRAMMES for plan in payer.plans.values())
