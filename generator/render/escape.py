"""Escaping for targets that Jinja does not know: JSON in a script element, strings of CSS, content lines of vCards."""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import Markup

_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_ends_script = re.compile("[<>&\u2028\u2029]").search
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_IN_CONTENT_LINE = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
_needs_content_line = re.compile(r"[\\;,\n\r]").search


def script_json(value: Any) -> Markup:
    """JSON that can stand in `<script type="application/…json">`: no character of it can end the element or the line.

    HTML Living Standard §4.12.1.3 (restrictions for contents of script elements); RFC 8259.
    """
    text = _json(value)
    return Markup(text.translate(_IN_SCRIPT) if _ends_script(text) else text)


def css_string(value: str) -> str:
    """A quoted CSS string (CSS Syntax Level 3 §4.3.7): everything but letters, digits and spaces as an escape."""
    return '"' + "".join(c if c.isalnum() or c in " .,-" else f"\\{ord(c):x} " for c in value) + '"'


def content_line_text(value: str) -> str:
    """A text value of a vCard or calendar property (RFC 6350 §3.4, RFC 5545 §3.3.11)."""
    return value.translate(_IN_CONTENT_LINE) if _needs_content_line(value) else value


def fold(line: str) -> str:
    """A content line in pieces of at most 75 octets, none of them cutting a character (RFC 6350 §3.2), with CRLF."""
    if line.isascii():
        return "\r\n ".join([line[:75], *(line[at : at + 74] for at in range(75, len(line), 74))]) + "\r\n"
    pieces: list[str] = []
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > 75:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += octets
    return "\r\n".join([*pieces, piece]) + "\r\n"
