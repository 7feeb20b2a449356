"""Where things stand: documents by file, for every check that has to point at something."""

from __future__ import annotations

from collections.abc import Mapping

from generator.load.values import Document, KeyPath
from generator.problems import Where


class Files:
    """The documents of a practice's folder, by path."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents

    def where(self, file: str, path: KeyPath = (), *, key: bool = False) -> Where:
        """Where something stands. A record that no file holds (a default) is told of by its file alone."""
        document = self.documents.get(file)
        return document.where(path, key=key) if document else Where(file)
