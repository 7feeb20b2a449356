"""Bytes of a feed to entries, by feedparser in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from generator.sync.fetch import Trouble

PROGRAM = Path(__file__).with_name("parse_feed.py")
SECONDS = 90
"""For one feed. The process is held to less time at work by itself; this is for machines that are busy."""
FAR_AHEAD = 10_000_000_000
"""Seconds since 1970: the year 2286."""
HARMLESS = frozenset({"", "CharacterEncodingOverride", "NonXMLContentType"})
"""What feedparser calls malformed and can be read all the same: it only comes under a wrong label."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as its feed has it; no text is to be trusted. `moment` is None if there is no date that can be read."""

    id: str
    title: str
    link: str
    moment: datetime | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. `id` is its own, of Atom alone."""

    id: str
    entries: tuple[Entry, ...]


def read_feed(body: bytes, url: str, content_type: str) -> Feed:
    """The entries of a feed in the order of the feed. Raises `Trouble` for what is no well-formed feed."""
    if b"<!entity" in body.replace(b"\0", b"").lower():
        raise Trouble("it declares entities, which feeds have no use for")
    found = _parsed(body, url, content_type)
    if not found["version"]:
        raise Trouble("this is no feed (Atom or RSS)")
    if found["bozo"] not in HARMLESS:
        raise Trouble(f"the feed is not well-formed ({found['bozo']})")
    return Feed(found["id"], tuple(_entry(entry) for entry in found["entries"]))


def _parsed(body: bytes, url: str, content_type: str) -> Any:
    command = [sys.executable, "-P", str(PROGRAM), url, content_type]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=SECONDS, check=True)
        return json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise Trouble("the feed cannot be read: it is too much for the parser") from None


def _entry(entry: dict[str, Any]) -> Entry:
    return Entry(entry["id"], entry["title"], entry["link"], _moment(entry["moment"]))


def _moment(seconds: int | None) -> datetime | None:
    """Seconds since 1970 in UTC. What is older than that is simply old; what lies centuries ahead is no date."""
    return None if seconds is None or seconds > FAR_AHEAD else datetime.fromtimestamp(max(seconds, 0), UTC)
