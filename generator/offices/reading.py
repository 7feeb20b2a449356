"""The private file to records, by the loader and the checks of all other files; but never through a cache."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.check.kinds import PRIVATE
from generator.check.places import value_at
from generator.check.shapes import bad_key, validate
from generator.check.words import did_you_mean
from generator.load.tree import read_document
from generator.load.values import Document, KeyPath
from generator.model.practice import Directory
from generator.model.private import Office, Offices
from generator.offices.inducement import inducements
from generator.problems import Problem, UsageError


class Read(NamedTuple):
    """What the file says, if it could be read, and everything that is wrong with it."""

    offices: Offices | None
    problems: list[Problem]


def read(source: Path, directory: Directory) -> Read:
    """Read `private/offices.yml` of a practice. Raises `UsageError` when there is none."""
    if not (source / PRIVATE.pattern).is_file():
        raise UsageError(f"{source / PRIVATE.pattern} is not there. The page “The liaison’s kit” has an example")
    document, problems = read_document(source, PRIVATE.pattern)
    if document is None:
        return Read(None, problems)
    offices, found = validate(document, (), Offices, document.value)
    problems += found
    if offices is not None:
        problems += _meanings(offices, document, directory)
    return Read(offices, sorted(problems, key=lambda problem: problem.sort_key))


def _meanings(offices: Offices, document: Document, directory: Directory) -> Iterator[Problem]:
    for key, office in offices.offices.items():
        if problem := bad_key(document, key):
            yield problem
        yield from _references(office, ("offices", key), document, directory)
    yield from inducements(offices, document)


def _references(office: Office, path: KeyPath, document: Document, directory: Directory) -> Iterator[Problem]:
    ids = (("near", office.near, directory.locations), ("sends", office.sends, directory.services))
    for field, mentioned, known in ids:
        for number, entity_id in enumerate(mentioned):
            if entity_id not in known:
                hint = did_you_mean(entity_id, known) or f"Known: {', '.join(list(known)[:8])}."
                listed = isinstance(value_at(document, (*path, field)), list)
                where = document.where((*path, field, number) if listed else (*path, field))
                yield Problem("unknown-id", where, f"there is nothing with the id “{entity_id}”", hint)
