"""The theme's templates, listed and compiled faster than MkDocs does by itself. What they print is the same.

Material has 10,000 icons below `.icons`. MkDocs lists them all as templates in every build only to leave every one out,
because it copies nothing that begins with a dot. Source maps, half of its weight, are not published.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from jinja2 import Environment, FileSystemLoader

from generator.render.environment import compiled


class VisibleTemplates(FileSystemLoader):
    """Loads every template, lists those that do not stand below a folder whose name begins with a dot."""

    def list_templates(self) -> list[str]:
        """Names relative to the theme's folders, sorted."""
        return sorted({name for folder in self.searchpath for name in _visible(folder)})


def _visible(root: str) -> list[str]:
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = os.path.relpath(folder, root).replace(os.sep, "/")
        prefix = "" if below == "." else f"{below}/"
        found += [f"{prefix}{name}" for name in files if not name.endswith(".map")]
    return found


def quicken(theme: Any) -> None:
    """Have a MkDocs theme make its environment with such a loader, and keep compiled templates as ours are kept."""
    make = theme.get_env

    def get_env() -> Environment:
        made: Environment = make()
        folders: Sequence[str] = theme.dirs
        made.loader = VisibleTemplates(folders)
        made.bytecode_cache = compiled(__package__ or "")
        return made

    theme.get_env = get_env
