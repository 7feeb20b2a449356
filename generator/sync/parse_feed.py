"""A program of its own: a feed on standard input to JSON on standard output. `reading` runs it, with limits.

It imports nothing of ours, so that what a hostile feed does to a parser is done to a process that can be lost.
Arguments: the address and the content type of the feed.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from calendar import timegm
from typing import Any

from feedparser.api import parse

MEMORY = 1_000_000_000
SECONDS = 20


def limit() -> None:
    """Hold this process to its memory and time, where the system can (POSIX)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def read(body: bytes, url: str, content_type: str) -> dict[str, Any]:
    """The feed as plain values; texts are as the feed has them, and are not to be trusted."""
    headers = {"content-location": url, **({"content-type": content_type} if content_type else {})}
    found = parse(  # type: ignore[no-untyped-call]
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    return {
        "version": found.get("version", ""),
        "bozo": type(found.get("bozo_exception")).__name__ if found.get("bozo") else "",
        "id": found.feed.get("id", ""),
        "entries": [_entry(entry) for entry in found.entries],
    }


def _entry(entry: Any) -> dict[str, Any]:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return {
        "id": str(entry.get("id", "")),
        "title": str(entry.get("title", "")),
        "link": str(entry.get("link", "")),
        "moment": timegm(moment) if moment else None,
    }


if __name__ == "__main__":
    limit()
    json.dump(read(sys.stdin.buffer.read(), *sys.argv[1:]), sys.stdout)
