"""Dates, times and numbers are marked to stay on one line, and nothing else of a text is changed."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from generator.render.unbroken import unbroken


def whole(text: str) -> list[str]:
    return re.findall(r'<span class="nb">(.*?)</span>', unbroken(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In network until Dec 31, 2026: 14 of 15 providers", ["Dec 31, 2026"]),
        ("Next on Mon, Nov 30, 2026", ["Nov 30, 2026"]),
        ("Thu, Nov 26, 2026 – Fri, Nov 27, 2026", ["Thu, Nov 26, 2026 –", "Fri, Nov 27, 2026"]),
        ("Cardiac MRI from December 1, and who joins us", ["December 1"]),
        ("Thu, Dec 10, 2026, 6:00 pm – 8:00 pm EST", ["Dec 10, 2026", "6:00 pm – 8:00 pm"]),
        ("Saturday 8:00 am – noon; call before 11:00 am", ["8:00 am – noon", "11:00 am"]),
        ("Open until 9 pm", ["9 pm"]),
        ("Call 502-555-0134 and press 1", ["502-555-0134"]),
        ("May I call? Marisol 5 of 7. 12-502-555-0134-1", []),
    ],
)
def test_what_belongs_together_is_marked(text: str, found: list[str]) -> None:
    assert whole(text) == found
    assert Markup(unbroken(text)).striptags() == text


def test_the_rest_is_escaped() -> None:
    assert unbroken("<b>Dec 1</b> & more") == '&lt;b&gt;<span class="nb">Dec 1</span>&lt;/b&gt; &amp; more'
    assert unbroken("<b>") == "&lt;b&gt;"


def test_finished_html_stays_as_it_is() -> None:
    assert unbroken(Markup("<i>On Dec 1</i>")) == '<i>On <span class="nb">Dec 1</span></i>'
