"""Reading the checker's data by docs/data.md, independently of what writes it and of the script."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any
from unicodedata import category, normalize

from generator.derive.desk import Desk
from generator.outputs import rooms
from generator.outputs.base import File

ASCII = [chr(code) for code in range(0x30, 0x7F) if chr(code) not in "\\<"]


def number(sign: str) -> int:
    if sign in ASCII:
        return ASCII.index(sign)
    code = ord(sign)
    return code - 0xA1 + len(ASCII) - (0x800 if code >= 0xE000 else 0)


def lists(text: str) -> list[list[int]]:
    found = re.findall(r"-|.(?:,.)*", text, re.DOTALL)
    return [[] if one == "-" else [number(sign) for sign in one.split(",")] for one in found]


def column(made: dict[str, Any]) -> list[Any]:
    """Numbers of a fixed width, None for a hyphen, texts between < and >; lists of those that commas join."""
    width, found = made["width"], []
    for comma, one in re.findall(rf"(,?)(-|<[^>]*>|.{{{width}}})", made["signs"].removeprefix("*"), re.DOTALL):
        digits = (number(sign) * made["base"] ** place for place, sign in enumerate(reversed(one)))
        value = None if one == "-" else one[1:-1] if one[0] == "<" else made.get("least", 0) + sum(digits)
        found.append((comma, value))
    return found


def growing(text: str) -> list[int]:
    found: list[int] = []
    for sign in text:
        found.append(max(found, default=-1) + 1 if sign == "+" else number(sign))
    return found


def _slug(name: str) -> str:
    letters = "".join(c for c in normalize("NFKD", name.lower()) if not category(c).startswith("M"))
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")


class Reader:
    """One data file."""

    def __init__(self, desk: Desk) -> None:
        room = next(room for room in rooms() if room.name == "checker")
        self.files = [file for file in room.render(desk) if isinstance(file, File)]
        self.data: dict[str, Any] = json.loads(self.files[0].body)

    def places(self) -> list[list[int]]:
        found: list[list[int]] = []
        for comma, place in column(self.data["columns"]["at"]):
            if comma:
                found[-1].append(place)
            else:
                found.append([place])
        return found

    def ids(self) -> list[str]:
        """The ids of the providers."""
        families = (family.split(";") for family in self.data["names"].split("|"))
        names = [f"{given} {family[0]}".strip() for family in families for given in family[1:]]
        digits = self.data["ids"]["digits"]
        ends = [
            end if isinstance(end, str) else "" if end is None else f"{end:0{digits}}"
            for _, end in column(self.data["ids"])
        ]
        return [
            end[1:] if end.startswith("!") else "-".join(filter(None, (_slug(name), end)))
            for name, end in zip(names, ends, strict=True)
        ]

    def lines(self, which: str) -> list[str | None]:
        """The numbers of the pairs, without the area of most; None where it is that of the location."""
        made = self.data["lines"][which]
        values = [None if value is None else str(value) for _, value in column(made)]
        if not made["signs"].startswith("*"):
            return values
        return [values[provider] for provider, at in enumerate(self.places()) for _ in at]

    def per_place(self, text: str) -> list[int]:
        if not text.startswith("*"):
            return growing(text)
        values = growing(text[1:])
        return [values[provider] for provider, at in enumerate(self.places()) for _ in at]

    def claim(self, pair: int, plan: int, day: date) -> list[Any] | None:
        """The claim that holds; None for not listed."""
        rows, row = self.data["rows"], self.per_place(self.data["columns"]["row"])[pair]
        column, per, base = number(rows["columns"][plan]), rows["per"], rows["base"]
        width = -(-len(set(rows["columns"])) // per)
        digit = number(rows["signs"][row * width + column // per]) // base ** (column % per) % base
        if digit == 0:
            return None
        palette = self.data["palettes"][number(rows["palettes"][row])]
        claims = self.data["timelines"][palette[digit - 1]]
        return [*[claim for claim in claims if claim[0] <= day.isoformat()][-1], "", "", "", "", "", ""][:7]

    def answer(self, pair: int, plan: int, day: date) -> tuple[int, str, str]:
        """(answer, until, starts)."""
        claim = self.claim(pair, plan, day)
        if claim is None:
            return 4, "", ""
        _, value, stamp, _, until, starts, _ = claim
        if stamp != "" and not day.isoformat() <= self.data["stamps"][stamp][1]:
            return 3, "", ""
        return value, until, starts
