"""Initials in any script, directions, icons, and the one environment of all templates."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from generator.render.environment import environment, is_markup
from generator.render.icons import icon
from generator.render.names import direction, first_grapheme, initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Amara Okafor", "AO"),
        ("Ananthalakshmi Venkatasubramanian-Krishnamoorthy", "AV"),
        ("Ólafur", "Ó"),
        ("e\u0301mile zola", "E\u0301Z"),
        ("李 小龙", "李小"),
        ("क्षमा देवी", "क्दे"),
        ("محمد علي", "م"),
        ("👩🏽‍⚕️ Smith", "S"),
        ("X Æ A-12", "XA"),
        ("🙂", "🙂"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_grapheme_is_never_cut() -> None:
    assert first_grapheme("👩🏽‍⚕️ Smith") == "👩🏽‍⚕️"


@pytest.mark.parametrize(
    ("text", "runs"), [("Amara", "ltr"), ("محمد", "rtl"), ("שרה", "rtl"), ("12 – محمد", "rtl"), ("123", "ltr")]
)
def test_direction(text: str, runs: str) -> None:
    assert direction(text) == runs


def test_an_icon_is_passed_over_by_screen_readers() -> None:
    svg = icon("phone")
    assert svg.startswith("<svg")
    assert 'aria-hidden="true"' in svg
    assert svg.count("<svg") == svg.count("</svg>") == 1


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_templates_escape_and_refuse_what_is_not_given() -> None:
    made = environment("generator.outputs.pages")
    assert made.from_string("{{ name }}").render(name="<b>") == "&lt;b&gt;"
    with pytest.raises(UndefinedError):
        made.from_string("{{ nobody }}").render()


@pytest.mark.parametrize(
    ("name", "markup"), [("a.html.j2", True), ("a.svg.j2", True), ("a.txt.j2", False), (None, True)]
)
def test_only_markup_is_escaped(name: str | None, markup: bool) -> None:
    assert is_markup(name) is markup
