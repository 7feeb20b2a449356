"""What pydantic says of a value, in the words of the person who wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from generator.model.base import ID_PATTERN
from generator.model.faults import shorten


class Words(NamedTuple):
    """A problem's code, what is wrong, and what to write instead."""

    code: str
    message: str
    hint: str


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, None when none is near."""
    by_folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Did you mean “languages”? — or nothing, when no known word is near."""
    meant = nearest(word, known)
    return f"Did you mean “{meant}”?" if meant else ""


def words_for(detail: ErrorDetails, field: str) -> Words:
    """One error of pydantic's. `field` is the name of the field as written, empty for a whole file."""
    kind, context, written = detail["type"], detail.get("ctx") or {}, detail.get("input")
    if "hint" in context:
        return Words(kind, context["message"], context["hint"])
    name = f"“{field}”" if field else "this file"
    if kind in _SHAPES:
        what, hint = _SHAPES[kind]
        return Words("wrong-shape", f"{name} should be {what}, and here is {_shape_of(written)}", hint)
    for beginning, tell in _TELLERS.items():
        if kind.startswith(beginning):
            return tell(name, shorten(str(written)), context)
    return Words("bad-text", f"“{shorten(str(written))}” does not fit {name}", f"It should: {detail['msg']}")


def _missing(name: str, _: str, __: Mapping[str, Any]) -> Words:
    bare = name.strip("“”")
    return Words("missing-key", f"“{bare}:” is missing", f"Add a line {bare}: …")


def _choice(name: str, written: str, context: Mapping[str, Any]) -> Words:
    choices = [choice.strip("'") for choice in str(context["expected"]).replace(" or ", ", ").split(", ")]
    hint = did_you_mean(written, choices) or f"Write one of {', '.join(choices)}."
    return Words("bad-choice", f"“{written}” is not a choice for {name}", hint)


def _pattern(name: str, written: str, context: Mapping[str, Any]) -> Words:
    pattern = str(context["pattern"])
    if pattern == ID_PATTERN:
        return not_an_id(written)
    if pattern.startswith("^#"):
        return Words("bad-color", f"“{written}” is not a color", 'Write six digits or letters a to f: "#1f5f6b".')
    if pattern.startswith("^(provider|"):
        hint = "Write what it is and its id: provider/amara-okafor."
        return Words("bad-reference", f"“{written}” does not point at a fact", hint)
    return Words("bad-text", f"“{written}” does not fit {name}", "Write two capital letters: US.")


def not_an_id(written: str) -> Words:
    """What to say of a name that cannot be an id."""
    hint = "An id has small letters, digits and single hyphens: north-clinic."
    return Words("bad-id", f"“{shorten(written)}” cannot be an id", hint)


def _too_short(name: str, _: str, __: Mapping[str, Any]) -> Words:
    return Words("bad-length", f"{name} is empty", "Write something here, or leave the line out.")


def _too_long(name: str, _: str, context: Mapping[str, Any]) -> Words:
    limit, letters = context["max_length"], context.get("actual_length")
    so_many = f": it has {letters} characters" if letters else ""
    return Words("bad-length", f"{name} is too long{so_many}", f"Write at most {limit} characters.")


def _number(name: str, written: str, context: Mapping[str, Any]) -> Words:
    bounds = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    limits = [f"{words} {context[key]}" for key, words in bounds.items() if key in context]
    hint = f"It should be {limits[0]}." if limits else "Write digits only."
    return Words("bad-number", f"“{written}” is not a number that fits {name}", hint)


def _boolean(name: str, written: str, _: Mapping[str, Any]) -> Words:
    return Words("bad-boolean", f"{name} is “{written}”, which is neither true nor false", "Write true or false.")


_TELLERS: Mapping[str, Callable[[str, str, Mapping[str, Any]], Words]] = {
    "missing": _missing,
    "enum": _choice,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "int_": _number,
    "float_": _number,
    "finite_number": _number,
    "greater_than": _number,
    "less_than": _number,
    "bool_": _boolean,
}
"""By how pydantic's error types begin."""

_FIELDS = ("fields, each a name, a colon and a value", "")
_LIST = ("a list", "Write each item on a line of its own, after a dash.")
_SHAPES = {
    "string_type": ("a text", "Write one text here, without dashes, brackets or fields below it."),
    "dict_type": _FIELDS,
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "date_type": ("a date", "Write year-month-day: 2026-11-30."),
    "int_type": ("a whole number", "Write digits only."),
    "float_type": ("a number", "Write digits only."),
    "bool_type": ("true or false", "Write true or false."),
}
"""By pydantic's error type: what should be there, and how to write it. The fields of a record are known to `shapes`."""


def _shape_of(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of fields"
    return "a list" if isinstance(value, list | tuple) else f"the text “{shorten(str(value))}”"
