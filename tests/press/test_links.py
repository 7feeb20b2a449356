"""Links in prose lead somewhere, or the build says which does not."""

from __future__ import annotations

import html
from dataclasses import replace

import pytest

from generator.outputs.base import File
from generator.press import print_site
from generator.problems import ContentError, Problem, Where
from generator.renderers.mkdocs import MkDocs
from tests.press.samples import PAGES, PRIVACY, SETTINGS, PlainRenderer


def problems(*links: str) -> list[Problem]:
    text = "".join(f'<a title="x" href="{html.escape(link)}">text</a>' for link in links)
    prose = replace(PRIVACY, markdown=f'<h2 id="who-what">Who</h2>{text}')
    given = [*PAGES, prose, File("images/map of é.png", b"png"), File("providers/ann/contact.vcf", b"")]
    try:
        list(print_site(given, SETTINGS, PlainRenderer()))
    except ContentError as error:
        return error.problems
    return []


@pytest.mark.parametrize(
    "link",
    [
        "../",
        "../providers/",
        "../providers/ann/",
        "../providers/ann",
        "../providers/ann/index.html",
        "../providers/ann/contact.vcf",
        "../providers/ann/#last",
        "../insurance/meadow/ppo/",
        "#who-what",
        "../privacy/#who-what",
        "./",
        "https://elsewhere.example/nothing",
        "//elsewhere.example/nothing",
        "mailto:a@elm.example",
        "tel:+15555550100",
    ],
)
def test_good(link: str) -> None:
    assert problems(link) == []


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("../providers/anne/", "not there"),
        ("providers/ann/", "not there"),
        ("../../../providers/x/", "not there"),
        ("../images/nothing.png", "not there"),
        ("../providers/ann/#first", "does not have"),
        ("#nowhere", "does not have"),
        ("/providers/ann/", "top of the server"),
    ],
)
def test_broken(link: str, why: str) -> None:
    (problem,) = problems(link)
    assert problem.code == "broken-link"
    assert problem.where == Where("content/pages/privacy.md")
    assert link in problem.message
    assert why in problem.message


def test_near_miss_is_named() -> None:
    (problem,) = problems("../providers/anne/")
    assert "providers/ann/" in problem.hint


def test_all_are_told_at_once() -> None:
    found = problems("a/", "b/", "../providers/", "a/")
    assert [problem.message.split()[2] for problem in found] == ["a/", "b/"]


def test_pictures_in_markdown() -> None:
    text = "![map](<../images/map of é.png>) ![map](../images/map%20of%20%C3%A9.png) ![map](../images/map.png)"
    given = [*PAGES, replace(PRIVACY, markdown=text), File("images/map of é.png", b"png")]
    with pytest.raises(ContentError) as caught:
        list(print_site(given, SETTINGS, MkDocs()))
    (problem,) = caught.value.problems
    assert "../images/map.png" in problem.message


def test_files_that_others_add() -> None:
    given = [*PAGES, replace(PRIVACY, markdown='<img src="../images/later.webp">')]
    with pytest.raises(ContentError):
        list(print_site(given, SETTINGS, PlainRenderer()))
    assert list(print_site(given, SETTINGS, PlainRenderer(), also=["images/later.webp"]))
