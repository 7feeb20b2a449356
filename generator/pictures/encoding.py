"""Pixels to bytes: sized WebP for pages, PNG for drawings. The same pixels give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image

from generator.derive.gallery import Variant
from generator.pictures.opening import open_picture

QUALITY, METHOD = 80, 4
"""Of libwebp: by eye, and the effort beyond which more time gains next to nothing."""


def webp_variants(data: bytes, wanted: Sequence[Variant]) -> list[bytes]:
    """A picture's file in these sizes, without anything but pixels in them. Raises `Unusable`."""
    longest = max(max(variant.width, variant.height) for variant in wanted)
    image = open_picture(data, longest)
    return [_webp(image, (variant.width, variant.height)) for variant in wanted]


def _webp(image: Image.Image, size: tuple[int, int]) -> bytes:
    made = image if image.size == size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    target = io.BytesIO()
    made.save(target, "WEBP", quality=QUALITY, method=METHOD)
    return target.getvalue()
