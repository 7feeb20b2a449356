"""Statements that cannot all be true: participation, accepting, hours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from generator.check.places import Files
from generator.derive.hours import covers
from generator.derive.participation import Filed, Scope, filed_statements
from generator.model.hours import DAY_NAMES, MIDNIGHT, Span, Week
from generator.model.people import Provider
from generator.model.places import Location
from generator.model.practice import Directory
from generator.problems import Problem, Severity, Where


def check_contradictions(directory: Directory, files: Files) -> Iterator[Problem]:
    """Everything that is said twice in different ways."""
    by_target: defaultdict[str, defaultdict[Scope, list[Filed]]] = defaultdict(lambda: defaultdict(list))
    for target, scope, filed in filed_statements(directory):
        by_target[target][scope].append(filed)
    for target, scopes in by_target.items():
        for said in scopes.values():
            if len(said) > 1:
                yield from _contradictory(target, said, files)
    yield from _crossed(directory, by_target, files)
    yield from _special_days(directory, files)
    yield from _hours_outside(directory, files)


def _place(filed: Filed, files: Files) -> Where:
    return files.where(filed.file, ("participation", filed.number))


def _overlap(one: Filed, two: Filed) -> bool:
    first, second = one.statement, two.statement
    return (first.starts or date.min) <= (second.until or date.max) and (second.starts or date.min) <= (
        first.until or date.max
    )


def _contradictory(target: str, said: list[Filed], files: Files) -> Iterator[Problem]:
    """Two statements of the same reach about the same network or plan, on the same days, with different answers."""
    for one, two in combinations(said, 2):
        if one.statement.status is not two.statement.status and _overlap(one, two):
            first, second = _place(one, files), _place(two, files)
            message = (
                f"“{target}” is {two.statement.status.value} here and {one.statement.status.value} at {first}, "
                "for the same people, places and days"
            )
            hint = "Keep one, or give them dates (from:, until:) that do not meet."
            yield Problem("participation-contradiction", second, message, hint, related=(first,))


def _crossed(
    directory: Directory, by_target: dict[str, defaultdict[Scope, list[Filed]]], files: Files
) -> Iterator[Problem]:
    """A plan's own statement is wider than one about its network that says otherwise: the narrower one wins."""
    for plan in directory.plans.values():
        for plan_scope, plan_said in by_target.get(plan.id, {}).items():
            for network in plan.networks:
                for scope, said in by_target.get(network, {}).items():
                    if _narrower(scope, plan_scope):
                        yield from _crossings(plan.id, network, plan_said, said, files)


def _narrower(scope: Scope, other: Scope) -> bool:
    inside = all(theirs is None or mine == theirs for mine, theirs in zip(scope, other, strict=True))
    return inside and scope != other


def _crossings(
    plan: str, network: str, plan_said: list[Filed], network_said: list[Filed], files: Files
) -> Iterator[Problem]:
    for wide in plan_said:
        for narrow in network_said:
            if wide.statement.status is not narrow.statement.status and _overlap(wide, narrow):
                other = _place(wide, files)
                message = f"“{network}” here decides for the plan “{plan}” too, against {other}"
                hint = f"If “{plan}” is an exception here as well, say so in a statement with plans: {plan}."
                where = _place(narrow, files)
                yield Problem("participation-crossed", where, message, hint, Severity.WARNING, (other,))


def _special_days(directory: Directory, files: Files) -> Iterator[Problem]:
    """Special hours of one place that give the same date twice."""
    lists = [("content/practice.yml", "holidays", directory.practice.holidays)]
    lists += [(place.source, "special_hours", place.special_hours) for place in directory.locations.values()]
    for file, key, specials in lists:
        for (first, one), (second, two) in combinations(enumerate(specials), 2):
            if one.begins <= two.ends and two.begins <= one.ends:
                earlier = files.where(file, (key, first))
                yield _date_twice(max(one.begins, two.begins), files.where(file, (key, second)), earlier)


def _date_twice(day: date, where: Where, earlier: Where) -> Problem:
    message = f"special hours for {day} stand at {earlier} too"
    return Problem("special-hours-overlap", where, message, "Give each date once.", related=(earlier,))


def _hours_outside(directory: Directory, files: Files) -> Iterator[Problem]:
    """Somebody is said to be in while the place is closed."""
    for provider in directory.providers.values():
        if provider.imported is not None:
            continue
        for place, role in provider.at.items():
            location = directory.locations.get(place)
            if role is None or role.hours is None or location is None or location.hours is None:
                continue
            for day, span in _uncovered(location.hours, role.hours):
                yield _outside(provider, location, day, span, files)


def _uncovered(place: Week, role: Week) -> Iterator[tuple[int, Span]]:
    for day, spans in enumerate(role):
        night = tuple(Span(s.start - MIDNIGHT, s.end - MIDNIGHT) for s in place[day - 1] if s.end > MIDNIGHT)
        for span in spans:
            if not covers((*place[day], *night), span):
                yield day, span


def _outside(provider: Provider, location: Location, day: int, span: Span, files: Files) -> Problem:
    where = files.where(provider.source, ("at", location.id, "hours"), key=True)
    message = f"on {DAY_NAMES[day]}, {provider.name} is in while {location.known_as} is closed"
    other = files.where(location.source, ("hours",), key=True)
    hint = f"Compare with the hours at {other}."
    return Problem("hours-outside", where, message, hint, Severity.WARNING, (other,))
