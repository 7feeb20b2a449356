"""What every room promises: the same artifacts for the same desk, safe paths, links that lead somewhere."""

from __future__ import annotations

import posixpath
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from generator.derive.desk import Desk
from generator.inspection import inspect
from generator.outputs import rooms
from generator.outputs.base import Artifact, File, Page, Prose
from generator.pipeline import make

ROOT = Path(__file__).resolve().parent.parent
PRACTICES = {"sample": ROOT, "minimal": ROOT / "tests" / "sites" / "minimal"}
NOT_FOUND = "404.html"
THEME = {f"assets/{file.name}" for file in (ROOT / "generator" / "theme" / "assets").iterdir()}
"""What the theme brings, which pages may name."""


def fresh_desk(practice: str) -> Desk:
    found = inspect(PRACTICES[practice])
    assert found.checked.directory is not None
    assert found.checked.today is not None
    return Desk(found.checked.directory, found.checked.today)


@cache
def everything(practice: str) -> list[Artifact]:
    """All that the rooms make of a practice."""
    return list(make(fresh_desk(practice)))


@cache
def pictures(practice: str) -> set[str]:
    """Where the practice's own pictures are published."""
    gallery = fresh_desk(practice).gallery
    return {variant.path for file in gallery for variant in gallery.variants(file)}


class Links(HTMLParser):
    """Addresses and anchors of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.links.append(value)
            elif name == "srcset" and value:
                self.links += [part.split()[0] for part in value.split(",")]
            elif name == "id" and value:
                self.anchors.append(value)


@pytest.mark.parametrize("practice", PRACTICES)
@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.name)
def test_a_room_makes_the_same_of_the_same(room: object, practice: str) -> None:
    once, again = (list(room.render(fresh_desk(practice))) for _ in range(2))  # type: ignore[attr-defined]
    assert once == again
    assert once or practice == "minimal"


@pytest.mark.parametrize("practice", PRACTICES)
def test_paths_are_safe_and_nobody_writes_twice(practice: str) -> None:
    seen = set()
    for artifact in everything(practice):
        path = artifact.path
        assert not path.startswith("/")
        assert ".." not in path.split("/")
        assert "\\" not in path
        if isinstance(artifact, Page | Prose):
            assert path == "" or path.endswith("/") or path == NOT_FOUND
            path += "" if path == NOT_FOUND else "index.html"
        key = (path.casefold(), artifact.shelf if isinstance(artifact, File) else "site")
        assert key not in seen
        seen.add(key)


@pytest.mark.parametrize("practice", PRACTICES)
def test_every_link_in_a_body_leads_somewhere(practice: str) -> None:
    made = everything(practice)
    anchors = {a.path: Links(a.body).anchors for a in made if isinstance(a, Page)}
    known = {a.path for a in made} | pictures(practice) | THEME
    for page in (artifact for artifact in made if isinstance(artifact, Page) and artifact.path != NOT_FOUND):
        assert len(anchors[page.path]) == len(set(anchors[page.path])), f"an id stands twice on {page.path}"
        for link in Links(page.body).links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = posixpath.normpath(posixpath.join("/" + page.path, unquote(parts.path))).lstrip("/")
            target = target.rstrip(".") if target == "." else target
            folder = f"{target}/" if target else ""
            assert target in known or folder in known, f"{page.path}: {link}"
            if parts.fragment and folder in anchors:
                assert parts.fragment in anchors[folder], f"{page.path}: {link}"


@pytest.mark.parametrize("practice", PRACTICES)
def test_a_page_says_what_it_is(practice: str) -> None:
    pages = [artifact for artifact in everything(practice) if isinstance(artifact, Page)]
    titles = [page.title for page in pages]
    for page in pages:
        assert page.title
        assert 20 <= len(page.description) <= 320, (page.path, page.description)
        assert page.body.count("<h1") == 1, page.path
    assert len(titles) == len(set(titles))
