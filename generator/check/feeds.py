"""Feeds for audiences that no update names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.places import Files
from generator.check.words import did_you_mean
from generator.derive.newsfeeds import slug_of
from generator.model.practice import Directory
from generator.problems import Problem, Severity


def check_feeds(directory: Directory, files: Files) -> Iterator[Problem]:
    """Every audience that has a feed is named by an update, published or not."""
    named = sorted({name for update in directory.updates.values() for name in update.audience.specialties})
    known = {slug_of(name) for name in named}
    for index, audience in enumerate(directory.settings.feeds.audiences):
        if slug_of(audience) not in known:
            where = files.where("site_config.yml", ("feeds", "audiences", index))
            hint = did_you_mean(audience, named) or "Write it as updates do, under audience: specialties:."
            message = f"no update names “{audience}” as its audience"
            yield Problem("feed-audience", where, message, hint, Severity.WARNING)
