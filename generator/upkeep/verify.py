"""Stamps for facts that somebody has verified: worked out and proved for all files before any of them is touched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from generator.check.directory import check
from generator.derive import wording
from generator.derive.dated import DatedFact, dated_facts
from generator.derive.freshness import Clockwork
from generator.inspection import Inspection
from generator.load.text import clean, printable
from generator.load.values import Document, KeyPath
from generator.model.practice import Directory
from generator.problems import ContentError, Problem, Severity, UsageError, Where
from generator.sources import Rewrite
from generator.upkeep.proof import stamped
from generator.upkeep.targets import Register, Target

_ANOTHER_ZONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Attestation:
    """Who verified, how, and on which day."""

    on: date
    by: str
    how: str

    def value(self, path: KeyPath) -> Mapping[str, str] | str:
        """What is written at a path: all of it, or the day alone where only that stands."""
        if path[-1] == "as_of":
            return self.on.isoformat()
        return {"on": self.on.isoformat(), "by": self.by, "how": self.how}


@dataclass(frozen=True, slots=True)
class Written:
    """One stamp as it will be: where it stands, and how many facts hold on it. `stale` of them are too old even so."""

    where: Where
    facts: int
    stale: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be written, and which files change. No file is in `rewrites` that has these stamps already."""

    stamps: list[Written]
    rewrites: list[Rewrite]


def attestation(on: date, by: str, how: str, today: date) -> Attestation:
    """Who, how and when, cleaned of what pasting leaves behind. Raises UsageError for what no stamp may say."""
    if on > today + _ANOTHER_ZONE:
        raise UsageError(f"--on {on}: that day is still to come; nobody can have verified anything then")
    for option, text in (("--by", by), ("--how", how)):
        if not clean(text).strip():
            raise UsageError(f"{option} is empty; say {'who' if option == '--by' else 'how it was verified'}")
        if printable(text.replace("\n", " ")) != text.replace("\n", " "):
            raise UsageError(f"{option} holds a character that cannot be seen; type it instead of pasting it")
    return Attestation(on, " ".join(clean(by).split()), " ".join(clean(how).split()))


def plan(found: Inspection, names: Iterable[str], said: Attestation, root: Path) -> Plan:
    """Work out and prove everything that stamping these ids changes; nothing is written.

    Raises UsageError for unknown ids and for files a stamp cannot be put into, ContentError when the files are wrong.
    """
    directory, today = found.checked.directory, found.checked.today
    if directory is None or today is None:
        raise ContentError(found.problems)
    documents = found.tree.documents
    facts = list(dated_facts(directory, _clockwork(directory, today)))
    register = Register(documents.values(), facts)
    targets = [register.find(name) for name in dict.fromkeys(names)]
    _refuse_broken(found.problems, {target.document.file for target in targets})
    for target in targets:
        _refuse_older(target, said, today)
    rewrites, new = _rewrites(targets, said, root)
    after = _facts_after(found, {**documents, **new}, today)
    _refuse_expired(targets, after, new)
    return Plan(list(_written(targets, after, new)), [one for one in rewrites if one.before != one.after])


def _clockwork(directory: Directory, today: date) -> Clockwork:
    return Clockwork(directory.settings.freshness, today, directory.practice.verified)


def _refuse_broken(problems: Iterable[Problem], files: Collection[str]) -> None:
    wrong = [problem for problem in problems if problem.where.file in files and problem.severity is Severity.ERROR]
    if wrong:
        raise ContentError(wrong)


def _refuse_older(target: Target, said: Attestation, today: date) -> None:
    """A stamp does not go back in time, unless the one that is there comes from the future."""
    for fact in target.facts:
        known = fact.trust.verified_on
        if known is not None and said.on < known <= today + _ANOTHER_ZONE and not fact.inherited:
            day = wording.day(known)
            raise UsageError(f"{target.name} has been verified later than {said.on}: on {day}. Nothing was changed.")


def _rewrites(targets: Iterable[Target], said: Attestation, root: Path) -> tuple[list[Rewrite], dict[str, Document]]:
    by_file: dict[str, dict[KeyPath, Mapping[str, str] | str]] = {}
    for target in targets:
        paths = by_file.setdefault(target.document.file, {})
        paths.update({path: said.value(path) for path in target.paths()})
    rewrites, new = [], {}
    for file, stamps in by_file.items():
        path = (root / file).resolve()
        before = path.read_bytes()
        after, new[file] = stamped(file, before, dict(sorted(stamps.items(), key=lambda item: len(item[0]))))
        rewrites.append(Rewrite(path, before, after))
    return rewrites, new


def _facts_after(found: Inspection, documents: Mapping[str, Document], today: date) -> list[DatedFact]:
    """Every fact as it will be, after a check that says the files are still in order."""
    checked = check(documents, found.album, lambda _: today, unread=found.tree.unusable, allow_stale=True)
    before = {problem.code for problem in found.checked.problems}
    wrong = [problem for problem in checked.problems if problem.severity is Severity.ERROR]
    if checked.directory is None or any(problem.code not in before for problem in wrong):
        raise ContentError(wrong)
    return list(dated_facts(checked.directory, _clockwork(checked.directory, today)))


def _refuse_expired(targets: Iterable[Target], after: Iterable[DatedFact], new: Mapping[str, Document]) -> None:
    """A fact that says itself until when it holds needs a new day there, which only its author knows."""
    named = {(fact.file, fact.path) for target in targets for fact in target.facts}
    for fact in after:
        if (fact.file, fact.path) in named and not fact.trust.good and fact.limited:
            where = new[fact.file].where((*fact.path, "expires"))
            message = "the day in expires: is over; write a new one, or delete it. Nothing was changed."
            raise UsageError(f"{where}: {message}")


def _written(targets: Iterable[Target], after: Collection[DatedFact], new: Mapping[str, Document]) -> Iterable[Written]:
    practice = next((file for file in new if file == "content/practice.yml"), None)
    for file, path in dict.fromkeys((target.document.file, path) for target in targets for path in target.paths()):
        held = [
            fact
            for fact in after
            if fact.stamped == path and (file == practice if fact.inherited else file == fact.file)
        ]
        stale = sum(not fact.trust.good for fact in held)
        yield Written(new[file].where(path, key=True), len(held), stale)
