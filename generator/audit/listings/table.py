"""CSV of strangers, with the place of every cell: commas, semicolons or tabs; RFC 4180 quotes; any line ends."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.load.text import position, printable, shown
from generator.problems import Problem, Where

MAX_BYTES = 20_000_000
MAX_CELLS = 100
"""In a row. More come of a file that is no table."""
_BREAK = re.compile(r"\r\n|\r|\n")
_SAVE = "Save it as “CSV UTF-8” in the spreadsheet program."


class Cell(NamedTuple):
    """The text of a cell and where it begins."""

    text: str
    where: Where


Row = list[Cell]


def read_table(data: bytes, file: str) -> tuple[Iterator[Row], list[Problem]]:
    """All rows that are not empty, the line of names first, and what is wrong with them.

    Rows are read as they are asked for, and the list fills with them; the first problem ends them.
    """
    text, problem = _text(data, file)
    if problem is not None:
        return iter(()), [problem]
    reader = _Reader(text, file)
    return reader.rows(), reader.problems


def _text(data: bytes, file: str) -> tuple[str, Problem | None]:
    if len(data) > MAX_BYTES:
        message = f"this file has {len(data):,} bytes; the limit is {MAX_BYTES:,}"
        return "", Problem("file-too-large", Where(file), message, "Split it into several files.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in data[:2]:
        return "", Problem("not-utf8", Where(file), "this file is UTF-16 or UTF-32, not UTF-8", _SAVE)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode(), None
    except UnicodeDecodeError as error:
        place = Where(file, *position(data[: error.start].decode(), error.start))
        byte = data[error.start]
        return "", Problem("not-utf8", place, f"the byte 0x{byte:02X} is not UTF-8", _SAVE)


class _Reader:
    """Goes through the text once. Line and column are counted from 1, columns in code points."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._at, self._line, self._line_start = 0, 1, 0
        self.problems: list[Problem] = []
        self._split = _separator(text)
        self._plain = re.compile(rf"[^{re.escape(self._split)}\r\n]*")

    def rows(self) -> Iterator[Row]:
        if self._text.casefold().startswith("sep=") and (end := _BREAK.search(self._text)):
            self._at, self._line, self._line_start = end.end(), 2, end.end()
        while self._at < len(self._text) and not self.problems:
            row = self._row()
            if not self.problems and any(cell.text for cell in row):
                yield row

    def _row(self) -> Row:
        row = [self._cell()]
        while self._text.startswith(self._split, self._at) and not self.problems:
            self._at += 1
            row.append(self._cell())
            if len(row) > MAX_CELLS:
                message = f"this row has more than {MAX_CELLS} cells"
                self.problems.append(Problem("wrong-shape", row[0].where, message, "Is this the table of listings?"))
        if end := _BREAK.match(self._text, self._at):
            self._at = end.end()
            self._line, self._line_start = self._line + 1, self._at
        return row

    def _cell(self) -> Cell:
        where = Where(self._file, self._line, self._at - self._line_start + 1)
        quoted = self._text.startswith('"', self._at)
        return Cell((self._quoted(where) if quoted else self._bare()).strip(), where)

    def _bare(self) -> str:
        found = self._plain.match(self._text, self._at)
        text = found.group() if found else ""
        self._at += len(text)
        return text

    def _quoted(self, where: Where) -> str:
        pieces, start = [], self._at + 1
        while (end := self._text.find('"', start)) >= 0:
            pieces.append(self._text[start:end])
            if not self._text.startswith('"', end + 1):
                self._pass(end + 1)
                return '"'.join(pieces) + self._behind()
            start = end + 2
        hint = "Write a quote at its end; a quote inside is written twice."
        self.problems.append(Problem("unclosed-quote", where, "this quote is never closed", hint))
        self._at = len(self._text)
        return ""

    def _pass(self, end: int) -> None:
        """Go to `end`, counting the lines that a quoted cell runs over."""
        for found in _BREAK.finditer(self._text, self._at, end):
            self._line, self._line_start = self._line + 1, found.end()
        self._at = end

    def _behind(self) -> str:
        """What follows a closing quote may only be the end of the cell."""
        where = Where(self._file, self._line, self._at - self._line_start + 1)
        text = self._bare()
        if text.strip():
            hint = "A cell with quotes is in quotes as a whole; a quote inside is written twice."
            message = f"{shown(text)} stands behind a closing quote"
            self.problems.append(Problem("text-after-quote", where, message, hint))
        return ""


def _separator(text: str) -> str:
    """What the line of names is split by; `sep=;` in the first line says it, as Excel writes it."""
    first = _BREAK.split(text, maxsplit=1)[0]
    if first.casefold().startswith("sep=") and len(first) > 4:
        return first[4]
    return max(",;\t", key=first.count)


def lines_of(data: bytes) -> Callable[[Where], str]:
    """Gives the line that a place is on, safe to print."""
    lines = _BREAK.split(data.removeprefix(codecs.BOM_UTF8).decode(errors="replace"))
    return lambda where: printable(lines[where.line - 1]) if 0 < where.line <= len(lines) else ""
