"""What the preview shows now: the last good site, and what is wrong since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Condition


@dataclass(frozen=True, slots=True)
class State:
    """`number` grows with every build. `trouble` is the report of a build that failed, empty after a good one."""

    number: int = 0
    trouble: str = ""


class Preview:
    """The site in `folder`, as `build` last made it. `build` returns the path part of the site's address."""

    def __init__(self, folder: Path, build: Callable[[], str], explain: Callable[[Exception], str]) -> None:
        self.folder = folder
        self.base = "/"
        self.state = State()
        self._build = build
        self._explain = explain
        self._news = Condition()
        self._closed = False

    def rebuild(self) -> None:
        """Build, and tell everybody who waits. A build that fails leaves the site as it is."""
        trouble = ""
        try:
            self.base = self._build()
        except Exception as error:  # whatever it is, the preview goes on and says so
            trouble = self._explain(error)
        with self._news:
            self.state = State(self.state.number + 1, trouble)
            self._news.notify_all()

    def wait(self, seen: int, seconds: float) -> State:
        """The state as soon as its number is not `seen`; after so many seconds, or when all ends, whatever it is."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self.state.number != seen, seconds)
            return self.state

    def close(self) -> None:
        """Let everybody go who waits."""
        with self._news:
            self._closed = True
            self._news.notify_all()
