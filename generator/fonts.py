"""A practice's own fonts: WOFF2 files below `content/fonts/`, looked into when a record names them, published as is.

Of the file (W3C, WOFF File Format 2.0, sections 4 and 5) only the header and the list of tables are read: browsers
check fonts themselves before they use them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b

from generator.derive.routes import Routes
from generator.load.walk import FoundFile
from generator.model.fonts import Font
from generator.model.pictures import Flaw
from generator.model.practice import Directory
from generator.outputs.base import File

FOLDER = "content/fonts/"
MAX_BYTES = 120_000
"""Twice what the rest of a page weighs."""

_SIGNATURE = b"wOF2"
_HEADER = 48
_ANY_TAG, _OWN_TAG, _FVAR = 0x3F, 63, 47
"""In the list of tables: the bits that say which, the number of one that is spelled out, the number of `fvar`."""
_OUTLINES = (10, 11)
"""`glyf` and `loca`, whose version 3 means that they are as they were; for all others that is version 0."""


class Case(Mapping[str, Font | Flaw]):
    """What each file below `content/fonts/` is, by its path there: a font, or what is wrong with it."""

    def __init__(self, files: Mapping[str, FoundFile]) -> None:
        self._files = {file.removeprefix(FOLDER): found for file, found in files.items()}

    def __getitem__(self, file: str) -> Font | Flaw:
        found = self._files[file]
        if found.size > MAX_BYTES:
            message = f"this font has {found.size // 1000:,} KB; {MAX_BYTES // 1000} KB are the limit"
            return Flaw("bad-font", message, "Make one with fewer characters: Latin letters and signs are plenty.")
        try:
            return looked_into(found.path.read_bytes())
        except OSError as error:
            return Flaw("unreadable-file", f"this cannot be read: {error.strerror}", "Try to open it yourself.")

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def published(self, directory: Directory) -> Iterator[File]:
        """The files that the site needs, for the site."""
        for file, font in directory.fonts.items():
            body = self._files[file].path.read_bytes()
            yield File(Routes.font(file, font.digest), body, sources=(FOLDER + file,))


def looked_into(data: bytes) -> Font | Flaw:
    """The font in the bytes of a file, or why there is none."""
    if not data.startswith(_SIGNATURE):
        hint = "Convert it to WOFF2 (tools for it are free), and see that its license allows to publish it."
        return Flaw("bad-font", "this is no WOFF2 font", hint)
    try:
        tables = set(_tables(data))
    except IndexError:
        return Flaw("bad-font", "this font is damaged or cut short", "Copy it anew from where you have it.")
    return Font(blake2b(data, digest_size=16).hexdigest(), _FVAR in tables)


def _tables(data: bytes) -> Iterator[int]:
    """The numbers of the tables in the file. Raises IndexError where it ends before its list does."""
    at = _HEADER
    for _ in range(int.from_bytes(data[12:14], "big")):
        flags = data[at]
        tag, version = flags & _ANY_TAG, flags >> 6
        at = _after_number(data, at + (5 if tag == _OWN_TAG else 1))
        if version != (3 if tag in _OUTLINES else 0):
            at = _after_number(data, at)
        yield tag


def _after_number(data: bytes, at: int) -> int:
    """Where a number of up to five bytes ends: the last of them is the first without its highest bit."""
    while data[at] & 0x80:
        at += 1
    return at + 1
