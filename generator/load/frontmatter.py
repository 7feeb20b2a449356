"""A Markdown file with fields on top to a `Document`::

    ---
    title: New scanner
    ---
    The text, in Markdown.

The first line is three dashes, and so is the line that ends the fields.
"""

from __future__ import annotations

from pathlib import Path

from generator.load.builder import build
from generator.load.comments import dropped_texts
from generator.load.fences import opens, split_front_matter
from generator.load.source import Source
from generator.load.text import LINE_BREAK, clean, position, read_text
from generator.load.values import Document
from generator.load.yamlfile import as_bytes, empty_file
from generator.problems import Problem, Where


def parse_front_matter(
    content: str | bytes, file: str, origin: Path | None = None
) -> tuple[Document | None, list[Problem]]:
    """The fields and the body in `content`, and everything that is wrong with them; see `parse_yaml`."""
    text, problems = read_text(content, file)
    if text is None:
        return None, problems
    split = split_front_matter(text)
    if split is None and opens(text):
        return None, [*problems, _not_closed(file)]
    fields, start = split or ("", 0)
    value, more = build(fields, file)
    problems += more + dropped_texts(fields, file) + _missing_parts(text, file)
    if value is None:
        return None, problems
    body_line, _ = position(text, start)
    source = Source(file, origin or as_bytes(content))
    return Document(file, value, _body(text[start:]), body_line, source), problems


def _missing_parts(text: str, file: str) -> list[Problem]:
    if not text.strip():
        return [empty_file(file)]
    return [] if opens(text) else [_no_front_matter(text, file)]


def _body(text: str) -> str:
    joined = LINE_BREAK.sub("\n", text) if "\r" in text else text
    return joined if joined.isascii() else clean(joined)


def _no_front_matter(text: str, file: str) -> Problem:
    late = text.lstrip().startswith("---")
    message = "this file has no fields on top" + (": the three dashes are not its first line" if late else "")
    hint = "Begin with a line of three dashes, then the fields, then three dashes again; the text comes after."
    return Problem("no-front-matter", Where(file, 1, 1), message, hint)


def _not_closed(file: str) -> Problem:
    hint = "Put a line of three dashes (---) between the fields and the text."
    return Problem("front-matter-not-closed", Where(file, 1, 1), "the fields that begin here never end", hint)
