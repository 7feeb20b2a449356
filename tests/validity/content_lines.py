"""The lines that vCards (RFC 6350) and calendars (RFC 5545) are made of, read by the letter of both standards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

NAME = r"(?:[A-Za-z0-9-]+\.)?(?P<name>[A-Za-z0-9-]+)"
VALUE = r'(?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*)'
LINE = re.compile(
    rf"{NAME}(?P<parameters>(?:;[A-Za-z0-9-]+={VALUE}(?:,{VALUE})*)*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)
FARTHEST = 75
"""Octets of a physical line, without the line break (RFC 5545 §3.1; RFC 6350 §3.2)."""


class Line(NamedTuple):
    """One logical line."""

    name: str
    parameters: str
    value: str


def physical_faults(data: bytes) -> Iterator[str]:
    """What is wrong with lines as they stand in the file."""
    if not data.endswith(b"\r\n"):
        yield "does not end with CRLF"
    for number, line in enumerate(data.removesuffix(b"\r\n").split(b"\r\n"), 1):
        if b"\n" in line or b"\r" in line:
            yield f"line {number} breaks without CRLF"
        if len(line) > FARTHEST:
            yield f"line {number} has {len(line)} octets"
        if not line.strip():
            yield f"line {number} is empty"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"line {number} is not UTF-8, or folded within a character"


def lines(data: bytes) -> list[Line]:
    """The logical lines. Raises `ValueError` for what is no content line."""
    found = []
    for text in re.sub(rb"\r\n[ \t]", b"", data).decode().removesuffix("\r\n").split("\r\n"):
        match = LINE.fullmatch(text)
        if not match:
            raise ValueError(f"no content line: {text}")
        found.append(Line(match["name"].upper(), match["parameters"], match["value"]))
    return found


def faults(data: bytes) -> list[str]:
    """Everything wrong with the lines of a file and the way its parts are nested."""
    found = list(physical_faults(data))
    if found:
        return found
    try:
        return list(nesting_faults(lines(data)))
    except ValueError as error:
        return [str(error)]


def nesting_faults(found: list[Line]) -> Iterator[str]:
    """Parts that end without having begun, or never end."""
    opened: list[str] = []
    for line in found:
        if line.name == "BEGIN":
            opened.append(line.value)
        elif not opened:
            yield f"{line.name} stands outside of everything"
        elif line.name == "END" and opened.pop() != line.value:
            yield f"{line.value} ends where something else is open"
    yield from (f"{part} never ends" for part in opened)


def parts(value: str) -> list[str]:
    """A structured value, divided at semicolons that are not escaped."""
    return re.split(r"(?<!\\)(?:\\\\)*;", value)


def badly_escaped(value: str) -> bool:
    r"""Whether a text has a backslash that escapes nothing (only `\\`, `\;`, `\,`, `\n`), or a bare comma or semicolon."""
    rest = re.sub(r"\\[\\;,nN]", "", value)
    return any(sign in rest for sign in "\\;,")
