"""What keeps the data small: values that stand once and are named by number, and numbers as single signs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")

NEXT = "+"
"""In a column: the value that follows the highest so far."""
EACH = "*"
"""At the start of a column: it has one value for each provider, who has it at all her places."""
NONE = "-"
"""In a column: an empty list, the number of the location, or an id that is the name alone."""
ALPHABET = "".join(chr(code) for code in range(ord("0"), ord("~") + 1) if chr(code) not in "\\<")
"""The signs of small numbers, one byte each. None of them has a meaning of its own in a column or in JSON."""
ROOM = 128
"""So many different signs may stand for columns that are packed together; those beyond the alphabet are rare."""
_BEYOND, _SURROGATES = 0xA1, 0xD800


def sign(number: int) -> str:
    """A number as one character: first those of the alphabet, then on from U+00A1, but for what is no character."""
    if number < len(ALPHABET):
        return ALPHABET[number]
    code = _BEYOND + number - len(ALPHABET)
    return chr(code if code < _SURROGATES else code + 0x800)


def signs(numbers: Iterable[int]) -> str:
    """Numbers, a character for each."""
    return "".join(map(sign, numbers))


@dataclass(frozen=True, slots=True)
class Scale:
    """How numbers of a range are written: each in `width` signs to the base `base`, less `least`, the highest first."""

    least: int
    base: int
    width: int

    @classmethod
    def of(cls, least: int, most: int) -> Scale:
        """The fewest signs, and of these the fewest different ones: both pack best."""
        width = next(count for count in range(1, 20) if len(ALPHABET) ** count > most - least)
        base = next(base for base in range(1, len(ALPHABET) + 1) if base**width > most - least)
        return cls(least, base, width)

    def text(self, number: int) -> str:
        """A number of the range."""
        number, found = number - self.least, ""
        for _ in range(self.width):
            number, digit = divmod(number, self.base)
            found = ALPHABET[digit] + found
        return found

    def column(self, written: str) -> dict[str, Any]:
        """A column of such numbers, as it stands in the data."""
        least = {"least": self.least} if self.least else {}
        return {**least, "base": self.base, "width": self.width, "signs": written}


def lists(values: Iterable[Iterable[int]]) -> str:
    """Lists of numbers as signs."""
    return joined(map(sign, numbers) for numbers in values)


def joined(lists_of_written: Iterable[Iterable[str]]) -> str:
    """Lists of written numbers: a comma before each that is not the first of its list, a hyphen for an empty list."""
    return "".join(",".join(written) or NONE for written in lists_of_written)


class Pool:
    """Values in the order in which they were first met."""

    def __init__(self, values: Iterable[Hashable] = ()) -> None:
        self._places: dict[Hashable, int] = {}
        self.values: list[Any] = []
        for value in values:
            self.of(value)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.values)

    def of(self, value: Hashable) -> int:
        """The number of a value."""
        place = self._places.get(value)
        if place is None:
            place = self._places[value] = len(self.values)
            self.values.append(value)
        return place


def trimmed(values: list[Any]) -> list[Any]:
    """Without what is empty at the end."""
    while values and values[-1] in ("", None, [], ()):
        values.pop()
    return values


def spread(groups: Sequence[Sequence[T]], write: Callable[[Iterable[T]], str]) -> str:
    """Values of each place of each provider: one for each provider, after `EACH`, if her places never differ."""
    if all(len(values) == 1 or all(value == values[0] for value in values) for values in groups):
        return EACH + write(values[0] for values in groups)
    return write(value for values in groups for value in values)


def growing(numbers: Iterable[int]) -> str:
    """Numbers of which many are new: one more than the highest before them."""
    highest, found = -1, []
    for number in numbers:
        found.append(NEXT if number == highest + 1 else sign(number))
        highest = max(highest, number)
    return "".join(found)


def packed(rows: list[tuple[int, ...]]) -> dict[str, Any]:
    """Rows of small numbers as signs, several numbers to a sign, and columns that are equal only once.

    `columns` has a sign for every number of a row: the column it stands in. A sign stands for `per` columns, the first
    is the last digit of it to the base `base`; a row has as many signs as it needs.
    """
    if not rows:
        return {"columns": "", "base": 1, "per": 1, "signs": ""}
    different = Pool()
    columns = signs(different.of(made) for made in zip(*rows, strict=True))
    base = max(map(max, different)) + 1
    per = next(count for count in range(6, 0, -1) if count == 1 or base**count <= ROOM)
    together = [_digits(different.values[start : start + per], base) for start in range(0, len(different.values), per)]
    return {"columns": columns, "base": base, "per": per, "signs": "".join(map("".join, zip(*together, strict=True)))}


def _digits(columns: list[tuple[int, ...]], base: int) -> list[str]:
    """Columns side by side as one column of signs."""
    found = [0] * len(columns[0])
    for made in reversed(columns):
        found = [before * base + number for before, number in zip(found, made, strict=True)]
    return [sign(number) for number in found]
