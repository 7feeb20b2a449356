"""What the audit says: a finding for each question, a score for each subject, an action where something is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.problems import Where


class Question(NamedTuple):
    """What is asked of every subject of a kind: its key, its words, and how many points a full answer is worth."""

    key: str
    label: str
    points: int


@dataclass(frozen=True, slots=True)
class Action:
    """What to do: `edit` is where, `write` what to write there, `minutes` about how long it takes.

    Actions that are equal are one, however many findings they settle. Those with one `title` are one piece of advice.
    """

    title: str
    edit: Where
    write: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to a question. `share` is how much of its points it earns, from 0 to 1.

    Each of the `actions` brings the same part of what is missing.
    """

    question: Question
    share: float
    says: str
    actions: tuple[Action, ...] = ()


def found(question: Question, share: float, says: str, action: Action | None = None) -> Finding:
    """A finding that one action settles, or none."""
    return Finding(question, share, says, (action,) if action else ())


class Kind(StrEnum):
    """What is audited."""

    PRACTICE = "practice"
    LOCATION = "location"
    PROVIDER = "provider"


WEIGHTS = {Kind.PRACTICE: 30, Kind.LOCATION: 30, Kind.PROVIDER: 40}
"""What each kind counts for in the whole, in percent."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The practice, a location or a provider. A question that does not apply has no finding."""

    kind: Kind
    id: str
    name: str
    source: str
    findings: tuple[Finding, ...]

    @property
    def possible(self) -> int:
        """The points of all questions that apply."""
        return sum(finding.question.points for finding in self.findings)

    @property
    def score(self) -> int:
        """Percent of the possible points."""
        return round(100 * sum(f.share * f.question.points for f in self.findings) / self.possible)


@dataclass(frozen=True, slots=True)
class Step:
    """An action with what it brings: `gain` in points of the whole score, and the names of whom it is about."""

    action: Action
    gain: float
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """Everything of one title that is to be done, what brings the most first."""

    title: str
    steps: tuple[Step, ...]

    @property
    def gain(self) -> float:
        """Points of the whole score."""
        return sum(step.gain for step in self.steps)

    @property
    def minutes(self) -> int:
        """About how long it takes."""
        return sum(step.action.minutes for step in self.steps)

    @property
    def rank(self) -> tuple[float, float, str]:
        """The largest gain for the least work comes first."""
        return (-round(self.gain / self.minutes, 6), -self.gain, self.title)


def whole(subjects: Sequence[Subject]) -> int:
    """The score of all: the mean of each kind, weighted; a kind that has no subject does not count."""
    return round(sum(subject.score * part for subject, part in zip(subjects, _parts(subjects), strict=True)))


def advice(subjects: Sequence[Subject]) -> list[Advice]:
    """What to do, the largest gain for the least work first."""
    by_title: dict[str, list[Step]] = {}
    for step in sorted(_steps(subjects), key=_step_rank):
        by_title.setdefault(step.action.title, []).append(step)
    return sorted((Advice(title, tuple(found)) for title, found in by_title.items()), key=lambda found: found.rank)


def _steps(subjects: Sequence[Subject]) -> list[Step]:
    gains: dict[Action, float] = {}
    names: dict[Action, dict[str, None]] = {}
    for subject, part in zip(subjects, _parts(subjects), strict=True):
        for finding in subject.findings:
            missing = (1 - finding.share) * finding.question.points / subject.possible
            for action in finding.actions:
                gains[action] = gains.get(action, 0) + 100 * part * missing / len(finding.actions)
                names.setdefault(action, {})[subject.name] = None
    return [Step(action, gain, tuple(names[action])) for action, gain in gains.items()]


def _step_rank(step: Step) -> tuple[float, Where]:
    return (-round(step.gain / step.action.minutes, 6), step.action.edit)


def _parts(subjects: Sequence[Subject]) -> list[float]:
    """What each subject's score counts for in the whole; together 1."""
    counts = {kind: sum(subject.kind is kind for subject in subjects) for kind in Kind}
    total = sum(WEIGHTS[kind] for kind in Kind if counts[kind])
    return [WEIGHTS[subject.kind] / total / counts[subject.kind] for subject in subjects]
