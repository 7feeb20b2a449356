"""What a page says of itself where it is shared or searched for: title, description, address, picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PIL import Image

from tests.built import Site, SitePage
from tests.validity.links import Links
from tests.validity.markup import read
from tests.validity.test_links import told

CARD = (1200, 630)
WITH_CARD = {"update", "provider", "location"}
TITLE, DESCRIPTION = 120, 400
"""Characters; beyond these, previews cut within the fact that matters."""


def faults(links: Links, page: SitePage) -> Iterator[str]:
    """What previews of a page would lack."""
    said = read(page.file)
    if said.canonical != links.url(page.file):
        yield f"says that its address is {said.canonical}"
    for name in ("og:title", "og:description", "og:url", "og:image", "og:image:alt", "description"):
        if not said.metas.get(name, "").strip():
            yield f"has no {name}"
    if said.metas.get("og:url") != said.canonical:
        yield f"is shared as {said.metas.get('og:url')}"
    if len(said.title) > TITLE or len(said.metas.get("description", "")) > DESCRIPTION:
        yield f"says too much: {said.title}: {said.metas.get('description')}"
    yield from picture_faults(links, page, said.metas)


def picture_faults(links: Links, page: SitePage, metas: dict[str, str]) -> Iterator[str]:
    """A picture of another size than is said, or no card where there should be one."""
    file = links.target(metas.get("og:image", ""))
    if file is None or not file.is_file():
        yield "has no picture of the site's own"
        return
    with Image.open(file) as picture:
        size = picture.size
    if size != (int(metas.get("og:image:width", 0)), int(metas.get("og:image:height", 0))):
        yield f"says another size than the picture's {size}"
    if page.kind in WITH_CARD and size != CARD:
        yield f"has no card but a picture of {size}"


def test_every_page_can_be_shared(sample: Site) -> None:
    links = Links(sample)
    pages = [page for page in sample.pages if page.kind != "not_found"]
    found = [f"{page}: {fault}" for page in pages for fault in faults(links, page)]
    assert not found, told(found)


def test_titles_and_descriptions_tell_pages_apart(sample: Site) -> None:
    titles = Counter(read(page.file).title for page in sample.pages)
    assert [title for title, count in titles.items() if count > 1] == []
    descriptions = Counter(read(page.file).metas["description"] for page in sample.pages)
    assert [text for text, count in descriptions.items() if count > 1] == []


def test_planted_faults_are_seen(sample: Site) -> None:
    page, links = sample.page("update"), Links(sample)
    other = SitePage("update", "", sample.page("update").file)
    assert list(faults(links, page)) == []
    metas = dict(read(page.file).metas)
    assert list(picture_faults(links, other, metas | {"og:image:width": "1"}))
    assert list(picture_faults(links, other, metas | {"og:image": "https://elsewhere.example/x.png"}))
