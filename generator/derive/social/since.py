"""A part of the news: what was published since a day, or after an update."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.news import Update
from generator.model.practice import Directory


@dataclass(frozen=True, slots=True)
class Since:
    """Updates of a day and later; behind an update, those that come after it."""

    day: date
    after: str = ""

    def has(self, update: Update) -> bool:
        """Whether an update is part of it."""
        return (update.date, update.id) > (self.day, self.after) if self.after else update.date >= self.day


def since(directory: Directory, day: date | None, after: str | None) -> Since | None:
    """Since a day, or after the update of an id; None without either."""
    if after:
        return Since(directory.updates[after].date, after)
    return Since(day) if day else None
