"""Escaping for JSON in scripts, strings of CSS and content lines."""

from __future__ import annotations

import json

import pytest

from generator.render.escape import content_line_text, css_string, fold, script_json

HOSTILE = ["</script><script>alert(1)</script>", "<!--", "]]>", "a\u2028b\u2029c", '"&quot;', "\\u003c"]


@pytest.mark.parametrize("text", HOSTILE)
def test_json_in_a_script_says_the_same_and_ends_nothing(text: str) -> None:
    written = script_json({"name": text})
    assert json.loads(written) == {"name": text}
    assert not any(sign in written for sign in "<>&\u2028\u2029")


@pytest.mark.parametrize("text", ['Elm "Street"', "back\\slash", "</style>", "a\nb", "Ärzte · 李"])
def test_a_css_string_has_no_quote_tag_or_line_break_inside(text: str) -> None:
    inside = css_string(text)[1:-1]
    assert not any(sign in inside for sign in '"<>\n')


def test_a_css_string_is_read_back_by_its_escapes() -> None:
    assert css_string('A&B "c"') == '"A\\26 B \\22 c\\22 "'


@pytest.mark.parametrize(
    ("text", "written"), [("Smith, Ann; MD", "Smith\\, Ann\\; MD"), ("a\r\nb", "a\\nb"), ("C:\\x", "C:\\\\x")]
)
def test_content_line_text(text: str, written: str) -> None:
    assert content_line_text(text) == written


@pytest.mark.parametrize("line", ["NOTE:" + "x" * 200, "NOTE:" + "é" * 80, "NOTE:" + "👩🏽‍⚕️" * 20, "FN:short"])
def test_folded_lines_are_short_enough_and_lose_nothing(line: str) -> None:
    folded = fold(line)
    assert folded.endswith("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))
    assert folded.replace("\r\n ", "").removesuffix("\r\n") == line
