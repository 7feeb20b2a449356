"""The mends to Material's pages and files, and that what they mend is still what the theme makes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.renderers import material
from generator.renderers.base import SHEET, NavItem, Rendering, RenderJob, SiteSettings, StagedPage
from generator.renderers.lean_css import lean
from generator.renderers.mkdocs import MkDocs
from generator.renderers.mkdocs_options import _package_folder

SETTINGS = SiteSettings("Elm", "https://elm.example/", nav=(NavItem("Home", ""),))


@pytest.fixture(scope="module")
def mended() -> Rendering:
    sheet = dict.fromkeys(SHEET, "x")
    pages = (StagedPage("", "no headings", sheet), StagedPage("a/", "## One\n\n    code\n\n\n    kept", sheet))
    return MkDocs().render(RenderJob(SETTINGS, pages, sheet, "missing"))


@pytest.mark.parametrize("path", ["index.html", "a/index.html", "404.html"])
def test_skip_link_is_the_first_thing_in_the_body(mended: Rendering, path: str) -> None:
    body = mended.pages[path].partition("<body")[2].partition(">")[2]
    assert body.startswith(
        '<div data-md-component="skip"><a href="#__content" class="md-skip">Skip to content</a></div>'
    )
    assert mended.pages[path].count("md-skip") == 1
    assert mended.pages[path].count('data-md-component="skip"') == 1
    assert mended.pages[path].count('id="__content"') == 1


@pytest.mark.parametrize("path", ["index.html", "a/index.html", "404.html"])
def test_no_script_or_style_on_the_page(mended: Rendering, path: str) -> None:
    page = mended.pages[path]
    assert all("src=" in tag or "json" in tag for tag in re.findall(r"<script[^>]*>", page))
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)


def test_toggles(mended: Rendering) -> None:
    toggles = re.findall(r'<input class="md-toggle"[^>]*>', mended.pages["index.html"])
    assert len(toggles) == 2
    assert all("aria-label=" in toggle and "autocomplete" not in toggle for toggle in toggles)
    assert '<div class="md-overlay" data-closes="__drawer"></div>' in mended.pages["index.html"]


@pytest.mark.parametrize("path", ["index.html", "a/index.html", "404.html"])
def test_the_script_of_the_theme_waits(mended: Rendering, path: str) -> None:
    page = mended.pages[path]
    (script,) = re.findall(r'<script id="__config" data-script="([^"]+)"', page)
    assert script.lstrip("./") in mended.files
    assert f'src="{script}"' not in page


@pytest.mark.parametrize("path", ["index.html", "a/index.html", "404.html"])
def test_the_search_finds_pages(mended: Rendering, path: str) -> None:
    assert '"search.result.other": "# matching pages"' in mended.pages[path]
    assert "matching document" not in mended.pages[path]


def test_announcement_is_a_landmark_with_a_name(mended: Rendering) -> None:
    for page in mended.pages.values():
        assert page.count('<aside class="md-banner" aria-labelledby="__announcement">') == 1
        assert page.count('<span id="__announcement" hidden>Announcement</span>') == 1


def test_blank_lines_go_but_not_in_code(mended: Rendering) -> None:
    page = mended.pages["a/index.html"]
    assert "<code>code\n\n\nkept\n</code>" in page
    assert not re.search(r"\n\s*\n", re.sub(r"<pre>.*?</pre>", "code", page, flags=re.DOTALL))


def test_every_mend_mends_something(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mend that finds nothing to do is a mend to take out."""
    seen: dict[str, bool] = {}

    def watched(page: str) -> str:
        for mend in material.MENDS:
            before, page = page, mend(page)
            seen[mend.__name__] = seen.get(mend.__name__, False) or page != before
        return page

    monkeypatch.setattr("generator.renderers.mkdocs.mend", watched)
    sheet = dict.fromkeys(SHEET, "x")
    MkDocs().render(RenderJob(SETTINGS, (StagedPage("", "text", sheet),), sheet, "missing"))
    assert seen == dict.fromkeys((mend.__name__ for mend in material.MENDS), True)


def theme_sheet(name: str) -> str:
    (file,) = (_package_folder("material") / "templates" / "assets" / "stylesheets").glob(f"{name}.*.min.css")
    return file.read_text("utf-8")


@pytest.mark.parametrize("name", ["main", "palette"])
def test_style_sheet_is_written_the_way_we_know(name: str) -> None:
    sheet = theme_sheet(name)
    assert len(lean(sheet)) < len(sheet) / 2
    assert lean(sheet).count("{") == lean(sheet).count("}")


def test_the_published_style_sheet_is_lean(mended: Rendering) -> None:
    assert len(mended.files[material.STYLE_SHEET]) < 70_000
    assert b"md-annotation" not in mended.files[material.STYLE_SHEET]


