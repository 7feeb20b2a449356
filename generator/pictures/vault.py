"""What was made before, kept by what it was made of: one small file for each, checked when it is read.

The vault is a convenience: an entry that is missing, cut short or damaged is made anew, and a folder that cannot be
written to is no vault at all.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from generator.render.lettering import FONTS

_CHECK = 16
"""Bytes of the checksum in front of each entry."""


class Vault:
    """Entries in `folder`, by key. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._used: set[str] = set()

    @staticmethod
    def key(kind: str, *parts: str | bytes) -> str:
        """The name of an entry: a digest of what it is made of, and of everything else that decides the outcome."""
        digest = blake2b(fingerprint().encode(), digest_size=20, person=kind.encode())
        for part in parts:
            data = part.encode() if isinstance(part, str) else part
            digest.update(len(data).to_bytes(8, "big") + data)
        return f"{kind}-{digest.hexdigest()}"

    def get(self, key: str) -> bytes | None:
        """The entry as it was kept."""
        self._used.add(key)
        if self.folder is None:
            return None
        try:
            data = (self.folder / key).read_bytes()
        except OSError:
            return None
        return data[_CHECK:] if data[:_CHECK] == _checksum(data[_CHECK:]) else None

    def put(self, key: str, body: bytes) -> None:
        """Keeps an entry: written beside its place, then renamed, so that readers see all of it or nothing."""
        self._used.add(key)
        if self.folder is None:
            return
        unfinished = self.folder / f"{key}.{os.getpid()}"
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(_checksum(body) + body)
            unfinished.replace(self.folder / key)

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The entry as it was kept, or made now and kept. Raises what `make` raises."""
        found = self.get(key)
        if found is None:
            found = make()
            self.put(key, found)
        return found

    def prune(self) -> None:
        """Forgets what nobody asked for in the life of this object."""
        if self.folder is None or not self.folder.is_dir():
            return
        for entry in self.folder.iterdir():
            if entry.name not in self._used:
                with contextlib.suppress(OSError):
                    entry.unlink()


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=_CHECK).digest()


@cache
def fingerprint() -> str:
    """Changes with the libraries that draw and encode, with our own code here, and with the fonts."""
    digest = blake2b(digest_size=16)
    for library in ("pillow", "resvg-py", "segno"):
        digest.update(f"{library} {version(library)}\n".encode())
    for source in (*sorted(Path(__file__).parent.glob("*.py")), *FONTS):
        digest.update(source.read_bytes())
    return digest.hexdigest()
