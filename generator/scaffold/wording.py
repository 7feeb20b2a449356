"""Names as ids, and texts as YAML."""

from __future__ import annotations

import json
import re
import unicodedata

from generator.model.base import ID_PATTERN
from generator.problems import UsageError

LONGEST_ID = 80
_PLAIN = re.compile(r"[^\W\d_][\w .,'()/&+-]*[\w.)]")
_MEANS_SOMETHING_ELSE = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


def checked_id(written: str) -> str:
    """An id that was given by hand. Raises UsageError when it cannot be one."""
    if not re.fullmatch(ID_PATTERN, written) or len(written) > LONGEST_ID:
        raise UsageError(f"“{written}” cannot be an id; it has small letters, digits and single hyphens: north-clinic")
    return written


def id_of(name: str) -> str:
    """`Amara Okafor` -> `amara-okafor`. Raises UsageError for a name without a Latin letter or digit."""
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", latin.replace("'", "")).strip("-")[:LONGEST_ID].strip("-")
    if not made:
        raise UsageError(f"“{name}” has no letters that an id can be made of; give one with --id")
    return made


def yaml_text(text: str) -> str:
    """The text as a YAML scalar on one line, in quotes only where it needs them (JSON's are YAML's)."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _MEANS_SOMETHING_ELSE
    return text if plain else json.dumps(text, ensure_ascii=False)
