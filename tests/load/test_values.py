"""Every scalar is text, as written."""

from __future__ import annotations

import json
import unicodedata

import pytest

from tests.load.reading import value_of

pytestmark = pytest.mark.usefixtures("parser")

AS_WRITTEN = [
    "8:00", "08:00", "24:00", "12:30:15", "25:61",
    "02134", "08901", "0777", "0o17", "1_000", "0x1F", "1.10", "1e3", "-0", ".5", ".inf", ".nan", "+1",
    "NO", "no", "yes", "on", "off", "y", "true", "False", "Null", "NULL", "nil",
    "2026-12-25", "2026-02-30", "2026-11-23T08:00:00Z", "=", "a#b", "a:b", "555-0100",
    "O'Brien", 'the "new" one', "C:\\Users", "\\ud83d",
]  # fmt: skip


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_scalars_survive_as_written(text):
    assert value_of(f"field: {text}") == {"field": text}
    assert value_of(f"list:\n  - {text}") == {"list": [text]}
    assert value_of(f"{text}: key") == {text: "key"}


def test_a_number_of_5000_digits_is_a_text_like_any_other():
    assert value_of(f"field: {'9' * 5000}") == {"field": "9" * 5000}


def test_quotes_make_no_difference_to_any_time():
    times = [f"{hour}:{minute:02}" for hour in range(25) for minute in range(60)]
    times += [time.zfill(5) for time in times]
    plain = value_of("".join(f"- {time}\n" for time in times).join(["all:\n", ""]))
    quoted = value_of("".join(f"- '{time}'\n" for time in times).join(["all:\n", ""]))
    assert plain == quoted == {"all": times}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("# a comment", None),
        ('""', ""),
        ("''", ""),
        ('"~"', "~"),
        ("'null'", "null"),
        ('"a\\tb"', "a\tb"),
        ("|\n  two\n  lines", "two\nlines\n"),
        (">-\n  one\n  line", "one line"),
        ("one\n  line", "one line"),
        ('"\\u00e9"', "é"),
        ('"\\uD83D\\uDE00"', "😀"),
        ('"\\ud83d\\ude00 and \\ud83d\\ude01"', "😀 and 😁"),
        ("'\\ud83d\\ude00'", "\\ud83d\\ude00"),
        ("[]", []),
        ("{}", {}),
        ("[a, {b: c}]", ["a", {"b": "c"}]),
    ],
)
def test_what_a_value_is(written, value):
    assert value_of(f"field: {written}\n") == {"field": value}


def test_keys_are_text_even_where_they_look_like_something_else():
    assert value_of("on: 1\nyes: 2\n~: 3\nnull: 4\n2026-12-25: 5\n1: 6\n'': 7") == {
        "on": "1", "yes": "2", "~": "3", "null": "4", "2026-12-25": "5", "1": "6", "": "7",
    }  # fmt: skip


def test_mappings_keep_their_order():
    assert list(value_of("c: 1\na: 2\nb: 3")) == ["c", "a", "b"]


def test_text_is_composed():
    name = unicodedata.normalize("NFD", "José Núñez")
    composed = unicodedata.normalize("NFC", name)
    assert name != composed
    assert value_of(f"{name}: {name}") == {composed: composed}
    assert value_of(f'a: "{name[:-1]}\\u006e"') == {"a": composed[:-1] + "n"}


def test_json_is_read_too():
    data = {"name": "Ana", "list": ["1", {"a": None}], "emoji": "😀"}
    assert value_of(json.dumps(data)) == data


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_make_no_difference(break_, mark):
    text = f"{mark}a:{break_}  - b{break_}  - |{break_}    c{break_}    d{break_}"
    assert value_of(text.encode()) == value_of(text) == {"a": ["b", "c\nd\n"]}


def test_explicit_document_marks_are_fine():
    assert value_of("%YAML 1.2\n---\na: 1\n...\n") == {"a": "1"}


def test_equal_keys_of_many_mappings_are_one_object():
    listed = value_of("list:\n" + "- location: x\n" * 2)["list"]
    assert next(iter(listed[0])) is next(iter(listed[1]))
