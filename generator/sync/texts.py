"""What others write, made harmless: text without markup, links that are https, ids that can stand in a file."""

from __future__ import annotations

import html
import re
import unicodedata
from hashlib import sha256

import nh3
from pydantic_core import PydanticCustomError

from generator.model.fields import check_https

TITLE, LINK, ID = 160, 400, 200
"""Characters that are kept of each; a longer link is dropped, a longer id is replaced by its digest."""

_PUBLIC_HOST = re.compile(r"https://[^/@?#]+\.[a-z][a-z0-9-]*[a-z0-9](?::\d+)?(?:[/?#]|$)", re.IGNORECASE)


def title_of(markup: str) -> str:
    """A title as one line of text: no tags (scripts with what is in them), no control, invisible or unknown signs."""
    text = markup[: 20 * TITLE]
    for _ in range(3):
        before, text = text, html.unescape(nh3.clean(text, tags=set()))
        if text == before:
            break
    visible = "".join(c for c in unicodedata.normalize("NFC", text) if c.isspace() or _is_visible(c))
    return _shortened(" ".join(visible.split()))


def _is_visible(character: str) -> bool:
    """Letters with their marks, digits, punctuation, symbols; no formats, controls, surrogates, nothing private."""
    return unicodedata.category(character)[0] not in "CZ" and character != "\ufffd"


def _shortened(text: str) -> str:
    if len(text) <= TITLE:
        return text
    whole, _, rest = text[: TITLE - 1].rpartition(" ")
    return f"{(whole or rest).rstrip(' ,;:')}…"


def link_of(written: str) -> str | None:
    """An https link to a public name, or None for anything else."""
    link = written.strip()
    try:
        check_https(link)
    except PydanticCustomError:
        return None
    return link if len(link) <= LINK and link.isascii() and _PUBLIC_HOST.match(link) else None


def id_of(written: str) -> str:
    """An id that can be written to a file and compared: itself, or its digest where it is long or odd."""
    if re.fullmatch(r"[\x21-\x7e]+", written) and len(written) <= ID:
        return written
    return f"sha256:{sha256(written.encode(errors='replace')).hexdigest()[:32]}"


def slug_of(text: str, most: int) -> str:
    """A text as part of a file's name: small letters, digits, hyphens; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:most].strip("-")
