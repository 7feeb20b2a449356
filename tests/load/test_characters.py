"""Bytes that are not UTF-8, and characters that cannot be seen."""

from __future__ import annotations

import pytest

from generator.load.text import MAX_FILE_BYTES, clean, position, printable, shown
from generator.load.yamlfile import parse_yaml
from generator.problems import Severity
from tests.load.reading import only_problem, problems_of, spot, value_of


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        ("name: José\n".encode("latin-1"), 1, 10, "0xE9"),
        ("é: 1\nname: “x”\n".encode() + b"x: \x93\n", 3, 4, "0x93"),
        (b"\xef\xbb\xbfa: \xff", 1, 4, "0xFF"),
        (b"a: \xc0\xaf", 1, 4, "0xC0"),
        (b"a: \xed\xa0\x80", 1, 4, "0xED"),
        (b"a: 1\r\nb: \xf4\x90\x80\x80", 2, 4, "0xF4"),
        (b"a: \xe2\x82", 1, 4, "0xE2"),
    ],
)
def test_a_byte_that_is_not_utf8_is_named_with_its_place(data, line, column, byte):
    problem = only_problem(data)
    assert spot(problem) == ("not-utf8", line, column)
    assert byte in problem.message


def test_the_letter_that_was_probably_meant_is_shown():
    assert "it is é" in only_problem("name: José".encode("latin-1")).message
    assert "Windows" not in only_problem(b"a: \x81").message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_utf16_and_utf32_are_recognised(encoding):
    problem = only_problem("name: José\n".encode(encoding))
    assert problem.code == "not-utf8"
    assert "UTF-16" in problem.message
    assert "UTF-8" in problem.hint


def test_text_with_half_characters_is_refused_like_bytes():
    assert only_problem("a: \ud800").code == "not-utf8"


@pytest.mark.parametrize("number", [*range(9), 11, 12, *range(14, 32), 127, *range(128, 160), 0x2028, 0x2029, 0xFFFE])
def test_control_characters_are_refused(number):
    document, [problem] = parse_yaml(f"é: 1\nname: A{chr(number)}B\n", "file.yml")
    assert document is None
    assert spot(problem) == ("control-character", 2, 8)
    assert f"U+{number:04X}" in problem.message


@pytest.mark.parametrize("number", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
@pytest.mark.parametrize("text", ["name: A{}B", "# A  {}B\nname: x", '"k  {}y": x'])
def test_characters_that_turn_text_around_are_refused_even_in_comments(number, text):
    problem = only_problem(text.format(chr(number)))
    assert (problem.code, problem.severity) == ("bidi-character", Severity.ERROR)
    assert f"U+{number:04X}" in problem.message


INVISIBLE = "\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2064\ufeff"


@pytest.mark.parametrize("character", INVISIBLE)
@pytest.mark.parametrize("around", ["An{}a", "{}Ana", "Ana{}", "é{}é", "{} {}", "Ana–{}–Ana", "\u200b{}\u200b"])
def test_invisible_characters_are_left_out_with_a_warning(character, around):
    text = f"name: '{around.replace('{}', character)}'"
    document, [problem] = parse_yaml(text, "file.yml")
    assert document is not None
    assert document.value == {"name": around.replace("{}", "").replace("\u200b", "")}
    assert (problem.code, problem.severity) == ("invisible-character", Severity.WARNING)
    assert problem.where.line == 1
    assert problem.where.column == 1 + min(text.index(each) for each in INVISIBLE if each in text)


@pytest.mark.parametrize("character", "\u180e\u200b\u2060\ufeff")
def test_what_joins_nothing_is_left_out_beside_any_letter(character):
    assert clean(f"名{character}名 👩{character}") == "名名 👩"


def test_they_are_left_out_of_keys_too():
    document, _ = parse_yaml("mon\u200b: 1", "file.yml")
    assert document is not None
    assert document.value == {"mon": "1"}


def test_their_number_is_told_once():
    assert "and in 2 more places" in only_problem("a: x\u200by\u200bz\u200b").message


def test_written_as_escapes_they_are_noticed_too():
    assert spot(only_problem('a: "x\\u200by"')) == ("invisible-character", 1, 4)


@pytest.mark.parametrize(
    "text",
    ["👩🏽\u200d⚕️", "👨\u200d👩\u200d👧", "می\u200cخواهم", "क्\u200dष", "ශ්\u200dරී", "שלום\u200f!", "عيادة\u200e (A)"],
)
def test_joiners_and_marks_stay_where_they_are_needed(text):
    assert value_of(f"a: {text}") == {"a": text}
    assert clean(text) == text


@pytest.mark.parametrize("text", ["a\u00a0b", "a\u202fb", "soft\u00adhyphen", "\ue000", "𝒜", "✂️", "ﬁ"])
def test_unusual_characters_that_do_no_harm_pass(text):
    assert value_of(f"a: {text}") == {"a": text}


def test_the_limit_of_a_file_is_to_the_byte():
    start = "a: é"
    fits = start + "x" * (MAX_FILE_BYTES - len(start.encode()))
    assert value_of(fits)
    assert only_problem(fits + "x").code == "file-too-large"
    assert only_problem((fits + "x").encode()).code == "file-too-large"


@pytest.mark.parametrize(
    ("index", "expected"), [(0, (1, 1)), (1, (1, 2)), (3, (2, 1)), (5, (3, 1)), (7, (4, 1)), (8, (4, 2))]
)
def test_position_counts_every_kind_of_line_end(index, expected):
    assert position("a\r\nb\rc\n😀d", index) == expected


def test_printable_keeps_columns():
    assert printable("a\x1b\u202e\ud800b\tc") == "a\ufffd\ufffd\ufffdb\tc"


def test_shown_is_short_and_on_one_line():
    assert shown("a\nb\x1b") == "“a b\ufffd”"
    assert len(shown("x" * 1000)) == 62


def test_several_sorts_are_told_together():
    codes = [problem.code for problem in problems_of("a: \u202e\u200b\x07")]
    assert codes == ["control-character", "bidi-character", "invisible-character"]
