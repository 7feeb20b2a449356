"""The private file to records, by the loader and the checks of all other files; but never through a cache."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.check.kinds import PRIVATE
from generator.check.places import value_at
from generator.check.references import Mention, collections, dangling, pointed_at
from generator.check.shapes import bad_key, validate
from generator.load.tree import read_document
from generator.load.values import Document, KeyPath
from generator.model.practice import Directory
from generator.model.private import Office, Offices
from generator.offices.inducement import inducements
from generator.problems import Problem, UsageError, Where


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
    for mention in _mentions(office, document.file, path):
        known = collections(directory)[mention.collection]
        if mention.entity_id not in known:
            yield dangling(mention, known, _where(document, mention.path))


def _mentions(office: Office, file: str, path: KeyPath) -> Iterator[Mention]:
    for field, collection in (("near", "locations"), ("sends", "services")):
        for number, entity_id in enumerate(getattr(office, field)):
            yield Mention(collection, entity_id, file, (*path, field, number))
    for number, item in enumerate(office.feedback):
        inside = (*path, "feedback", number)
        for place, reference in enumerate(item.about):
            yield pointed_at(reference, file, (*inside, "about", place))
        if item.update:
            yield Mention("updates", item.update, file, (*inside, "update"))


def _where(document: Document, path: KeyPath) -> Where:
    """A list of one may be written without its brackets; then it stands where its key does."""
    alone = isinstance(path[-1], int) and not isinstance(value_at(document, path[:-1]), list)
    return document.where(path[:-1] if alone else path)
