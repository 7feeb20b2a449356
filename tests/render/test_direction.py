"""Lines of Arabic and Hebrew keep their order in drawings, and so do the numbers in them."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from generator.pictures.drawings import png
from generator.render.direction import directed
from generator.render.lettering import width

LTR, RTL, END = "\u2066", "\u2067", "\u2069"


@pytest.mark.parametrize(
    ("lines", "marked"),
    [
        ((), ()),
        (("Call 502-555-0134", "today."), ("Call 502-555-0134", "today.")),
        (("2026 · 5%",), ("2026 · 5%",)),
        (("Dr. Levi (לוי)", "joins on 12/1."), ("Dr. Levi (לוי)", f"joins on {LTR}12/1{END}.")),
        (("ד״ר לוי", "(Levi), 3"), (f"{RTL}ד״ר לוי{END}", f"{RTL}(Levi), {LTR}3{END}{END}")),
        (("2026: مرحبا",), (f"{RTL}{LTR}2026{END}: مرحبا{END}",)),
    ],
)
def test_marks_are_set_where_something_runs_from_right_to_left(lines: tuple[str, ...], marked: tuple[str, ...]) -> None:
    assert directed(lines) == marked


def drawn(text: str) -> Image.Image:
    ground = '<path fill="#fff" d="M0 0h900v100H0z"/>'
    shape = f'<text x="20" y="70" font-size="60" font-weight="700">{text}</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="100">{ground}{shape}</svg>'
    with Image.open(io.BytesIO(png(svg, ()))) as picture:
        return picture.convert("L")


def apart(one: Image.Image, other: Image.Image, across: int) -> float:
    """How unlike two drawings are in the first pixels across; what is drawn begins in them at a fraction of a pixel."""
    box = (0, 0, across, one.height)
    return ImageStat.Stat(ImageChops.difference(one.crop(box), other.crop(box))).sum[0]


def test_a_number_behind_arabic_reads_as_it_is_and_no_letter_is_lost() -> None:
    number, across = drawn("502-555"), 20 + int(width("502-555", 60, bold=True))
    text = "\u0645\u062d\u0645\u062f \u0627\u0644\u0623\u062d\u0645\u062f 502-555"
    (line,) = directed((text,))
    assert apart(drawn(line), number, across) < 0.2 * apart(drawn(text), number, across)
    name = drawn(line).crop((across, 0, 20 + int(width(text, 60, bold=True)), 100))
    dark = sum(name.point(lambda shade: 1 if shade < 128 else 0).get_flattened_data())
    assert dark > 2000, "all of the name stands behind it"
