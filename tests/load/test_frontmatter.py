"""Markdown files with fields on top."""

from __future__ import annotations

import pytest

from generator.load.frontmatter import parse_front_matter
from generator.problems import Severity


def read(text: str | bytes):
    document, problems = parse_front_matter(text, "file.md")
    assert problems == []
    assert document is not None
    return document.value, document.body, document.body_line


@pytest.mark.parametrize(
    ("text", "value", "body", "line"),
    [
        ("---\ntitle: A\n---\nText\n", {"title": "A"}, "Text\n", 4),
        ("---\ntitle: A\n---\n\n\nText", {"title": "A"}, "\n\nText", 4),
        ("---  \ntitle: A\n---\t\nText", {"title": "A"}, "Text", 4),
        ("---\ntitle: A\n---", {"title": "A"}, "", 3),
        ("---\ntitle: A\n---\n", {"title": "A"}, "", 4),
        ("---\n---\nText", {}, "Text", 3),
        ("---\n# no field yet\n---\nText", {}, "Text", 4),
        ("---\ntitle: A\n---\nText\n---\nMore\n", {"title": "A"}, "Text\n---\nMore\n", 4),
        ("---\ntext: |\n  a\n  ---\n---\nb", {"text": "a\n---"}, "b", 6),
        ("---\r\ntitle: A\r\n---\r\nOne\r\nTwo\rThree", {"title": "A"}, "One\nTwo\nThree", 4),
        ("\ufeff---\ntitle: A\n---\nText", {"title": "A"}, "Text", 4),
        ("---\ntitle: A\n---\ne\u0301", {"title": "A"}, "é", 4),
        (
            "---\ntitle: A\n---\n{{ x }} @ `y` key: value: #z\n\t<b>",
            {"title": "A"},
            "{{ x }} @ `y` key: value: #z\n\t<b>",
            4,
        ),
    ],
)
def test_fields_body_and_the_line_of_the_body(text, value, body, line):
    assert read(text) == read(text.encode()) == (value, body, line)


def test_without_closing_dashes_there_is_no_telling_where_the_text_begins():
    for text in ("---\ntitle: A\n\nText", "---", "---\ntitle: A\n----\nText", "---\ntitle: A\n ---\nText"):
        document, [problem] = parse_front_matter(text, "file.md")
        assert document is None
        assert (problem.code, problem.where.line) == ("front-matter-not-closed", 1)


@pytest.mark.parametrize(
    "text", ["Text\n", "----\nText", "\n---\ntitle: A\n---\n", " ---\na: 1\n---\n", "--- x\n---\n"]
)
def test_without_opening_dashes_all_is_text(text):
    document, [problem] = parse_front_matter(text, "file.md")
    assert document is not None
    assert (document.value, document.body, document.body_line) == ({}, text, 1)
    assert (problem.code, problem.severity) == ("no-front-matter", Severity.ERROR)


def test_dashes_that_come_too_late_are_pointed_out():
    _, [problem] = parse_front_matter("\n---\ntitle: A\n---\n", "file.md")
    assert "not its first line" in problem.message


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_file_is_empty(text):
    document, [problem] = parse_front_matter(text, "file.md")
    assert document is not None
    assert (document.value, problem.code) == ({}, "empty-file")


def test_mistakes_in_the_fields_are_told_with_the_line_of_the_file():
    document, [problem] = parse_front_matter("---\ntitle: A\nnote: Fax: 1\n---\nText", "file.md")
    assert document is None
    assert (problem.code, problem.where.line, problem.where.column) == ("unquoted-colon", 3, 10)


def test_dropped_text_is_looked_for_in_the_fields_only():
    _, [problem] = parse_front_matter("---\ntitle: A #1\n---\nText: B #2\n", "file.md")
    assert (problem.code, problem.where.line) == ("dropped-text", 2)


def test_the_body_is_looked_through_for_invisible_characters():
    document, [problem] = parse_front_matter("---\ntitle: A\n---\nOne\nT\u200bwo", "file.md")
    assert document is not None
    assert document.body == "One\nTwo"
    assert (problem.code, problem.where.line, problem.where.column) == ("invisible-character", 5, 2)
