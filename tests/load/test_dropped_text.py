"""`Suite #4`: what YAML takes for a comment, and its author did not."""

from __future__ import annotations

import pytest

from generator.load import comments
from generator.load.yamlfile import parse_yaml
from generator.problems import Severity
from tests.load.reading import only_problem, problems_of, spot, value_of

pytestmark = pytest.mark.usefixtures("parser")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("note: Suite #4", 1, 13),
        ("note: Suite  #4 and more", 1, 14),
        ("suite: #4", 1, 8),
        ("colour: #0a5", 1, 9),
        ("a:\n  - #4\n  - b", 2, 5),
        ("a:\n  - Suite #4\n", 2, 11),
        ("a: [b #4\n  , c]", 1, 7),
        ("a: {b: c #4\n  }", 1, 10),
        ("a: one\n  two #4\nb: c", 2, 7),
        ("é😀: é #4", 1, 7),
        ("a: b #c #d", 1, 6),
        ('a: "x #1" \nb: y #2', 2, 6),
        ("a: b\r\nc: d #4\r\n", 2, 6),
        ("a: ['b #1', c #2\n  ]", 1, 15),
    ],
)
def test_text_after_a_touching_hash_is_warned_about(text, line, column):
    document, [problem] = parse_yaml(text, "file.yml")
    assert document is not None
    assert spot(problem) == ("dropped-text", line, column)
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "a: b # a comment",
        "a: b #",
        "a: b ## heading",
        "#a: b\nc: d",
        "  #comment\na: b",
        "a: #about the list\n  - b",
        "a: # x\n  b: c",
        'a: "Suite #4"',
        "a: 'Suite #4'",
        'a: "Suite" #4',
        "a: |\n  Suite #4\n",
        "a: >\n  Suite #4\n  more #5\n",
        "a: | #comment\n  text",
        "a: b#4",
        "a: [b, c] #4",
        'a: "one\n  two #4"',
    ],
)
def test_ordinary_comments_and_quoted_texts_are_left_alone(text):
    assert value_of(text + "\n")


def test_the_hint_shows_the_line_with_quotes():
    assert 'use quotes: note: "Suite #4".' in only_problem("note: Suite #4").hint
    assert 'use quotes: - "#4".' in only_problem("a:\n  - #4\n").hint
    assert "use quotes." in only_problem("a: [b #4\n  ]").hint


def test_it_is_told_beside_the_error_that_it_causes():
    codes = [problem.code for problem in problems_of("phone #1: 555-0100\nb: c")]
    assert codes[0] != "dropped-text"
    assert codes[1:] == ["dropped-text"]


def test_a_file_full_of_them_is_not_told_line_by_line():
    assert len(problems_of("".join(f"a{number}: b #c\n" for number in range(100)))) == comments.MAX_WARNINGS


def test_a_file_without_one_is_not_parsed_again(monkeypatch):
    monkeypatch.setattr(comments, "events_of", lambda text: pytest.fail("parsed again"))
    assert value_of("# comment\na: b # comment\nc: 'd#e'\n")
