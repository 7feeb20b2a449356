"""Facts that are too old to be shown as true, or soon will be. One problem for each file, class and stamp."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from generator.check.places import Files
from generator.derive import wording
from generator.derive.dated import DatedFact, dated_facts
from generator.derive.freshness import Clockwork, State
from generator.model.practice import Directory
from generator.model.verify import FactClass
from generator.problems import Problem, Severity, Where

_NAMES = {
    FactClass.AVAILABILITY: "availability",
    FactClass.ACCEPTING: "accepting new patients",
    FactClass.PLANS: "plan participation",
    FactClass.HOURS: "hours",
    FactClass.CONTACTS: "contacts",
}
_HINT = "Ask again, correct what has changed, and write the new date under verified: (or as_of:)."


def check_staleness(
    directory: Directory, clockwork: Clockwork, files: Files, *, allow_stale: bool
) -> Iterator[Problem]:
    """Stale and unverified facts are errors (warnings with `allow_stale`); those near their limit are warnings."""
    groups: defaultdict[tuple[str, FactClass, date | None, date | None], list[DatedFact]] = defaultdict(list)
    for fact in dated_facts(directory, clockwork):
        if fact.trust.state is not State.FRESH:
            groups[owner_of(fact), fact.fact, fact.trust.verified_on, fact.trust.expires].append(fact)
    for (owner, *_), facts in groups.items():
        yield _problem(owner, facts, files, allow_stale=allow_stale)


def owner_of(fact: DatedFact) -> str:
    """The file whose stamp a fact hangs on. Facts that nobody ever verified hang on the practice's."""
    return "content/practice.yml" if fact.inherited else fact.file


def _problem(owner: str, facts: list[DatedFact], files: Files, *, allow_stale: bool) -> Problem:
    trust, name = facts[0].trust, _NAMES[facts[0].fact]
    where = place_of(owner, facts, files)
    count = f"{len(facts)} facts" if len(facts) > 1 else "1 fact"
    was, is_ = ("were", "are") if len(facts) > 1 else ("was", "is")
    over = Severity.WARNING if allow_stale else Severity.ERROR
    if trust.verified_on is None or trust.expires is None:
        hint = "Say when it was last found to be true: a line verified: and below it on: with the date."
        return Problem("unverified", where, f"{name}: {count} {was} never verified", hint, over)
    dates = f"verified {wording.day(trust.verified_on)},"
    if trust.state is State.STALE:
        message = f"{name}: {count}, {dates} {was} good until {wording.day(trust.expires)}"
        return Problem("stale", where, message, _HINT, over)
    message = f"{name}: {count}, {dates} {is_} good until {wording.day(trust.expires)}"
    return Problem("expires-soon", where, message, _HINT, Severity.WARNING)


def place_of(owner: str, facts: list[DatedFact], files: Files) -> Where:
    """Where to look: the first fact; or the practice's stamp, when the facts of many files hang on it."""
    if owner != facts[0].file or len({fact.file for fact in facts}) > 1:
        return files.where(owner, ("verified",), key=True)
    return files.where(facts[0].file, facts[0].path)
