"""A shelf's new tree, built beside the old one and put in its place whole."""

# Paths stay strings here: a site has thousands of files, and a Path for each costs as much as writing it.
# ruff: noqa: PTH

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from generator.write.exchange import exchange

_MODE = 0o644
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


class NewTree:
    """`out/.new-<name>`, to become `out/<name>`. Leaving the block without `swap` throws it away.

    `written` counts files that are new or differ from the old tree's, `unchanged` those that do not.
    """

    def __init__(self, out: Path, name: str) -> None:
        self.written = 0
        self.unchanged = 0
        self._final = out / name
        self._new = out / f".new-{name}"
        self._old = out / f".old-{name}"
        self._folders = {""}
        self._paths: set[str] = set()

    def __enter__(self) -> NewTree:
        """Clear up after a build that was killed, and start an empty tree."""
        if self._old.exists() and not os.path.lexists(self._final):
            self._old.rename(self._final)
        self._sweep()
        self._new.mkdir()
        self._new.chmod(0o755)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave nothing behind, but never hide why the build failed."""
        with contextlib.suppress(OSError):
            self._sweep()

    def add(self, path: str, body: bytes) -> None:
        """Put a file in its place. `path` is relative, safe, and not there yet."""
        self._make_folder(path.rpartition("/")[0])
        self._paths.add(path)
        old, new = f"{self._final}/{path}", f"{self._new}/{path}"
        if _holds(old, body):
            _reuse(old, new, body)
            self.unchanged += 1
        else:
            _write(new, body)
            self.written += 1

    def swap(self) -> int:
        """Put the new tree in the old one's place. Returns how many of the old one's files are gone."""
        removed = sum(path not in self._paths for path in _files_below(f"{self._final}/"))
        if not os.path.lexists(self._final):
            self._new.rename(self._final)
        elif not exchange(self._new, self._final):
            self._final.rename(self._old)
            self._new.rename(self._final)
        with contextlib.suppress(OSError):
            self._sweep()
        return removed

    def _make_folder(self, folder: str) -> None:
        if folder in self._folders:
            return
        self._make_folder(folder.rpartition("/")[0])
        self._folders.add(folder)
        os.mkdir(f"{self._new}/{folder}")
        os.chmod(f"{self._new}/{folder}", 0o755)

    def _sweep(self) -> None:
        for tree in (self._new, self._old):
            if tree.is_symlink() or tree.is_file():
                tree.unlink()
            elif tree.exists():
                shutil.rmtree(tree)


def _holds(path: str, body: bytes) -> bool:
    """Whether a file is exactly as `_write` would make it."""
    try:
        file = os.open(path, os.O_RDONLY | _NO_FOLLOW)
    except OSError:
        return False
    with open(file, "rb", buffering=0) as opened:
        state = os.fstat(file)
        if not stat.S_ISREG(state.st_mode) or state.st_size != len(body) or state.st_mode & 0o777 != _MODE:
            return False
        return opened.read() == body


def _reuse(old: str, new: str, body: bytes) -> None:
    """The old file under its new path; where the file system has no hard links, a copy with the same time."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        _write(new, body)
        times = os.stat(old)
        os.utime(new, ns=(times.st_atime_ns, times.st_mtime_ns))


def _write(path: str, body: bytes) -> None:
    """A new file that everyone may read, whatever the umask."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, _MODE)
    with open(file, "wb", buffering=0) as opened:
        os.chmod(path, _MODE)
        rest = memoryview(body)
        while rest:
            rest = rest[opened.write(rest) :]


def _files_below(folder: str, prefix: str = "") -> Iterator[str]:
    """The paths of all files of a tree, relative to it."""
    try:
        entries = list(os.scandir(folder + prefix))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files_below(folder, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name
