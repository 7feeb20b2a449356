"""Which files a practice's folder holds::

    site_config.yml
    content/*.yml  content/<folder>/*.yml|*.md  content/images/**  content/fonts/*
    providers/*.yml|*.md

Nothing else is read. Dot files, `private` and `build` are never looked at, and neither is anything that a symbolic
link brings in from outside. Of all other files one is told, rather than having them silently ignored.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.load import names, strays
from generator.problems import Problem

MAX_FILES = 200_000
MAX_IMAGE_LEVELS = 8

_TOP_LEVEL = ("content", "providers", "site_config.yml")
_DOCUMENT_ENDINGS = (".yml", ".md")


class FoundFile(NamedTuple):
    """A file to read: `file` relative to the source folder, NFC; `path` as the disk has it; `size` in bytes."""

    file: str
    path: Path
    size: int


@dataclass(slots=True)
class Found:
    """Everything there is, in the order of the names, whatever order the disk has."""

    documents: list[FoundFile] = field(default_factory=list)
    images: list[FoundFile] = field(default_factory=list)
    fonts: list[FoundFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class _Entry(NamedTuple):
    name: str
    file: str
    path: Path
    mode: int
    size: int

    @property
    def is_folder(self) -> bool:
        return stat.S_ISDIR(self.mode)

    @property
    def is_file(self) -> bool:
        return stat.S_ISREG(self.mode)

    @property
    def is_document(self) -> bool:
        return self.name.endswith(_DOCUMENT_ENDINGS) and not names.is_for_people(self.name)


class _TooManyFiles(Exception):  # noqa: N818
    """The walk met more files than a practice can have."""


def find_files(root: Path) -> Found:
    """The files under `root`, a resolved path. Never raises: what cannot be looked at is a problem."""
    walk = _Walk(root)
    try:
        walk.source_folder()
    except _TooManyFiles:
        walk.found.problems.append(strays.too_many_files(MAX_FILES))
    return walk.found


class _Walk:
    def __init__(self, root: Path) -> None:
        self.found = Found()
        self._root = root
        self._seen = 0

    def source_folder(self) -> None:
        """Looks at the top level: only the three names that belong to the practice matter there."""
        for item in self._listed(self._root, "."):
            if item.name not in _TOP_LEVEL:
                self._tell(names.misnamed(item.name, names.readable_name(item.name), _TOP_LEVEL))
            elif entry := self._entry(item, item.name):
                self._top_level(entry)

    def _top_level(self, entry: _Entry) -> None:
        if entry.name == "site_config.yml":
            self._keep(entry, self.found.documents)
        elif not entry.is_folder:
            self._tell(strays.not_a_folder(entry.file))
        elif entry.name == "content":
            self._content(entry)
        else:
            self._folder(entry)

    def _content(self, content: _Entry) -> None:
        for entry in self._entries(content):
            if entry.name == "images":
                self._images(entry, 1)
            elif entry.name == "fonts" and entry.is_folder:
                self._fonts(entry)
            elif problem := names.misnamed(entry.name, entry.file, ["images", "fonts"]):
                self._tell(problem)
            elif entry.is_document:
                self._keep(entry, self.found.documents)
            elif entry.is_folder:
                self._folder(entry)
            else:
                self._stray(entry)

    def _folder(self, folder: _Entry) -> None:
        """A folder of documents of one kind. The names of the files are ids."""
        entries = self._entries(folder)
        for entry in entries:
            if entry.is_document:
                self._keep(entry, self.found.documents)
            else:
                self._stray(entry)
        self.found.problems += names.id_problems([entry.file for entry in entries if entry.is_document])

    def _images(self, folder: _Entry, level: int) -> None:
        if not folder.is_folder:
            self._tell(strays.not_a_folder(folder.file))
            return
        if level > MAX_IMAGE_LEVELS:
            self._tell(strays.image_folder_too_deep(folder.file, MAX_IMAGE_LEVELS))
            return
        entries = self._entries(folder)
        self.found.problems += names.clashes([entry.file for entry in entries])
        for entry in entries:
            if entry.is_folder:
                self._images(entry, level + 1)
            else:
                self._keep(entry, self.found.images)

    def _fonts(self, folder: _Entry) -> None:
        for entry in self._entries(folder):
            if not names.is_for_people(entry.name):
                self._keep(entry, self.found.fonts)

    def _keep(self, entry: _Entry, kept: list[FoundFile]) -> None:
        if entry.is_file:
            kept.append(FoundFile(entry.file, entry.path, entry.size))
        else:
            self._tell(strays.not_a_file(entry.file, is_folder=entry.is_folder))

    def _stray(self, entry: _Entry) -> None:
        if entry.is_folder:
            self._tell(strays.folder_too_deep(entry.file))
        elif not names.is_for_people(entry.name):
            self._tell(names.wrong_extension(entry.name, entry.file) or strays.unread_file(entry.file))

    def _entries(self, folder: _Entry) -> list[_Entry]:
        entries = []
        for item in self._listed(folder.path, folder.file):
            if entry := self._entry(item, f"{folder.file}/{names.readable_name(item.name)}"):
                entries.append(entry)
        return entries

    def _listed(self, folder: Path, file: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as items:
                return sorted((item for item in items if not names.is_hidden(item.name)), key=lambda item: item.name)
        except OSError as error:
            self._tell(strays.unreadable(file, error))
            return []

    def _entry(self, item: os.DirEntry[str], file: str) -> _Entry | None:
        """What is there; None, and a problem, if it must not or cannot be read."""
        self._seen += 1
        if self._seen > MAX_FILES:
            raise _TooManyFiles
        problem = names.unsafe_name(item.name, file) or (self._link_problem(item, file) if item.is_symlink() else None)
        if problem:
            self._tell(problem)
            return None
        try:
            status = item.stat()
        except OSError as error:
            self._tell(strays.unreadable(file, error))
            return None
        return _Entry(names.readable_name(item.name), file, Path(item.path), status.st_mode, status.st_size)

    def _link_problem(self, item: os.DirEntry[str], file: str) -> Problem | None:
        path = Path(item.path)
        try:
            target = path.resolve(strict=True)
        except OSError as error:
            return strays.unreadable(file, error)
        except RuntimeError:  # what pathlib raises for circles before Python 3.13
            return strays.circular_link(file)
        if target in path.parents:
            return strays.circular_link(file)
        if not target.is_relative_to(self._root):
            return strays.outside_source(file)
        hidden = any(map(names.is_hidden, target.relative_to(self._root).parts))
        return strays.leads_to_hidden(file) if hidden else None

    def _tell(self, problem: Problem | None) -> None:
        if problem:
            self.found.problems.append(problem)
