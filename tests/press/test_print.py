"""What comes out of the press: every page, with its own texts in the right places, and the files of the site."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from generator.outputs.base import Crumb, File, Page, Prose, Shelf
from generator.press import NOT_FOUND, marks, print_site
from generator.press.policy import POLICY
from generator.renderers.base import SiteSettings
from generator.renderers.mkdocs import MkDocs
from tests.press.samples import HOSTILE, PAGES, PRIVACY, SETTINGS, artifacts, page


def printed(settings: SiteSettings = SETTINGS) -> dict[str, bytes]:
    return {file.path: file.body for file in print_site(artifacts(), settings, MkDocs())}


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return printed()


class Parsed(HTMLParser):
    """What a browser would find on a page: its tags in order, and the text of its title."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.title = ""
        self._in_title = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._in_title = tag == "title"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
            self._in_title = False

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [
            attributes
            for name, attributes in self.tags
            if name == tag and all(attributes.get(key) == value for key, value in wanted.items())
        ]


def test_every_page_is_there_once(site: dict[str, bytes]) -> None:
    pages = {path for path in site if path.endswith(".html")}
    assert pages == {
        "404.html",
        "index.html",
        *(f"{page.path}index.html" for page in PAGES if page.path not in ("", NOT_FOUND)),
        "privacy/index.html",
    }


def test_no_mark_is_left(site: dict[str, bytes]) -> None:
    for path, body in site.items():
        left = set(re.findall(rb"xPress\w*x|xpress\w+x", body)) - {marks.BODY.encode()}
        assert not left, path


@pytest.mark.parametrize("page", [*PAGES, PRIVACY], ids=lambda page: page.path or "home")
def test_texts_arrive_as_they_were(site: dict[str, bytes], page: Page | Prose) -> None:
    text = site[page.path if page.path == NOT_FOUND else f"{page.path}index.html"].decode()
    found = Parsed(text)
    assert found.title == (page.title if page.path == "" else f"{page.title} – {SETTINGS.site_name}")
    assert found.all("meta", name="description") == [{"name": "description", "content": page.description}]
    assert "<script>alert(1)" not in text
    assert page.head.splitlines()[0] in text
    assert f'data-kind="{page.kind}"' in text
    if isinstance(page, Page):
        assert page.body in text


def test_canonical_address(site: dict[str, bytes]) -> None:
    for path in {PRIVACY.path, *(each.path for each in PAGES)} - {NOT_FOUND}:
        found = Parsed(site[f"{path}index.html"].decode())
        address = f"https://elm.example/referrals/{path}"
        assert found.all("link", rel="canonical") == [{"rel": "canonical", "href": address}]
    missing = Parsed(site["404.html"].decode())
    assert not missing.all("link", rel="canonical")
    assert missing.all("meta", name="robots")


def test_policy_comes_before_anything_that_loads(site: dict[str, bytes]) -> None:
    for path, body in site.items():
        if path.endswith(".html"):
            names = [tag for tag, _ in Parsed(body.decode()).tags[:5]]
            assert names == ["html", "head", "meta", "meta", "meta"]
            assert Parsed(body.decode()).all("meta", content=POLICY)


def test_nothing_inline_and_nothing_from_elsewhere(site: dict[str, bytes]) -> None:
    for path, body in site.items():
        if not path.endswith(".html"):
            continue
        for tag, attributes in Parsed(body.decode()).tags:
            assert tag != "style"
            assert "style" not in attributes
            assert not any(name.startswith("on") for name in attributes)
            if tag == "script":
                assert attributes.get("type", "").endswith("json") or "src" in attributes
            if tag in ("script", "link", "img") and attributes.get("rel") != "canonical":
                assert "//" not in attributes.get("src", attributes.get("href", ""))


def test_shared_parts_know_their_page(site: dict[str, bytes]) -> None:
    ben = site["providers/ben/index.html"].decode()
    assert '<a href="mailto:a@elm.example?subject=Ben&amp;body=providers/ben/">Wrong?</a>' in ben
    assert '<a href="../../privacy/">Privacy of Ben</a>' in ben
    assert '<a href="../../insurance/">Thursday</a>' in ben
    assert '<a href="./privacy/">Privacy of Elm &amp; Heart</a>' in site["index.html"].decode()
    assert '<a href="/referrals/privacy/">' in site["404.html"].decode()
    privacy = site["privacy/index.html"].decode()
    assert "subject=Ann%20%22Q%22%20O%27Hara%20%3C/title%3E%3Cscript%3Ealert%281%29" in privacy
    assert '<a href="../privacy/">' in privacy


def test_parts_that_are_not_there_leave_no_trace(site: dict[str, bytes]) -> None:
    bare = printed(replace(SETTINGS, announcement_html=""))
    assert b'class="md-banner"' in site["providers/ann/index.html"]
    assert b'class="md-banner"' not in bare["providers/ann/index.html"]
    assert b'class="md-banner"' not in bare["404.html"]
    assert b'class="md-banner"' not in bare["privacy/index.html"]


