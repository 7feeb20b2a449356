"""The pictures of a practice's folder, opened only when somebody asks for one."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b

from generator.load.walk import FoundFile
from generator.model.pictures import Flaw, Picture
from generator.pictures.limits import MAX_BYTES, Unusable
from generator.pictures.vault import Vault
from generator.problems import ContentError, Problem, Where

FOLDER = "content/images/"


class Album(Mapping[str, Picture | Flaw]):
    """What each file below `content/images/` is, by its path there: a picture, or what is wrong with it.

    Asking for a file decodes it, unless the vault knows its content.
    """

    def __init__(self, files: Mapping[str, FoundFile], vault: Vault) -> None:
        self._files = {file.removeprefix(FOLDER): found for file, found in files.items()}
        self._vault = vault
        self._known: dict[str, Picture | Flaw] = {}

    def __getitem__(self, file: str) -> Picture | Flaw:
        if file not in self._known:
            self._known[file] = self._look(self._files[file])
        return self._known[file]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, file: object) -> bool:
        return file in self._files

    def read(self, file: str) -> bytes:
        """The bytes of a picture. Raises `ContentError` when they are no longer what they were at the first look."""
        with contextlib.suppress(OSError):
            data = _bytes_of(self._files[file])
            seen = self[file]
            if isinstance(seen, Picture) and seen.digest == _digest(data):
                return data
        message = "this picture changed while the site was built"
        raise ContentError([Problem("unreadable-file", Where(FOLDER + file), message, "Build again.")])

    def keep(self, vault: Vault) -> None:
        """Sees to it that the vault knows what was seen here."""
        for seen in self._known.values():
            if isinstance(seen, Picture):
                vault.made(_key(seen.digest), _entry(seen.width, seen.height).encode)

    def _look(self, found: FoundFile) -> Picture | Flaw:
        try:
            data = _bytes_of(found)
            digest = _digest(data)
            width, height = json.loads(self._vault.made(_key(digest), lambda: _measured(data)))
        except Unusable as unusable:
            return unusable.flaw
        except OSError as error:
            return Flaw("unreadable-file", f"this cannot be read: {error.strerror}", "Try to open it yourself.")
        return Picture(width, height, digest)


def _bytes_of(found: FoundFile) -> bytes:
    """The file, but never more of it than it takes to see that it is too large."""
    with found.path.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _key(digest: str) -> str:
    return Vault.key("size", digest)


def _entry(width: int, height: int) -> str:
    return json.dumps([width, height])


def _measured(data: bytes) -> bytes:
    # Pillow takes 40 ms to import; a build in which every picture is known does without.
    from generator.pictures.opening import quiet, upright_size

    with quiet():
        return _entry(*upright_size(data)).encode()
