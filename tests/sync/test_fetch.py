"""Servers that are slow, broken or hostile: each is one `Trouble`, within its limits, and nothing else happens."""

from __future__ import annotations

import gzip
import socket
import time
from pathlib import Path

import pytest

from generator.sync import doors
from generator.sync.doors import Place
from generator.sync.fetch import AGENT, Limits, Trouble, fetch
from tests.sync.serving import Behaviour, local, loopback, saying, serving

SOON = Limits(octets=200_000, seconds=0.4, redirects=3)
OK = b"HTTP/1.1 200 OK\r\n"


def trouble(behave: Behaviour, limits: Limits | None = None, host: str = "127.0.0.1") -> str:
    with serving(behave, host) as url, pytest.raises(Trouble) as caught:
        local(url, limits=limits) if limits else local(url)
    return str(caught.value)


def test_a_good_server_is_asked_politely_and_answers() -> None:
    asked: list[bytes] = []

    def behave(connection: socket.socket, request: bytes) -> None:
        asked.append(request)
        saying(b"<feed/>", content_type="application/atom+xml", etag='"1"', last_modified="yesterday")(connection, b"")

    with serving(behave) as url:
        answer = local(url + "?a=b c&d=%20ü", {"etag": '"0"'})
    assert (answer.body, answer.type, answer.unchanged) == (b"<feed/>", "application/atom+xml", False)
    assert answer.validators == {"etag": '"1"', "last-modified": "yesterday"}
    head = asked[0].decode("ascii").split("\r\n")
    assert head[0] == "GET /feed.xml?a=b%20c&d=%20%C3%BC HTTP/1.1"
    assert {f"User-Agent: {AGENT}", "Accept-Encoding: gzip", 'If-None-Match: "0"'} <= set(head)


def test_what_has_not_changed_is_not_sent_again() -> None:
    with serving(saying(b"", "HTTP/1.1 304 Not Modified")) as url:
        assert local(url, {"etag": '"1"'}).unchanged
        with pytest.raises(Trouble, match="304 Not Modified"):
            local(url)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("HTTP/1.1 404 Not Found", "404 Not Found"),
        ("HTTP/1.1 500 Oh\x1b[31m no", "500 Internal Server Error"),
        ("HTTP/1.1 999 Whatever", "999"),
        ("HTTP/1.1 302 Found", "302 Found"),
        ("ICY 200 OK", "does not speak HTTP"),
        ("", "does not speak HTTP"),
    ],
)
def test_other_answers(head: str, words: str) -> None:
    told = trouble(saying(b"<feed/>", head))
    assert words in told
    assert told.isprintable()


def test_an_empty_answer() -> None:
    assert "does not speak HTTP" in trouble(lambda connection, _: None)


def test_redirects_are_followed_but_not_for_ever() -> None:
    with (
        serving(saying(b"<feed/>")) as target,
        serving(saying(b"", "HTTP/1.1 308 Elsewhere", location=target)) as url,
    ):
        answer = local(url)
    assert (answer.url, answer.body) == (target, b"<feed/>")
    assert "more than 3 times" in trouble(saying(b"", "HTTP/1.1 301 Moved", location="/feed.xml"))


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://feeds.example.org/feed.xml", "leads to http:"),
        ("file:///etc/passwd", "leads to file:"),
        ("ftp://example.org/feed", "leads to ftp:"),
        ("gopher://127.0.0.1:70/x", "leads to gopher:"),
        ("//127.0.0.1:1/feed", "no connection"),
        ("https://127.0.0.1/feed", "into a private network"),
        ("https://[::1]/feed", "into a private network"),
        ("https://169.254.169.254/latest/meta-data", "into a private network"),
        ("https://10.1.2.3/feed", "into a private network"),
        ("https://2130706433/feed", "into a private network"),
        ("https://me:secret@example.org/feed", "holds a password"),
        ("https:///feed", "names no server"),
        ("https://example.org:99999/feed", "does not speak HTTP"),
        ("https://[::1/feed", "does not speak HTTP"),
    ],
)
def test_a_redirect_leads_nowhere_it_should_not(location: str, words: str) -> None:
    assert words in trouble(saying(b"", "HTTP/1.1 302 Found", location=location))


def test_a_name_that_means_the_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "looked_up", lambda *_: ["10.0.0.8", "::ffff:192.168.0.1", "2002:7f00:1::", "224.0.0.1"])
    with pytest.raises(Trouble, match="into a private network"):
        fetch("https://intranet.example.org/feed")


