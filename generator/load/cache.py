"""What was parsed before, by the bytes it was parsed from.

One JSON file, one entry a line, so that a save copies the lines of unchanged files as they are::

    {"loader": "<version>", "checksum": "<of all that follows>"}
    {"<digest>":[value, body, body_line],
    ...}

The cache is a convenience: a file that is missing, broken, cut short or of another version is an empty cache, and
a folder that cannot be written to is none at all. Only what parsed without any problem is ever put in.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import sys
import unicodedata
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeAlias

from generator import __version__
from generator.load.values import Plain

FILE_NAME = "parsed.json"

Entry: TypeAlias = tuple[dict[str, Plain], str | None, int]
"""A document without its name: value, body, line of the body."""


class ParseCache:
    """The parsed documents of the last run, kept in `folder`. One object may serve any number of runs."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._entries: dict[str, Any] | None = None
        self._lines: dict[str, bytes] = {}
        self._used: set[str] = set()

    @staticmethod
    def key(data: bytes, suffix: str) -> str:
        """The name of a document: a digest of its bytes and of the way they are read."""
        return blake2b(data, digest_size=20, person=suffix.encode()).hexdigest()

    def get(self, key: str) -> Entry | None:
        """What was parsed from these bytes before."""
        entry = self._loaded().get(key)
        if entry is None:
            return None
        self._used.add(key)
        value, body, body_line = entry
        return value, body, body_line

    def put(self, key: str, entry: Entry) -> None:
        """Keeps what was parsed, for the next run."""
        self._loaded()[key] = entry
        self._used.add(key)

    def save(self) -> None:
        """Writes the entries that were asked for or put in since the last save, and forgets all others.

        A cache that was not used has nothing to say, and is left as it is.
        """
        entries = self._loaded()
        if self._used and self._used != self._lines.keys():
            self._entries = {key: entries[key] for key in entries if key in self._used}
            self._lines = {key: self._lines.get(key) or _line(key, self._entries[key]) for key in self._entries}
            self._write(b"{" + b",\n".join(self._lines.values()) + b"}")
        self._used = set()

    def _loaded(self) -> dict[str, Any]:
        if self._entries is None:
            self._entries, self._lines = _read(self._path)
        return self._entries

    def _write(self, body: bytes) -> None:
        header = json.dumps({"loader": loader_version(), "checksum": _checksum(body)})
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _replace(self._path, header.encode() + b"\n" + body)


@functools.cache
def loader_version() -> str:
    """Changes with everything that decides what a file means: our own code, the interpreter, Unicode, the release."""
    digest = blake2b(digest_size=16)
    digest.update(f"{__version__} {sys.version} {unicodedata.unidata_version}".encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    try:
        header, _, body = path.read_bytes().partition(b"\n")
        if json.loads(header) != {"loader": loader_version(), "checksum": _checksum(body)}:
            return {}, {}
        entries: dict[str, Any] = json.loads(body)
        return entries, dict(zip(entries, body[1:-1].split(b",\n"), strict=True))
    except (OSError, ValueError, RecursionError):
        return {}, {}


def _checksum(body: bytes) -> str:
    return blake2b(body, digest_size=20).hexdigest()


def _line(key: str, entry: Entry) -> bytes:
    return f'"{key}":{json.dumps(entry, ensure_ascii=False, separators=(",", ":"))}'.encode()


def _replace(path: Path, content: bytes) -> None:
    """Writes beside the file and renames, so that readers see the old or the new one, never a part."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
