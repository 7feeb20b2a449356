"""Header lines of a message as finished ASCII text, folded by us.

Python's own policies break what a newsletter needs: an address in List-Unsubscribe that is longer than a line becomes
an encoded word, which RFC 2047 §5 forbids there, and a long sender with commas loses its quotes and becomes several.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence

LINE = 76
"""Longest line with an encoded word in it (RFC 2047 §2); of the others RFC 5322 §2.1.1 wants no more than 78."""
ENCODED_WORD = 75
_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


def clean(text: str) -> str:
    """A text on one line. A line break in a header would begin another header."""
    return " ".join(_CONTROL.sub(" ", text).split())


def encoded_words(name: str, text: str) -> Iterator[str]:
    """Text as encoded words of at most 75 characters, none of them cutting a character (RFC 2047 §2, §5).

    The first is shorter, so that it stands on one line with the name of the header. Readers drop the space between two.
    """
    room = _room(LINE - len(f"{name}: "))
    piece = b""
    for character in text:
        octets = character.encode()
        if len(piece) + len(octets) > room:
            yield f"=?utf-8?b?{base64.b64encode(piece).decode()}?="
            piece, room = b"", _room(ENCODED_WORD)
        piece += octets
    if piece:
        yield f"=?utf-8?b?{base64.b64encode(piece).decode()}?="


def _room(length: int) -> int:
    """Octets that an encoded word of this length can hold."""
    return (length - len("=?utf-8?b??=")) // 4 * 3


def folded(name: str, pieces: Sequence[str]) -> str:
    """`Name: piece piece` in lines of at most 76 characters where the pieces allow it, broken between pieces only."""
    lines, line = [], f"{name}:"
    for piece in pieces:
        if len(line) + 1 + len(piece) > LINE and line != f"{name}:":
            lines.append(line)
            line = ""
        line += f" {piece}"
    return "\r\n".join([*lines, line]) + "\r\n"


def unstructured(name: str, text: str) -> str:
    """A line of free text: Subject."""
    text = clean(text)
    if not text.isascii() or "=?" in text or any(len(word) > LINE - 2 for word in text.split()):
        return folded(name, list(encoded_words(name, text)))
    return folded(name, text.split(" "))


def mailbox(name: str, display: str, address: str) -> str:
    """A line with one mailbox: a display name in any script and with any commas, and its address (RFC 5322 §3.4)."""
    display, spec = clean(display), f"<{clean(address)}>"
    if not display:
        return folded(name, [spec])
    if not display.isascii() or "=?" in display:
        return folded(name, [*encoded_words(name, display), spec])
    if _ATOM.fullmatch(display):
        return folded(name, [*display.split(" "), spec])
    quoted = display.replace("\\", "\\\\").replace('"', '\\"')
    return folded(name, [*f'"{quoted}"'.split(" "), spec])


def addresses(name: str, urls: Sequence[str]) -> str:
    """A line of addresses in angle brackets, broken only between them (RFC 2369 §2; no encoded words there)."""
    bare = [f"<{url}>" for url in urls]
    return folded(name, [f"{url}," for url in bare[:-1]] + bare[-1:])
