"""What a file is and how large, whoever made it: nothing a file holds may raise anything but `Unusable`."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from PIL import Image, ImageCms

from generator.pictures import limits
from generator.pictures.limits import Unusable, kind_of
from generator.pictures.opening import open_picture, quiet, upright_size
from tests.pictures.samples import chunk, drawn, png_of, saved, telling_exif

KINDS = ("JPEG", "PNG", "WEBP")


def code_of(data: bytes) -> str:
    with quiet(), pytest.raises(Unusable) as caught:
        upright_size(data)
    assert caught.value.flaw.message
    assert caught.value.flaw.hint
    return caught.value.flaw.code


def pixel(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    found = image.getpixel((int(image.width * x), int(image.height * y)))
    assert isinstance(found, tuple)
    return found


def is_red(color: tuple[int, ...]) -> bool:
    return color[0] > 200 and color[1] < 60


@pytest.mark.parametrize("kind", KINDS)
def test_size_and_colours(kind: str) -> None:
    data = saved(drawn(90, 60), kind)
    with quiet():
        assert upright_size(data) == (90, 60)
        image = open_picture(data, 90)
    assert (image.size, image.mode) == ((90, 60), "RGB")
    assert is_red(pixel(image, 0.1, 0.8))
    assert not is_red(pixel(image, 0.9, 0.2))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", KINDS)
def test_photos_stand_upright(kind: str, orientation: int) -> None:
    """The red third is on the left when the file is shown as its orientation asks (Exif 2.32, tag 0x0112)."""
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    upright = drawn(90, 60)
    stored = upright.transpose(Image.Transpose(back[orientation])) if orientation in back else upright
    data = saved(stored, kind, exif=telling_exif(orientation))
    with quiet():
        assert upright_size(data) == (90, 60)
        image = open_picture(data, 90)
    assert image.size == (90, 60)
    assert is_red(pixel(image, 0.1, 0.8))


def test_large_photos_are_decoded_smaller_but_never_below_what_is_asked() -> None:
    data = saved(drawn(1600, 1200))
    with quiet():
        assert upright_size(data) == (1600, 1200)
        assert open_picture(data, 200).size == (200, 150) or min(open_picture(data, 200).size) >= 200
        assert open_picture(data, 1000).size == (1600, 1200)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_mode_of_png_becomes_plain_colours(mode: str) -> None:
    image = Image.new("L", (40, 40), 255)
    image.paste(0, (0, 0, 13, 40))
    image.paste(128, (13, 0, 26, 40))
    image = image.point(lambda value: value * 257, "I").convert("I;16") if mode == "I;16" else image.convert(mode)
    with quiet():
        opened = open_picture(saved(image, "PNG"), 40)
    assert opened.mode in ("RGB", "RGBA")
    assert min(pixel(opened, 0.9, 0.2)[:3]) > 250, "white stays white"
    assert max(pixel(opened, 0.1, 0.8)[:3]) < 5, "black stays black"
    assert mode == "1" or 120 < pixel(opened, 0.5, 0.8)[0] < 136, "grey stays grey"


def test_what_is_transparent_stays_so() -> None:
    image = Image.new("P", (8, 8), 0)
    data = saved(image, "PNG", transparency=0)
    with quiet():
        assert open_picture(data, 8).getpixel((1, 1))[3] == 0  # type: ignore[index]


def test_print_colours_become_screen_colours() -> None:
    with quiet():
        image = open_picture(saved(drawn(40, 40, "CMYK")), 40)
    assert image.mode == "RGB"
    assert is_red(pixel(image, 0.1, 0.8))


def test_a_profile_is_applied_and_not_kept() -> None:
    data = saved(Image.new("RGB", (8, 8), (0, 128, 0)), "PNG", icc_profile=_swapping_profile())
    with quiet():
        image = open_picture(data, 8)
    assert "icc_profile" not in image.info or image.info["icc_profile"] != _swapping_profile()
    assert pixel(image, 0.5, 0.5) != (0, 128, 0)


def _swapping_profile() -> bytes:
    """sRGB with a much darker tone curve than sRGB's."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", profile[128:132])[0]
    for entry in range(count):
        name, at, _ = struct.unpack(">4sII", profile[132 + 12 * entry : 144 + 12 * entry])
        if name.endswith(b"TRC"):
            profile[at : at + 12] = b"curv" + bytes(4) + struct.pack(">I", 1)
            profile[at + 12 : at + 14] = struct.pack(">H", 3 * 256)
    return bytes(profile)


def test_the_wide_colours_of_telephones_become_those_of_screens() -> None:
    """Display P3's pure red lies outside sRGB; its half red is a stronger red there than its numbers say."""
    data = saved(Image.new("RGB", (8, 8), (160, 90, 90)), "JPEG", icc_profile=_display_p3(), quality=100)
    with quiet():
        red, green, blue = pixel(open_picture(data, 8), 0.5, 0.5)
    assert red > 164
    assert max(green, blue) < 90


