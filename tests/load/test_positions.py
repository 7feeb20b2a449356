"""Where values and keys stand: lines and columns from 1, columns in code points."""

from __future__ import annotations

import pytest

from generator.load.frontmatter import parse_front_matter
from generator.load.yamlfile import parse_yaml
from generator.problems import Where

TEXT = """\
# a comment
name: Ana
hours:
  mon:
    - 08:00
    - {open: "9:00", close: 17:00}
  tue:
bio: |
  Two
  lines
quote: "one
  two"
"名😀": [é, '😀', x]
empty: {}
after: end
"""

PLACES = {
    (): (2, 1),
    ("name",): (2, 7),
    ("hours",): (4, 3),
    ("hours", "mon"): (5, 5),
    ("hours", "mon", 0): (5, 7),
    ("hours", "mon", 1): (6, 7),
    ("hours", "mon", 1, "open"): (6, 14),
    ("hours", "mon", 1, "close"): (6, 29),
    ("hours", "tue"): (7, 7),
    ("bio",): (8, 6),
    ("quote",): (11, 8),
    ("名😀",): (13, 7),
    ("名😀", 0): (13, 8),
    ("名😀", 1): (13, 11),
    ("名😀", 2): (13, 16),
    ("empty",): (14, 8),
    ("after",): (15, 8),
}

KEYS = {
    ("name",): (2, 1),
    ("hours",): (3, 1),
    ("hours", "mon"): (4, 3),
    ("hours", "mon", 1, "close"): (6, 22),
    ("名😀",): (13, 1),
    ("after",): (15, 1),
}


def document_of(content):
    document, _ = parse_yaml(content, "file.yml")
    assert document is not None
    return document


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_value_and_key_has_its_place(line_end, mark):
    document = document_of((mark + TEXT.replace("\n", line_end)).encode())
    assert {path: document.where(path) for path in PLACES} == {
        path: Where("file.yml", *place) for path, place in PLACES.items()
    }
    assert {path: document.where(path, key=True) for path in KEYS} == {
        path: Where("file.yml", *place) for path, place in KEYS.items()
    }


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("nothing",), (2, 1)),
        (("hours", "wed"), (3, 1)),
        (("hours", "mon", 7), (4, 3)),
        (("hours", "mon", 1, "lunch"), (6, 7)),
        (("hours", "mon", 1, "lunch", 3, "x"), (6, 7)),
        (("name", "first"), (2, 1)),
    ],
)
@pytest.mark.parametrize("key", [True, False])
def test_what_is_missing_is_shown_at_what_should_hold_it(path, place, key):
    assert document_of(TEXT).where(path, key=key) == Where("file.yml", *place)


def test_a_list_item_has_no_key_but_a_place():
    assert document_of(TEXT).where(("hours", "mon", 0), key=True) == Where("file.yml", 5, 7)


def test_bytes_before_the_place_do_not_count_but_characters_do():
    assert document_of("{e\u0301: 1, b: 2}").where(("b",)) == Where("file.yml", 1, 12)


def test_joined_escapes_do_not_shift_what_follows():
    assert document_of('{a: "\\ud83d\\ude00", b: 2}').where(("b",)) == Where("file.yml", 1, 24)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_front_matter_counts_from_the_top_of_the_file(line_end):
    text = "\ufeff---\ntitle: A\nlist:\n  - b\n---\nText\n".replace("\n", line_end)
    document, _ = parse_front_matter(text.encode(), "file.md")
    assert document is not None
    assert document.where(("title",)) == Where("file.md", 2, 8)
    assert document.where(("list", 0)) == Where("file.md", 4, 5)
    assert document.body_line == 6
    assert document.line_text(document.body_line) == "Text"


def test_an_empty_document_is_a_place_too():
    assert document_of("").where() == Where("file.yml")
    assert document_of("").where(("name",), key=True) == Where("file.yml")


def test_source_lines_are_safe_to_print():
    document = document_of("a: 1\r\nb:\t\u202ex\rc: 3")
    assert [document.line_text(line) for line in range(5)] == ["", "a: 1", "b:\t\ufffdx", "c: 3", ""]


def test_a_document_made_by_hand_knows_at_least_its_file():
    from generator.load.values import Document

    document = Document("file.yml", {"a": "1"})
    assert document.where(("a",)) == Where("file.yml")
    assert document.line_text(1) == ""
