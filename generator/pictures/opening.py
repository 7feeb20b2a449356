"""Pictures from files that nobody vouches for: their pixels, upright and in plain colours.

Only three decoders are ever used, sizes are known before a pixel is decoded, and whatever a broken file makes a
decoder raise becomes `Unusable`.
"""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageCms, ImageFile, ImageOps
from PIL.ExifTags import Base

from generator.pictures.limits import Unusable, check_file, check_size, damaged, too_many_pixels

_TURNED = (5, 6, 7, 8)
"""Orientations in which width and height change places (Exif 2.32, tag 0x0112)."""


def upright_size(data: bytes) -> tuple[int, int]:
    """Width and height as people see the picture, which is decoded to its end to find out that it can be.

    Raises `Unusable`. Call it inside `quiet()`.
    """
    with _decoding():
        image = _header(data)
        width, height = image.size
        turned = image.getexif().get(Base.Orientation) in _TURNED
        image.draft(None, (1, 1))
        image.load()
    return (height, width) if turned else (width, height)


def open_picture(data: bytes, longest: int) -> Image.Image:
    """The picture, upright, RGB or RGBA in sRGB. Raises `Unusable`. Call it inside `quiet()`.

    It may be decoded smaller where that is quicker, but not below `longest` pixels on its shorter side.
    """
    with _decoding():
        image = _header(data)
        image.draft(None, (longest, longest))
        image.load()
        return _in_srgb(ImageOps.exif_transpose(image))


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """No warnings of the decoders: what they warn of is either checked here or of no harm. Not for many threads.

    Half a picture is no picture, whatever another library has told Pillow: WeasyPrint, once imported, lets it pass.
    """
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


@contextlib.contextmanager
def _decoding() -> Iterator[None]:
    try:
        yield
    except Unusable:
        raise
    except Image.DecompressionBombError:
        raise too_many_pixels("far too many pixels") from None
    except MemoryError:
        raise too_many_pixels("more pixels than there is memory for") from None
    except Exception as error:  # Decoders raise what they like.
        raise damaged() from error


def _header(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data), formats=(check_file(data),))
    check_size(*image.size)
    return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """Plain 8-bit colours, so that the profile of the camera need not be published with the picture."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if not profile:
        return image.convert(mode)
    if image.mode not in ("L", "RGB", "RGBA", "CMYK"):
        image = image.convert(mode)
    return _converted(image, profile, mode)


def _converted(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    """Through the picture's own profile; as it stands if that is nonsense."""
    with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
        if made is not None:
            return made
    return image.convert(mode)
