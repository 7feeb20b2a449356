"""Feeds as they come: well-formed or not, honest or not. What is no feed is a `Trouble`, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from generator.sync import reading
from generator.sync.fetch import Trouble
from generator.sync.reading import read_feed

URL = "https://hospital.example/news/feed.xml"
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:a.example,2026:feed</id><title>News</title>{}</feed>"""
ENTRY = (
    """<entry><id>urn:1</id><title>{}</title><link href="{}"/><updated>2026-11-10T01:00:00+02:00</updated></entry>"""
)


def read(body: str | bytes, content_type: str = "application/atom+xml") -> reading.Feed:
    return read_feed(body.encode() if isinstance(body, str) else body, URL, content_type)


def test_atom() -> None:
    feed = read(ATOM.format(ENTRY.format("Flu shots", "../flu")))
    (entry,) = feed.entries
    assert feed.id == "tag:a.example,2026:feed"
    assert (entry.id, entry.title, entry.link) == ("urn:1", "Flu shots", "https://hospital.example/flu")
    assert entry.moment == datetime(2026, 11, 9, 23, tzinfo=UTC)


def test_rss_without_dates_ids_or_links() -> None:
    feed = read("<rss version='2.0'><channel><title>N</title><item><title>A</title></item><item/></channel></rss>")
    assert [(entry.id, entry.title, entry.link, entry.moment) for entry in feed.entries] == [
        ("", "A", "", None),
        ("", "", "", None),
    ]


@pytest.mark.parametrize(
    "day", ["yesterday", "31 Feb 2026", "9999-99-99T00:00:00Z", "Fri, 31 Dec 9999 23:59:59 GMT", "99999-01-01"]
)
def test_dates_that_are_none(day: str) -> None:
    item = f"<item><title>A</title><pubDate>{day}</pubDate></item>"
    feed = read(f"<rss version='2.0'><channel><title>N</title>{item}</channel></rss>")
    assert feed.entries[0].moment is None


def test_what_is_very_old_is_old() -> None:
    item = "<item><title>A</title><pubDate>Mon, 16 Nov 1959 12:00:00 GMT</pubDate></item>"
    feed = read(f"<rss version='2.0'><channel><title>N</title>{item}</channel></rss>")
    assert feed.entries[0].moment == datetime(1970, 1, 1, tzinfo=UTC)


def test_another_encoding_than_was_said_is_no_harm() -> None:
    feed = read(ATOM.format(ENTRY.format("Café", "https://a.example/")), "text/xml; charset=us-ascii")
    assert feed.entries[0].title == "Café"
    latin = ATOM.format(ENTRY.format("Café", "https://a.example/")).encode("latin-1")
    assert read(latin.replace(b'"utf-8"', b'"utf-16"')).entries[0].title == "Café"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "no feed"),
        ("<!doctype html><title>News</title><p>All our news", "no feed|not well-formed"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "no feed"),
        ("%PDF-1.7", "no feed"),
        (b"\x00\xff\xfe" * 400, "no feed|not well-formed"),
        (ATOM.format("<entry><title>A</entry>"), "not well-formed"),
        (ATOM.format(ENTRY.format("A", "https://a.example/"))[:-20], "not well-formed"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>" + "<entry>" * 5000, "not well-formed|too much"),
    ],
)
def test_what_is_no_feed(body: str | bytes, words: str) -> None:
    with pytest.raises(Trouble, match=words):
        read(body)


BOMB = (
    "<!DOCTYPE lolz [<!ENTITY a0 'lol'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
def test_entity_bombs_and_files_are_refused_unread(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_parsed", lambda *_: pytest.fail("it was parsed"))
    for doctype in (BOMB, "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>", "<!doctype x [<!entity f 'x'>]>"):
        text = f"<?xml version='1.0'?>{doctype}<rss version='2.0'><channel><title>&a9;&f;</title></channel></rss>"
        with pytest.raises(Trouble, match="declares entities"):
            read(text.encode(encoding))


def test_bombs_in_encodings_of_other_times_are_lost_with_their_process() -> None:
    text = f"{BOMB}<rss version='2.0'><channel><title>N</title><item><title>&a9;</title></item></channel></rss>"
    body = b"<?xml version='1.0' encoding='utf-7'?>" + text.encode("utf-7")
    with pytest.raises(Trouble):
        read(body, "application/rss+xml; charset=utf-7")


def test_a_parser_that_takes_too_long_or_dies_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS", 0.01)
    with pytest.raises(Trouble, match="too much for the parser"):
        read(ATOM.format(""))
    monkeypatch.undo()
    monkeypatch.setattr(reading, "PROGRAM", reading.PROGRAM.with_name("no_such_program.py"))
    with pytest.raises(Trouble, match="too much for the parser"):
        read(ATOM.format(""))
