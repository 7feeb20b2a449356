"""Bytes to text that is safe to go on with: UTF-8, no control characters, nothing that turns text around.

Characters that cannot be seen come in three sorts:

- control characters (C0, C1, and the line breaks U+0085, U+2028 and U+2029 that editors do not show as such): refused;
- bidirectional embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069): refused, because they make a
  reviewer read something else than the program does (Unicode Technical Standard #55, "Trojan Source");
- zero-width characters: a warning, and the text goes on without them. They are what copying from a web page leaves
  behind, they break names, phone numbers and keys without a trace, and a build need not stop for them. The joiners
  and direction marks (U+200C to U+200F, U+061C) stay where a neighbour needs them: beside emoji, and beside letters
  of scripts that join or run from right to left (Persian, Hindi, Hebrew, ...).
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING, TypeAlias

from generator.problems import Problem, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Matches: TypeAlias = list[re.Match[str]]

MAX_FILE_BYTES = 1_000_000

LINE_BREAK = re.compile(r"\r\n|\r|\n")

_SAVE_AS_UTF8 = "Save the file again and choose UTF-8 as its encoding."
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_CONTROL_IN_VALUE = re.compile(f"\r|{_CONTROL.pattern}")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile("[\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]")
_JOINERS = "\u061c\u200c\u200d\u200e\u200f"
_UNPRINTABLE = re.compile(f"{_CONTROL.pattern}|{_BIDI.pattern}|[\ud800-\udfff]")


def read_text(content: str | bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file without its byte order mark. None, with one error, if it cannot be used at all."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(data) > MAX_FILE_BYTES:
        return None, [too_large(file, len(data))]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in data[:2]:
        return None, [Problem("not-utf8", Where(file), "this file is UTF-16 or UTF-32, not UTF-8", _SAVE_AS_UTF8)]
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        return None, [_not_utf8(error, file)]
    return (text, []) if _all_visible(text) else _looked_through(text, file)


def too_large(file: str, size: int) -> Problem:
    """The error for a file of `size` bytes that is over the limit."""
    message = f"this file has {size:,} bytes; the limit is {MAX_FILE_BYTES:,}"
    return Problem("file-too-large", Where(file), message, "Split it into several files, or move what is not data.")


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column (from 1, in code points) of the character at `index`."""
    line, start = 1, 0
    for found in LINE_BREAK.finditer(text, 0, index):
        line, start = line + 1, found.end()
    return line, index - start + 1


def printable(text: str) -> str:
    """The text with every character that could play tricks on a terminal replaced by U+FFFD, one for one."""
    return _UNPRINTABLE.sub("\ufffd", text)


def clean(text: str) -> str:
    """The text without stray zero-width characters, in Unicode's composed form (NFC)."""
    if not _all_visible(text):
        text = _INVISIBLE.sub(lambda found: "" if _is_stray(found) else found.group(), text)
    return unicodedata.normalize("NFC", text)


def shown(text: str) -> str:
    """A text inside a message: in quotes, on one line, not longer than 60 characters."""
    short = text if len(text) <= 60 else f"{text[:59]}…"
    return f"“{printable(clean(short)).replace(chr(10), ' ')}”"


def unsafe_character(text: str, where: Where) -> Problem | None:
    """The first problem that `text`, made from `\\x`, `\\u` and other escapes, has with its characters."""
    for found, tell in _findings(text, _CONTROL_IN_VALUE):
        return tell(where, found)
    return None


def _all_visible(text: str) -> bool:
    """True for nearly every text, and quick. False only means that a closer look is needed."""
    return text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable()


def _looked_through(text: str, file: str) -> tuple[str | None, list[Problem]]:
    """At most one problem of each sort, at the first place where it occurs."""
    problems = list(_character_problems(text, file))
    refused = any(problem.code == "control-character" for problem in problems)
    return (None if refused else text), problems


def _character_problems(text: str, file: str) -> Iterator[Problem]:
    for found, tell in _findings(text, _CONTROL):
        yield tell(Where(file, *position(text, found[0].start())), found)


def _findings(text: str, control: re.Pattern[str]) -> Iterator[tuple[Matches, Callable[[Where, Matches], Problem]]]:
    """The places of each sort of character that does not belong, and the words for it."""
    for pattern, tell in ((control, _control), (_BIDI, _bidi), (_INVISIBLE, _invisible)):
        found = [match for match in pattern.finditer(text) if pattern is not _INVISIBLE or _is_stray(match)]
        if found:
            yield found, tell


def _is_stray(found: re.Match[str]) -> bool:
    """False for a joiner or direction mark beside a character that it may serve."""
    text, start, end = found.string, found.start(), found.end()
    return found.group() not in _JOINERS or not any(map(_joins, (text[start - 1 : start], text[end : end + 1])))


def _joins(character: str) -> bool:
    """True for emoji and for letters beyond Latin, Greek and Cyrillic."""
    punctuation = "\u2000" <= character <= "\u218f"
    return character > "\u052f" and not punctuation and not _INVISIBLE.match(character)


def _control(where: Where, found: Matches) -> Problem:
    message = f"a control character ({_name(found)}) stands here{_and_more(found)}"
    hint = "Delete it, and write the line again if it does not show. For a new line, press Enter."
    return Problem("control-character", where, message, hint)


def _bidi(where: Where, found: Matches) -> Problem:
    message = f"an invisible character that turns the direction of text ({_name(found)}) stands here{_and_more(found)}"
    hint = "Delete it: retype what stands around it instead of pasting. Right-to-left names need no such mark here."
    return Problem("bidi-character", where, message, hint)


def _invisible(where: Where, found: Matches) -> Problem:
    message = f"an invisible character ({_name(found)}) stands here{_and_more(found)}; it is left out"
    hint = "Retype the text around it: such characters come with text copied from a web page."
    return Problem("invisible-character", where, message, hint, Severity.WARNING)


def _name(found: Matches) -> str:
    character = found[0].group()
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} {name}".rstrip()


def _and_more(found: Matches) -> str:
    more = len(found) - 1
    return "" if not more else f" and in {more} more place{'s' if more > 1 else ''}"


def _not_utf8(error: UnicodeDecodeError, file: str) -> Problem:
    before = error.object[: error.start].decode()
    byte = error.object[error.start : error.start + 1]
    message = f"the byte 0x{byte.hex().upper()} is not UTF-8{_in_windows(byte)}"
    return Problem("not-utf8", Where(file, *position(before, len(before))), message, _SAVE_AS_UTF8)


def _in_windows(byte: bytes) -> str:
    letter = byte.decode("cp1252", "ignore")
    return f" (in the older Windows encoding it is {letter})" if letter.isprintable() and letter else ""
