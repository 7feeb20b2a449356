"""What the records say when a value does not fit: a code, a sentence, and what to write instead."""

from pydantic_core import PydanticCustomError

LONGEST_VALUE = 60
"""Characters of a value that a message repeats."""


def fault(code: str, message: str, hint: str, *, at: str = "", **values: str) -> PydanticCustomError:
    """The error to raise in a validator. `{name}` in `message` and `hint` stands for one of `values`, shortened.

    `at` names the field, as written, at which the reader should look, when the whole record does not fit.
    """
    shown = {name: shorten(value) for name, value in values.items()}
    context = {"message": message.format(**shown), "hint": hint.format(**shown), "at": at}
    return PydanticCustomError(code, "{message}", context)


def until_before_from() -> PydanticCustomError:
    """The fault of every period that ends before it begins."""
    message = "the last day (until:) is before the first (from:)"
    return fault("bad-period", message, "Look at the two dates.", at="until")


def shorten(value: str) -> str:
    """A value on one line, cut where it is too long to repeat."""
    line = " ".join(value.split())
    return line if len(line) <= LONGEST_VALUE else f"{line[: LONGEST_VALUE - 1]}…"
