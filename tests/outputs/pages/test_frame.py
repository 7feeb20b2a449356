"""What stands around every page, the page for lost readers, and old addresses."""

from __future__ import annotations

import html
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.outputs.base import File
from generator.outputs.pages.frame import site_settings
from tests.outputs.pages.making import ANN, at, everything, made, text
from tests.outputs.pages.test_places_and_ways import WAYS

PRACTICE = """
    name: Elm Street Clinic
    summary: We see people.
    phone: 502-555-0100
    email: hello@example.org
    verified: {on: 2026-11-16}
"""


def test_a_mistake_is_told_with_the_page_and_the_day_already_written() -> None:
    footer = site_settings(at({"content/practice.yml": PRACTICE})).footer_html
    href = html.unescape(re.search(r'href="(mailto:[^"]*)"', footer)[1])  # type: ignore[index]
    parts = urlsplit(href)
    letter = parse_qs(parts.query)
    assert parts.path == "hello@example.org"
    assert "{page_title}" in letter["subject"][0]
    assert "Page: https://refer.example.org/{page_path}" in letter["body"][0]
    assert "Facts as of: Nov 18, 2026" in letter["body"][0]
    assert "no patient information" in letter["body"][0]


def test_without_an_address_there_is_the_number() -> None:
    footer = text(site_settings(at()).footer_html)
    assert "Something wrong on this page? Call 502-555-0100" in footer


def test_the_bar_calls_faxes_refers_and_checks() -> None:
    bar = site_settings(at(WAYS)).bar_html
    for link in (
        'href="tel:+15025550134"',
        'href="{root}refer/#fax"',
        'href="{root}refer/"',
        'href="{root}check/"',
    ):
        assert link in bar
    assert "<button" not in bar


def test_the_menu_has_only_pages_that_are_there() -> None:
    settings = site_settings(at())
    paths = [item.path for item in settings.nav]
    assert paths == ["", "refer/", "insurance/", "providers/", "locations/"]
    assert set(paths) <= set(made())


def test_a_demonstration_says_so_and_stays_on_its_day() -> None:
    config = "site: {url: https://refer.example.org/, time_zone: America/New_York}\ndemonstration: {today: 2026-11-18, note: All invented.}"
    settings = site_settings(at({"site_config.yml": config}))
    assert "All invented. Shown as of Nov 18, 2026." in text(settings.announcement_html)
    assert 'data-demonstration="2026-11-18"' in settings.footer_html
    assert "demonstration" not in site_settings(at()).footer_html


def closure(first: str, last: str | None = None) -> str:
    until = f"effective_until: {last}\n" if last else ""
    return f"---\ntitle: Closed\nkind: closure\ndate: 2026-11-01\neffective: {first}\n{until}summary: S.\n---\nB."


@pytest.mark.parametrize(
    ("first", "last", "announced"),
    [
        ("2026-11-18", None, True),
        ("2026-11-25", None, True),
        ("2026-11-26", None, False),
        ("2026-11-16", "2026-11-18", True),
        ("2026-11-16", "2026-11-17", False),
    ],
)
def test_closures_are_announced_shortly_before(first: str, last: str | None, announced: bool) -> None:
    desk = at({"content/updates/closed.md": closure(first, last)}, date(2026, 11, 18))
    announcement = site_settings(desk).announcement_html
    assert ('<a href="{root}updates/closed/">' in announcement and " hidden>" not in announcement) is announced


def test_old_addresses_send_the_browser_on() -> None:
    files = [a for a in everything({"providers/ann-lee.yml": ANN + "    formerly: ann-ray\n"}) if isinstance(a, File)]
    page = next(file.body.decode() for file in files if file.path == "providers/ann-ray/index.html")
    assert '<meta http-equiv="refresh" content="0; url=../../providers/ann-lee/">' in page
    assert '<link rel="canonical" href="https://refer.example.org/providers/ann-lee/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<html lang="en">' in page


def test_the_lost_page_links_from_the_root() -> None:
    config = "site: {url: https://example.org/referrals/, time_zone: America/New_York}"
    page = made({"site_config.yml": config})["404.html"]
    assert 'href="/referrals/refer/"' in page.body
    assert page.search is None


@pytest.mark.parametrize(
    ("header", "shown"), [("", ""), ("header: plain", ""), ("header: drawing", "drawing"), ("header: photo", "")]
)
@pytest.mark.parametrize("look", ["harbor", "meadow", "slate"])
def test_home_begins_with_what_the_practice_chose(look: str, header: str, shown: str) -> None:
    site = "site: {url: https://refer.example.org/, time_zone: America/New_York}"
    home = made({"site_config.yml": f"{site}\nbrand:\n  look: {look}\n  {header}"})[""].body
    assert ('class="drawing"' in home) == bool(shown)
    assert ("hero__art" in home) == bool(shown), "there is no photo"


def test_the_style_sheet_of_the_practice_and_its_monogram() -> None:
    files = {artifact.path: artifact.body.decode() for artifact in everything() if isinstance(artifact, File)}
    assert '@top-left{content:"Elm Street Clinic"' in files["assets/brand.css"]
    assert ">EC</text>" in files["assets/monogram.svg"]
