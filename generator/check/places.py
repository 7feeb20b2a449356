"""Where things stand: documents by file, for every check that has to point at something."""

from __future__ import annotations

from collections.abc import Mapping

from generator.load.values import Document, KeyPath, Plain
from generator.problems import Where


class Files:
    """The documents of a practice's folder, by path."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents

    def where(self, file: str, path: KeyPath = (), *, key: bool = False) -> Where:
        """Where something stands. A record that no file holds (a default) is told of by its file alone."""
        document = self.documents.get(file)
        return where_in(document, path, key=key) if document else Where(file)


def where_in(document: Document, path: KeyPath, *, key: bool = False) -> Where:
    """Where the value at `path` of the records is written, short forms included.

    `networks: meadow-open` stands for a list of one and `phone: 502-555-0134` for a mapping: what is said of
    `networks[0]` or `phone.number` stands at the bare value.
    """
    return document.where(as_written(document, path), key=key)


def as_written(document: Document, path: KeyPath) -> KeyPath:
    """The way through the file to what the records have at `path`; see `where_in`."""
    value: Plain = document.value
    written: list[str | int] = []
    for part in path:
        if part == 0 and not isinstance(value, list):
            continue
        if isinstance(value, str):
            break
        written.append(part)
        value = _child(value, part)
    return tuple(written)


def value_at(document: Document, path: KeyPath) -> Plain:
    """What is written at `path`, None when there is nothing."""
    value: Plain = document.value
    for part in path:
        value = _child(value, part)
    return value


def _child(value: Plain, part: str | int) -> Plain:
    if isinstance(value, dict):
        return value.get(str(part))
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return value[part]
    return None
