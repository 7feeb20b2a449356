"""What all parts of the audit need: places in the files, facts that are due, structured data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from shlex import quote
from typing import Any

from generator.audit.findings import Action, Finding, Question, found
from generator.check.places import Files
from generator.derive.desk import Desk
from generator.load.values import Document, KeyPath
from generator.model.base import Record
from generator.model.verify import FactClass
from generator.outputs.cards.subjects import subjects
from generator.problems import Where
from generator.upkeep.due import Due, due
from generator.upkeep.forms import CLASSES

PRACTICE = "content/practice.yml"
SETTINGS = "site_config.yml"
SHARED = (PRACTICE, "content/participation.yml", "content/referrals.yml")
"""Files whose facts hold for everybody."""


class Hands:
    """The desk, and the files that its facts were read from."""

    def __init__(self, desk: Desk, documents: Mapping[str, Document]) -> None:
        self.desk = desk
        self._documents = documents
        self._files = Files(documents)

    def place(self, file: str, record: type[Record], field: str) -> Where:
        """Where a field stands; if it is missing, the field of the same record after which it belongs."""
        written = self._documents[file].value if file in self._documents else {}
        names = [info.alias or name for name, info in record.model_fields.items()]
        before = names[: names.index(field) + 1]
        known = next((name for name in reversed(before) if name in written), None)
        return self.where(file, (known,) if known else ())

    def where(self, file: str, path: KeyPath) -> Where:
        """Where something stands; the key of the nearest thing above it if it does not."""
        return self._files.where(file, path, key=True)

    @cached_property
    def _due(self) -> dict[tuple[str, FactClass], list[Due]]:
        """What is too old or was never verified, by file and class."""
        found: dict[tuple[str, FactClass], list[Due]] = {}
        for line in due(self.desk.directory, dict(self._documents), self.desk.today):
            if line.days_left is None or line.days_left < 0:
                found.setdefault((line.where.file, line.fact), []).append(line)
        return found

    def verify(self, fact: FactClass, files: Iterable[str]) -> Action | None:
        """What renews the first fact of a class that is due in one of these files."""
        for file in files:
            for line in self._due.get((file, fact), ()):
                command = f"presence verify {line.id} --by {quote(line.who or 'Your name')} --how phone"
                return Action(f"Verify {CLASSES[fact.value]}", line.where, command, 10)
        return None

    @cached_property
    def cards(self) -> frozenset[str]:
        """Site paths of the pages that have a share card."""
        if not self.desk.settings.outputs.cards:
            return frozenset()
        return frozenset(subject.path for subject in subjects(self.desk))

    def card(self, question: Question, path: str) -> Finding:
        """Whether messages and networks show a picture of a page."""
        if path in self.cards:
            return found(question, 1, "Drawn from the facts")
        edit = self.where(SETTINGS, ("outputs", "cards"))
        action = Action("Let share cards be drawn", edit, "outputs: {cards: true}", 1)
        return found(question, 0, "Switched off", action)


def structured(question: Question, node: Mapping[str, Any], wanted: Mapping[str, Action | None]) -> Finding:
    """How much of what search engines look for is in the structured data of a page, and what adds the rest."""
    missing = [name for name in wanted if node.get(name) in (None, "", [])]
    says = f"Without {', '.join(missing)}" if missing else "Complete"
    actions = tuple(action for name in missing if (action := wanted[name]))
    return Finding(question, 1 - len(missing) / len(wanted), says, actions)


def scale(value: float, steps: Sequence[tuple[float, float]]) -> float:
    """The share of the first step that `value` does not pass; 0 beyond the last."""
    return next((share for limit, share in steps if value <= limit), 0.0)
