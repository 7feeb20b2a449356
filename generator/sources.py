"""The one door through which the program writes a practice's own files (import, init, new, schema).

A file that a person wrote or changed is never overwritten unless that is asked for: either the whole run is
refused before anything is written, or the file is kept and named. Each file is whole or not there at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import Any

from generator.problems import UsageError


class Existing(Enum):
    """What happens to files that are there already, with other text than would be written."""

    REFUSE = "refuse"
    """Nothing is written, UsageError names them."""
    KEEP = "keep"
    """They stay, unless the ledger knows that the program wrote them and nobody changed them since."""
    REPLACE = "replace"
    """They are overwritten."""


@dataclass(slots=True, kw_only=True)
class SourceSummary:
    """Paths below the folder, sorted."""

    written: list[str] = field(default_factory=list)
    """New, or changed since the last time."""
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Left alone, because a person has edited them since they were written, or wrote them."""
    vanished: list[str] = field(default_factory=list)
    """Written earlier, no longer among the files, still there."""
    removed: list[str] = field(default_factory=list)
    """Written earlier, no longer among the files, unedited, deleted because that was asked for."""


def write_source_files(
    into: Path,
    files: Mapping[str, str | bytes],
    *,
    existing: Existing = Existing.REFUSE,
    ledger: str | None = None,
    prune: bool = False,
) -> SourceSummary:
    """Write files below a folder, which is made if need be.

    `files` maps paths (relative, with `/`) to text, written as UTF-8 with `\\n`, or to bytes. `ledger` is the path of
    a file in which the program remembers what it wrote, so that it can tell its own files from edited ones the next
    time; with `prune` its own unedited files that are no longer among `files` are deleted.

    Raises UsageError, before anything is written, for a path that is not safe or leads through a symbolic link,
    and for files in the way (`Existing.REFUSE`); and when the disk refuses.
    """
    root = _root(into)
    names = [*files, ledger] if ledger else [*files]
    _check_paths(root, names)
    remembered = _read_ledger(root, ledger)
    summary = SourceSummary()
    for path in sorted(files):
        _sort_in(summary, root, path, files[path], existing, remembered)
    if existing is Existing.REFUSE and summary.kept:
        raise UsageError(f"{into} already has {_some(summary.kept)}; nothing was written")
    try:
        for path in summary.written:
            _write(root / path, files[path])
        _look_after_vanished(summary, root, files, remembered, prune=prune)
        if ledger:
            _write_ledger(root / ledger, _ledger(summary, files, remembered))
    except OSError as error:
        raise UsageError(f"{error.filename or into} cannot be written: {error.strerror}") from error
    return summary


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file that is there, and what will stand in it instead."""

    path: Path
    before: bytes
    after: bytes


def rewrite_source_files(rewrites: Sequence[Rewrite]) -> None:
    """Put new content into files that are there: into all of them, or into none.

    Everything is laid ready beside the files before the first is replaced. Raises UsageError when a file is no longer
    what it was, or when the disk refuses; then all files are as they were.
    """
    ready: dict[Path, Rewrite] = {}
    done: list[Rewrite] = []
    try:
        for rewrite in rewrites:
            ready[_laid_ready(rewrite)] = rewrite
        for path, rewrite in ready.items():
            _expect(rewrite.path, rewrite.before)
            path.replace(rewrite.path)
            done.append(rewrite)
        for rewrite in done:
            _expect(rewrite.path, rewrite.after)
    except BaseException as error:
        for rewrite in done:
            _laid_ready(Rewrite(rewrite.path, rewrite.after, rewrite.before)).replace(rewrite.path)
        if not isinstance(error, OSError):
            raise
        raise UsageError(f"{error.filename} cannot be written: {error.strerror}; nothing was changed") from error
    finally:
        for path in ready:
            path.unlink(missing_ok=True)


def _laid_ready(rewrite: Rewrite) -> Path:
    """The new content in a file of its own beside the old one, with the same rights."""
    number, name = tempfile.mkstemp(prefix=".presence-", dir=rewrite.path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(rewrite.after)
        shutil.copymode(rewrite.path, name)
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name)


def _expect(path: Path, content: bytes) -> None:
    if path.read_bytes() != content:
        raise UsageError(f"{path} has changed in the meantime; nothing was written")


def _root(into: Path) -> Path:
    if into.exists() and not into.is_dir():
        raise UsageError(f"{into} is a file; give a folder")
    return into.resolve()


_SAFE_PART = re.compile(r"[\w.@](?:[\w.@+ -]{0,198}[\w@+-])?")
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)


def _check_paths(root: Path, paths: list[str]) -> None:
    """Only plain relative paths, each once on every file system, none through a symbolic link."""
    seen: dict[str, str] = {}
    for path in paths:
        parts = path.split("/")
        if not all(_SAFE_PART.fullmatch(part) and part != "." and not _DEVICES.match(part) for part in parts):
            raise UsageError(f"“{path}” is not a safe path for a source file")
        if (other := seen.setdefault(path.casefold(), path)) != path:
            raise UsageError(f"“{other}” and “{path}” are one file on some systems")
        _check_way(root, path)


def _check_way(root: Path, path: str) -> None:
    way = root
    *folders, name = PurePosixPath(path).parts
    for part in folders:
        way /= part
        if way.is_symlink():
            raise UsageError(f"{way} is a symbolic link; source files are not written through links")
        if way.exists() and not way.is_dir():
            raise UsageError(f"{way} is a file, but a folder is needed there")
    target = way / name
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise UsageError(f"{target} is not an ordinary file; it is not overwritten")


def _sort_in(
    summary: SourceSummary, root: Path, path: str, content: str | bytes, existing: Existing, remembered: dict[str, str]
) -> None:
    """Put a path on the list of what will happen to it."""
    present = _hash_of(root / path)
    if present == _hash(content):
        summary.unchanged.append(path)
    elif present is None or existing is Existing.REPLACE or present == remembered.get(path):
        summary.written.append(path)
    else:
        summary.kept.append(path)


def _look_after_vanished(
    summary: SourceSummary, root: Path, files: Mapping[str, str | bytes], remembered: dict[str, str], *, prune: bool
) -> None:
    for path in sorted(set(remembered) - set(files)):
        present = _hash_of(root / path)
        if prune and present == remembered[path]:
            (root / path).unlink()
            summary.removed.append(path)
        elif present is not None:
            summary.vanished.append(path)


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _hash(content: str | bytes) -> str:
    return hashlib.sha256(_bytes(content)).hexdigest()


def _hash_of(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error


def _write(path: Path, content: str | bytes) -> None:
    """Beside the old file, then in its place; the umask decides who may read it, as for any file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(prefix=".presence-", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(_bytes(content))
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    """The process's mask; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _read_ledger(root: Path, ledger: str | None) -> dict[str, str]:
    """Path -> hash of what was written there. A ledger that cannot be read remembers nothing."""
    if ledger is None:
        return {}
    try:
        found: Any = json.loads((root / ledger).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    listed = found.get("files") if isinstance(found, dict) else None
    paths = listed if isinstance(listed, dict) else {}
    return {path: value for path, value in paths.items() if isinstance(value, str) and _may_be_ours(root, path)}


def _may_be_ours(root: Path, path: str) -> bool:
    try:
        _check_paths(root, [path])
    except UsageError:
        return False
    return True


def _ledger(summary: SourceSummary, files: Mapping[str, str | bytes], remembered: dict[str, str]) -> dict[str, str]:
    """What is remembered from now on: what is ours; of edited and vanished files what was ours once."""
    ours = {path: _hash(files[path]) for path in (*summary.written, *summary.unchanged)}
    once = {path: remembered[path] for path in (*summary.kept, *summary.vanished) if path in remembered}
    return ours | once


def _write_ledger(path: Path, paths: dict[str, str]) -> None:
    about = "Which files `presence import` wrote, and their hashes, so that it can tell files that were edited since."
    text = json.dumps({"about": about, "files": dict(sorted(paths.items()))}, indent=1) + "\n"
    if _hash_of(path) != _hash(text):
        _write(path, text)


def _some(paths: list[str]) -> str:
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return ", ".join(paths[:3]) + more
