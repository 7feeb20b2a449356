"""SVG to PNG, with our own fonts and no others: the same drawing gives the same bytes on every machine."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Sequence

import resvg_py
from PIL import Image

from generator.pictures.opening import open_picture
from generator.render.lettering import FAMILY, FONTS

SHORTEST = 560
"""Pixels that the shorter side of a picture in a drawing has at most: no drawing shows one larger."""

_PICTURE = re.compile(r'href="picture:(\d+)"')


def png(svg: str, pictures: Sequence[bytes]) -> bytes:
    """The drawing as PNG, with these files for its pictures. Raises `Unusable`. Call it inside `quiet()`."""
    whole = _PICTURE.sub(lambda found: f'href="{_inline(pictures[int(found[1])])}"', svg)
    fonts = [str(font) for font in FONTS]
    return bytes(resvg_py.svg_to_bytes(svg_string=whole, skip_system_fonts=True, font_family=FAMILY, font_files=fonts))


def _inline(data: bytes) -> str:
    """A picture as an address that holds all of it, no larger than it is needed."""
    image = open_picture(data, SHORTEST)
    share = min(1.0, SHORTEST / min(image.size))
    size = (round(image.width * share), round(image.height * share))
    target = io.BytesIO()
    image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0).save(target, "PNG", compress_level=1)
    return "data:image/png;base64," + base64.b64encode(target.getvalue()).decode()
