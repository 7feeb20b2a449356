"""Periods of roles and participation, and the fewest statements that say the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from generator.importing.directory import Participation

Period = tuple[date | None, date | None]
"""First and last day; None is open."""

_ONE_DAY = timedelta(days=1)


def hull(one: Period, other: Period) -> Period:
    """From the earlier first day to the later last one."""
    starts = None if one[0] is None or other[0] is None else min(one[0], other[0])
    until = None if one[1] is None or other[1] is None else max(one[1], other[1])
    return starts, until


def united(periods: Iterable[Period]) -> list[Period]:
    """Periods in order; those that overlap or follow on each other are one."""
    ordered = sorted(periods, key=lambda period: (period[0] or date.min, period[1] or date.max))
    found: list[Period] = []
    for period in ordered:
        if found and _meets(found[-1], period):
            found[-1] = hull(found[-1], period)
        else:
            found.append(period)
    return found


def _meets(earlier: Period, later: Period) -> bool:
    if earlier[1] is None or later[0] is None or earlier[1] == date.max:
        return True
    return later[0] <= earlier[1] + _ONE_DAY


def merge_participation(statements: Iterable[Participation]) -> list[Participation]:
    """Each network, place and period once, and as few statements as say the same."""
    periods: dict[tuple[str, str, tuple[str, ...], str], list[Period]] = {}
    for said in statements:
        for at in said.at or ("",):
            for network in said.networks:
                key = (network, at, said.providers, said.note)
                periods.setdefault(key, []).append((said.starts, said.until))
    by_place: dict[tuple[str, tuple[str, ...], str, Period], list[str]] = {}
    for (network, at, providers, note), found in periods.items():
        for period in united(found):
            by_place.setdefault((at, providers, note, period), []).append(network)
    together: dict[tuple[tuple[str, ...], tuple[str, ...], str, Period, bool], list[str]] = {}
    for (at, providers, note, period), networks in by_place.items():
        together.setdefault((tuple(networks), providers, note, period, bool(at)), []).append(at)
    return [
        Participation(networks, tuple(at for at in places if at), providers, *period, note)
        for (networks, providers, note, period, _), places in together.items()
    ]
