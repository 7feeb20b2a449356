"""Where a document came from: fetches the text again when somebody asks for a place or a line of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.load.text import LINE_BREAK, MAX_FILE_BYTES, printable
from generator.problems import Where

if TYPE_CHECKING:
    from generator.load.builder import Spots
    from generator.load.values import KeyPath


class Source:
    """One source file. Keeps no text for files on disk; positions are worked out once, on the first question.

    Front matter needs no special care: to YAML it is the first document of its file, and that is all we ask for.
    """

    __slots__ = ("_origin", "_spots", "file")

    def __init__(self, file: str, origin: bytes | Path) -> None:
        self.file = file
        self._origin = origin
        self._spots: Spots | None = None

    def where(self, path: KeyPath = (), *, key: bool = False) -> Where:
        """As `Document.where`."""
        spots = self._located()
        spot = (spots.keys.get(path) if key else None) or spots.values.get(path)
        while spot is None and path:
            path = path[:-1]
            spot = spots.keys.get(path) or spots.values.get(path)
        return Where(self.file, *spot) if spot else Where(self.file)

    def line_text(self, line: int) -> str:
        """As `Document.line_text`."""
        return line_of(self._text(), line)

    def _located(self) -> Spots:
        if self._spots is None:
            from generator.load.builder import locate  # PyYAML takes 20 ms to import: only when asked

            self._spots = locate(self._text())
        return self._spots

    def _text(self) -> str:
        data = self._origin if isinstance(self._origin, bytes) else read_again(self._origin)
        return data.decode(errors="replace").removeprefix("\ufeff")


def read_again(path: Path) -> bytes:
    """The bytes of a file that was read before; none if it is gone by now."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES)
    except OSError:
        return b""


def line_of(text: str, line: int) -> str:
    """The line with this number (from 1), safe to print; empty if there is none."""
    lines = LINE_BREAK.split(text)
    return printable(lines[line - 1]) if 0 < line <= len(lines) else ""
