"""Feeds of finished sites: what they name is there, as large as they say, and pages lead to them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from tests.built import Site
from tests.outputs.feeds.checks import ATOM, MEDIA


def _site_path(url: str, root: str) -> str:
    assert url.startswith(root)
    return url.removeprefix(root)


def test_pictures_are_as_large_as_feeds_say(site: Site) -> None:
    for file in site.folder.rglob("rss.xml"):
        channel = ET.parse(file).getroot()[0]
        own = channel.findtext("link") or ""
        root = own.removesuffix(f"{file.parent.relative_to(site.folder).as_posix()}/").removesuffix("updates/")
        for item in channel.findall("item"):
            enclosure, media = item.find("enclosure"), item.find(f"{MEDIA}content")
            assert enclosure is not None
            assert media is not None
            picture = site.folder / _site_path(enclosure.get("url", ""), root)
            assert int(enclosure.get("length", "")) == int(media.get("fileSize", "")) == picture.stat().st_size > 0
            page = site.folder / _site_path(item.findtext("link") or "", root) / "index.html"
            assert page.is_file()


def test_every_page_of_the_sample_leads_to_feeds_that_are_there(sample: Site) -> None:
    named = set()
    for page in sample.pages:
        head = page.file.read_text("utf-8").partition("</head>")[0]
        links = re.findall(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">', head)
        assert links, page
        named.update(links)
    for link in named:
        file = sample.folder / _site_path(link, "https://refer.larkspur-heart.example/")
        self_link = ET.parse(file).getroot().find(f"{ATOM}link[@rel='self']")
        assert self_link is not None
        assert self_link.get("href") == link
    assert len(named) == 5