def test_only_public_addresses_of_a_name_are_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "looked_up", lambda *_: ["127.0.0.1", "8.8.8.8", "2606:4700::1111", "fe80::1%eth0"])
    assert doors.public("https://example.org/feed").addresses == ("8.8.8.8", "2606:4700::1111")


def test_names_beyond_ascii_are_looked_up_as_the_network_knows_them() -> None:
    assert doors.host_of("https://bücher.example/feed") == "xn--bcher-kva.example"


def drip(first: bytes, drop: bytes) -> Behaviour:
    """A server that sends a drop every 10 ms, for as long as somebody listens."""

    def behave(connection: socket.socket, _: bytes) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(drop)
            time.sleep(0.01)

    return behave


@pytest.mark.parametrize(
    "first",
    [b"", b"HTTP/1.1 200 OK\r\nX-Slow: ", OK + b"\r\n", OK + b"Content-Length: 9999999\r\n\r\n"],
    ids=["status", "header", "body", "counted body"],
)
def test_a_slow_drip_ends_with_the_time(first: bytes) -> None:
    assert "within 0.4 seconds" in trouble(drip(first, b"x"), SOON)


def test_chunks_that_never_end_and_heads_that_never_come() -> None:
    chunked = OK + b"Transfer-Encoding: chunked\r\n\r\n"
    assert "within 0.4 seconds" in trouble(drip(chunked, b"1\r\nx\r\n"), SOON)
    assert "within 0.4 seconds" in trouble(drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), SOON)


def silent(connection: socket.socket, _: bytes) -> None:
    connection.recv(1)


def test_a_server_that_says_nothing() -> None:
    assert "within 0.4 seconds" in trouble(silent, SOON)


def test_a_handshake_that_does_not_come_or_is_none() -> None:
    def behind(url: str) -> Place:
        return loopback(url)._replace(tls=True)

    with serving(lambda connection, _: silent(connection, b"")) as url, pytest.raises(Trouble, match="within 0"):
        fetch(url, {}, behind, SOON)
    with serving(lambda connection, _: connection.sendall(b"HTTP/1.1 400 No\r\n\r\n")) as url, pytest.raises(Trouble):
        fetch(url, {}, behind, SOON)


def test_an_endless_body_is_read_to_the_limit_and_no_further() -> None:
    sent = 0

    def behave(connection: socket.socket, _: bytes) -> None:
        nonlocal sent
        connection.sendall(OK + b"\r\n")
        while True:
            sent += connection.send(b"<!-- -->" * 1000)

    assert "longer than 0 MB" in trouble(behave)
    assert sent < 20_000_000


def test_an_endless_head_is_refused() -> None:
    assert "does not speak HTTP" in trouble(drip(OK, b"X-More: " + b"y" * 60 + b"\r\n"))
    assert "does not speak HTTP" in trouble(drip(OK, b"y" * 60_000))


def test_packed_bodies_are_unpacked_within_the_limit() -> None:
    packed = gzip.compress(b"<feed/>")
    with serving(saying(packed, content_encoding="gzip")) as url:
        assert local(url).body == b"<feed/>"
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert "longer than" in trouble(saying(bomb, content_encoding="gzip"))
    assert "broke off" in trouble(saying(packed[:-9], content_encoding="gzip"))
    assert "does not speak HTTP" in trouble(saying(b"not packed at all", content_encoding="gzip"))
    assert "was not asked for" in trouble(saying(b"?", content_encoding="br"))
    assert "was not asked for" in trouble(saying(packed, content_encoding="gzip, gzip"))


def test_a_connection_cut_in_the_middle() -> None:
    assert "broke off" in trouble(saying(b"<feed", content_length="500"))
    assert "broke off" in trouble(saying(b"ff\r\n<feed", transfer_encoding="chunked"))
    assert trouble(saying(b"<feed", transfer_encoding="chunked"))
    assert trouble(saying(b"zz\r\n<feed/>\r\n0\r\n\r\n", transfer_encoding="chunked"))
    assert trouble(saying(b"-5\r\n<feed/>\r\n0\r\n\r\n", transfer_encoding="chunked"))


def test_ipv6_too() -> None:
    with serving(saying(b"<feed/>"), "::1") as url:
        assert local(url).body == b"<feed/>"


def test_nobody_there(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(Trouble, match="no connection"):
        local(f"http://127.0.0.1:{port}/feed.xml")


def test_validators_that_cannot_be_sent_back_are_not_kept() -> None:
    with serving(saying(b"<feed/>", etag='"' + "x" * 300 + '"', last_modified="täglich")) as url:
        assert local(url).validators == {}
