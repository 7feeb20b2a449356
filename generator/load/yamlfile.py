"""A YAML file to a `Document`."""

from __future__ import annotations

from pathlib import Path

from generator.load.builder import build
from generator.load.comments import dropped_texts
from generator.load.source import Source
from generator.load.text import read_text
from generator.load.values import Document
from generator.problems import Problem, Severity, Where


def parse_yaml(content: str | bytes, file: str, origin: Path | None = None) -> tuple[Document | None, list[Problem]]:
    """The document in `content`, and everything that is wrong with it.

    With errors there may still be a document (after a duplicate key the first one stands), so that all other
    mistakes can be told in the same run; None means that no sensible value is left. `origin` is where the same
    bytes can be read again; without it the document keeps them.
    """
    text, problems = read_text(content, file)
    if text is None:
        return None, problems
    value, more = build(text, file)
    problems += more + dropped_texts(text, file)
    if value is None:
        return None, problems
    if not value and not problems:
        problems.append(empty_file(file))
    return Document(file, value, source=Source(file, origin or as_bytes(content))), problems


def empty_file(file: str) -> Problem:
    """The warning for a file in which nothing is written."""
    hint = "Fill it in, or delete it."
    return Problem("empty-file", Where(file), "this file is empty", hint, Severity.WARNING)


def as_bytes(content: str | bytes) -> bytes:
    """The bytes of a text that has passed `read_text`."""
    return content.encode() if isinstance(content, str) else content
