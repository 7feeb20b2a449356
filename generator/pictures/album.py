"""The pictures of a practice's folder, opened only when somebody asks for one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from generator.load.walk import FoundFile
from generator.model.pictures import Flaw, Picture
from generator.pictures.limits import Unusable
from generator.pictures.tasks import Source, digest_of, first_bytes
from generator.pictures.vault import Vault

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

    def source(self, file: str) -> Source:
        """Where to read a picture, for who makes something of it. Raises KeyError for what is no picture."""
        picture = self[file]
        if isinstance(picture, Flaw):
            raise KeyError(file)
        return Source(FOLDER + file, self._files[file].path, picture.digest)

    def keep(self, vault: Vault) -> None:
        """Sees to it that the vault knows what was seen here."""
        for seen in self._known.values():
            if isinstance(seen, Picture):
                vault.made(_key(seen.digest), _entry(seen.width, seen.height).encode)

    def _look(self, found: FoundFile) -> Picture | Flaw:
        try:
            data = first_bytes(found.path)
            digest = digest_of(data)
            width, height = json.loads(self._vault.made(_key(digest), lambda: _measured(data)))
        except Unusable as unusable:
            return unusable.flaw
        except OSError as error:
            return Flaw("unreadable-file", f"this cannot be read: {error.strerror}", "Try to open it yourself.")
        return Picture(width, height, digest)


def _key(digest: str) -> str:
    return Vault.key("measure", digest)


def _entry(width: int, height: int) -> str:
    return json.dumps([width, height])


def _measured(data: bytes) -> bytes:
    # Pillow takes 40 ms to import; a build in which every picture is known does without.
    from generator.pictures.opening import quiet, upright_size

    with quiet():
        return _entry(*upright_size(data)).encode()
