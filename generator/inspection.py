"""Load and check: everything that is known of a practice's folder before anything is made of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator import clock
from generator.check.directory import Checked, check
from generator.fonts import Case
from generator.load.cache import ParseCache
from generator.load.tree import SourceTree, read_tree
from generator.pictures.album import Album
from generator.pictures.vault import Vault
from generator.problems import Problem, Severity, UsageError

PICTURES = "pictures"
"""The folder of the cache that pictures are kept in."""


class Inspection(NamedTuple):
    """What loading and checking a folder brought to light. `problems` are sorted, the loader's among them."""

    tree: SourceTree
    album: Album
    fonts: Case
    checked: Checked
    problems: list[Problem]

    @property
    def failed(self) -> bool:
        """Whether a build must refuse."""
        return self.checked.directory is None or any(problem.severity is Severity.ERROR for problem in self.problems)


def expect_practice(source: Path) -> None:
    """Raise `UsageError` when `source` is no practice's folder."""
    if not (source / "site_config.yml").exists():
        raise UsageError(
            f"{source} has no site_config.yml. Name the practice's folder with --source, or make one: presence init DIR"
        )


def inspect(
    source: Path, today: date | None = None, *, allow_stale: bool = False, cache: Path | None = None
) -> Inspection:
    """Load and check a practice's folder; writes nothing but the cache.

    Raises `UsageError` when `source` is no practice's folder.
    """
    expect_practice(source)
    parsed = ParseCache(cache) if cache else None
    tree = read_tree(source, cache=parsed)
    if parsed:
        parsed.save()
    album = Album(tree.images, Vault(cache / PICTURES if cache else None))
    fonts = Case(tree.fonts)
    checked = check(
        tree.documents,
        album,
        lambda settings: clock.today(settings, today),
        fonts=fonts,
        unread=tree.unusable,
        allow_stale=allow_stale,
    )
    problems = sorted([*tree.problems, *checked.problems], key=lambda problem: problem.sort_key)
    return Inspection(tree, album, fonts, checked, problems)
