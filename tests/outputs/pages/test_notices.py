"""What a notice says in other languages is marked as what it is (WCAG 2.2, 3.1.2), in the practice and in the sample."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from generator.outputs.base import Prose
from generator.outputs.pages.prose import numbers_kept
from tests.built import ROOT
from tests.outputs.pages.making import everything

NOTICE = """---
title: Help with language
in_languages:
  es: |
    ## Español

    Llame al 502-555-0100 & <b>pida</b> ayuda.
  ar: |
    ## العربية

    اتصل بالرقم 502-555-0100.
---
Help is free.
"""


def parts(notice: str) -> dict[str, str]:
    """What a notice says below its text, by `lang dir`."""
    (page,) = (
        page
        for page in everything({"content/notices/language.md": notice})
        if isinstance(page, Prose) and page.path == "notices/language/"
    )
    sections = re.findall(r'<section class="other" lang="([\w-]+)" dir="(\w+)">(.*?)</section>', page.after, re.DOTALL)
    return {f"{tag} {way}": text for tag, way, text in sections}


def test_each_text_says_its_language_and_direction() -> None:
    spanish, arabic = parts(NOTICE).items()
    assert spanish[0] == "es ltr"
    assert "<h2>Español</h2>" in spanish[1]
    assert 'href="tel:+15025550100" rel="noopener">502-555-0100</a> &amp; &lt;b&gt;pida&lt;/b&gt;' in spanish[1]
    assert arabic[0] == "ar rtl"
    assert '<bdi dir="ltr">502-555-0100</bdi>' in arabic[1]


def test_a_notice_in_one_language_has_nothing_below() -> None:
    assert parts("---\ntitle: A\n---\nText.\n") == {}


@pytest.mark.parametrize("text", ['<a href="tel:+1-502-555-0100">x</a>', "in 2026", "1 2 3"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert numbers_kept(Markup(text)) == text


def test_the_sample_has_one_of_each_direction() -> None:
    notice = (ROOT / "content/notices/language-access.md").read_text("utf-8")
    assert {"es ltr", "ar rtl"} <= parts(notice).keys()
