"""YAML text to a stream of events: the only place that knows PyYAML's two parsers.

libyaml's (`CParser`) does the work, about 0.2 ms for a file of 2.3 KB. The pure Python one steps in where it is
missing, and for the rare files with `\\uD83D`-like escapes, which libyaml refuses even in valid pairs.
No composer, constructor or resolver of PyYAML ever runs: they guess types and follow aliases.
"""

from __future__ import annotations

import re
from typing import Protocol

import yaml

try:
    from yaml._yaml import CParser as _CParser
except ImportError:  # PyYAML without libyaml
    _CParser = None  # type: ignore[assignment,misc]

HAS_LIBYAML = _CParser is not None

PARSE_ERRORS = (yaml.YAMLError, ValueError, OverflowError)
"""What a parser raises on bad text. The pure one lets `chr()` and `int()` speak for themselves."""

_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


class Events(Protocol):
    """A stream of events; `get_event` answers None after the last."""

    def get_event(self) -> yaml.Event | None:
        """The next event. Raises one of `PARSE_ERRORS` where the text stops being YAML."""
        ...


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's Python parser without the parts that make objects."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def events_of(text: str) -> Events:
    """The events of `text`, which has passed `text.read_text`."""
    if _CParser is None or _SURROGATE_ESCAPE.search(text):
        return _PureParser(text)
    return _CParser(text)
