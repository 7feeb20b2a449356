"""No link of a site is broken, not in a page, a style sheet, the search, the site map, nor in what previews read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.built import Site
from tests.validity.links import Links
from tests.validity.markup import read


def told(found: list[str]) -> str:
    return "\n".join([f"{len(found)} findings", *found])


def test_no_link_is_broken(site: Site) -> None:
    found = list(Links(site).broken())
    assert not found, told(found)


def test_every_page_can_be_reached(site: Site) -> None:
    found = Links(site).unreachable()
    assert not found, told(found)


def test_the_site_map_lists_every_page_once(site: Site) -> None:
    links = Links(site)
    listed = sorted(url for _, url in links.in_site_map())
    assert listed == sorted(links.url(page.file) for page in site.pages if page.kind != "not_found")


def test_the_search_knows_every_page(site: Site) -> None:
    links = Links(site)
    known = {links.target(url.partition("#")[0]) for _, url in links.in_search()}
    assert [str(page) for page in site.pages if page.file not in known and page.kind != "not_found"] == []


FAULTS = {
    "is not there": '<a href="nowhere/">x</a>',
    "has no such place": '<a href="#nowhere">x</a>',
    "lacks the slash": '<a href="providers">x</a>',
    "leads to http": '<a href="http://elsewhere.example/">x</a>',
    "small.webp: is not there": '<img srcset="small.webp 1x" alt="">',
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_seen(sample: Site, tmp_path: Path, fault: str) -> None:
    shutil.copytree(sample.folder, tmp_path / "site")
    home = tmp_path / "site" / "index.html"
    home.write_text(home.read_text("utf-8").replace("</article>", f"{FAULTS[fault]}</article>"), "utf-8")
    assert any(fault in finding for finding in Links(Site(tmp_path / "site")).broken())


def test_a_page_without_links_to_it_is_seen(sample: Site, tmp_path: Path) -> None:
    shutil.copytree(sample.folder, tmp_path / "site")
    lone = tmp_path / "site" / "lone" / "index.html"
    lone.parent.mkdir()
    shutil.copyfile(sample.folder / "index.html", lone)
    assert Links(Site(tmp_path / "site")).unreachable() == ["home /lone/"]
    assert read(lone).ids
