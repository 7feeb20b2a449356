"""Periods of roles and participation, and the fewest statements that say the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from generator.importing.directory import Participation

Period = tuple[date | None, date | None]
"""First and last day; None is open."""

_Terms = tuple[tuple[str, ...], tuple[str, ...], Period]
"""For which providers, for which guests, when."""

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
    claims: dict[tuple[str, str, tuple[str, ...]], list[Participation]] = {}
    for said in statements:
        for at in said.at or ("",):
            for network in said.networks:
                claims.setdefault((network, at, said.providers), []).append(said)
    by_place: dict[tuple[str, _Terms], list[str]] = {}
    for (network, at, providers), found in claims.items():
        for period, guests in _terms(found):
            by_place.setdefault((at, (providers, guests, period)), []).append(network)
    together: dict[tuple[tuple[str, ...], _Terms, bool], list[str]] = {}
    for (at, terms), networks in by_place.items():
        together.setdefault((tuple(networks), terms, bool(at)), []).append(at)
    return [
        Participation(networks, tuple(at for at in places if at), providers, *period, guests)
        for (networks, (providers, guests, period), _), places in together.items()
    ]


def _terms(found: list[Participation]) -> list[tuple[Period, tuple[str, ...]]]:
    """The united periods of one claim, each with the guests that it is for; none when it is for everyone."""
    terms: list[tuple[Period, tuple[str, ...]]] = []
    if open_to_all := [(said.starts, said.until) for said in found if not said.guests]:
        return [(period, ()) for period in united(open_to_all)]
    for period in united((said.starts, said.until) for said in found):
        guests = [guest for said in found if _within(period, (said.starts, said.until)) for guest in said.guests]
        terms.append((period, tuple(dict.fromkeys(guests))))
    return terms


def _within(whole: Period, one: Period) -> bool:
    return (whole[0] or date.min) <= (one[0] or date.min) and (one[1] or date.max) <= (whole[1] or date.max)
