"""A shelf's next tree, built beside the one that stands and put in its place whole.

Two trees take turns: while `site` stands, `.spare-site` is the one before it, already most of the way to the next. A
build makes it so, file by file: a file that stays as it is becomes a second name (hard link) of the standing one, so
that it keeps its time and costs next to nothing; the rest is written. Then the two change places. However a build ends,
what it leaves in the spare tree is only a start for the next, which looks at every file anew.
"""

# Paths stay strings here: a site has thousands of files, and a Path for each costs as much as writing it.
# ruff: noqa: PTH101, PTH102, PTH108, PTH112, PTH114, PTH123

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.write.exchange import exchange

_FOLDER_MODE = 0o755
_FILE_MODE = 0o644
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


@contextlib.contextmanager
def everyone_may_read() -> Iterator[None]:
    """What is made in here has the modes that a web server needs, whatever the umask of the person who builds."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


class Tree:
    """`out/<name>` and its spare. `written` and `unchanged` count files as compared with the tree that stands."""

    def __init__(self, out: Path, name: str) -> None:
        self.written = 0
        self.unchanged = 0
        self._standing = out / name
        self._spare = out / f".spare-{name}"
        self._moved_away = out / f".old-{name}"
        self._folders: set[str] = set()
        self._paths: set[str] = set()
        self._recover()
        self._is_first = not os.path.lexists(self._standing)
        with everyone_may_read():
            self._make_folder("")

    def add(self, path: str, body: bytes) -> None:
        """Put a file in its place. `path` is relative and safe, and no other file of this build has it."""
        self._make_folder(path.rpartition("/")[0])
        self._paths.add(path)
        standing, spare = f"{self._standing}/{path}", f"{self._spare}/{path}"
        same = None if self._is_first else _file_with(standing, body)
        if same is None:
            _write(spare, body)
            self.written += 1
        else:
            _reuse(standing, same, spare, body)
            self.unchanged += 1

    def swap(self) -> int:
        """Put the new tree in the place of the standing one. Returns how many files of that one are gone."""
        self._prune()
        removed = sum(path not in self._paths for path in _files_below(f"{self._standing}/"))
        if not os.path.lexists(self._standing):
            self._spare.rename(self._standing)
        elif not exchange(self._spare, self._standing):
            self._swap_in_steps()
        return removed

    def _prune(self, prefix: str = "") -> None:
        """Take out of the spare tree what does not belong to this build."""
        for entry in list(os.scandir(f"{self._spare}/{prefix}")):
            path = prefix + entry.name
            if path in self._folders:
                self._prune(f"{path}/")
            elif path not in self._paths:
                _remove(entry.path)

    def discard(self) -> None:
        """Give back the space that the spare tree takes."""
        with contextlib.suppress(OSError):
            _remove(str(self._spare))

    def _swap_in_steps(self) -> None:
        self._standing.rename(self._moved_away)
        self._spare.rename(self._standing)
        self._moved_away.rename(self._spare)

    def _recover(self) -> None:
        """After a build that was killed between two of those steps."""
        if not os.path.lexists(self._moved_away):
            return
        if os.path.lexists(self._standing):
            _remove(str(self._moved_away))
        else:
            self._moved_away.rename(self._standing)

    def _make_folder(self, folder: str) -> None:
        if folder in self._folders:
            return
        if folder:
            self._make_folder(folder.rpartition("/")[0])
        self._folders.add(folder)
        _make_folder(f"{self._spare}/{folder}" if folder else str(self._spare))


def _make_folder(path: str) -> None:
    """A folder in place of whatever else has the path."""
    try:
        os.mkdir(path, _FOLDER_MODE)
    except FileExistsError:
        mode = os.lstat(path).st_mode
        if not stat.S_ISDIR(mode):
            os.unlink(path)
            os.mkdir(path, _FOLDER_MODE)
        elif stat.S_IMODE(mode) != _FOLDER_MODE:
            os.chmod(path, _FOLDER_MODE)


def _file_with(path: str, body: bytes) -> os.stat_result | None:
    """The state of a file that is exactly as `_write` would make it; None if there is no such file."""
    try:
        file = os.open(path, os.O_RDONLY | _NO_FOLLOW)
    except OSError:
        return None
    with open(file, "rb", buffering=0) as opened:
        state = os.fstat(file)
        plain = stat.S_ISREG(state.st_mode) and stat.S_IMODE(state.st_mode) == _FILE_MODE
        if plain and state.st_size == len(body) and opened.read() == body:
            return state
    return None


def _reuse(standing: str, same: os.stat_result, spare: str, body: bytes) -> None:
    """The standing file under its new path too; where the file system has no hard links, a copy with the same time."""
    with contextlib.suppress(FileNotFoundError):
        there = os.lstat(spare)
        if os.path.samestat(there, same):
            return
        if there.st_mtime_ns == same.st_mtime_ns and _file_with(spare, body):
            return
        _remove(spare)
    try:
        os.link(standing, spare, follow_symlinks=False)
    except (OSError, NotImplementedError):
        _write(spare, body)
        os.utime(spare, ns=(same.st_atime_ns, same.st_mtime_ns))


def _write(path: str, body: bytes) -> None:
    """A new file. Never into one that is there: it may have other names."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, _FILE_MODE)
    except FileExistsError:
        _remove(path)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, _FILE_MODE)
    try:
        done = os.write(file, body)
        while done < len(body):
            done += os.write(file, memoryview(body)[done:])
    finally:
        os.close(file)


def _remove(path: str) -> None:
    """A file, a link, or a folder with all that is in it; nothing if it is not there."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.unlink(path)


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
