"""The templates of this room, by name."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup

from generator.render.environment import environment

PACKAGE = "generator.outputs.pages"


def fill(name: str, values: Mapping[str, Any]) -> str:
    """A template of this room, filled in: the page `provider`, or with its kind `monogram.svg`."""
    file = name if "." in name else f"{name}.html"
    return environment(PACKAGE).get_template(f"{file}.j2").render(values)


@cache
def _component(name: str) -> Any:
    return getattr(environment(PACKAGE).get_template("_ui.html.j2").module, name)


@lru_cache(maxsize=4096)
def component(name: str, *values: Hashable) -> Markup:
    """One component of `_ui.html.j2`, for pieces that stand on many pages and are made once."""
    made: Markup = _component(name)(*values)
    return made
