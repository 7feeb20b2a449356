"""`presence sync`: the only part of the program that uses the network, and never in a build.

It reads the practice's own published feed, to remember what has been announced, and the feeds of others that the
practice names, for a person to choose from. A feed that is down, broken or hostile costs a warning and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from generator.derive.desk import Desk
from generator.inspection import inspect
from generator.problems import ContentError
from generator.sources import Existing, write_source_files
from generator.sync.announced import FILE, own_feed, remember
from generator.sync.community import collect, expired
from generator.sync.fetch import Trouble, fetch
from generator.sync.memory import Getter, Memory
from generator.sync.reading import Feed, read_feed
from generator.sync.report import Told

__all__ = ["Told", "sync"]


def sync(source: Path, today: date | None = None, get: Getter = fetch) -> Told:
    """Fetch every feed, write what is new below `source`, and say what was done.

    Raises `UsageError` when `source` is no practice's folder or cannot be written, `ContentError` when its files
    cannot be read.
    """
    found = inspect(source, today, allow_stale=True)
    if found.checked.directory is None or found.checked.today is None:
        raise ContentError(found.problems)
    desk = Desk(found.checked.directory, found.checked.today)
    told, memory = Told(), Memory(source, get)
    _one(memory, "your published feed", own_feed(desk), told, partial(remember, desk, told))
    for name, outside in desk.settings.community.items():
        _one(memory, outside.title, outside.url, told, partial(collect, desk, told, name))
    expired(desk, told)
    _write(source, told)
    return told


def _one(memory: Memory, name: str, url: str, told: Told, use: Callable[[Feed], None]) -> None:
    """Fetch, read and use one feed; what goes wrong is a warning."""
    try:
        answer = memory.fetch(url)
        use(read_feed(answer.body, answer.url, answer.type))
    except Trouble as trouble:
        told.warnings.append(f"{name}, {url}: {trouble}")
    else:
        memory.keep(url, answer)


def _write(source: Path, told: Told) -> None:
    """The state is written anew; what a person may have edited is left alone."""
    state = {path: text for path, text in told.files.items() if path == FILE}
    items = {path: text for path, text in told.files.items() if path != FILE}
    write_source_files(source, state, existing=Existing.REPLACE)
    write_source_files(source, items, existing=Existing.KEEP)
