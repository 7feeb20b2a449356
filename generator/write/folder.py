"""The output folder: which folder may be one, our mark in it, and the lock that keeps a second build out."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.problems import UsageError

try:
    import fcntl
except ImportError:  # Windows: two builds at once are not kept apart there.
    fcntl = None  # type: ignore[assignment]

MARK = ".presence"
MARK_TEXT = b"This folder belongs to presence: site/ and drafts/ are replaced whole by every build.\n"

NOT_CONTENT = frozenset({MARK, ".cache"})
"""Names that do not make a folder a strange one: our mark, and the cache that a build may fill first."""

PATIENCE_SECONDS = 30.0
_LOOK_AGAIN_SECONDS = 0.05


def refuse(out: Path, source: Path) -> None:
    """Raise `UsageError` if `out` must not be written to. Changes nothing on the disk."""
    here, there = out.resolve(), source.resolve()
    if here in (Path(here.anchor), Path.home().resolve()):
        raise UsageError(f"{out} is no place for a site. Name a folder of its own: --out build")
    if here == there:
        raise UsageError(f"{out} holds the practice's own files. Name a folder of its own: --out build")
    if here in there.parents:
        raise UsageError(f"{out} has the practice's own files below it. Name a folder of its own: --out build")
    for name in ("content", "providers"):
        if here.is_relative_to(there / name):
            raise UsageError(f"{out} is inside {name}/, which is read and not written. Name another: --out build")
    if here.exists() and not here.is_dir():
        raise UsageError(f"{out} is a file, not a folder. Name a folder: --out build")
    if not _is_ours(here):
        raise UsageError(
            f"{out} has files in it that no build of presence made, and stays as it is. "
            f"Name an empty or a new folder, or empty this one yourself."
        )


def _is_ours(folder: Path) -> bool:
    """Whether a folder has our mark, or nothing in it that a build could harm."""
    try:
        names = {entry.name for entry in os.scandir(folder)}
    except FileNotFoundError:
        return True
    except OSError as error:
        raise UsageError(f"Cannot read {folder}: {error.strerror}.") from error
    return MARK in names or names <= NOT_CONTENT


@contextmanager
def claim(out: Path, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Make the folder ours, and ours alone while the block runs. The lock goes with the process, however it ends.

    Raises `UsageError` if another build holds it for longer than `patience` seconds, `OSError` if it cannot be written.
    """
    make_folder(out)
    mark = os.open(out / MARK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        _lock(mark, out, patience)
        if os.fstat(mark).st_size == 0:
            os.write(mark, MARK_TEXT)
        yield
    finally:
        os.close(mark)


def make_folder(folder: Path) -> None:
    """A folder that web servers can read, whatever the umask, and those above it as far as they are missing."""
    if not folder.is_dir():
        if folder.parent != folder:
            make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)


def _lock(mark: int, out: Path, patience: float) -> None:
    if fcntl is None:
        return
    for _ in range(round(patience / _LOOK_AGAIN_SECONDS) + 1):
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_LOOK_AGAIN_SECONDS)
        else:
            return
    raise UsageError(f"Another build is writing to {out}. Wait until it has ended, or name another folder.")
