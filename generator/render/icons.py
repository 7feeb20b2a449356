"""A few icons from Material's own set, as inline SVG that assistive technology passes over.

They are read from the installed theme (a dependency), so that none is copied into this project.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from markupsafe import Markup


@cache
def icon(name: str) -> Markup:
    """The icon `phone` of Material Design Icons. Raises FileNotFoundError for a name that the set does not have."""
    source = files("material").joinpath("templates", ".icons", "material", f"{name}.svg")
    svg = source.read_text(encoding="utf-8")
    drawing = svg[svg.index(">") + 1 :]
    return Markup(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{drawing}')
