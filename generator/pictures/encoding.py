"""Pixels to WebP in sizes for pages, and to JPEG for mail. The same pixels give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from PIL import Image

from generator.pictures.opening import open_picture

QUALITY, METHOD = 80, 4
"""Of libwebp and libjpeg: by eye, and the effort beyond which more time gains next to nothing."""


def webp_sizes(data: bytes, sizes: Sequence[tuple[int, int]]) -> Iterator[bytes]:
    """A picture's file in these sizes, with nothing but pixels in them. Raises `Unusable`."""
    image = open_picture(data, max(max(size) for size in sizes))
    return (_webp(image, size) for size in sizes)


def jpeg(data: bytes, size: tuple[int, int]) -> bytes:
    """A picture's file in one size as JPEG, on white where it is transparent. Raises `Unusable`."""
    image = open_picture(data, max(size)).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    paper = Image.new("RGB", size, "white")
    paper.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    target = io.BytesIO()
    paper.save(target, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return target.getvalue()


def _webp(image: Image.Image, size: tuple[int, int]) -> bytes:
    made = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    target = io.BytesIO()
    made.save(target, "WEBP", quality=QUALITY, method=METHOD)
    return target.getvalue()
