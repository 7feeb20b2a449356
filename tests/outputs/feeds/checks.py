"""Rules of Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, and what validators of feeds object to, as plain functions.

Each gives the objections to a feed as texts; a good feed has none.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
XML = "{http://www.w3.org/XML/1998/namespace}"
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]+")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
RFC822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT")
URI = re.compile(r"https://[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]+")
IN_FEED = {"id", "title", "subtitle", "updated", "author", "link", "logo", "entry"}
IN_ENTRY = {"id", "title", "link", "published", "updated", "category", "summary", "content"}
IN_CHANNEL = {"title", "link", "description", "language", "lastBuildDate", "docs", f"{ATOM}link", "item"}
IN_ITEM = {
    "title", "link", "guid", "pubDate", f"{DC}creator", "category", "description", f"{CONTENT}encoded", "enclosure",
    f"{MEDIA}content",
}  # fmt: skip
HTML_TAGS = {"p", "a", "img", "strong", "em", "ul", "ol", "li", "br", "h2", "h3"}


def atom(body: bytes, address: str, today: datetime) -> Iterator[str]:
    """Objections to an Atom feed that stands at an address."""
    feed = ET.fromstring(body)
    if feed.tag != f"{ATOM}feed" or not feed.get(f"{XML}lang"):
        yield "§4.1.1: the root is no feed, or has no language"
    yield from _children(feed, {ATOM + name for name in IN_FEED}, once={"id", "title", "subtitle", "updated", "logo"})
    yield from _needs(feed, (f"{ATOM}{name}" for name in ("id", "title", "updated", "author")))
    links = {link.get("rel"): link for link in feed.findall(f"{ATOM}link")}
    if "self" not in links or links["self"].get("href") != address:
        yield "§4.2.7.2: self is another address"
    if links["alternate"].get("type") != "text/html":
        yield "the page of the feed has no type"
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        yield from _atom_entry(entry, today)
    yield from _unique([_text(entry, f"{ATOM}id") for entry in entries] + [_text(feed, f"{ATOM}id")])
    yield from _unique([_text(entry, f"{ATOM}updated") for entry in entries])
    moments = [datetime.fromisoformat(_text(entry, f"{ATOM}updated")) for entry in entries]
    if datetime.fromisoformat(_text(feed, f"{ATOM}updated")) != max(moments) or moments != sorted(moments)[::-1]:
        yield "updated is not that of the newest entry, or entries are out of order"
    yield from _addresses(link.get("href", "") for link in feed.iter(f"{ATOM}link"))
    yield from _tags([_text(each, f"{ATOM}id") for each in (feed, *entries)])


def _atom_entry(entry: ET.Element, today: datetime) -> Iterator[str]:
    yield from _children(entry, {ATOM + name for name in IN_ENTRY}, once=IN_ENTRY - {"link", "category"})
    yield from _needs(entry, (f"{ATOM}{name}" for name in ("id", "title", "published", "updated", "summary")))
    for name in ("published", "updated"):
        written = _text(entry, ATOM + name)
        if not RFC3339.fullmatch(written) or datetime.fromisoformat(written) > today:
            yield f"§3.3: {name} is no date of RFC 3339, or lies ahead: {written}"
    content = entry.find(f"{ATOM}content")
    if content is None or content.get("type") != "html" or len(content):
        yield "§4.1.3: the content is not escaped HTML"
    else:
        yield from html(content.text or "")
    for link in entry.findall(f"{ATOM}link"):
        if link.get("rel") not in ("alternate", "enclosure") or "/" not in link.get("type", ""):
            yield "§4.2.7: a link of an unknown kind, or without a type"
        if link.get("rel") == "enclosure" and not link.get("length", "").isdigit():
            yield "§4.2.7.6: an enclosure without its length"
    terms = [(category.get("term") or "") for category in entry.findall(f"{ATOM}category")]
    if not all(terms):
        yield "§4.2.2.1: a category without a term"


def rss(body: bytes, address: str, today: datetime) -> Iterator[str]:
    """Objections to an RSS feed that stands at an address."""
    root = ET.fromstring(body)
    (channel,) = root
    if (root.tag, root.get("version"), channel.tag) != ("rss", "2.0", "channel"):
        yield "the root is no RSS 2.0"
    yield from _children(channel, IN_CHANNEL, once=IN_CHANNEL - {"item"})
    yield from _needs(channel, ("title", "link", "description", "language", "lastBuildDate", f"{ATOM}link"))
    link = channel.find(f"{ATOM}link")
    if link is None or link.attrib != {"rel": "self", "type": "application/rss+xml", "href": address}:
        yield "atom:link is not that of the feed itself"
    if [child.tag for child in channel][-1] != "item" or "item" in [c.tag for c in channel][
        : -len(channel.findall("item"))
    ]:
        yield "items do not come last"
    items = channel.findall("item")
    for item in items:
        yield from _rss_item(item, today)
    yield from _unique(_text(item, "guid") for item in items)
    yield from _tags([_text(item, "guid") for item in items])
    yield from _addresses([_text(channel, "link"), *(_text(item, "link") for item in items)])


def _rss_item(item: ET.Element, today: datetime) -> Iterator[str]:
    yield from _children(item, IN_ITEM, once=IN_ITEM - {"category"})
    yield from _needs(item, ("title", "link", "guid", "pubDate", "description", f"{CONTENT}encoded", f"{DC}creator"))
    names = [child.tag for child in item]
    if names.index("description") > names.index(f"{CONTENT}encoded"):
        yield "content:encoded comes before the description"
    guid = item.find("guid")
    if guid is not None and guid.get("isPermaLink") != "false":
        yield "the guid would be taken for an address"
    written = _text(item, "pubDate")
    if not RFC822.fullmatch(written) or parsedate_to_datetime(written) > today:
        yield f"pubDate is no date of RFC 822, or lies ahead: {written}"
    elif parsedate_to_datetime(written).strftime("%a") != written[:3]:
        yield f"pubDate has another day of the week: {written}"
    enclosure, media = item.find("enclosure"), item.find(f"{MEDIA}content")
    if enclosure is not None and media is not None:
        if set(enclosure.attrib) != {"url", "length", "type"} or not enclosure.attrib["length"].isdigit():
            yield "an enclosure needs url, length and type"
        if media.get("fileSize") != enclosure.get("length") or media.get("medium") != "image":
            yield "media:content is not the enclosure"
    yield from html(_text(item, f"{CONTENT}encoded"))
    yield from html(_text(item, "description"))


def json_feed(body: bytes, address: str, today: datetime) -> Iterator[str]:
    """Objections to a JSON Feed that stands at an address."""
    feed = json.loads(body)
    if feed["version"] != "https://jsonfeed.org/version/1.1" or not feed["title"] or feed["feed_url"] != address:
        yield "version, title or feed_url is not right"
    known = {"version", "title", "home_page_url", "feed_url", "description", "authors", "language", "items"}
    if set(feed) - known:
        yield f"not in JSON Feed 1.1: {set(feed) - known}"
    for item in feed["items"]:
        fields = {"id", "url", "title", "summary", "content_html", "image", "date_published", "tags"}
        if set(item) - fields or not all(isinstance(item[name], str) for name in fields - {"image", "tags"}):
            yield f"an item with other fields than those of JSON Feed 1.1: {item}"
        written = item["date_published"]
        if not RFC3339.fullmatch(written) or datetime.fromisoformat(written) > today:
            yield f"date_published is no date of RFC 3339, or lies ahead: {written}"
        yield from html(item["content_html"])
        yield from _addresses([item["url"], *([item["image"]] if "image" in item else [])])
    yield from _unique(item["id"] for item in feed["items"])
    yield from _tags([item["id"] for item in feed["items"]])


class _Html(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.objections: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        self.objections += [f"<{name}> is not closed" for name in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in HTML_TAGS:
            self.objections.append(f"<{tag}> does not belong in a feed")
        for name, value in attrs:
            if name in ("href", "src") and urlsplit(value or "").scheme not in ("https", "mailto", "tel"):
                self.objections.append(f"an address that is not a full one: {value}")
            elif name not in ("href", "src", "alt", "width", "height"):
                self.objections.append(f"an attribute that does not belong in a feed: {name}")
        if tag not in ("img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.objections.append(f"</{tag}> closes nothing")

    def handle_comment(self, data: str) -> None:
        self.objections.append("a comment")


def html(text: str) -> list[str]:
    """Objections to the HTML of an entry."""
    return _Html(text).objections


def _children(parent: ET.Element, known: set[str], once: Iterable[str]) -> Iterator[str]:
    counts = Counter(child.tag for child in parent)
    yield from (f"<{name}> does not belong in <{parent.tag}>" for name in set(counts) - known)
    single = {name if name in counts else ATOM + name for name in once}
    yield from (
        f"<{name}> stands twice in <{parent.tag}>" for name in single if counts[name] > 1 and name != f"{ATOM}link"
    )


def _needs(parent: ET.Element, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        found = parent.find(name)
        if found is None or not (found.text or len(found) or found.attrib):
            yield f"<{parent.tag}> needs <{name}>"


def _text(parent: ET.Element, name: str) -> str:
    return parent.findtext(name) or ""


def _unique(values: Iterable[str]) -> Iterator[str]:
    yield from (f"twice: {value}" for value, count in Counter(values).items() if count > 1)


def _tags(ids: Iterable[str]) -> Iterator[str]:
    yield from (f"no tag of RFC 4151: {each}" for each in ids if not TAG.fullmatch(each))


def _addresses(urls: Iterable[str]) -> Iterator[str]:
    yield from (f"no full address: {url}" for url in urls if not URI.fullmatch(url))
