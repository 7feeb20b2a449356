"""Pixels to WebP in sizes for pages. The same pixels give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from PIL import Image

from generator.pictures.opening import open_picture

QUALITY, METHOD = 80, 4
"""Of libwebp: by eye, and the effort beyond which more time gains next to nothing."""


def webp_sizes(data: bytes, sizes: Sequence[tuple[int, int]]) -> Iterator[bytes]:
    """A picture's file in these sizes, with nothing but pixels in them. Raises `Unusable`."""
    image = open_picture(data, max(max(size) for size in sizes))
    return (_webp(image, size) for size in sizes)


def _webp(image: Image.Image, size: tuple[int, int]) -> bytes:
    made = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    target = io.BytesIO()
    made.save(target, "WEBP", quality=QUALITY, method=METHOD)
    return target.getvalue()