def _display_p3() -> bytes:
    """sRGB's profile with the primaries of Display P3 (its red, green and blue in XYZ under D50, ICC.1 §9.2)."""
    primaries = {
        b"rXYZ": (0.5151, 0.2412, -0.0011),
        b"gXYZ": (0.2919, 0.6922, 0.0419),
        b"bXYZ": (0.1572, 0.0666, 0.7841),
    }
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for entry in range(struct.unpack(">I", profile[128:132])[0]):
        name, at, _ = struct.unpack(">4sII", profile[132 + 12 * entry : 144 + 12 * entry])
        if name in primaries:
            struct.pack_into(">3i", profile, at + 8, *(round(part * 65536) for part in primaries[name]))
    return bytes(profile)


def test_two_photos_in_one_file_are_the_first_of_them() -> None:
    """Telephones write a second picture behind the first, for depth or for motion (CIPA DC-007)."""
    data = saved(drawn(90, 60), "MPO", save_all=True, append_images=[Image.new("RGB", (90, 60), "blue")])
    with quiet():
        assert upright_size(data) == (90, 60)
        assert is_red(pixel(open_picture(data, 90), 0.1, 0.8))


def test_a_single_pixel_is_a_picture() -> None:
    for kind in KINDS:
        data = saved(Image.new("RGB", (1, 1), "red"), kind)
        with quiet():
            assert upright_size(data) == open_picture(data, 160).size == (1, 1)


def test_a_broken_profile_is_passed_over() -> None:
    with quiet():
        image = open_picture(saved(drawn(20, 20), "PNG", icc_profile=b"nonsense" * 40), 20)
    assert is_red(pixel(image, 0.1, 0.8))


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"GIF89a" + bytes(20), "GIF"),
        (b"%PDF-1.7", "PDF"),
        (b"II*\x00" + bytes(20), "TIFF"),
        (b"\x00\x00\x00\x20ftypheic" + bytes(20), "HEIC"),
        (b"\x00\x00\x00\x20ftypavif" + bytes(20), "AVIF"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "SVG"),
        (b"hello", ""),
        (b"", ""),
    ],
)
def test_other_kinds_are_named(head: bytes, kind: str) -> None:
    assert kind_of(head) == kind
    assert code_of(head) == "picture-kind"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.05, 0.5, 0.98])
def test_files_that_are_cut_short_are_unreadable(kind: str, share: float) -> None:
    noise = Image.effect_noise((120, 120), 80).convert("RGB")
    data = saved(noise, kind)
    assert code_of(data[: int(len(data) * share)]) in ("picture-unreadable", "picture-kind")


def test_a_bomb_is_known_by_its_header() -> None:
    assert code_of(png_of(60_000, 60_000)) == "picture-too-large"
    assert code_of(png_of(6_000, 6_000)) == "picture-too-large"
    assert code_of(png_of(limits.MAX_SIDE + 1, 10)) == "picture-too-large"


def test_half_a_picture_is_none_even_where_another_library_lets_it_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    whole = saved(drawn(300, 300), "JPEG")
    assert code_of(whole[: len(whole) // 2]) == "picture-unreadable"


def test_text_that_swells_is_no_harm() -> None:
    """A compressed text chunk of a few bytes that unpacks to a hundred megabytes (PNG 3rd edition, §11.3.3)."""
    packed = chunk(b"zTXtComment\x00\x00" + zlib.compress(bytes(100_000_000), 9))
    whole = saved(drawn(20, 20), "PNG")
    assert code_of(whole[:33] + packed + whole[33:]) == "picture-unreadable"


def test_too_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(drawn(90, 60))
    monkeypatch.setattr(limits, "MAX_BYTES", len(data) - 1)
    assert code_of(data) == "picture-too-large"


@pytest.mark.parametrize("kind", KINDS)
def test_bytes_changed_at_random_raise_nothing_else(kind: str) -> None:
    good = saved(drawn(64, 64), kind, exif=telling_exif(6))
    for seed in range(150):
        bad = bytearray(good)
        for step in range(4):
            at = (seed * 7919 + step * 104_729) % len(bad)
            bad[at] = (bad[at] + 31 * (step + 1)) % 256
        for look in _looks():
            with quiet(), suppress(Unusable):
                look(bytes(bad))


def _looks() -> list[Callable[[bytes], object]]:
    return [upright_size, lambda data: open_picture(data, 64)]


def test_moving_pictures_stand_still() -> None:
    frames = [Image.new("RGB", (20, 10), color) for color in ("red", "blue")]
    for kind in ("PNG", "WEBP"):
        data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
        with quiet():
            assert is_red(pixel(open_picture(data, 20), 0.5, 0.5))
