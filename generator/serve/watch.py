"""Notices saved files by their times and sizes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

INTERVAL = 0.4
"""Seconds between two looks."""

SHARE = 20
"""A look that takes long is followed by a pause this many times as long, so that large folders cost little."""

Snapshot = dict[str, tuple[int, int]]
"""Path -> time of the last change in nanoseconds, size."""


class Watch:
    """Calls `changed` after files below `roots` were saved, added or deleted, and have come to rest."""

    def __init__(self, roots: list[Path], changed: Callable[[], None]) -> None:
        self._roots = roots
        self._changed = changed
        self._stopped = Event()
        self._built = snapshot(roots)

    def run(self) -> None:
        """Look until `stop` is called."""
        last = self._built
        pause = INTERVAL
        while not self._stopped.wait(pause):
            start = time.perf_counter()
            now = snapshot(self._roots)
            pause = max(INTERVAL, SHARE * (time.perf_counter() - start))
            if now == last != self._built:
                self._built = now
                self._changed()
            last = now

    def stop(self) -> None:
        """End `run`, at the latest after the build that is under way."""
        self._stopped.set()


def snapshot(roots: list[Path]) -> Snapshot:
    """Every file below the roots; what cannot be looked at counts as not there."""
    return {path: (status.st_mtime_ns, status.st_size) for root in roots for path, status in _files(root)}


def _files(path: Path) -> Iterator[tuple[str, os.stat_result]]:
    try:
        if not path.is_dir():
            yield str(path), path.stat()
            return
        entries = sorted(path.iterdir())
    except OSError:
        return
    for entry in entries:
        if not entry.name.startswith((".", "__pycache__")):
            yield from _files(entry)
