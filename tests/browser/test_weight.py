"""The site is light: what a first visit loads, what of it is ours, and what lies on the host."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Window
from tests.browser.visits import told
from tests.built import Site, SitePage

KB = 1000
FIRST_LOAD = 34 * KB
"""The heaviest page of the sample measures 33.0; a page of the theme alone, without anything of ours, 67."""
EVERYWHERE = 8 * KB
CHECKER = 10 * KB
THEME = 280 * KB
PICTURES = {".svg", ".webp", ".png", ".jpg"}


def zipped(file: Path) -> int:
    """Bytes on the line, as hosts commonly compress."""
    return len(gzip.compress(file.read_bytes(), 6))


def loaded(window: Window, site: Site, page: SitePage) -> set[Path]:
    """Every file but pictures that a first visit to a page asks for."""
    with window() as visit:
        visit.open(page.path)
        paths = {urlsplit(url).path.lstrip("/") for url in visit.requested}
    files = {site.folder / path / "index.html" if not Path(path).suffix else site.folder / path for path in paths}
    return {file for file in files if file.suffix not in PICTURES}


def test_the_first_load_is_light(window: Window, site: Site) -> None:
    found = []
    for page in site.one_of_each:
        weights = {file.name: zipped(file) for file in loaded(window, site, page)}
        assert {"theme.css", "shell.js", page.file.name} <= weights.keys()
        if (total := sum(weights.values())) > FIRST_LOAD:
            found.append(f"{page} weighs {total} bytes, over {FIRST_LOAD}: {weights}")
    assert not found, told(found)


def test_the_search_waits_until_it_is_used(window: Window) -> None:
    with window() as visit:
        visit.open()
        visit.page.mouse.move(100, 300)
        visit.page.wait_for_function("() => window.location$")  # the theme's script has run
        visit.settle()
        assert not [url for url in visit.requested if "search" in url]


@pytest.mark.parametrize("sign", ["mouse", "key", "touch"])
def test_the_script_of_the_theme_waits_for_a_sign_of_a_reader(window: Window, sign: str) -> None:
    with window(has_touch=True) as visit:
        page = visit.open()
        assert not [url for url in visit.requested if "/javascripts/" in url or "sitemap" in url]
        with page.expect_response("**/javascripts/bundle.*"):
            if sign == "mouse":
                page.mouse.move(100, 300)
            elif sign == "key":
                page.keyboard.press("Tab")
            else:
                page.touchscreen.tap(5, 500)
        page.wait_for_function("() => window.location$")
        assert visit.trouble == []


def test_our_own_scripts_are_small(site: Site) -> None:
    """What every page loads; and by itself the checker's, which waits until somebody asks it."""
    ours = set((site.folder / "assets").glob("*.js"))
    checker = site.folder / "assets" / "check.js"
    assert checker in ours
    assert sum(map(zipped, ours - {checker})) <= EVERYWHERE
    assert zipped(checker) <= CHECKER


def test_the_theme_takes_little_room(site: Site) -> None:
    theme = [file for file in (site.folder / "assets").rglob("*") if file.suffix in (".js", ".css", ".json", ".woff2")]
    assert sum(file.stat().st_size for file in theme) <= THEME


@pytest.mark.parametrize("pattern", ["*.map", "lunr*", "tinyseg*", "wordcut*"])
def test_nothing_unused_is_published(site: Site, pattern: str) -> None:
    assert not list(site.folder.rglob(pattern))


def test_no_file_names_a_source_map(site: Site) -> None:
    files = [file for suffix in ("*.js", "*.css") for file in site.folder.rglob(suffix)]
    assert not [file.name for file in files if b"sourceMappingURL" in file.read_bytes()]
