"""The one door to the disk: what was made goes to `out/site` and `out/drafts`, each swapped whole.

A shelf is built beside the old one, in `out/.new-site`; files that did not change become hard links to the old ones, so
that they cost little and keep their times. Then old and new change places in one step where the file system has one
(Linux, macOS), else in two renames. Killed at any moment, the old site or the new one is there for the next run, which
clears up what was left over. Nothing is forced to the platter (`fsync`): after a power cut the next build compares
contents and writes anew what was damaged.

A folder without our mark is never emptied, and two builds cannot write at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from generator.outputs.base import File, Shelf
from generator.problems import ContentError, UsageError
from generator.write.folder import claim, refuse
from generator.write.paths import Register
from generator.write.tree import NewTree

__all__ = ["Summary", "publish", "refuse"]


@dataclass(frozen=True, slots=True)
class Summary:
    """How many files of all shelves are new or changed, were the same as before, and are gone."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


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
        place = error.filename or out
        raise UsageError(f"Cannot write {place}: {error.strerror or error}. The last site is untouched.") from error


def _publish(out: Path, shelves: Mapping[Shelf, Iterable[File]]) -> Summary:
    register = Register()
    with ExitStack() as leftovers:
        trees = [leftovers.enter_context(NewTree(out, shelf.value)) for shelf in shelves]
        for tree, (shelf, files) in zip(trees, shelves.items(), strict=True):
            for file in files:
                if register.enter(shelf, file):
                    tree.add(file.path, file.body)
        if register.problems:
            raise ContentError(register.problems)
        removed = sum(tree.swap() for tree in trees)
    return Summary(sum(tree.written for tree in trees), sum(tree.unchanged for tree in trees), removed)
