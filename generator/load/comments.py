"""`note: Suite #4`: to YAML that is a comment, to its author it is part of the text.

A `#` that directly touches what follows (`#4`, not `# four`) and comes after an unquoted text, or where an unquoted
text could be, is taken for such a mistake. Files without one pay for a single search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml.events import ScalarEvent

from generator.load.events import PARSE_ERRORS, events_of
from generator.load.text import LINE_BREAK, printable
from generator.problems import Problem, Severity, Where

MAX_WARNINGS = 10

_CANDIDATE = re.compile(r"(?<=[^\s#])([ \t]+)(#[^\s#][^\r\n]*)")


def dropped_texts(text: str, file: str) -> list[Problem]:
    """A warning for each text that YAML drops as a comment, though it was probably meant."""
    if "#" not in text or not _CANDIDATE.search(text):
        return []
    ends = _ends_of_unquoted_texts(text)
    return list(_dropped(text, file, ends))[:MAX_WARNINGS]


def _dropped(text: str, file: str, ends: set[tuple[int, int]]) -> Iterator[Problem]:
    for number, line in enumerate(LINE_BREAK.split(text)):
        found = _CANDIDATE.search(line)
        while found and (number, found.start()) not in ends:
            found = _CANDIDATE.search(line, found.start(2))
        if found:
            yield _warning(Where(file, number + 1, found.start(2) + 1), line, found)


def _ends_of_unquoted_texts(text: str) -> set[tuple[int, int]]:
    """Line and column (from 0) behind every unquoted scalar, the empty ones (`suite: #4`) included."""
    ends = set()
    get_event = events_of(text).get_event
    try:
        while (event := get_event()) is not None:
            if type(event) is ScalarEvent and event.implicit[0] and event.end_mark is not None:
                ends.add((event.end_mark.line, event.end_mark.column))
    except PARSE_ERRORS:
        pass  # told elsewhere; what was read so far is still worth a warning
    return ends


def _warning(where: Where, line: str, found: re.Match[str]) -> Problem:
    dropped = printable(found[2].rstrip())[:60]
    message = f"YAML drops “{dropped}”: after a space, # starts a comment"
    hint = f"If it is part of the text, use quotes{_quoted(line)}. If it is a comment, put a space after the #."
    return Problem("dropped-text", where, message, hint, Severity.WARNING)


def _quoted(line: str) -> str:
    """`: note: "Suite #4"`, where the line is plain enough to show it so."""
    parts = re.match(r"\s*((?:- +)*(?:[\w -]+:(?: +|(?= )))?)([^'\"\[{]*)$", line)
    if not parts or len(line) > 100:
        return ""
    return f': {printable(parts[1].rstrip())} "{printable(parts[2].strip())}"'
