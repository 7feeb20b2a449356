"""Drawings to PNG, with our own fonts and no others: the same drawing gives the same bytes on every machine.

The pictures are laid on what resvg has drawn. Through it they would take twice as long.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache

import resvg_py
from PIL import Image, ImageChops, ImageDraw, ImageOps

from generator.outputs.base import Placed
from generator.pictures.opening import open_picture
from generator.render.lettering import FAMILY, FONTS

COLORS = 256
"""Of the finished PNG, which makes it a third as large; dithered, nobody sees it."""

FACES = (0.5, 0.25)
"""Which part of a picture is kept: of a portrait that is higher than wide more of its upper half, where faces are."""


def png(svg: str, pictures: Iterable[tuple[bytes, Placed]]) -> bytes:
    """The drawing with these files in their places. Raises `Unusable`. Call it inside `quiet()`."""
    fonts = [str(font) for font in FONTS]
    drawn = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_family=FAMILY, font_files=fonts)
    with Image.open(io.BytesIO(bytes(drawn))) as image:
        whole = image.convert("RGB")
    for data, place in pictures:
        picture, mask = _fitted(open_picture(data, max(place.width, place.height)), place)
        middle = (place.left + (place.width - picture.width) // 2, place.top + (place.height - picture.height) // 2)
        whole.paste(picture, middle, mask)
    return _small(whole)


def _fitted(picture: Image.Image, place: Placed) -> tuple[Image.Image, Image.Image | None]:
    """The picture in the size of its place, a whole one never enlarged to it, and which of its pixels are seen."""
    size = (place.width, place.height)
    if not place.round:
        picture.thumbnail(size, Image.Resampling.LANCZOS)
        return picture, picture.getchannel("A") if picture.mode == "RGBA" else None
    shown = ImageOps.fit(picture, size, Image.Resampling.LANCZOS, centering=FACES)
    mask = _ellipse(*size)
    return shown, ImageChops.multiply(mask, shown.getchannel("A")) if shown.mode == "RGBA" else mask


@lru_cache(maxsize=16)
def _ellipse(width: int, height: int) -> Image.Image:
    """A smooth ellipse: drawn four times as large."""
    large = Image.new("L", (4 * width, 4 * height), 0)
    ImageDraw.Draw(large).ellipse((0, 0, 4 * width - 1, 4 * height - 1), fill=255)
    return large.resize((width, height), Image.Resampling.BOX)


def _small(whole: Image.Image) -> bytes:
    palette = whole.quantize(COLORS, method=Image.Quantize.FASTOCTREE)
    target = io.BytesIO()
    whole.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG).save(target, "PNG")
    return target.getvalue()
