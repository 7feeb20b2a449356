"""A few icons from Material's own set, as inline SVG that assistive technology passes over.

They are read from the installed theme (a dependency), so that none is copied into this project.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from markupsafe import Markup

from generator.model.news import UpdateKind

UPDATE_ICONS = {
    UpdateKind.NEW_PROVIDER: "account-plus",
    UpdateKind.PROVIDER_LEAVING: "hand-wave",
    UpdateKind.HOURS: "clock-outline",
    UpdateKind.LOCATION: "map-marker",
    UpdateKind.EQUIPMENT: "radiology-box",
    UpdateKind.SERVICE: "stethoscope",
    UpdateKind.INSURANCE: "card-account-details",
    UpdateKind.CLOSURE: "calendar-remove",
    UpdateKind.EVENT: "calendar-star",
    UpdateKind.RECOGNITION: "medal",
    UpdateKind.LISTENING: "ear-hearing",
    UpdateKind.GENERAL: "newspaper-variant",
}
"""What stands for each kind of update where there is no picture."""


@cache
def paths(name: str) -> Markup:
    """The drawing of the icon `phone` of Material Design Icons, in a square of 24, as the inside of an SVG element.

    Raises FileNotFoundError for a name that the set does not have.
    """
    source = files("material").joinpath("templates", ".icons", "material", f"{name}.svg")
    svg = source.read_text(encoding="utf-8")
    return Markup(svg[svg.index(">") + 1 : svg.rindex("</svg>")])


@cache
def icon(name: str) -> Markup:
    """The icon as an element of a page."""
    return Markup(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{paths(name)}</svg>')
