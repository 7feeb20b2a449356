"""The gallery shows every kind of page in every look."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.browser.gallery import LOOKS, gallery
from tests.built import Site, SitePage


@dataclass(frozen=True)
class Smallest(Site):
    """The site as if it had one kind of page."""

    @property
    def one_of_each(self) -> tuple[SitePage, ...]:  # type: ignore[override]
        return (self.pages[0],)


OTHERS = {"index.html", "readme.png"}


def test_a_picture_of_every_look(browser: Browser, site: Site, tmp_path: Path) -> None:
    small = Smallest(site.folder)
    gallery(browser, small, tmp_path, tell=lambda _: None)
    made = {file.name for file in tmp_path.iterdir()}
    assert made == OTHERS | {f"{small.pages[0].kind}-{look}.png" for look in LOOKS}
    for file in tmp_path.glob("*.png"):
        with Image.open(file) as picture:
            assert len(picture.convert("L").getcolors() or []) > 10, f"{file.name} shows nothing"
    sheet = (tmp_path / "index.html").read_text("utf-8")
    assert all(sheet.count(name) == 2 for name in made - OTHERS)
