"""The adapter for MkDocs: what it is told and what it says when something is wrong."""

from __future__ import annotations

import logging
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from generator.problems import RendererError
from generator.renderers.base import SHEET, NavItem, RenderJob, SearchEntry, SiteSettings, StagedPage
from generator.renderers.mkdocs import SEARCH_INDEX, MkDocs
from generator.renderers.mkdocs_options import language_of

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SETTINGS = SiteSettings("Elm", "https://elm.example/", nav=(NavItem("Home", ""),))
SHEET_OF = dict.fromkeys(SHEET, "x")


def job(settings: SiteSettings = SETTINGS, **sheet: str) -> RenderJob:
    return RenderJob(settings, (StagedPage("", "text", SHEET_OF | sheet),), SHEET_OF, "missing")


def test_warning_is_an_error_and_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    settings = replace(SETTINGS, nav=(NavItem("Home", ""), NavItem("Nowhere", "nowhere/")))
    with pytest.raises(RendererError, match=r"nowhere/index\.md"):
        MkDocs().render(job(settings))
    assert capfd.readouterr() == ("", "")
    assert not logging.getLogger("mkdocs").handlers


def test_wrong_option_is_an_error() -> None:
    with pytest.raises(RendererError, match="site_url"):
        MkDocs().render(job(replace(SETTINGS, site_url="not an address")))


def test_failing_template_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.renderers.mkdocs_options.FEATURES", (1,))
    broken = replace(job(), missing={})
    monkeypatch.setattr("mkdocs.commands.build.get_files", lambda _: 1 / 0)
    with pytest.raises(RendererError, match="division by zero"):
        MkDocs().render(broken)


def test_every_character_survives_the_front_matter() -> None:
    title = "".join(chr(code) for code in (*range(0x20, 0x100), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0x1F600, 0x674E))
    page = MkDocs().render(job(title=title)).pages["index.html"]
    assert f"<title>{title}</title>" in page


def test_names_are_escaped_once() -> None:
    settings = replace(SETTINGS, site_name="A & <B>", nav=(NavItem("Home & <i>", ""),), logo="logo.svg")
    page = MkDocs().render(job(settings)).pages["index.html"]
    assert "A &amp; &lt;B&gt;" in page
    assert "Home &amp; &lt;i&gt;" in page
    assert "&amp;amp;" not in page
    assert "<B>" not in page


@pytest.mark.parametrize(
    ("tag", "language"), [("en", "en"), ("es", "es"), ("es-MX", "es"), ("pt-BR", "pt-BR"), ("tlh", "en")]
)
def test_language(tag: str, language: str) -> None:
    assert language_of(tag) == language


def test_site_in_spanish_speaks_spanish_and_searches_spanish() -> None:
    made = MkDocs().render(job(replace(SETTINGS, language="es")))
    assert '<html lang="es"' in made.pages["index.html"]
    assert "Saltar a contenido" in made.pages["index.html"]
    scripts = {path.rpartition("/")[2] for path in made.files if "/lunr/" in path}
    assert scripts == {"lunr.es.min.js", "lunr.stemmer.support.min.js", "lunr.multi.min.js"}


def test_site_in_hebrew_reads_from_the_right() -> None:
    made = MkDocs().render(job(replace(SETTINGS, language="he")))
    assert '<body dir="rtl"' in made.pages["index.html"]
    sheet = made.files["assets/theme.css"]
    assert b"[dir=rtl]" in sheet
    assert b"[dir=ltr]" not in sheet


def test_rendering_twice_in_one_process_is_the_same() -> None:
    assert MkDocs().render(job()) == MkDocs().render(job())


def test_entries_are_added_to_what_is_there() -> None:
    files = {SEARCH_INDEX: b'{"config":{},"docs":[{"location":"a/","title":"A","text":""}]}'}
    (made,) = MkDocs().search_index(files, [SearchEntry("b/", "B & <c>", "é <i>")]).values()
    assert made.decode() == (
        '{"config":{},"docs":[{"location":"a/","title":"A","text":""},'
        '{"location":"b/","title":"B &amp; &lt;c&gt;","text":"é &lt;i&gt;"}]}'
    )


def test_fingerprint_names_versions_and_knows_our_files() -> None:
    print_of = MkDocs().fingerprint()
    assert "mkdocs==1." in print_of
    assert "mkdocs-material==9." in print_of
    assert len(print_of.split()[-1]) == 64


def test_long_sitemap_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.renderers.mkdocs.MOST_URLS", 2)
    made = MkDocs().sitemap("https://elm.example/", ["", "a/", "é & b/"])
    assert list(made) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    index = ElementTree.fromstring(made["sitemap.xml"])
    assert index.tag == f"{SITEMAP}sitemapindex"
    assert [loc.text for loc in index.iter(f"{SITEMAP}loc")] == [
        "https://elm.example/sitemap-1.xml",
        "https://elm.example/sitemap-2.xml",
    ]
    parts = [ElementTree.fromstring(made[f"sitemap-{n}.xml"]) for n in (1, 2)]
    assert [loc.text for part in parts for loc in part.iter(f"{SITEMAP}loc")] == [
        "https://elm.example/",
        "https://elm.example/a/",
        "https://elm.example/%C3%A9%20%26%20b/",
    ]
