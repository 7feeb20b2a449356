"""A state to compare with: a folder, a git revision, the last commit before a day, or a published site."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.changes.history import Commit, commit_before, commit_of, files_at
from generator.changes.lenient import Loose, read_loosely
from generator.derive.routes import FACTS
from generator.load.frontmatter import parse_front_matter
from generator.load.tree import read_tree
from generator.load.values import Document
from generator.load.yamlfile import parse_yaml
from generator.model.practice import Directory
from generator.problems import UsageError

VERSION = 1
"""The version of the data file that is understood."""


@dataclass(frozen=True, slots=True)
class State:
    """A practice's facts at one time. `name` is for people."""

    name: str
    found: Loose

    @property
    def directory(self) -> Directory:
        """As far as it could be read."""
        return self.found.directory


def state_since(since: str, source: Path, zone: str) -> State:
    """The state that `--since` names. Raises UsageError when there is none."""
    if not since.strip():
        raise UsageError(
            "--since says nothing; give a revision (HEAD~3), a folder, a built site or a date (2026-10-01)"
        )
    place = Path(since)
    if _exists(place):
        return _of_place(place)
    if (day := _day(since)) is not None:
        return _of_commit(source, commit_before(source, day, zone))
    return _of_commit(source, commit_of(source, since))


def last_published(out: Path) -> State:
    """The state that the last build published. Raises UsageError when nothing is built there."""
    if (out / "site" / FACTS).is_file():
        return _of_data_file(out / "site" / FACTS)
    raise UsageError(
        f"there is no built site in {out}. Say what to compare with: --since 2026-10-01, --since HEAD~3 or --since DIR"
    )


def state_of_folder(folder: Path, name: str = "now") -> State:
    """The state of a practice's folder as it is now."""
    tree = read_tree(folder)
    loose = read_loosely(tree.documents, tree.unusable)
    return State(name, loose)


def _exists(place: Path) -> bool:
    try:
        return place.exists()
    except (OSError, ValueError):  # too long, or not a name at all
        return False


def _of_place(place: Path) -> State:
    if place.is_file():
        return _of_data_file(place)
    for site in (place, place / "site"):
        if (site / FACTS).is_file():
            return _of_data_file(site / FACTS)
    if not (place / "site_config.yml").is_file():
        raise UsageError(f"{place} is neither a practice's folder (site_config.yml) nor a built site ({FACTS})")
    return state_of_folder(place, f"the folder {place}")


def _of_commit(source: Path, commit: Commit) -> State:
    documents: dict[str, Document] = {}
    unusable = []
    for file, data in files_at(source, commit).items():
        parse = parse_front_matter if file.endswith(".md") else parse_yaml
        document, _ = parse(data, file)
        if document is None:
            unusable.append(file)
        else:
            documents[file] = document
    return State(f"commit {commit.short} of {commit.day}", read_loosely(documents, unusable))


def _of_data_file(path: Path) -> State:
    """The published facts (see `outputs.facts`)."""
    try:
        data: Any = json.loads(path.read_bytes())
        version, day = data["version"], date.fromisoformat(data["as_of"])
        files = {str(file): dict(fields) for file, fields in data["files"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise UsageError(f"{path} is not the data file of a published site") from None
    if version != VERSION:
        raise UsageError(f"{path} was written by another version of presence (format {version}); build the site again")
    documents = {file: Document(file, fields) for file, fields in files.items()}
    return State(f"the site as published on {day}", read_loosely(documents, ()))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
