"""What a site renderer is: staged Markdown and settings in, a folder of HTML out.

The rest of the program knows renderers only by these types. An adapter (`mkdocs`) is the only code that knows its
renderer by name, and it hands back what the press can rely on: valid, mended HTML and the renderer's own formats for
search and sitemap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the main navigation: a hub page, by its site path (home is the empty path)."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of the shell that the theme has no translation for."""

    announcement: str = "Announcement"
    breadcrumb: str = "Breadcrumb"
    close: str = "Close"
    dark: str = "Dark mode"
    menu: str = "Menu"
    navigation: str = "Main"


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the whole site shares. Texts are plain text, `*_html` is finished HTML.

    `site_url` is the published address; it may carry a path. `extra_css` and `extra_javascript` are site paths of files
    that the theme or a room provides. `announcement_html`, `bar_html` and `footer_html` stand on every page; in them
    `{root}` is the way from the page to the site's root (`../../`, `./`), `{page_path}` and `{page_title}` are the
    page's own, escaped for the place: percent-encoded in an address, as text elsewhere.
    """

    site_name: str
    site_url: str
    language: str = "en"
    description: str = ""
    nav: tuple[NavItem, ...] = ()
    extra_css: tuple[str, ...] = ()
    extra_javascript: tuple[str, ...] = ()
    announcement_html: str = ""
    bar_html: str = ""
    footer_html: str = ""
    logo: str = ""
    favicon: str = ""
    touch_icon: str = ""
    labels: Labels = field(default_factory=Labels)

    @property
    def root_url(self) -> str:
        """The published address, with exactly one slash at its end."""
        return self.site_url.rstrip("/") + "/"


@dataclass(frozen=True, slots=True)
class StagedPage:
    """One page for the renderer. `sheet` are finished strings that the theme prints where it is told to.

    The keys of a sheet are those of `SHEET`; a page that is only a shell for others sets `searchable` to False.
    """

    path: str
    markdown: str
    sheet: Mapping[str, str]
    printed: bool = False
    searchable: bool = True


SHEET = ("title", "description", "head", "kind", "hub", "crumbs", "announcement", "bar", "footer")
"""What the theme prints of each page, besides its content. `hub` is the path of the hub page that it belongs to."""


@dataclass(frozen=True, slots=True)
class RenderJob:
    """Everything a renderer is given. `missing` is the sheet and `missing_body` the content of the 404 page."""

    settings: SiteSettings
    pages: tuple[StagedPage, ...]
    missing: Mapping[str, str]
    missing_body: str
    policy: str = ""
    raw_html: bool = False
    """Let raw HTML in Markdown pass. Only tests do, to have a whole page rendered for comparison."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a renderer made: `pages` (HTML by path, the 404 page included) and all other files."""

    pages: Mapping[str, str]
    files: Mapping[str, bytes]


class SearchEntry(NamedTuple):
    """One page for the site search: where it is, and its plain text."""

    path: str
    title: str
    text: str


class Renderer(Protocol):
    """The one interface of all renderers."""

    @property
    def name(self) -> str:
        """A word for messages."""
        ...

    def fingerprint(self) -> str:
        """Everything besides the job that decides what `render` returns: versions, theme files. Cheap."""
        ...

    def render(self, job: RenderJob) -> Rendering:
        """Make the site. Raises `RendererError`."""
        ...

    def search_index(self, files: Mapping[str, bytes], entries: Iterable[SearchEntry]) -> Mapping[str, bytes]:
        """The search files of `files` with these entries added, in the renderer's own format."""
        ...

    def sitemap(self, root_url: str, paths: Iterable[str]) -> Mapping[str, bytes]:
        """The sitemap files for these site paths."""
        ...
