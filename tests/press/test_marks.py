"""Every text is escaped for the place its mark stands in."""

from __future__ import annotations

import json
import re

import pytest

from generator.press import marks
from generator.press.marks import cut
from generator.problems import RendererError

HOSTILE = '</script><b>"it\'s" & é/李?#%'


def filled(page: str, title: str = HOSTILE) -> str:
    values = dict.fromkeys(marks.PLAIN, title) | dict.fromkeys(marks.FINISHED, "<p>finished & done</p>")
    return cut(page).fill(values).decode()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<title>M</title>", "<title>&lt;/script&gt;&lt;b&gt;&quot;it&#x27;s&quot; &amp; é/李?#%</title>"),
        ("M", "&lt;/script&gt;&lt;b&gt;&quot;it&#x27;s&quot; &amp; é/李?#%"),
        ('<a title="a M b">', '<a title="a &lt;/script&gt;&lt;b&gt;&quot;it&#x27;s&quot; &amp; é/李?#% b">'),
        ("<a title = 'M'>", "<a title = '&lt;/script&gt;&lt;b&gt;&quot;it&#x27;s&quot; &amp; é/李?#%'>"),
        (
            '<a class="x" href="mailto:a?subject=M">M</a>',
            '<a class="x" href="mailto:a?subject=%3C/script%3E%3Cb%3E%22it%27s%22%20%26%20%C3%A9/%E6%9D%8E%3F%23%25">'
            "&lt;/script&gt;&lt;b&gt;&quot;it&#x27;s&quot; &amp; é/李?#%</a>",
        ),
        (
            '<a title="a > b" href="M">',
            '<a title="a > b" href="%3C/script%3E%3Cb%3E%22it%27s%22%20%26%20%C3%A9/%E6%9D%8E%3F%23%25">',
        ),
    ],
)
def test_context_decides_the_escaping(page: str, expected: str) -> None:
    assert filled(page.replace("M", marks.TITLE)) == expected


def test_json_block_stays_one_json_value() -> None:
    page = f'<script type="application/ld+json">{{"name": "{marks.TITLE}"}}</script>'
    made = filled(page)
    inside = re.fullmatch(r"<script[^>]*>(.*)</script>", made)
    assert inside
    assert "<" not in inside[1]
    assert json.loads(inside[1]) == {"name": HOSTILE}


@pytest.mark.parametrize(
    "page",
    [
        f"<script>let title = '{marks.TITLE}'</script>",
        f'<script src="{marks.TITLE}"></script>',
        f"<!-- {marks.TITLE} -->",
        f"<a href={marks.TITLE}>",
        f"<a {marks.TITLE}>",
        f'<meta content="{marks.BODY}">',
        f'<script type="application/json">"{marks.HEAD}"</script>',
    ],
)
def test_places_where_no_text_is_safe_are_refused(page: str) -> None:
    with pytest.raises(RendererError, match="where no text can stand safely"):
        cut(page)


def test_finished_html_is_printed_as_it_is() -> None:
    assert filled(f"<main>{marks.BODY}</main>") == "<main><p>finished & done</p></main>"


def test_values_are_not_searched_for_marks() -> None:
    page = f"<h1>{marks.TITLE}</h1>{marks.BODY}"
    assert filled(page, marks.BODY) == f"<h1>{marks.BODY}</h1><p>finished & done</p>"


def test_page_without_marks_is_itself() -> None:
    assert filled("<p>é</p>") == "<p>é</p>"
