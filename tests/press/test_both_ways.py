"""The press is honest: a page printed in a shell is, byte for byte, the page the renderer makes of it in full.

In full, a page's texts go through MkDocs' front matter and the theme's templates, and its body through Python-Markdown
as raw HTML (which only this test lets pass). One normalisation: lines of nothing but spaces are taken out of the
printed page too, because in full the mend that does so sees the body as well, while in print it sees only the shell.
"""

from __future__ import annotations

import html
from urllib.parse import quote

import pytest

from generator.outputs.base import Page
from generator.press import NOT_FOUND, print_site
from generator.press.crumbs import root_of, trail
from generator.press.policy import POLICY
from generator.renderers.base import Rendering, RenderJob, SiteSettings, StagedPage
from generator.renderers.material import without_blank_lines
from generator.renderers.mkdocs import MkDocs
from tests.press.samples import PAGES, SETTINGS, artifacts, plain_settings


def in_full(page: Page, settings: SiteSettings) -> dict[str, str]:
    """What the theme prints of a page, made here by hand and without marks."""
    root = "/referrals/" if page.path == NOT_FOUND else root_of(page.path)
    title = quote(page.title, safe="/")
    hubs = [item.path for item in settings.nav if item.path and page.path.startswith(item.path)]

    def fill(part: str) -> str:
        part = part.replace("{root}", root).replace("%7Broot%7D", root).replace("{page_path}", page.path)
        part = part.replace("subject={page_title}", f"subject={title}")
        return part.replace("{page_title}", html.escape(page.title))

    return {
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "head": page.head,
        "kind": page.kind,
        "hub": max(hubs, key=len, default=""),
        "crumbs": trail(page.crumbs, page.path, root, settings.labels.breadcrumb),
        "announcement": fill(settings.announcement_html),
        "bar": fill(settings.bar_html),
        "footer": fill(settings.footer_html),
    }


def rendered_in_full(settings: SiteSettings) -> Rendering:
    staged = tuple(
        StagedPage(page.path, page.body, in_full(page, settings), printed=True)
        for page in PAGES
        if page.path != NOT_FOUND
    )
    missing = next(page for page in PAGES if page.path == NOT_FOUND)
    job = RenderJob(settings, staged, in_full(missing, settings), missing.body, POLICY, raw_html=True)
    return MkDocs().render(job)


@pytest.mark.parametrize("settings", [SETTINGS, plain_settings()], ids=["with all parts", "with none"])
def test_printed_pages_equal_those_rendered_in_full(settings: SiteSettings) -> None:
    full = rendered_in_full(settings)
    printed = {file.path: file.body for file in print_site(artifacts(), settings, MkDocs())}
    for page in PAGES:
        path = page.path if page.path == NOT_FOUND else f"{page.path}index.html"
        assert without_blank_lines(printed[path].decode()) == full.pages[path], page.path
