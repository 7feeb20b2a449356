"""Which paths may be written: relative, plain, the same on every file system, and each by one maker only."""

from __future__ import annotations

import re
import unicodedata

from generator.outputs.base import File, Shelf
from generator.problems import Problem, Where

LONGEST_NAME = 255
"""Bytes of UTF-8 that a file name may have on all common file systems."""

_PLAIN = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]|[ .]$')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)", re.IGNORECASE)


class Register:
    """Every path of a build. What is wrong is collected in `problems`, so that one run tells all of it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._files: dict[tuple[Shelf, str], File] = {}
        self._folders: dict[tuple[Shelf, str], tuple[str, File]] = {}

    def enter(self, shelf: Shelf, file: File) -> bool:
        """Take note of a file. False, and a problem, if it must not be written."""
        problem = self._unsafe(file) or self._collision(shelf, file)
        if problem is not None:
            self.problems.append(problem)
            return False
        self._files[shelf, folded(file.path)] = file
        for folder in _folders_of(file.path):
            self._folders.setdefault((shelf, folded(folder)), (folder, file))
        return True

    def _unsafe(self, file: File) -> Problem | None:
        fault = fault_of(file.path)
        if fault is None:
            return None
        message = f"{file.path!r} cannot be the path of a file: {fault}"
        return Problem("unsafe-path", _where(file), message, "Give the entity another id.")

    def _collision(self, shelf: Shelf, file: File) -> Problem | None:
        other = self._files.get((shelf, folded(file.path))) or self._folder_collision(shelf, file)
        if other is None:
            return None
        message = (
            f"two files of the {shelf.value} cannot be told apart: {file.path} from {_source(file)} "
            f"and {other.path} from {_source(other)}"
        )
        hint = "Give one of them another id. Some systems do not tell capitals from small letters."
        return Problem("path-collision", _where(file), message, hint, related=(_where(other),))

    def _folder_collision(self, shelf: Shelf, file: File) -> File | None:
        """A file where the other has a folder, or a folder that differs in capitals only."""
        if (shelf, folded(file.path)) in self._folders:
            return self._folders[shelf, folded(file.path)][1]
        for folder in _folders_of(file.path):
            if (shelf, folded(folder)) in self._files:
                return self._files[shelf, folded(folder)]
            spelling, other = self._folders.get((shelf, folded(folder)), (folder, file))
            if spelling != folder:
                return other
        return None


def folded(path: str) -> str:
    """The path as a file system sees it that knows neither case nor Unicode's two ways to write é."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())


def fault_of(path: str) -> str | None:
    """Why a path must not be written; None if it may be."""
    names = path.split("/")
    if any(_DEVICE.match(name) for name in names):
        return "it has the name of a device on Windows"
    if _PLAIN.fullmatch(path) and len(path) <= LONGEST_NAME:
        return None
    if any(name in ("", ".", "..") for name in names):
        return "it is not a plain relative path"
    if any(_FORBIDDEN.search(name) for name in names):
        return "it holds a character that some systems forbid in names"
    return _encoding_fault(names)


def _encoding_fault(names: list[str]) -> str | None:
    try:
        longest = max(len(name.encode()) for name in names)
    except UnicodeEncodeError:
        return "it holds half a character"
    return f"a name in it is longer than {LONGEST_NAME} bytes" if longest > LONGEST_NAME else None


def _folders_of(path: str) -> list[str]:
    cuts = [index for index, character in enumerate(path) if character == "/"]
    return [path[:cut] for cut in cuts]


def _source(file: File) -> str:
    return file.sources[0] if file.sources else "the program"


def _where(file: File) -> Where:
    return Where(_source(file))
