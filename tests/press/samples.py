"""A small site that never was, with everything in its texts that could go wrong on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.outputs.base import Crumb, File, Page, Prose
from generator.press import NOT_FOUND
from generator.renderers.base import NavItem, Rendering, RenderJob, SearchEntry, SiteSettings

SETTINGS = SiteSettings(
    site_name="Elm & “Oak” <Heart>",
    site_url="https://elm.example/referrals",
    nav=(NavItem("Home", ""), NavItem("People & places", "providers/"), NavItem("Plans", "insurance/")),
    announcement_html='<p>Closed on <a href="{root}insurance/">Thursday</a>.</p>',
    bar_html='<nav aria-label="Reach us"><a href="{root}providers/">Refer</a></nav>',
    footer_html='<footer><a href="mailto:a@elm.example?subject={page_title}&amp;body={page_path}">Wrong?</a>'
    ' <a href="%7Broot%7Dprivacy/">Privacy of {page_title}</a></footer>',
)

HOSTILE = 'Ann "Q" O\'Hara </title><script>alert(1)</script> & {root} é 李 {{ 7*7 }} xPressBodyx'


def page(path: str, kind: str, title: str = HOSTILE, *, search: str | None = "plain <b> text") -> Page:
    """A page of data with a body of several lines, one of which keeps its spaces."""
    up = "../" * path.count("/")
    body = (
        f'<h1>{kind}</h1>\n  <p>See <a href="{up or "./"}">home</a>.</p>'
        f"\n<pre>keeps\n\n   its spaces</pre>\n\n<p id='last'>{kind} at {path}</p>"
    )
    head = (
        f'<meta property="og:title" content="{kind}">\n<script type="application/ld+json">{{"@id": "{path}"}}</script>'
    )
    crumbs = (Crumb("Home", ""), Crumb("A & B", "providers/"), Crumb(title, path)) if path.endswith("/") else ()
    return Page(path, kind, title, f"About {title}", body, head, crumbs, search, (f"{path or 'home'}.yml",))


PAGES = (
    page("", "home", "Elm & Heart"),
    page("providers/", "providers"),
    page("insurance/", "insurance", search=None),
    page("providers/ann/", "provider"),
    page("providers/ben/", "provider", "Ben"),
    page("insurance/meadow/", "payer"),
    page("insurance/meadow/ppo/", "plan"),
    page("updates/x/", "update"),
    page(NOT_FOUND, "not_found"),
)

PRIVACY = Prose(
    "privacy/",
    "prose",
    HOSTILE,
    f"About {HOSTILE}",
    "Written <b onclick=alert(1)>by us</b>.\n\n## Who & what\n\nSee [Ann](../providers/ann/).\n\n    code\n\n      kept\n",
    head='<meta property="og:title" content="prose">',
    crumbs=(Crumb("Home", ""), Crumb(HOSTILE, "privacy/")),
    sources=("content/pages/privacy.md",),
)


def artifacts() -> Iterator[Page | Prose | File]:
    """The whole site."""
    yield from PAGES
    yield PRIVACY
    yield File("providers/ann/contact.vcf", b"BEGIN:VCARD", sources=("ann.yml",))


def plain_settings() -> SiteSettings:
    """The site without anything that all pages share."""
    return replace(SETTINGS, announcement_html="", bar_html="", footer_html="")


class PlainRenderer:
    """A renderer of a few lines, for tests of what the press does with one. Counts how often it is asked."""

    name = "plain"

    def __init__(self, version: str = "1") -> None:
        self.asked = 0
        self.version = version

    def fingerprint(self) -> str:
        return self.version

    def render(self, job: RenderJob) -> Rendering:
        self.asked += 1
        pages = {
            f"{page.path}index.html": f"{''.join(page.sheet.values())}<article><p>{page.markdown}</p></article>"
            for page in job.pages
        }
        missing = "".join(job.missing.values()) + job.missing_body
        name = f"{job.settings.site_name} {job.settings.site_url}"
        return Rendering({"404.html": missing, **pages}, {"name.txt": name.encode()})

    def search_index(self, files: Mapping[str, bytes], entries: Iterable[SearchEntry]) -> Mapping[str, bytes]:
        return {"search.txt": "".join(entry.path for entry in entries).encode()}

    def sitemap(self, root_url: str, paths: Iterable[str]) -> Mapping[str, bytes]:
        return {"sitemap.txt": "".join(root_url + path for path in paths).encode()}
