"""The one door to the disk: what was made goes to `out/site` and `out/drafts`, each swapped whole.

A shelf is built beside the one that stands (see `tree`) and changes places with it in one step where the file system
has one (Linux, macOS), else in three renames. Killed at any moment, the old site or the new one is there for the next
run. Nothing is forced to the platter (`fsync`): after a power cut the next build compares contents and writes anew what
was damaged.

A folder without our mark is never emptied, and two builds cannot write at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.outputs.base import File, Shelf
from generator.problems import ContentError, Problem, UsageError
from generator.write.folder import claim, refuse
from generator.write.paths import Register
from generator.write.tree import Tree, everyone_may_read

__all__ = ["Summary", "everyone_may_read", "publish", "refuse"]


class Summary(NamedTuple):
    """How many files of all shelves are new or changed, were the same as before, and are gone; how many are pages."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    pages: int = 0


def publish(out: Path, shelves: Mapping[Shelf, Iterable[File]], source: Path) -> Summary:
    """Write these shelves, or change nothing. Shelves that are not named stay as they are.

    Raises `UsageError` if `out` cannot be or must not be written, `ContentError` for unsafe paths and for files of the
    same path, and whatever the making of the files raises.
    """
    refuse(out, source)
    try:
        with claim(out):
            return _publish(out, shelves)
    except OSError as error:
        place = error.filename2 or error.filename or out
        message = f"Cannot write {place}: {error.strerror or error}. What stood in {out} before still stands."
        raise UsageError(message) from error


def _publish(out: Path, shelves: Mapping[Shelf, Iterable[File]]) -> Summary:
    trees = {shelf: Tree(out, shelf.value) for shelf in shelves}
    try:
        with everyone_may_read():
            pages = _fill(trees, shelves)
        removed = sum(tree.swap() for tree in trees.values())
    except OSError:
        for tree in trees.values():
            tree.discard()
        raise
    written = sum(tree.written for tree in trees.values())
    return Summary(written, sum(tree.unchanged for tree in trees.values()), removed, pages)


def _fill(trees: Mapping[Shelf, Tree], shelves: Mapping[Shelf, Iterable[File]]) -> int:
    """Put every file in its place. Returns how many are HTML pages."""
    problems: list[Problem] = []
    pages = 0
    for shelf, files in shelves.items():
        register = Register(shelf)
        for file in files:
            if register.enter(file):
                trees[shelf].add(file.path, file.body)
                pages += file.path.endswith(".html")
        problems += register.problems
    if problems:
        raise ContentError(problems)
    return pages
