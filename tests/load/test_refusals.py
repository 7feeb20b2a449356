"""What YAML can do and plain data must not: each refused with one problem, at its place."""

from __future__ import annotations

import pytest

from generator.load.builder import MAX_DEPTH, MAX_PROBLEMS
from generator.load.yamlfile import parse_yaml
from generator.problems import Severity, Where
from tests.load.reading import only_problem, problems_of, spot, value_of

pytestmark = pytest.mark.usefixtures("parser")

REFUSED = {
    "a: 1\nb: 2\na: 3": ("duplicate-key", 3, 1),
    "a:\n  x: 1\n  x: 2": ("duplicate-key", 3, 3),
    '1: a\n"1": b': ("duplicate-key", 2, 1),
    "{a: 1, a: 2}": ("duplicate-key", 1, 8),
    "e\u0301: 1\n\u00e9: 2": ("duplicate-key", 2, 1),
    "a: !!int 5": ("yaml-tag", 1, 4),
    "a: ! 5": ("yaml-tag", 1, 4),
    "a: !important note": ("yaml-tag", 1, 4),
    "a: !!python/object/apply:os.system [x]": ("yaml-tag", 1, 4),
    "a: !include other.yml": ("yaml-tag", 1, 4),
    "a: !ENV HOME": ("yaml-tag", 1, 4),
    "a: !!binary aGk=": ("yaml-tag", 1, 4),
    "a: !!set {b, c}": ("yaml-tag", 1, 4),
    "a:\n  !!timestamp x": ("yaml-tag", 2, 3),
    "!x k: v": ("yaml-tag", 1, 1),
    "a: &x 1": ("yaml-anchor", 1, 4),
    "a: &x [1]": ("yaml-anchor", 1, 4),
    "&x a: 1": ("yaml-anchor", 1, 1),
    "a: *x": ("yaml-anchor", 1, 4),
    "*x : 1": ("yaml-anchor", 1, 1),
    "a: &x [*x]": ("yaml-anchor", 1, 4),
    "<<: {a: 1}": ("merge-key", 1, 1),
    "a:\n  - <<: 1": ("merge-key", 2, 5),
    "a: 1\n---\nb: 2": ("several-documents", 2, 1),
    "a: 1\n...\n---\n": ("several-documents", 3, 1),
    "- a\n- b": ("not-a-mapping", 1, 1),
    "just words": ("not-a-mapping", 1, 1),
    "'quoted'": ("not-a-mapping", 1, 1),
    "phone:555-0100": ("not-a-mapping", 1, 1),
    "[a]: b": ("key-not-text", 1, 1),
    "{a: 1}: b": ("key-not-text", 1, 1),
    "? [a]\n: b": ("key-not-text", 1, 3),
    ": b": ("key-not-text", 1, 1),
    "a: 1\n? \n: b": ("key-not-text", 2, 2),
    "a: {{ name }}": ("template-braces", 1, 5),
    "a: {{ name }} and more": ("template-braces", 1, 5),
    'a: "\\uD800"': ("lone-surrogate", 1, 4),
    'a: "\\uDE00\\uD83D"': ("lone-surrogate", 1, 4),
    'a:\n  - "\\ud83dx"': ("lone-surrogate", 2, 5),
    'a: "\\x00"': ("control-character", 1, 4),
    'a: "\\e[31m"': ("control-character", 1, 4),
    'a: "\\r"': ("control-character", 1, 4),
    'a: "\\L"': ("control-character", 1, 4),
    '"\\x07": a': ("control-character", 1, 1),
    'a: "x\\u202ey"': ("bidi-character", 1, 4),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.items())
def test_each_is_refused_at_its_place(text, expected):
    document, problems = parse_yaml(text, "file.yml")
    assert spot(problems[0]) == expected
    assert problems[0].severity is Severity.ERROR
    assert problems[0].hint
    assert len(problems) <= 2, "one mistake is one problem (an anchor and its alias are two)"
    if document is not None:
        assert problems[0].code in {"duplicate-key", "yaml-tag", "yaml-anchor", "control-character", "bidi-character"}


def test_a_duplicate_key_names_both_lines_and_the_first_stands():
    document, [problem] = parse_yaml("phone: 1\nfax: 2\nphone: {deep: [3]}\nlast: 4", "file.yml")
    assert "line 1" in problem.message
    assert "line 3" in problem.message
    assert problem.related == (Where("file.yml", 1, 1),)
    assert document is not None
    assert document.value == {"phone": "1", "fax": "2", "last": "4"}
    assert document.where(("phone",)) == Where("file.yml", 1, 8)


def test_duplicates_inside_a_duplicate_name_their_own_lines():
    document, problems = parse_yaml("a:\n  x: 1\na:\n  x: 2\n  x: 3", "file.yml")
    assert document is not None
    assert document.where(("a", "x")) == Where("file.yml", 2, 6)
    assert document.where(("a", "x"), key=True) == Where("file.yml", 2, 3)
    assert [(problem.where.line, problem.related[0].line) for problem in problems] == [(3, 1), (5, 4)]


def test_all_mistakes_of_a_file_are_told_at_once():
    text = "a: !x 1\nb: &y 2\nc: 3\nc: 4\nd: @e\n"
    codes = [problem.code for problem in problems_of(text)]
    assert codes == ["yaml-tag", "yaml-anchor", "duplicate-key", "reserved-character"]


def test_what_looks_like_a_merge_but_is_quoted_is_a_key():
    assert value_of('"<<": 1') == {"<<": "1"}


def test_nesting_is_fine_to_the_limit_and_refused_beyond():
    deepest = MAX_DEPTH - 1
    assert value_of("a: " + "[" * deepest + "]" * deepest)
    assert spot(only_problem("a: " + "[" * (deepest + 1) + "]" * (deepest + 1))) == ("too-deep", 1, 4 + deepest)


def test_a_hint_shows_the_missing_space():
    assert only_problem("phone:555-0100").hint == "Put a space after the colon: phone: 555-0100"


def test_a_file_full_of_mistakes_is_not_told_line_by_line():
    assert len(problems_of("a: 1\n" * 10_000)) == MAX_PROBLEMS


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "---\n...\n", "~", "null", "\ufeff"])
def test_an_empty_file_is_an_empty_mapping_with_a_warning(text):
    document, [problem] = parse_yaml(text, "file.yml")
    assert document is not None
    assert document.value == {}
    assert (problem.code, problem.severity) == ("empty-file", Severity.WARNING)


def test_an_empty_mapping_in_braces_is_no_mistake():
    assert [problem.code for problem in problems_of("{}")] == ["empty-file"]
