"""Addresses in a text as X finds them: it counts each as 23 characters, with https:// or without.

The rules are those of twitter-text 3 (https://github.com/twitter/twitter-text), written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NOT_IN_NAMES = r"\s!'#%&()*+,\\\-./:;<=>?@\[\]^_{|}~$\ufffe\ufeff\uffff\u180e" + _DIRECTIONS
_LATIN = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f"
_IN_PATH = rf"a-z\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{_LATIN}"
_BALANCED = rf"\((?:[{_IN_PATH}]+|[{_IN_PATH}]*\([{_IN_PATH}]+\)[{_IN_PATH}]*)\)"
_PATH_END = rf"(?:[+\-a-z\u0400-\u04ff0-9=_#/{_LATIN}]|{_BALANCED})"
_PATH = rf"(?:(?:[{_IN_PATH}]|{_BALANCED})*{_PATH_END}|/)"
_QUERY = r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]"

_HOST = re.compile(
    rf"(https?://)?((?:[^{_NOT_IN_NAMES}][^{_NOT_IN_NAMES}_-]*(?:[_-]+[^{_NOT_IN_NAMES}_-]+)*\.)+)", re.I
)
_BEFORE = re.compile("[A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff]")
_BARE_BEFORE = re.compile("[-_./]")
_AFTER = re.compile(rf"(?::[0-9]+)?(?:/{_PATH}?)?(?:{_QUERY})?", re.I)
_TAIL = re.compile(rf"[^{_NOT_IN_NAMES}](?:[^{_NOT_IN_NAMES}]|[-])*", re.I)
_ASCII = re.compile("[a-z0-9-]+", re.I)
_PLAIN_LABELS = re.compile(rf"(?:[-a-z0-9{_LATIN}]+\.)+$", re.I)
_LONGEST_LABEL = 63


RESERVED = "example"
"""The domain of invented practices (RFC 2606 §2), so that their posts are counted like those of real ones."""


class Address(NamedTuple):
    """Where an address begins and ends."""

    start: int
    end: int


@cache
def top_level() -> frozenset[str]:
    """Every ending that makes an address of two words with a dot between them."""
    text = (Path(__file__).parent / "top_level_domains.txt").read_text("utf-8")
    names = (name for line in text.splitlines() if not line.startswith("#") for name in line.split())
    return frozenset((*names, RESERVED))


def addresses(text: str) -> Iterator[Address]:
    """Every address in a text (in NFC), in order."""
    place = 0
    while found := _HOST.search(text, place):
        address = _address(text, found)
        if address:
            yield address
        place = address.end if address else _next(found)


def _next(found: re.Match[str]) -> int:
    """Where to go on after something that was no address: behind its protocol, or behind its first label."""
    return found.end(1) if found[1] else found.start() + found[0].index(".") + 1


def _address(text: str, found: re.Match[str]) -> Address | None:
    start = found.start()
    before = text[start - 1 : start]
    end = _end_of_host(text, found.start(2), found.end())
    if end is None or _BEFORE.match(before) or not _can_be_resolved(text[found.start(2) : end]):
        return None
    if not found[1]:
        labels = _PLAIN_LABELS.search(text, found.start(2), text.rindex(".", found.start(2), end) + 1)
        if _BARE_BEFORE.match(before) or labels is None:
            return None
        start = labels.start()
    after = _AFTER.match(text, end)
    return Address(start, after.end() if after else end)


def _end_of_host(text: str, start: int, end: int) -> int | None:
    """Behind the last label that is a top-level domain: of `example.com.txt` behind `com`."""
    tail = _TAIL.match(text, end)
    stop = _end_of_name(text, end, tail.end()) if tail else None
    while stop is None:
        end = text.rfind(".", start, end)
        begin = text.rfind(".", start, end) + 1 if end >= 0 else 0
        if end < 0 or begin <= start:
            return None
        stop = _end_of_name(text, begin, end)
        end = begin
    return stop


def _end_of_name(text: str, start: int, end: int) -> int | None:
    """Where a top-level domain that begins at `start` ends; a letter of another script may follow it."""
    ascii_part = _ASCII.match(text, start, end)
    for stop in dict.fromkeys((end, ascii_part.end() if ascii_part else end)):
        name = text[start:stop].lower()
        known = name in top_level() or name.startswith("xn--")
        if known and not re.match("[0-9a-zA-Z@+-]", text[stop : stop + 1]):
            return stop
    return None


def _can_be_resolved(host: str) -> bool:
    """Whether no label is longer than names may be (RFC 1035 §2.3.4; RFC 3492 for other scripts).

    An underscore may stand in subdomains alone.
    """
    labels = host.split(".")
    return "_" not in labels[-2] and all(labels) and all(_octets(label) <= _LONGEST_LABEL for label in labels)


def _octets(label: str) -> int:
    return len(label) if label.isascii() else len("xn--") + len(label.encode("punycode"))
