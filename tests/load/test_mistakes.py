"""The commonest slips in YAML, told in our own words, at the place of the slip."""

from __future__ import annotations

import pytest

from generator.load.yamlfile import parse_yaml
from generator.problems import Severity
from tests.load.reading import only_problem, spot

SLIPS = {
    "note: Fax: 555": ("unquoted-colon", 1, 10),
    "a: b c: d": ("unquoted-colon", 1, 7),
    "a:\n  - b: c: d": ("unquoted-colon", 2, 9),
    "a: ends with a colon:": ("unquoted-colon", 1, 21),
    "a: @x": ("reserved-character", 1, 4),
    "a: `x`": ("reserved-character", 1, 4),
    "a: %x": ("reserved-character", 1, 4),
    "%x: 1": ("reserved-character", 1, 1),
    "a: , b": ("reserved-character", 1, 4),
    "%YAML 3.0\n---\na: 1": ("reserved-character", 1, 1),
    "a:\n\tb: 1": ("tab-indent", 2, 1),
    "a:\n  b: 1\n\tc: 2": ("tab-indent", 3, 1),
    "a:\n  - b\n \t- c": ("tab-indent", 3, 2),
    "\ta: 1": ("tab-indent", 1, 1),
    'a: "x\nb: 1\n': ("unclosed-quote", 1, 4),
    "a: 'x\nb: 1\n": ("unclosed-quote", 1, 4),
    'a: "x\nb: "y"\n': ("unclosed-quote", 1, 4),
    "a: 1\nb:\n  - 'x\nc: 'y'\n": ("unclosed-quote", 3, 5),
    "a: 'x\n---\n": ("unclosed-quote", 1, 4),
    "a: 'O'Brien'": ("text-after-quote", 1, 7),
    'a: "Dr" Smith': ("text-after-quote", 1, 9),
    "a: ['O'Brien']": ("text-after-quote", 1, 8),
    "a: {% if x %}": ("template-braces", 1, 4),
    "a: [b, c\nd: e\n": ("unmatched-bracket", 1, 4),
    "a: {b: c\nd: e\n": ("unmatched-bracket", 1, 4),
    "a: [b, c": ("unmatched-bracket", 1, 4),
    "a: ]": ("unmatched-bracket", 1, 4),
    "a: [b]\n]": ("unmatched-bracket", 2, 1),
    "name: a\nphone 555\nfax: 1": ("missing-colon", 2, 1),
    "name: a\nphone:555\nfax: 1": ("missing-colon", 2, 1),
    "name: a\nphone 555": ("missing-colon", 2, 1),
    "a: 1\n  b: 2": ("bad-indent", 2, 3),
    "a:\n    b: 1\n  c: 2": ("bad-indent", 3, 3),
    "a:\n  - b\n - c": ("bad-indent", 3, 2),
    "  a: 1\nb: 2": ("bad-indent", 2, 1),
    "a: 1\n- b": ("bad-indent", 2, 1),
    "a: - b": ("list-beside-field", 1, 4),
    "a: | text": ("text-after-block-sign", 1, 4),
    "a: > text": ("text-after-block-sign", 1, 4),
    "a: **bold**": ("yaml-anchor", 1, 4),
    "a: *bold*": ("yaml-anchor", 1, 4),
    "a: & Sons": ("yaml-anchor", 1, 4),
    "a: !foo!bar x": ("yaml-tag", 1, 4),
    "a: !<x": ("yaml-tag", 1, 4),
    "a: &x &y z": ("yaml-anchor", 1, 4),
    'a: "C:\\Users"': ("bad-escape", 1, None),
    'a: "\\q"': ("bad-escape", 1, None),
    'a: "\\U00110000"': (None, 1, None),
    "a: ? b": ("yaml-syntax", 1, 4),
    "a: b\n  # comment\n  d": ("bad-indent", 3, 3),
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "expected"), SLIPS.items())
def test_each_slip_has_its_name_and_place(text, expected):
    document, [problem] = parse_yaml(text, "file.yml")
    assert document is None
    assert all(wanted in (None, found) for wanted, found in zip(expected, spot(problem), strict=True)), problem
    assert problem.severity is Severity.ERROR
    assert problem.hint


JARGON = ["scalar", "token", "mapping", "node", "stream", "block end", "yaml.", "flow"]


@pytest.mark.parametrize("text", SLIPS)
def test_no_grammarian_speaks(text):
    problem = only_problem(text)
    words = f"{problem.message} {problem.hint}".lower()
    assert not [word for word in JARGON if word in words]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("note: Fax: 555", 'note: "Fax: 555"'),
        ("a:\n  - note: Fax: 555", '- note: "Fax: 555"'),
        ("a: @x", 'a: "@x"'),
        ("a:\n  - @x", '- "@x"'),
        ('note: Say: "hi"', "note: 'Say: \"hi\"'"),
    ],
)
def test_the_hint_shows_the_line_with_quotes(text, line):
    hint = only_problem(text).hint
    assert hint == f"Put the text in quotes: {line}"


@pytest.mark.parametrize("text", ["note: It's: 5", f"note: {'x' * 100}: y", "a: {b: @x}"])
def test_the_hint_promises_nothing_where_quoting_is_not_that_easy(text):
    assert only_problem(text).hint == "Put the whole text in quotes."


def test_a_bracket_left_open_also_names_the_line_where_that_shows():
    assert only_problem("a: [b, c\nd: e\n").related[0].line == 2