def test_one_style_sheet_with_all_that_pages_ask_for(mended: Rendering) -> None:
    sheet = mended.files[material.STYLE_SHEET].decode()
    assert sheet.startswith('@charset "UTF-8";')
    whole = theme_sheet("main") + Path(material.__file__).parents[1].joinpath("theme/assets/shell.css").read_text()
    dressed = set(re.findall(r"\.([a-zA-Z][\w-]*)", whole))
    for page in mended.pages.values():
        asked = {name for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}
        for name in asked & dressed:
            assert re.search(rf"\.{name}(?![\w-])", sheet), name
    assert not [path for path in mended.files if path.startswith("assets/stylesheets/")]


def test_classes_that_the_themes_script_makes_are_dressed(mended: Rendering) -> None:
    """The parts that our pages use are made by the script under names that start like those in the templates."""
    (bundle,) = (body for path, body in mended.files.items() if "/bundle." in path)
    sheet = mended.files[material.STYLE_SHEET].decode()
    dressed = set(re.findall(r"\.(md-[\w-]*)", theme_sheet("main")))
    made = set(re.findall(r"md-(?:search-result|search|header|dialog|tabs)(?:__|--)[\w-]+", bundle.decode()))
    assert made & dressed
    for name in made & dressed:
        assert re.search(rf"\.{name}(?![\w-])", sheet), name


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (".md-header{a:b}.md-annotation{c:d}", ".md-header{a:b}"),
        (".md-header,.md-annotation .md-header{a:b}", ".md-header{a:b}"),
        (".md-header__x--y:not(.focus-visible){a:b}", ".md-header__x--y:not(.focus-visible){a:b}"),
        (".md-header:not(.md-annotation),p{a:b}", "p{a:b}"),
        ("@media print{.md-annotation{a:b}}@media screen{p{a:b}.md-x{c:d}}", "@media screen{p{a:b}}"),
        ("p{a:b}/* note */em{c:d}", "p{a:b}em{c:d}"),
        ("[data-md-color-accent=red]{a:b}[data-md-color-scheme=slate]{c:d}", "[data-md-color-scheme=slate]{c:d}"),
        (
            ':root{--md-a:url("x;");--md-b:url("y;z");--md-c:1}p{mask:var(--md-b)}',
            ':root{--md-b:url("y;z");}p{mask:var(--md-b)}',
        ),
        (":root{--md-a:1;--md-b:var(--md-a);--md-c:2}", ""),
        (":root{--md-a:1;--other:2}", ":root{--other:2}"),
        (":root{--md-outside:1}", ":root{--md-outside:1}"),
        (".md-nav__link--active,.md-nav__item--nested .md-nav__link{a:b}", ".md-nav__link--active{a:b}"),
        ("@keyframes k{0%{a:b}to{c:d}}p{animation:1s k}", "@keyframes k{0%{a:b}to{c:d}}p{animation:1s k}"),
        ("@keyframes k{0%{a:b}to{c:d}}p{animation:1s kk}", "p{animation:1s kk}"),
        ("details a,.md-typeset kbd,.md-nav__link[for=x]{a:b}.md-detail{a:b}", ""),
        (".md-search-result__more>summary>div,.md-typeset summary{a:b}", ".md-search-result__more>summary>div{a:b}"),
        (".md-banner__button{a:b}.md-banner__inner{a:b}", ".md-banner__inner{a:b}"),
        ('@charset "UTF-8";@page{margin:1cm}', '@charset "UTF-8";@page{margin:1cm}'),
        ("p{a:b}} odd {", "p{a:b}} odd {"),
        ("@media print {\n  p { a: b }\n  .md-z { c: d }\n}", "@media print{p { a: b }}"),
        ("@layer x{@media y{.md-z{a:b}}}", "@layer x{@media y{.md-z{a:b}}}"),
    ],
)
def test_lean(sheet: str, expected: str) -> None:
    assert lean(sheet, others="b{c:var(--md-outside)}") == expected


def test_rules_for_the_other_direction_go() -> None:
    sheet = "[dir=ltr] p{a:b}[dir=rtl] p{c:d}p{e:f}"
    assert lean(sheet) == "[dir=ltr] p{a:b}p{e:f}"
    assert lean(sheet, direction="rtl") == "[dir=rtl] p{c:d}p{e:f}"


def test_comments_of_our_own_sources_go() -> None:
    source = b"/* one\n   two */\na { b: c } /* kept: has code */\n\n  /* x */\n  d {\n    e: f\n  }\n// line\n"
    assert material.without_comments(source) == b"a { b: c } /* kept: has code */\nd {\ne: f\n}"


def test_comment_before_code_takes_nothing_with_it() -> None:
    assert material.without_comments(b"/* a */ b {}\n/* c */\nd {}") == b"/* a */ b {}\nd {}"


def test_our_style_sheets_are_set_close() -> None:
    source = b'@media (min-width: 30em) {\na:is(b, c) > d, e :is(f) { g: "h: i; " ; j: k }\n}'
    assert material.close_set(source) == b'@media (min-width:30em){a:is(b,c) > d,e :is(f){g:"h: i; ";j:k}}'
