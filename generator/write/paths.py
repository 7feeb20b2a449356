"""Which paths may be written: relative, plain, the same on every file system, and each by one maker only."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from generator.outputs.base import File, Shelf
from generator.problems import Problem, Where

LONGEST_NAME = 255
"""Bytes of UTF-8 that a file name may have on all common file systems."""

_PLAIN_NAME = r"[A-Za-z0-9_-](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?"
_PLAIN = re.compile(rf"{_PLAIN_NAME}(?:/{_PLAIN_NAME})*")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]|[ .](?:/|$)')
_DEVICE = re.compile(r"(?:^|/)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|/|$)", re.IGNORECASE)


class Noted(NamedTuple):
    """The path of a file, and the first of the files that it was made of."""

    path: str
    source: str


class Register:
    """Every path of a shelf. What is wrong is collected in `problems`, so that one run tells all of it."""

    def __init__(self, shelf: Shelf) -> None:
        self.problems: list[Problem] = []
        self._shelf = shelf
        self._files: dict[str, Noted] = {}
        self._folders: dict[str, tuple[str, Noted]] = {}

    def enter(self, file: File) -> bool:
        """Take note of a file, not of its content. False, and a problem, if it must not be written."""
        noted = Noted(file.path, file.sources[0] if file.sources else "the program")
        fault = fault_of(file.path)
        other = None if fault else self._collision(noted)
        if fault:
            self.problems.append(_unsafe(noted, fault))
        elif other:
            self.problems.append(self._taken(noted, other))
        else:
            self._files[folded(file.path)] = noted
        return not (fault or other)

    def _collision(self, file: Noted) -> Noted | None:
        """The file that has this path, or a folder of this name, or that differs in capitals only."""
        key = folded(file.path)
        if key in self._files:
            return self._files[key]
        if key in self._folders:
            return self._folders[key][1]
        return self._enter_folder(file.path.rpartition("/")[0], file)

    def _enter_folder(self, folder: str, file: Noted) -> Noted | None:
        """Take note of a folder and those above it. The file that is in the way, if any."""
        if not folder:
            return None
        key = folded(folder)
        if key in self._folders:
            spelling, first = self._folders[key]
            return None if spelling == folder else first
        other = self._files.get(key) or self._enter_folder(folder.rpartition("/")[0], file)
        if other is None:
            self._folders[key] = folder, file
        return other

    def _taken(self, file: Noted, other: Noted) -> Problem:
        message = (
            f"two files of the {self._shelf.value} cannot be told apart: {file.path} from {file.source} "
            f"and {other.path} from {other.source}"
        )
        hint = "Give one of them another id. Some systems do not tell capitals from small letters."
        return Problem("path-collision", Where(file.source), message, hint, related=(Where(other.source),))


def folded(path: str) -> str:
    """The path as a file system sees it that knows neither case nor Unicode's two ways to write é."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())


def fault_of(path: str) -> str | None:
    """Why a path must not be written; None if it may be."""
    if _DEVICE.search(path):
        return "it has the name of a device on Windows"
    if _PLAIN.fullmatch(path) and len(path) <= LONGEST_NAME:
        return None
    names = path.split("/")
    if any(name in ("", ".", "..") for name in names):
        return "it is not a plain relative path"
    if _FORBIDDEN.search(path):
        return "it holds a character that some systems forbid in names"
    return _encoding_fault(names)


def _encoding_fault(names: list[str]) -> str | None:
    try:
        longest = max(len(name.encode()) for name in names)
    except UnicodeEncodeError:
        return "it holds half a character"
    return f"a name in it is longer than {LONGEST_NAME} bytes" if longest > LONGEST_NAME else None


def _unsafe(file: Noted, fault: str) -> Problem:
    message = f"{file.path!r} cannot be the path of a file: {fault}"
    return Problem("unsafe-path", Where(file.source), message, "Give the entity another id.")
