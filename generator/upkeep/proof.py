"""Proof that a stamp went into a file and nothing else did: the text is read again, and what it says is compared."""

from __future__ import annotations

import codecs
import copy
from collections.abc import Mapping

from generator.load.frontmatter import parse_front_matter
from generator.load.values import Document, KeyPath, Plain
from generator.load.yamlfile import parse_yaml
from generator.problems import Problem, Severity, UsageError
from generator.upkeep.edit import with_fields, with_value

Stamps = Mapping[KeyPath, Mapping[str, str] | str]
"""What is written where: the fields of a stamp, or a date in the place of another (`as_of`)."""


def stamped(file: str, before: bytes, stamps: Stamps) -> tuple[bytes, Document]:
    """The bytes of a file with stamps in it, and the document they make.

    Raises UsageError when the file is written in a way that no stamp can be put into.
    """
    old, problems = _parsed(file, before)
    if old is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise UsageError(f"{file} has an error, so nothing is written into it; presence check tells more")
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    text = before.removeprefix(mark).decode()
    for at_end in (True, False):
        after = mark + _edited(text, file, stamps, at_end=at_end).encode()
        new, found = _parsed(file, after)
        if new is not None and len(found) == len(problems) and _says_the_same(old, new, stamps):
            return after, new
    message = "is written in a way that a stamp cannot safely be put into; nothing was changed"
    raise UsageError(f"{file} {message}. Write it by hand, below verified:")


def _parsed(file: str, content: bytes) -> tuple[Document | None, list[Problem]]:
    return (parse_front_matter if file.endswith(".md") else parse_yaml)(content, file)


def _edited(text: str, file: str, stamps: Stamps, *, at_end: bool) -> str:
    for path, value in stamps.items():
        if isinstance(value, str):
            text = with_value(text, file, path, value)
        else:
            text = with_fields(text, file, path, value, at_end=at_end)
    return text


def _says_the_same(old: Document, new: Document, stamps: Stamps) -> bool:
    """Whether the new document says what the old one said, and the stamps."""
    expected = copy.deepcopy(old.value)
    for path, value in stamps.items():
        _put(expected, path, value)
    return (new.value, new.body) == (expected, old.body)


def _put(value: Plain, path: KeyPath, stamp: Mapping[str, str] | str) -> None:
    """Set a stamp in plain values, making the mappings that lead there."""
    *above, last = path
    for part in above:
        if isinstance(value, dict):
            if value.get(str(part)) is None:
                value[str(part)] = {}
            value = value[str(part)]
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
    if isinstance(value, dict):
        old = value.get(str(last))
        kept = old if isinstance(old, dict) else {}
        value[str(last)] = stamp if isinstance(stamp, str) else {**kept, **stamp}
