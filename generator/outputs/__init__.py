"""The rooms: each sub-package with a `ROOM` makes one kind of output. The folder is its registration."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from generator.outputs.base import Room


@cache
def rooms() -> tuple[Room, ...]:
    """Every room there is, by name of its folder."""
    found = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg)
    return tuple(importlib.import_module(f"{__name__}.{name}").ROOM for name in found)
