"""Titles, links and ids that others wrote: nothing in them can do harm in a file, on a page, on a terminal."""

from __future__ import annotations

import pytest

from generator.sync.texts import id_of, link_of, slug_of, title_of


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Flu shots", "Flu shots"),
        ("  Flu\n\tshots\u00a0now ", "Flu shots now"),
        ("<b>Flu</b> <i>shots", "Flu shots"),
        ("Flu<script>alert(1)</script> shots<style>p{}</style>", "Flu shots"),
        ("<img src=x onerror=alert(1)>Flu", "Flu"),
        ("Q&amp;A: 5 &lt; 6, A &amp;amp; B", "Q&A: 5 < 6, A & B"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Flu", "Flu"),
        ("&amp;lt;b&amp;gt;Flu", "Flu"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("A\u202eB\u200bC\ufeffD\x00E\x1b[31mF\u2066\ue000\ufffdG\U000e0041", "ABCDE[31mFG"),
        ("Cafe\u0301 李 مرحبا 🎉", "Café 李 مرحبا 🎉"),
        ("<p></p>", ""),
        ("<script>only</script>", ""),
        ("\u200b\u202e", ""),
    ],
)
def test_titles_are_text(written: str, text: str) -> None:
    assert title_of(written) == text


def test_titles_have_an_end() -> None:
    assert title_of("word " * 1000) == ("word " * 31).strip() + "…"
    assert title_of("x" * 1_000_000) == "x" * 159 + "…"
    assert title_of("<b>" * 300_000 + "Flu") == ""


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("\n https://a.example:8443/ \n", "https://a.example:8443/"),
        ("http://a.example/", None),
        ("javascript:alert(1)", None),
        ("jAvA\tscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example/", None),
        ("/news", None),
        ("", None),
        ("https://", None),
        ("https://localhost/", None),
        ("https://127.0.0.1/", None),
        ("https://[::1]/", None),
        ("https://me:secret@a.example/", None),
        ("https://a.example\\@b.example/", None),
        ("https://a.example/\u202egpj.exe", None),
        ("https://a.example/" + "x" * 400, None),
        ('https://a.example/"onclick="x', None),
        ("https://a.example/\nhttps://b.example/", None),
    ],
)
def test_links_are_https_to_public_names(written: str, link: str | None) -> None:
    assert link_of(written) == link


def test_ids_stay_or_become_digests() -> None:
    assert id_of("tag:a.example,2026:1") == "tag:a.example,2026:1"
    odd = [id_of(text) for text in ("", "a b", "ü", "x" * 201, "a\nb", "\ud800")]
    assert len(set(odd)) == len(odd)
    assert all(text.startswith("sha256:") and len(text) == 39 for text in odd)


def test_slugs() -> None:
    assert slug_of("Café: flu & shots!", 30) == "cafe-flu-shots"
    assert slug_of("a" * 50, 30) == "a" * 30
    assert slug_of("李", 30) == ""
