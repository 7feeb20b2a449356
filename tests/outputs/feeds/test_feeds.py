"""The feeds of the sample and of awkward practices, held to the rules of their standards and read by feedparser."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from feedparser.api import parse
from markupsafe import Markup

from generator.derive.about import facts_of
from generator.derive.desk import Desk
from generator.inspection import inspect
from generator.outputs.base import File, Sized, size_of
from generator.outputs.feeds import ROOM
from tests.conftest import Golden
from tests.outputs.feeds import checks
from tests.outputs.pages.making import at
from tests.practices import TODAY

ROOT = Path(__file__).resolve().parent.parent.parent.parent
HERE = Path(__file__).parent
SITE = "https://refer.example.org/"
SIZE = 12_345
NASTY = """
title: "A <b>& 'B' \\"C\\"</b> ]]> Ω &amp; <script>alert(1)</script>"
date: 2026-11-10
kind: insurance
summary: "Less < more & <i>more</i> ]]> &lt;"
about: [provider/ann-lee, location/riverside, plan/meadow-ppo, network/meadow-open, payer/meadow]
audience: {specialties: ["R & D <x>", Oncology]}
action: {text: "See <it>", page: insurance}
"""
BODY = """
# A heading

[here](../../insurance/), [there](https://a.example/?b=c&d="e"), [root](/x), [bad](javascript:alert(1)), [up](#top)

- <img src=x onerror=alert(1)> *one*
- **two** <!-- no -->
"""


def update(day: str, *fields: str, body: str = "More.") -> str:
    return "\n".join(["---", f"title: Update of {day}", f"date: {day}", "summary: New.", *fields, "---", body, ""])


NASTY_FILE = f"---{NASTY}---\n{BODY}"
UPDATES = {
    "content/updates/nasty.md": NASTY_FILE,
    "content/updates/one.md": update("2026-11-18"),
    "content/updates/two.md": update("2026-11-18", "formerly: [deux, zwei]"),
    "content/updates/three.md": update("2026-11-18", "audience: {specialties: oncology}"),
    "content/updates/draft.md": update("2026-11-18", "draft: true"),
    "content/updates/ahead.md": update("2026-11-19"),
}
ALL_FEEDS = "feeds: {insurance: true, audiences: [Oncology, R & D <x>, oncology]}"


def config(*lines: str, url: str = SITE) -> dict[str, str]:
    return {"site_config.yml": "\n".join([f"site: {{url: {url}, time_zone: America/New_York}}", *lines])}


def made(desk: Desk) -> dict[str, bytes]:
    """Path -> body, with one size for every picture."""
    found: dict[str, bytes] = {}
    for artifact in ROOM.render(desk):
        assert isinstance(artifact, File | Sized)
        if isinstance(artifact, Sized):
            cards = ("card.png", *(f"updates/{u.id}/card.png" for u in desk.lookup.updates))
            artifact = artifact.filled(dict.fromkeys(cards, SIZE))
        found[artifact.path] = artifact.body
    return found


def feeds(files: Mapping[str, str] = {}, today: date = TODAY) -> dict[str, bytes]:
    return made(at({**UPDATES, **files}, today))


def sample() -> Desk:
    found = inspect(ROOT).checked
    assert found.directory is not None
    assert found.today is not None
    return Desk(found.directory, found.today)


def objections(desk: Desk) -> list[str]:
    """Everything that is wrong with the feeds of a practice."""
    zone = ZoneInfo(desk.settings.site.time_zone)
    night = datetime.combine(desk.today, time.min, zone) + timedelta(minutes=15)
    judges = {"feed.xml": checks.atom, "rss.xml": checks.rss, "feed.json": checks.json_feed}
    return [
        f"{path}: {objection}"
        for path, body in made(desk).items()
        for objection in judges[path.rpartition("/")[2]](body, desk.routes.url(path), night)
    ]


def test_the_feeds_of_the_sample_are_valid() -> None:
    desk = sample()
    assert len(made(desk)) == 3 * 5
    assert objections(desk) == []


def test_the_feed_of_the_newsletter_says_what_the_archive_says() -> None:
    desk = sample()
    feed = json.loads(made(desk)["newsletter/feed.json"])
    assert [item["id"] for item in feed["items"]] == [
        f"tag:refer.larkspur-heart.example,2026:newsletter/{issue.id}" for issue in desk.issues.published
    ]
    for issue, item in zip(desk.issues.published, feed["items"], strict=True):
        assert item["url"] == desk.routes.url(f"newsletter/{issue.id}/")
        shown = [update for update in issue.updates if update in desk.lookup.updates]
        assert shown
        for update in shown:
            assert desk.routes.url(f"updates/{update.id}/") in item["content_html"]
            assert str(Markup.escape(update.summary)).replace("&#39;", "'") in item["content_html"]


def test_an_offer_is_told_with_its_terms_code_and_address() -> None:
    offer = "offer: {terms: For you & me., code: LIBRARY, url: https://library.example.org/pressure}"
    items = json.loads(
        feeds({"content/updates/one.md": update("2026-11-18", "expires: 2026-12-18", offer)})["feed.json"]
    )
    (item,) = (item for item in items["items"] if item["url"].endswith("/one/"))
    assert "<p>For you &amp; me. Code: <strong>LIBRARY</strong>." in item["content_html"]
    assert '<a href="https://library.example.org/pressure">library.example.org/pressure</a>' in item["content_html"]


def test_without_a_newsletter_it_has_no_feed() -> None:
    assert not [path for path in feeds() if path.startswith("newsletter/")]


@pytest.mark.parametrize("more", [(), ("outputs: {cards: false}",), (ALL_FEEDS,)])
def test_awkward_updates_are_valid_too(more: tuple[str, ...]) -> None:
    assert objections(at({**UPDATES, **config(*more)})) == []


@pytest.mark.parametrize("path", ["feed.xml", "rss.xml"])
def test_feedparser_reads_them_without_a_complaint(path: str) -> None:
    for body in (made(sample())[path], feeds()[path]):
        found = parse(io.BytesIO(body), response_headers={"content-type": "application/xml"})
        assert not found.bozo, found.get("bozo_exception")
        assert found.version == {"feed.xml": "atom10", "rss.xml": "rss20"}[path]
        assert all(entry.published_parsed and entry.content[0].value for entry in found.entries)


def test_what_is_written_is_what_is_read() -> None:
    nasty = parse(io.BytesIO(feeds()["feed.xml"])).entries[-1]
    assert nasty.title_detail.type == "text/plain"
    assert nasty.title == "A <b>& 'B' \"C\"</b> ]]> Ω &amp; <script>alert(1)</script>"
    rss = parse(io.BytesIO(feeds()["rss.xml"]), sanitize_html=False).entries[-1]
    assert rss.summary == "Less &lt; more &amp; &lt;i&gt;more&lt;/i&gt; ]]&gt; &amp;lt;"
    item = json.loads(feeds()["feed.json"])["items"][-1]
    assert item["tags"] == ["Insurance", "R & D <x>", "Oncology"]
    assert item["summary"] == "Less < more & <i>more</i> ]]> &lt;"


def test_the_content_is_whole_and_safe_and_leads_somewhere_from_anywhere() -> None:
    html = json.loads(feeds()["feed.json"])["items"][-1]["content_html"]
    for link in (f"{SITE}insurance/", "https://a.example/?b=c&amp;d=%22e%22", f"{SITE}x", f"{SITE}updates/nasty/#top"):
        assert f'href="{link}"' in html
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "<em>one</em>" in html
    assert f'<a href="{SITE}insurance/">See &lt;it&gt;</a>' in html


def test_facts_are_printed_from_the_data() -> None:
    desk = sample()
    for item, update in zip(
        json.loads(made(desk)["feed.json"])["items"], desk.newsfeeds.channels[0].updates, strict=True
    ):
        text = readable(item["content_html"])
        for fact in facts_of(desk, update):
            for words in (fact.name, *fact.lines):
                assert " ".join(words.split()) in text, update.id


def readable(html: str) -> str:
    return Markup(html.replace("<br>", " <br>").replace("<li>", " <li>")).striptags()


def test_the_order_is_by_day_and_every_moment_differs() -> None:
    entries = parse(io.BytesIO(feeds()["feed.xml"])).entries
    assert {entry.title for entry in entries[:3]} == {"Update of 2026-11-18"}
    moments = [datetime.fromisoformat(entry.published) for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert len(set(moments)) == 4
    assert all((moment.hour, moment.utcoffset()) == (0, timedelta(hours=-5)) for moment in moments)


def test_another_update_of_the_day_moves_no_other() -> None:
    before = {item["id"]: item["date_published"] for item in json.loads(feeds()["feed.json"])["items"]}
    more = {f"content/updates/new-{number}.md": update("2026-11-18") for number in range(20)}
    after = {item["id"]: item["date_published"] for item in json.loads(feeds(more)["feed.json"])["items"]}
    assert before.items() <= after.items()


def ids(**options: str) -> list[str]:
    lines = [f"{name}: {value}" for name, value in options.items() if name != "url"]
    body = feeds(config(*lines, url=options.get("url", SITE)))["feed.json"]
    return sorted(item["id"] for item in json.loads(body)["items"])


def test_ids_are_made_of_the_address_once() -> None:
    start = "tag:refer.example.org,2026:updates/"
    assert ids() == [start + name for name in ("deux", "nasty", "one", "three")]
    assert ids(url="https://a.github.example/clinic/")[0] == "tag:a.github.example,2026:clinic/updates/deux"


def test_ids_stay_when_the_address_changes() -> None:
    assert ids(url="https://new.example.org/", feeds='{tag: "refer.example.org,2026"}') == ids()
    remembered = {"content/announced.yml": 'tag: "refer.example.org,2026"'}
    body = feeds({**config(url="https://new.example.org/"), **remembered})["feed.json"]
    assert sorted(item["id"] for item in json.loads(body)["items"]) == ids()


def test_feeds_for_insurance_and_for_audiences_hold_what_concerns_them() -> None:
    found = feeds(config(ALL_FEEDS))
    assert {path.rpartition("/")[0] for path in found} == {"", "insurance", "feeds/oncology", "feeds/r-d-x"}

    def titles(path: str) -> list[str]:
        return sorted(item["url"].removeprefix(SITE + "updates/") for item in json.loads(found[path])["items"])

    assert titles("insurance/feed.json") == ["nasty/"]
    assert titles("feeds/oncology/feed.json") == ["nasty/", "one/", "three/", "two/"]
    assert titles("feeds/r-d-x/feed.json") == ["nasty/", "one/", "two/"]
    assert "Oncology" in json.loads(found["feeds/oncology/feed.json"])["title"]


def test_no_feed_is_longer_than_it_should_be() -> None:
    many = {f"content/updates/n{number}.md": update(f"2026-{number % 9 + 1:02}-07") for number in range(80)}
    items = json.loads(feeds(many)["feed.json"])["items"]
    assert len(items) == 60
    assert items[0]["date_published"].startswith("2026-11-18")


def test_without_updates_or_switched_off_there_is_no_feed() -> None:
    assert list(ROOM.render(at())) == []
    off = at({**UPDATES, **config("outputs: {feeds: false}")})
    assert list(ROOM.render(off)) == []


def test_pictures_are_the_card_with_its_size_or_the_updates_own() -> None:
    entry = parse(io.BytesIO(feeds()["rss.xml"])).entries[0]
    (enclosure,) = entry.enclosures
    assert (enclosure.type, enclosure.length) == ("image/png", str(SIZE))
    assert entry.media_content[0]["url"] == enclosure.href == f"{entry.link}card.png"
    assert (entry.media_content[0]["width"], entry.media_content[0]["filesize"]) == ("1200", str(SIZE))
    assert b"<enclosure" not in feeds(config("outputs: {cards: false}"))["rss.xml"]


def test_a_size_that_is_not_known_is_0() -> None:
    assert Sized("a", f"x{size_of('b c')}y{size_of('d')}").filled({"d": 7}).body == b"x0y7"


def test_the_same_gives_the_same_bytes() -> None:
    assert feeds(config(ALL_FEEDS)) == feeds(config(ALL_FEEDS))


SPOILED = [
    ("feed.xml", 'rel="self"', 'rel="via"'),
    ("feed.xml", "2026-11-18T00:", "2026-11-19T00:"),
    ("feed.xml", "-05:00</published>", "</published>"),
    ("feed.xml", "updates/one</id>", "updates/three</id>"),
    ("feed.xml", "updates/one</id>", "updates/one two</id>"),
    ("feed.xml", 'type="html"', 'type="text"'),
    ("feed.xml", f'length="{SIZE}"', ""),
    ("feed.xml", "&lt;h2", "&lt;script"),
    ("feed.xml", f"=&#34;{SITE}insurance", "=&#34;../insurance"),
    ("feed.xml", "<summary>", "<pubDate>x</pubDate><summary>"),
    ("rss.xml", f'href="{SITE}rss.xml"', f'href="{SITE}feed.xml"'),
    ("rss.xml", "<language>en</language>", ""),
    ("rss.xml", 'isPermaLink="false"', 'isPermaLink="true"'),
    ("rss.xml", "Wed, 18 Nov", "Tue, 18 Nov"),
    ("rss.xml", " GMT</pubDate>", " EST</pubDate>"),
    ("rss.xml", f' length="{SIZE}"', ""),
    ("rss.xml", "&lt;/li&gt;", ""),
    ("rss.xml", "<dc:creator>Elm Street Clinic</dc:creator>", ""),
    ("rss.xml", "updates/one</guid>", "updates/three</guid>"),
    ("feed.json", "/1.1", "/1"),
    ("feed.json", '"summary"', '"excerpt"'),
    ("feed.json", "<h2>", "<h2 onclick='x()'>"),
    ("feed.json", f"{SITE}updates/one/card.png", "card.png"),
]


@pytest.mark.parametrize(("path", "good", "bad"), SPOILED)
def test_the_checks_object_to_what_is_wrong(path: str, good: str, bad: str) -> None:
    body = feeds()[path].decode()
    assert good in body
    judge = {"feed.xml": checks.atom, "rss.xml": checks.rss, "feed.json": checks.json_feed}[path]
    night = datetime(2026, 11, 18, 0, 15, tzinfo=ZoneInfo("America/New_York"))
    assert list(judge(body.replace(good, bad).encode(), SITE + path, night))


@pytest.mark.parametrize("path", ["feed.xml", "rss.xml", "feed.json"])
def test_golden(path: str, golden: Golden) -> None:
    golden(HERE / "golden" / path, feeds(config(ALL_FEEDS))[path].decode())
