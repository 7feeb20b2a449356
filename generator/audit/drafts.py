"""The audit's files among the drafts of the last build, which stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from generator.audit.pages import FOLDER
from generator.outputs.base import File, Shelf
from generator.write import publish


def put(out: Path, made: Iterable[File], source: Path) -> None:
    """Write the audit's files to `out/drafts/audit/`. Raises `UsageError` if `out` must not or cannot be written."""
    publish(out, {Shelf.DRAFTS: chain(_others(out / Shelf.DRAFTS.value), made)}, source)


def _others(drafts: Path) -> Iterator[File]:
    for path in sorted(drafts.rglob("*")):
        name = path.relative_to(drafts)
        if name.parts[0] != FOLDER and path.is_file() and not path.is_symlink():
            yield File(name.as_posix(), path.read_bytes(), Shelf.DRAFTS)
