"""What the loader says when it refuses a part of YAML that parses, but is too clever for plain data."""

from __future__ import annotations

import re

from yaml.events import Event, ScalarEvent, SequenceStartEvent

from generator.load.text import printable, shown
from generator.problems import Problem, Where

_QUOTE_IT = "If it is part of the text, put the whole text in quotes."
_STANDARD_TAG = "tag:yaml.org,2002:"


def duplicate_key(where: Where, first: Where, key: str) -> Problem:
    """The same key twice in one mapping."""
    message = f"{shown(key)} stands here twice: on line {first.line} and on line {where.line}"
    hint = "Keep one of the two. Where several values are allowed, write them as a list under one key."
    return Problem("duplicate-key", where, message, hint, related=(first,))


def merge_key(where: Where) -> Problem:
    """`<<: ...`."""
    hint = "Write the shared fields out in both places."
    return Problem("merge-key", where, "merging with “<<” is not read here", hint)


def alias(where: Where, name: str) -> Problem:
    """`*name`, also where the author meant emphasis or a bullet."""
    message = f"text that starts with * means a reference in YAML (here to {shown(name)}), and these are not read"
    return Problem("yaml-anchor", where, message, f"{_QUOTE_IT} Otherwise write the value out.")


def anchor(where: Where, name: str) -> Problem:
    """`&name`."""
    message = f"text that starts with & names a value in YAML (here {shown(name)}), and such names are not read"
    return Problem("yaml-anchor", where, message, f"{_QUOTE_IT} Otherwise leave the name out.")


def tag(where: Where, name: str) -> Problem:
    """`!name`, `!!int` and the like."""
    short = f"!!{name.removeprefix(_STANDARD_TAG)}" if name.startswith(_STANDARD_TAG) else name
    message = f"text that starts with ! is a type name in YAML (here {shown(short)}), and these are not read"
    return Problem("yaml-tag", where, message, f"{_QUOTE_IT} Otherwise leave the type out: every field knows its own.")


def too_deep(where: Where, limit: int) -> Problem:
    """Nesting over the limit."""
    message = f"lists and fields are nested more than {limit} levels deep"
    return Problem("too-deep", where, message, "No field needs more than five or six: check the brackets.")


def several_documents(where: Where) -> Problem:
    """A second `---`."""
    message = "a second document starts here (a line of three dashes); one file holds one document"
    return Problem("several-documents", where, message, "Delete the dashes, or move what follows to a file of its own.")


def key_not_text(where: Where) -> Problem:
    """An empty key, or a list or mapping as a key."""
    hint = "Write a field name and a colon: name: value"
    return Problem("key-not-text", where, "a field name is missing or is not a plain text", hint)


def template_braces(where: Where) -> Problem:
    """`{{ ... }}` without quotes."""
    hint = "Write the text itself. If it really holds such braces, put it in quotes."
    return Problem("template-braces", where, "{{ }} is a template, and templates are not filled in here", hint)


def not_a_mapping(where: Where, event: Event | None) -> Problem:
    """A list or a single text at the top of a file."""
    kind = "a list" if type(event) is SequenceStartEvent else "a single text"
    message = f"this file is {kind}; it should be fields, each a name, a colon and a value"
    return Problem("not-a-mapping", where, message, _fields_hint(event))


def lone_surrogate(where: Where) -> Problem:
    """`"\\ud83d"`: half a character."""
    message = "this escape is half a character: \\ud800 to \\udfff only make sense in pairs"
    return Problem("lone-surrogate", where, message, "Write the character itself: the file is UTF-8 and takes it.")


def _fields_hint(event: Event | None) -> str:
    if isinstance(event, ScalarEvent):
        if found := re.match(r"([A-Za-z_]\w*):(\S.*)", event.value):
            return f"Put a space after the colon: {found[1]}: {printable(found[2])[:60]}"
        return "Begin with a field name and a colon, as in name: Larkspur Heart"
    return "Begin with a field name and a colon, and put the list under it."
