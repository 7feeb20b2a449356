"""A practice's folder as git remembers it: read from the object store, without a checkout."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.load.text import MAX_FILE_BYTES
from generator.problems import UsageError

_READ = ("site_config.yml", "content", "providers")
_PICTURES = "content/images/"
_SUFFIXES = (".yml", ".yaml", ".md")
_ORDINARY = frozenset({"100644", "100755"})


class Commit(NamedTuple):
    """A commit by its full id, and the day on which it was made, on the committer's clock."""

    id: str
    day: date

    @property
    def short(self) -> str:
        """As people write it."""
        return self.id[:9]


class _GitError(Exception):
    """Git ended with an error; the text is its own."""


def commit_of(folder: Path, revision: str) -> Commit:
    """The commit of a revision: main, HEAD~3, v1.2, 9b2c1d4. Raises UsageError when there is none."""
    _expect_repository(folder)
    try:
        found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except _GitError:
        hint = "Give a revision (HEAD~3), a folder, a built site, or a date (2026-10-01)."
        raise UsageError(
            f"“{revision}” is no revision of the repository of {_called(folder)}. {hint}{_shallow(folder)}"
        ) from None
    return _commit(folder, found.decode().strip())


def commit_before(folder: Path, day: date, zone: str) -> Commit:
    """The last commit made before a day of the practice's zone. Raises UsageError when there is none."""
    _expect_repository(folder)
    begins = int(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).timestamp())
    try:
        found = _git(folder, "rev-list", "-1", f"--before={begins - 1}", "HEAD").decode().strip()
    except _GitError as error:
        raise UsageError(f"the history of {_called(folder)} cannot be read: {error}") from None
    if not found:
        raise UsageError(f"there is no commit before {day} in the history of {_called(folder)}.{_shallow(folder)}")
    return _commit(folder, found)


def files_at(folder: Path, commit: Commit) -> dict[str, bytes]:
    """The source files of a practice's folder at a commit, by path below the folder. Links and pictures are left out.

    A file over the loader's limit is empty bytes. Raises UsageError when the folder was no practice then.
    """
    try:
        listed = _git(folder, "ls-tree", "-r", "-z", "-l", commit.id, "--", *_READ).decode("utf-8", "replace")
        wanted = {path: blob for path, blob in map(_entry, filter(None, listed.split("\0"))) if blob}
        contents = _blobs(folder, list(wanted.values()))
    except _GitError as error:
        raise UsageError(f"the files of {_called(folder)} at {commit.short} cannot be read: {error}") from None
    if "site_config.yml" not in wanted:
        raise UsageError(
            f"{_called(folder)} had no site_config.yml at {commit.short} ({commit.day}); choose a later state"
        )
    return dict(zip(wanted, contents, strict=True))


def _called(folder: Path) -> str:
    return "this folder" if folder == Path() else str(folder)


def _entry(line: str) -> tuple[str, str]:
    """(path, id of its blob) of a line of ls-tree; no id for what is not read."""
    facts, _, path = line.partition("\t")
    mode, _, blob, size = facts.split()
    read = mode in _ORDINARY and path.endswith(_SUFFIXES) and not path.startswith(_PICTURES)
    return path, blob if read and int(size) <= MAX_FILE_BYTES else ""


def _blobs(folder: Path, ids: list[str]) -> list[bytes]:
    """The contents of blobs, in one run of git (git-cat-file(1), batch output)."""
    out = _git(folder, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in ids).encode())
    contents, place = [], 0
    for _ in ids:
        header, place = out[place : out.index(b"\n", place)], out.index(b"\n", place) + 1
        size = int(header.split()[2])
        contents.append(out[place : place + size])
        place += size + 1
    return contents


def _commit(folder: Path, commit: str) -> Commit:
    try:
        stamp = _git(folder, "show", "-s", "--format=%cI", commit).decode().strip()
    except _GitError as error:
        raise UsageError(f"the commit {commit[:9]} cannot be read: {error}") from None
    return Commit(commit, datetime.fromisoformat(stamp).date() if stamp else datetime.fromtimestamp(0, UTC).date())


def _expect_repository(folder: Path) -> None:
    try:
        _git(folder, "rev-parse", "--git-dir")
    except _GitError as error:
        hint = "Compare with a folder or a built site instead: --since DIR."
        reason = "" if "not a git repository" in str(error) else f" ({error})"
        raise UsageError(f"{_called(folder)} is in no git repository{reason}. {hint}") from None


def _shallow(folder: Path) -> str:
    """What to do when the history was cut off, as build services do it."""
    try:
        cut = _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except _GitError:
        return ""
    return " This clone does not have the whole history: git fetch --unshallow brings it." if cut else ""


def _git(folder: Path, *args: str, given: bytes = b"") -> bytes:
    """What git says; repositories that the environment names (in a hook) are not asked, only the folder's own."""
    env = {key: value for key, value in os.environ.items() if key not in _NAMES_A_REPOSITORY}
    env |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        run = subprocess.run(["git", *args], cwd=folder, env=env, input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise UsageError("git is not installed. Compare with a folder or a built site: --since DIR") from None
    if run.returncode:
        raise _GitError(run.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ") or "git gave no reason")
    return run.stdout


_NAMES_A_REPOSITORY = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX"}
    | {"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE"}
)
"""Variables that make git look elsewhere than in the folder (git(1), environment variables)."""
