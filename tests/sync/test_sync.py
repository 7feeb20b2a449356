"""`presence sync` from end to end: the practice's own feed, feeds of others, and what is in the folder afterwards."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from generator.cli import presence
from generator.derive.desk import Desk
from generator.derive.newsfeeds import ENTRIES
from generator.inspection import inspect
from generator.outputs.base import Sized
from generator.outputs.feeds import ROOM
from generator.problems import ContentError
from generator.sync import sync
from generator.sync.fetch import Answer, Limits
from generator.sync.report import Told
from tests.sync.serving import Behaviour, local, saying, serving

MINIMAL = Path(__file__).parent.parent / "sites/minimal"
TODAY = date(2026, 11, 23)
OWN = "https://refer.quillwater.example/feed.xml"
HOSPITAL = "https://hospital.example/feed.xml"
SOCIETY = "https://society.example/feed.xml"
NAMED = f"""
community:
  hospital: {{title: Quillwater Hospital, url: "{HOSPITAL}"}}
  society: {{title: Skin Society, url: "{SOCIETY}"}}
"""
RSS = "<rss version='2.0'><channel><title>News</title><link>https://a.example/</link>{}</channel></rss>"
DAY = "Mon, 16 Nov 2026 12:00:00 GMT"


def item(title: str, link: str = "", guid: str = "", day: str = DAY) -> str:
    told = {"title": title, "link": link or f"https://a.example/{sha256(title.encode()).hexdigest()[:8]}", "guid": guid}
    parts = "".join(f"<{name}><![CDATA[{text}]]></{name}>" for name, text in told.items() if text)
    return f"<item>{parts}{f'<pubDate>{day}</pubDate>' if day else ''}</item>"


@dataclass
class World:
    """A practice, and what servers answer at which address."""

    folder: Path
    servers: dict[str, Behaviour] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def says(self, url: str, *items: str, **fields: str) -> None:
        self.servers[url] = saying(RSS.format("".join(items)).encode(), content_type="application/rss+xml", **fields)

    def get(self, url: str, validators: Mapping[str, str]) -> Answer:
        self.asked.append((url, dict(validators)))
        missing = saying(b"", "HTTP/1.1 404 Not Found")
        with serving(self.servers.get(url, missing)) as address:
            return local(address, validators, Limits())

    def sync(self, today: date = TODAY) -> Told:
        return sync(self.folder, today, self.get)

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def items(self) -> list[str]:
        """Texts of the items, without the one that was there from the beginning."""
        return [p.read_text("utf-8") for p in sorted((self.folder / "content/community").glob("*20*.yml"))]

    def desk(self, today: date = TODAY) -> Desk:
        found = inspect(self.folder, today, allow_stale=True)
        assert today != TODAY or found.problems == []
        assert found.checked.directory is not None
        return Desk(found.checked.directory, today)

    def publish(self) -> None:
        """The feed as the site would have it."""
        made = next(a for a in ROOM.render(self.desk()) if isinstance(a, Sized) and a.path == "feed.xml")
        self.servers[OWN] = saying(made.filled({}).body, content_type="application/atom+xml")


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(copytree(MINIMAL, tmp_path / "practice"))
    config = made.folder / "site_config.yml"
    config.write_text(config.read_text("utf-8") + NAMED, "utf-8")
    return made


def test_news_of_others_waits_for_a_person(world: World) -> None:
    world.says(HOSPITAL, item("Ward 3 <b>moves</b>: what changes", guid="urn:42"))
    told = world.sync()
    assert "Quillwater Hospital: 1 new item in content/community, for you to approve" in told.lines
    (text,) = world.items()
    assert text.splitlines() == [
        "# yaml-language-server: $schema=../../.schemas/community.json",
        "# Found by “presence sync” in the feed “hospital”. It is shown once approved is true.",
        'title: "Ward 3 moves: what changes"',
        "url: https://a.example/" + sha256(b"Ward 3 <b>moves</b>: what changes").hexdigest()[:8],
        "publisher: Quillwater Hospital",
        "date: 2026-11-16",
        "expires: 2027-02-14",
        "approved: false",
        'imported: {from: hospital, id: "urn:42"}',
    ]
    shown = [found.title for found in world.desk().lookup.community]
    assert shown == ["The harbor walk is open again"]


def test_what_is_approved_is_shown_until_it_expires_and_never_written_again(world: World) -> None:
    world.says(HOSPITAL, item("Ward 3 moves", guid="urn:42"))
    world.sync()
    path = next((world.folder / "content/community").glob("hospital-2026-11-16-*.yml"))
    path.write_text(path.read_text("utf-8").replace("false", "true").replace("Ward 3 moves", "Ward 3 is on level 2"))
    assert "Ward 3 is on level 2" in [found.title for found in world.desk().lookup.community]
    assert "Ward 3 is on level 2" not in [one.title for one in world.desk(date(2027, 2, 15)).lookup.community]
    before = world.files()
    world.says(HOSPITAL, item("Ward 3 has moved", guid="urn:42"))
    world.sync()
    assert world.files() == before


def test_what_has_expired_is_told(world: World) -> None:
    assert not any("expired" in line for line in world.sync().lines)
    assert "1 item has expired in content/community; you may delete such files" in world.sync(date(2027, 1, 1)).lines


def test_a_second_run_changes_nothing(world: World) -> None:
    world.publish()
    world.says(HOSPITAL, item("A"), item("B", day=""), item("C", day="Mon, 16 Nov 2099 12:00:00 GMT"))
    world.sync()
    before = world.files()
    assert len(world.items()) == 3
    told = world.sync()
    assert world.files() == before
    assert any("no new items" in line for line in told.lines)
    world.sync(date(2026, 12, 1))
    assert world.files() == before


def test_days_that_are_missing_or_lie_ahead_are_today_and_old_news_stays_out(world: World) -> None:
    days = ["", "Mon, 16 Nov 2099 12:00:00 GMT", "Mon, 18 May 2026 12:00:00 GMT"]
    world.says(HOSPITAL, *(item(f"News {number}", day=day) for number, day in enumerate(days)))
    told = world.sync()
    assert [text.split("date: ")[1][:10] for text in world.items()] == ["2026-11-23", "2026-11-23"]
    assert any(line.strip().startswith("1 left out") for line in told.lines)


def test_only_what_has_a_headline_and_a_safe_link_is_taken(world: World) -> None:
    world.says(
        HOSPITAL,
        item("Bad", "javascript:alert(1)"),
        item("Plain", "http://a.example/"),
        item("<script>alert(1)</script>", "https://a.example/1"),
        item("{{ 7*7 }}: 'quotes' \"and\" # more", "https://a.example/2"),
        item("Long " * 200, "https://a.example/3"),
        item("Twice", "https://a.example/4", "g"),
        item("Twice again", "https://a.example/5", "g"),
        item("Same link", "https://a.example/4", "h"),
        item("- [dash", "https://a.example/6"),
        item("yes", "https://a.example/7"),
        item("李", "https://a.example/8"),
    )
    world.sync()
    titles = {found.title for found in world.desk().directory.community.values()}
    assert {"{{ 7*7 }}: 'quotes' \"and\" # more", "Twice", "- [dash", "yes", "李"} <= titles
    assert not titles & {"Bad", "Plain", "Twice again", "Same link"}
    assert max(map(len, titles)) <= 160


def test_ten_thousand_entries_leave_the_ten_newest(world: World) -> None:
    world.says(HOSPITAL, *(item(f"News {n}", day=f"Mon, {n % 20 + 1:02} Nov 2026 12:00:00 GMT") for n in range(10_000)))
    world.sync()
    assert len(world.items()) == 10
    assert all("date: 2026-11-20" in text for text in world.items())


def test_a_feed_that_invents_new_ids_each_time_is_held_off(world: World) -> None:
    for turn in range(5):
        world.says(HOSPITAL, *(item(f"News {turn}-{n}") for n in range(10)))
        told = world.sync()
    assert len(world.items()) == 30
    assert "30 items wait in content/community" in "\n".join(told.warnings)


BROKEN = [
    saying(b"", "HTTP/1.1 500 No"),
    saying(b"<html><body>Sorry</body></html>", content_type="text/html"),
    saying(b"<rss version='2.0'><channel><item><title>A</title>"),
    saying(b"<!DOCTYPE x [<!ENTITY a 'b'>]><rss version='2.0'/>"),
    saying(b"", "HTTP/1.1 301 Moved", location="file:///etc/passwd"),
    saying(b"<rss", content_length="900"),
    lambda connection, _: None,
]


@pytest.mark.parametrize("behave", BROKEN)
def test_a_broken_feed_costs_a_warning_and_nothing_else(world: World, behave: Behaviour) -> None:
    world.publish()
    world.servers[HOSPITAL] = behave
    world.says(SOCIETY, item("Still read"))
    told = world.sync()
    (warning,) = told.warnings
    assert warning.startswith(f"Quillwater Hospital, {HOSPITAL}: ")
    assert len(world.items()) == 1


def test_what_has_not_changed_is_not_sent_again_and_leads_to_the_same_files(world: World) -> None:
    world.says(HOSPITAL, item("A", guid="1"), etag='"1"', last_modified=DAY)
    world.sync()
    (path,) = (world.folder / "content/community").glob("hospital-*.yml")
    before = world.files()
    world.servers[HOSPITAL] = saying(b"", "HTTP/1.1 304 Not Modified")
    path.unlink()
    world.sync()
    assert (HOSPITAL, {"etag": '"1"', "last-modified": DAY}) in world.asked
    assert world.files() == before


@pytest.mark.parametrize("spoiled", [b"", b"{", b"[1]", b'{"url": 1}', b"\xff"])
def test_a_spoiled_memory_is_forgotten(world: World, spoiled: bytes) -> None:
    world.says(HOSPITAL, item("A"), etag='"1"')
    world.sync()
    for path in (world.folder / ".presence/feeds").iterdir():
        path.write_bytes(spoiled)
    world.sync()
    assert world.asked[-2] == (HOSPITAL, {})


def test_a_body_that_is_not_the_one_that_was_kept_is_forgotten(world: World) -> None:
    world.says(HOSPITAL, item("A"), etag='"1"')
    world.sync()
    (body,) = (world.folder / ".presence/feeds").glob("*.body")
    body.write_bytes(body.read_bytes() + b" ")
    world.sync()
    assert world.asked[-2] == (HOSPITAL, {})


def test_a_feed_that_cannot_be_read_is_not_remembered(world: World) -> None:
    world.servers[HOSPITAL] = saying(b"<html>", content_type="text/html", etag='"1"')
    world.sync()
    world.sync()
    assert [validators for url, validators in world.asked if url == HOSPITAL] == [{}, {}]


def add_update(world: World, name: str, day: str, **fields: str) -> None:
    more = "".join(f"{key}: {value}\n" for key, value in fields.items())
    text = f"---\ntitle: Update {name}\ndate: {day}\nsummary: Something new.\n{more}---\nMore.\n"
    (world.folder / f"content/updates/{name}.md").write_text(text, "utf-8")


def pending(world: World) -> list[str]:
    desk = world.desk()
    return [update.id for update in desk.announcements.pending(desk.lookup.updates)]


def test_nothing_is_announced_twice_and_nothing_is_missed(world: World) -> None:
    add_update(world, "one", "2026-11-18")
    world.publish()
    add_update(world, "two", "2026-11-20")
    assert pending(world) == ["two", "one"]
    told = world.sync()
    assert "Your published feed: 2 updates, 1 new in content/announced.yml" in told.lines
    assert pending(world) == ["two"]
    desk = world.desk()
    seen = desk.announcements.of(desk.directory.updates["one"])
    assert seen is not None
    assert (seen.first_seen, seen.url) == (TODAY, "https://refer.quillwater.example/updates/one/")


def test_a_fresh_clone_learns_it_all_from_the_feed(world: World) -> None:
    add_update(world, "one", "2026-11-18")
    world.publish()
    (world.folder / "content/announced.yml").unlink()
    world.sync()
    assert pending(world) == []
    assert "tag: refer.quillwater.example,2026\n" in (world.folder / "content/announced.yml").read_text("utf-8")


def test_ids_survive_a_new_title_a_new_name_and_a_new_address(world: World) -> None:
    add_update(world, "one", "2026-11-18")
    world.publish()
    (world.folder / "content/announced.yml").unlink()
    world.sync()
    (world.folder / "content/updates/one.md").unlink()
    add_update(world, "better-name", "2026-11-18", formerly="one")
    config = world.folder / "site_config.yml"
    config.write_text(config.read_text("utf-8").replace("refer.quillwater", "www.quillwater-skin"), "utf-8")
    assert pending(world) == []


def test_an_address_that_moved_before_anything_was_remembered_is_warned_of(world: World) -> None:
    world.publish()
    text = (world.folder / "content/announced.yml").read_text("utf-8")
    (world.folder / "content/announced.yml").write_text(text.replace("refer.quillwater", "old.quillwater"), "utf-8")
    (warning,) = [line for line in world.sync().warnings if "begin with" in line]
    assert "feeds: tag: refer.quillwater.example,2026" in warning


def test_an_update_that_is_gone_is_told(world: World) -> None:
    add_update(world, "one", "2026-11-18")
    world.publish()
    (world.folder / "content/updates/one.md").unlink()
    assert any("updates/one" in line and "not among your updates" in line for line in world.sync().warnings)


def test_what_dropped_out_of_a_full_feed_was_announced(world: World) -> None:
    for number in range(ENTRIES + 3):
        add_update(world, f"news-{number:02}", f"2026-{number // 28 + 8:02}-{number % 28 + 1:02}")
    world.publish()
    world.sync()
    assert pending(world) == []


def test_a_practice_that_cannot_be_read_is_an_error(world: World) -> None:
    (world.folder / "content/practice.yml").write_text("nme: X\n", "utf-8")
    with pytest.raises(ContentError):
        world.sync()
    assert world.asked == []


@contextlib.contextmanager
def answering(get: Callable[[str, Mapping[str, str]], Answer], patch: pytest.MonkeyPatch) -> Iterator[None]:
    patch.setattr(sync, "__defaults__", (None, get))
    yield


def test_the_command_ends_with_0_whatever_the_feeds_do(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.says(HOSPITAL, item("A"))
    with answering(world.get, monkeypatch):
        run = CliRunner().invoke(presence, ["sync", "--source", str(world.folder), "--today", str(TODAY)])
    assert run.exit_code == 0
    assert "Quillwater Hospital: 1 new item" in run.stdout
    assert (
        "warning: your published feed, https://refer.quillwater.example/feed.xml: the server answers 404" in run.stderr
    )
    assert "warning: Skin Society" in run.stderr


def test_the_command_needs_files_that_can_be_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    (world.folder / "content/practice.yml").write_text("nme: X\n", "utf-8")
    with answering(world.get, monkeypatch):
        run = CliRunner().invoke(presence, ["sync", "--source", str(world.folder)])
    assert run.exit_code == 1
    assert "error[unknown-key]" in run.stderr