def test_trail(site: dict[str, bytes]) -> None:
    trail = (
        '<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="../../">Home</a></li>'
        '<li><a href="../../providers/">A &amp; B</a></li><li><span aria-current="page">Ben</span></li></ol></nav>'
    )
    assert trail in site["providers/ben/index.html"].decode()
    assert "crumbs" not in site["404.html"].decode()


def test_navigation_says_where_one_is(site: dict[str, bytes]) -> None:
    hub = Parsed(site["providers/index.html"].decode())
    assert [link["href"] for link in hub.all("a", **{"aria-current": "page"})] == ["./", "./"]
    below = Parsed(site["providers/ann/index.html"].decode())
    assert not [link for link in below.all("a", **{"aria-current": "page"}) if "md-" in link.get("class", "")]
    active = [item for item in below.all("li") if "active" in item.get("class", "")]
    assert len(active) == 1
    elsewhere = Parsed(site["updates/x/index.html"].decode())
    assert not [item for item in elsewhere.all("li") if "active" in item.get("class", "")]


def test_search_index_has_pages_and_prose_as_text(site: dict[str, bytes]) -> None:
    docs = json.loads(site["search/search_index.json"])["docs"]
    places = [doc["location"] for doc in docs]
    assert {place.partition("#")[0] for place in places} == {
        *(page.path for page in PAGES if page.search is not None and page.path != NOT_FOUND),
        "privacy/",
    }
    assert len(places) == len(set(places))
    ann = next(doc for doc in docs if doc["location"] == "providers/ann/")
    assert ann["text"] == "plain &lt;b&gt; text"
    for doc in docs:
        assert "<script" not in doc["title"] + doc["text"]
        assert not re.search(r"<(?!/?(?:p|pre|code|ul|ol|li)>)", doc["text"])
    assert "&lt;script&gt;" in next(doc for doc in docs if doc["location"] == "privacy/")["title"]


def test_sitemap_has_every_page_but_the_404(site: dict[str, bytes]) -> None:
    tree = ElementTree.fromstring(site["sitemap.xml"])
    found = [element.text for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    paths = sorted({"privacy/", *(page.path for page in PAGES)} - {NOT_FOUND})
    assert found == [f"https://elm.example/referrals/{path}" for path in paths]
    assert "sitemap.xml.gz" not in site


def test_headers_file(site: dict[str, bytes]) -> None:
    lines = site["_headers"].decode().splitlines()
    kept = "  Cache-Control: public, max-age=31536000, immutable"
    assert lines[-4:] == ["/referrals/images/*", kept, "/referrals/fonts/*", kept]
    lines = lines[:-4]
    assert lines[0] == "/*"
    assert lines[1] == f"  Content-Security-Policy: {POLICY}; frame-ancestors 'none'"
    assert all(re.fullmatch(r"  [A-Z][A-Za-z-]+: \S.{0,1990}", line) for line in lines[1:])


def test_prose_lets_no_html_pass(site: dict[str, bytes]) -> None:
    text = site["privacy/index.html"].decode()
    assert "Written &lt;b onclick=alert(1)&gt;by us&lt;/b&gt;." in text
    assert "<code>code\n\n  kept\n</code>" in text
    assert f"<h1>{HOSTILE.split()[0]} " in text


def test_files_of_the_published_shelf_only() -> None:
    given = [*artifacts(), File("draft.eml", b"x", Shelf.DRAFTS)]
    paths = [file.path for file in print_site(given, SETTINGS, MkDocs())]
    assert "providers/ann/contact.vcf" in paths
    assert "draft.eml" not in paths
    assert len(paths) == len(set(paths))


def test_site_without_a_404_page_of_its_own_gets_a_plain_one() -> None:
    given = [page("", "home", "Elm")]
    made = {file.path: file.body for file in print_site(given, replace(SETTINGS, nav=()), MkDocs())}
    assert b'<a href="/referrals/">Start from the home page</a>' in made["404.html"]


def test_same_input_same_bytes(site: dict[str, bytes]) -> None:
    assert printed() == site


def test_sources_are_told(site: dict[str, bytes]) -> None:
    files = {file.path: file.sources for file in print_site(artifacts(), SETTINGS, MkDocs())}
    assert files["providers/ann/index.html"] == ("providers/ann/.yml",)
    assert files["privacy/index.html"] == ("content/pages/privacy.md",)
    assert files["assets/theme.css"] == ("the theme",)


def test_crumb_titles_are_text() -> None:
    given = replace(page("x/", "x"), crumbs=(Crumb("<b>", ""), Crumb('"&', "y/z/")))
    made = {file.path: file.body for file in print_site([given], SiteSettings("E", "https://elm.example/"), MkDocs())}
    assert b'<a href="../">&lt;b&gt;</a></li><li><a href="../y/z/">&quot;&amp;</a>' in made["x/index.html"]


def test_page_path_without_slash_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="ends with a slash: providers/ann"):
        list(print_site([page("providers/ann", "provider")], SETTINGS, MkDocs()))
