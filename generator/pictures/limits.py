"""What a picture's file may be, without any library that opens it."""

from __future__ import annotations

from generator.model.pictures import Flaw

MAX_BYTES = 10_000_000
MAX_PIXELS = 25_000_000
MAX_SIDE = 16_000
"""Pixels; WebP ends at 16,383."""
FORMATS = ("JPEG", "PNG", "WEBP")

_SMALLER = "Save a smaller copy: 1600 pixels on the longer side are plenty."
_AS_JPEG = "Open it, and save or export it as JPEG."
_ANEW = "Try to open it yourself, and save or export it anew as JPEG, PNG or WebP."

_HEADS = (
    ("JPEG", 0, b"\xff\xd8\xff"),
    ("PNG", 0, b"\x89PNG\r\n\x1a\n"),
    ("WEBP", 8, b"WEBP"),
    ("GIF", 0, b"GIF8"),
    ("PDF", 0, b"%PDF"),
    ("BMP", 0, b"BM"),
    ("TIFF", 0, b"II*\x00"),
    ("TIFF", 0, b"MM\x00*"),
    ("AVIF", 4, b"ftypavif"),
    ("HEIC", 4, b"ftyphei"),
    ("HEIC", 4, b"ftyphev"),
    ("HEIC", 4, b"ftypmif1"),
)
"""Kinds of files, and which bytes they have where."""


class Unusable(Exception):  # noqa: N818
    """A file that cannot be shown; `flaw` says why."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.message)
        self.flaw = flaw


class CannotPrint(Exception):  # noqa: N818
    """PDFs cannot be made on this computer; the message says why, in one line, and what would help."""


def kind_of(data: bytes) -> str:
    """What a file is, by its first bytes and not by its name; empty for anything unknown."""
    for kind, at, head in _HEADS:
        if data[at : at + len(head)] == head:
            return kind
    return "SVG" if b"<svg" in data[:1024].lower() else ""


def check_file(data: bytes) -> str:
    """The format of a file that may be opened. Raises `Unusable`."""
    if len(data) > MAX_BYTES:
        message = f"this picture has more than {MAX_BYTES // 1_000_000} megabytes"
        raise Unusable(Flaw("picture-too-large", message, _SMALLER))
    kind = kind_of(data)
    if kind not in FORMATS:
        message = f"this is a file of the kind {kind}, no JPEG, PNG or WebP" if kind else "this is no JPEG, PNG or WebP"
        raise Unusable(Flaw("picture-kind", message, _AS_JPEG))
    return kind


def check_size(width: int, height: int) -> None:
    """The size that a file says it has, in pixels. Raises `Unusable`."""
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise too_many_pixels(f"{width:,} by {height:,} pixels")


def too_many_pixels(found: str) -> Unusable:
    """More than can be decoded with a good conscience."""
    limit = f"{MAX_PIXELS // 1_000_000} megapixels in all and {MAX_SIDE:,} pixels on a side are the limit"
    return Unusable(Flaw("picture-too-large", f"this picture has {found}; {limit}", _SMALLER))


def damaged() -> Unusable:
    """A file that a decoder gives up on."""
    return Unusable(Flaw("picture-unreadable", "this picture is damaged or cut short", _ANEW))
