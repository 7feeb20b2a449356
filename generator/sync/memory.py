"""What was fetched last, in `.presence/feeds/`, so that a server need not send again what has not changed.

The body is kept whole: an answer "not modified" then leads to the same files as the body itself would.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from generator.sources import Existing, write_source_files
from generator.sync.fetch import Answer, fetch

FOLDER = ".presence/feeds"

Getter: TypeAlias = Callable[[str, Mapping[str, str]], Answer]
"""(address, validators) -> what is there. Raises `Trouble`."""


class Memory:
    """The answers of last time, below a practice's folder. What cannot be read is forgotten."""

    def __init__(self, source: Path, get: Getter = fetch) -> None:
        self._source = source
        self._get = get

    def fetch(self, url: str) -> Answer:
        """What is at an address now, whether it was sent again or not. Raises `Trouble`."""
        known = self._recall(url)
        answer = self._get(url, known.validators if known else {})
        return known if known and answer.unchanged else answer

    def keep(self, url: str, answer: Answer) -> None:
        """Remember an answer that could be used; without validators there is nothing to ask with."""
        if not answer.validators:
            return
        about = {
            "url": url,
            "at": answer.url,
            "type": answer.type,
            "validators": dict(answer.validators),
            "digest": sha256(answer.body).hexdigest(),
        }
        name = _name(url)
        meta = json.dumps(about, indent=1) + "\n"
        files: dict[str, str | bytes] = {f"{name}.json": meta, f"{name}.body": answer.body}
        write_source_files(self._source, files, existing=Existing.REPLACE)

    def _recall(self, url: str) -> Answer | None:
        try:
            about = json.loads((self._source / f"{_name(url)}.json").read_bytes())
            body = (self._source / f"{_name(url)}.body").read_bytes()
            if about["url"] != url or about["digest"] != sha256(body).hexdigest():
                return None
            validators = {str(name): str(value) for name, value in about["validators"].items()}
            return Answer(str(about["at"]), body, str(about["type"]), validators)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None


def _name(url: str) -> str:
    return f"{FOLDER}/{sha256(url.encode()).hexdigest()[:16]}"
