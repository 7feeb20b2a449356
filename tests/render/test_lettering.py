"""Text in drawings is measured as the font would draw it, breaks where it should, and never becomes boxes."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from PIL import ImageFont

from generator.render import lettering
from generator.render.lettering import ELLIPSIS, FONTS, fit, width, wrap, writable

SIZES = (60, 50, 40)


@pytest.mark.parametrize(("bold", "font"), [(False, FONTS[0]), (True, FONTS[1])])
def test_widths_are_those_of_the_font(bold: bool, font: Path) -> None:
    """Every character, against the advance widths that FreeType reads (OpenType 1.9, hmtx)."""
    loaded = ImageFont.truetype(font, 2048, layout_engine=ImageFont.Layout.BASIC)
    table = lettering._advances(bold)
    wrong = [character for character in table if loaded.getlength(character) != round(table[character] * 2048)]
    joined = [character for character in wrong if unicodedata.name(character).startswith("ARABIC")]
    wrong = [character for character in wrong if character not in joined]
    assert wrong == ["\u0243"], "its glyph borrows the metrics of another one, which only FreeType honours"
    assert len(table) > 1400
    assert all(loaded.getlength(character) < table[character] * 2048 for character in joined), "alone it is narrower"


def test_both_styles_write_the_same_characters() -> None:
    assert lettering._advances(True).keys() == lettering._advances(False).keys()


def test_the_fonts_are_small_and_come_with_their_licence() -> None:
    assert sum(font.stat().st_size for font in FONTS) < 450_000
    licence = (FONTS[0].parent / "OFL.txt").read_text("utf-8")
    assert "SIL Open Font License, Version 1.1" in licence
    assert "Reserved Font Name" not in "".join(licence.splitlines()[:3]), "a reserved name would have to be changed"


@pytest.mark.parametrize(
    "text",
    [
        "Amara Okafor, MD",
        "Siobhán Ní Dhálaigh",
        "Minh-Khôi Nguyễn",
        "Ọlájùmọ̀kẹ́ Adébáyọ̀",
        "Łukasz Wiśniewski",
        "Ştefan Țurcanu",
        "Ιωάννης Παπαδόπουλος",
        "Рустам Юлдашев",
        "“5 · 10” – 12 % … №1",
        "محمد الأحمد",
        "شیرین عبدالله، می\u200cروم ۳",
        "ד״ר שָׂרָה לוי",
        "Ann ٣",
    ],
)
def test_names_of_many_languages_can_be_written(text: str) -> None:
    assert writable(text)


@pytest.mark.parametrize("text", ["李小龍", "สมชาย", "नरेन्द्र", "Amara 李", "Ann ३", "Ann 𝔅", "А\u0483"])
def test_what_cannot_be_written_whole_is_not_written(text: str) -> None:
    assert writable(text) == ""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Open late 🙂", "Open late"),
        ("❤️ Heart day", "Heart day"),
        ("Heart 👨‍👩‍👧 day", "Heart day"),
        ("  Two\n lines ", "Two lines"),
        ("Ame\u0301lie", "Am\u00e9lie"),
        ("🙂", ""),
        ("", ""),
    ],
)
def test_what_is_no_letter_may_be_left_out(text: str, written: str) -> None:
    assert writable(text) == written


def test_lines_break_at_spaces_and_after_hyphens() -> None:
    assert list(wrap("Cardiac MRI at Riverside", 40, 250)) == ["Cardiac MRI", "at Riverside"]
    assert list(wrap("Venkatasubramanian-Krishnamoorthy", 40, 400)) == ["Venkatasubramanian-", "Krishnamoorthy"]
    assert list(wrap("", 40, 400)) == [""]


def test_text_is_as_large_as_fits() -> None:
    assert fit("Short", SIZES, 400, 70, leading=1.1).size == 60
    assert fit("A little longer than that", SIZES, 400, 120, leading=1.1).size == 50
    middle = fit("A little longer than that", SIZES, 400, 300, leading=1.1)
    assert middle.size == 60
    assert all(width(line, 60) <= 400 for line in middle.lines)


def test_lines_are_of_about_the_same_length() -> None:
    text = "Appointments for new patients are here"
    assert list(wrap(text, 60, 500)) == ["Appointments for", "new patients are", "here"]
    assert fit(text, SIZES, 500, 300, leading=1.1).lines == ("Appointments", "for new patients", "are here")


def test_what_is_too_long_ends_at_a_word_with_an_ellipsis() -> None:
    text = "Every word of this sentence is whole " * 12
    found = fit(text.strip(), SIZES, 400, 190, leading=1.1)
    assert found.size == 40
    assert len(found.lines) * 40 * 1.1 <= 190
    assert found.lines[-1].endswith(ELLIPSIS)
    assert set(" ".join(found.lines).removesuffix(ELLIPSIS).split()) <= set(text.split())
    assert all(width(line, 40) <= 400 for line in found.lines)


def test_a_word_that_is_too_long_is_broken_in_the_smallest_size() -> None:
    found = fit("x" * 60, SIZES, 400, 400, leading=1.1)
    assert found.size == 40
    assert "".join(found.lines) == "x" * 60
    assert all(width(line, 40) <= 400 for line in found.lines)
