"""Pictures made by the tests that use them, and folders that hold them."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, Base

from generator.load.walk import FoundFile
from generator.pictures.album import FOLDER, Album
from generator.pictures.vault import Vault

PLACE = b"Whitcomb Hollow"


def drawn(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Something to see: the left third is red, the rest white, a line from corner to corner."""
    image = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width // 3, height), fill="red")
    pen.line((0, 0, width, height), fill="navy", width=3)
    return image.convert(mode)


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The file of a picture."""
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def telling_exif(orientation: int = 1) -> Image.Exif:
    """What telephones write into photos: how they were held, where they are, by whom."""
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Artist] = PLACE.decode()
    exif.get_ifd(0x8825)[GPS.GPSLatitude] = (38.0, 2.0, 11.0)
    return exif


def png_of(width: int, height: int) -> bytes:
    """A small PNG that says it is as large as that."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, (header, b"IDAT" + zlib.compress(bytes(1000)), b"IEND")))


def chunk(content: bytes) -> bytes:
    """A part of a PNG: its length without the name, name and data, checksum (PNG 3rd edition, §5.3)."""
    return struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))


def files_in(folder: Path, pictures: dict[str, bytes]) -> dict[str, FoundFile]:
    """Files of a practice, as the loader finds them."""
    found = {}
    for name, data in pictures.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        found[FOLDER + name] = FoundFile(FOLDER + name, path, len(data))
    return found


def album(folder: Path, pictures: dict[str, bytes], vault: Vault | None = None) -> Album:
    """An album of these pictures."""
    return Album(files_in(folder, pictures), vault or Vault(None))
