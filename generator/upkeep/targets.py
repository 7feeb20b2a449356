"""Which stamps an id stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.check.places import as_written, value_at
from generator.check.words import did_you_mean
from generator.derive.dated import DatedFact
from generator.load.values import Document, KeyPath
from generator.model.verify import FactClass
from generator.problems import UsageError
from generator.upkeep.ids import fact_id, owner_id, part_of

PRACTICE = "practice"
"""The file whose stamp holds for all others that have none."""


@dataclass(frozen=True, slots=True)
class Target:
    """What one id stands for: a file, a class of its facts or all, and the facts themselves.

    `single` is the one fact that was named, if the id goes as far.
    """

    name: str
    document: Document
    fact: FactClass | None
    facts: tuple[DatedFact, ...]
    single: bool = False

    def paths(self) -> Iterator[KeyPath]:
        """Where stamps are written: the file's, those of its classes, those of single facts, and days they give."""
        yield from self._of_file()
        for fact in self.facts:
            own = (*as_written(self.document, fact.path), "verified")
            if self.single or value_at(self.document, own) is not None:
                yield own
            if isinstance(value_at(self.document, (*own[:-1], "as_of")), str):
                yield (*own[:-1], "as_of")

    def _of_file(self) -> Iterator[KeyPath]:
        if self.single:
            return
        if self.fact is None:
            if value_at(self.document, ("verified", "on")) is not None or self._needs_a_stamp_for_all():
                yield ("verified",)
            of_classes = [("verified", fact.value) for fact in FactClass]
            yield from (path for path in of_classes if value_at(self.document, path) is not None)
        elif not self._all_have_their_own():
            yield ("verified", self.fact.value)

    def _needs_a_stamp_for_all(self) -> bool:
        """Whether some facts of the file have no stamp but the one of the whole file, which is not there yet."""
        return not self.facts or any(fact.inherited or fact.stamped is None for fact in self.facts)

    def _all_have_their_own(self) -> bool:
        """Whether no fact of the class hangs on the file's stamp."""
        return bool(self.facts) and all(
            fact.stamped is not None and fact.stamped[0] != "verified" and not fact.inherited for fact in self.facts
        )


class Register:
    """Everything that can be verified, by its id."""

    def __init__(self, documents: Iterable[Document], facts: Iterable[DatedFact]) -> None:
        self._documents = {owner: document for document in documents if (owner := owner_id(document.file))}
        self._facts: dict[str, list[DatedFact]] = {}
        for fact in facts:
            self._facts.setdefault(fact.file, []).append(fact)

    def find(self, name: str) -> Target:
        """What an id stands for. Raises UsageError, with what was probably meant, when it stands for nothing."""
        owner, colon, rest = name.partition(":")
        document = self._documents.get(owner)
        if document is None:
            raise _unknown(name, f"nothing is called “{owner}”", owner, self._documents)
        facts = self._facts.get(document.file, [])
        if not colon:
            return Target(name, document, None, tuple(facts))
        class_name, dot, part = rest.partition(".")
        there = [fact.value for fact in FactClass if owner == PRACTICE or any(fact is one.fact for one in facts)]
        if class_name not in there:
            message = f"{document.file} says nothing of “{class_name}”"
            raise _unknown(name, message, name, [owner, *(f"{owner}:{known}" for known in there)])
        of_class = [fact for fact in facts if fact.fact.value == class_name]
        if not dot:
            return Target(name, document, FactClass(class_name), tuple(of_class))
        single = [fact for fact in of_class if part_of(fact.path) == part]
        if not single:
            known = [fact_id(fact) for fact in of_class]
            raise _unknown(name, f"{document.file} has no such fact: {class_name}.{part}", "", known)
        return Target(name, document, FactClass(class_name), tuple(single), single=True)


def _unknown(name: str, message: str, word: str, known: Iterable[str]) -> UsageError:
    listed = list(known)
    few = f"It has {', '.join(listed)}." if 0 < len(listed) <= 8 else "“presence stale” lists what there is."
    hint = (did_you_mean(word, listed) if word else "") or few
    return UsageError(f"{name} cannot be verified: {message}. {hint} Nothing was changed.")
