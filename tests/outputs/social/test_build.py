"""The drafts as a build leaves them: every picture that the page shows is there, and nothing of them is on the site."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from tests import built


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built.sample(tmp_path_factory).folder.parent


def test_every_picture_and_code_of_the_page_is_there(folder: Path):
    social = folder / "drafts/social"
    page = (social / "index.html").read_text("utf-8")
    found = re.findall(r'(?:src|href)="((?:\.\./|images/)[^"]+)"', page)
    assert found
    assert [file for file in found if not (social / file).is_file()] == []


def test_pictures_are_as_large_as_the_data_says(folder: Path):
    for draft in json.loads((folder / "drafts/social/drafts.json").read_text("utf-8"))["drafts"]:
        image = draft["image"]
        file = folder / ("site" if image["published"] else "drafts") / image["file"]
        with Image.open(file) as opened:
            assert opened.size == (image["width"], image["height"])


def test_nothing_of_the_drafts_is_published(folder: Path):
    published = {path.relative_to(folder / "site").as_posix() for path in (folder / "site").rglob("*")}
    assert not [path for path in published if "social" in path or "1080x" in path]


def test_short_addresses_lead_to_pages(folder: Path):
    short = list((folder / "site/r").glob("*/index.html"))
    assert short
    for file in short:
        link = re.search(r'url=([^"?]+)\?', file.read_text("utf-8"))
        assert link is not None
        assert (file.parent / link[1] / "index.html").is_file()
