"""What `presence new` writes: one commented file, with what is known of the practice filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from generator.check.kinds import KINDS
from generator.model.practice import Directory
from generator.scaffold.wording import checked_id, id_of, yaml_text

TEMPLATES = Path(__file__).parent / "new"
WRITTEN = ("provider", "location", "service", "person", "update")
"""The kinds of file that can be written by name. Plans stand in their payer's file: `scaffold.plans`."""

_PATTERNS = {kind.name: kind.pattern for kind in KINDS}


def new_file(kind: str, name: str, today: date, known: Directory | None, own_id: str | None = None) -> tuple[str, str]:
    """(path, text) of a new file. `known` is the practice, when its files can be read.

    Raises UsageError when no id can be made of the name.
    """
    name = re.sub(r"^Dr\.?\s+", "", name) if kind == "provider" else name
    name, _, credentials = name.partition(", ") if kind == "provider" else (name, "", "")
    file_id = checked_id(own_id) if own_id else id_of(name)
    path = _PATTERNS[kind].replace("*", file_id)
    values = {"name": yaml_text(name), "id": file_id, "today": today.isoformat(), **_known(known)}
    values["credentials"] = f"credentials: {yaml_text(credentials)}" if credentials else "# credentials: MD"
    return path, filled(Path(path).suffix, kind, values)


def filled(suffix: str, template: str, values: Mapping[str, str]) -> str:
    """A template with its places filled in."""
    text = (TEMPLATES / f"{template}{suffix}").read_text("utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], text)


def _known(directory: Directory | None) -> dict[str, str]:
    """What the practice's files already say, for the places of the templates."""
    lists = ("specialties", "services", "locations", "documents")
    named = {part: _named(getattr(directory, part)) if directory else "" for part in lists}
    return {**named, "at": _at(list(directory.locations) if directory else []), "town": _town(directory)}


def _named(ids: Iterable[str]) -> str:
    """: cardiology, electrophysiology …"""
    listed = list(ids)
    return f": {', '.join(listed[:5])}{' …' if len(listed) > 5 else ''}" if listed else ""


def _at(locations: list[str]) -> str:
    """The first location is taken, so that the file is right as it is; the others are there to choose from."""
    if not locations:
        return "# at:\n#   …:"
    hours = "    # hours:\n    #   mon, wed: 8:00-12:00"
    return "\n".join(["at:", f"  {locations[0]}:", hours, *(f"  # {location}:" for location in locations[1:6])])


def _town(directory: Directory | None) -> str:
    """Town, state and ZIP of the practice, which most of its locations share."""
    address = directory.practice.address if directory else None
    if address is None or address.state is None or address.zip is None:
        return "  city: Yourtown\n  state: VA\n  zip: 20190"
    country = "" if address.country == "US" else f"\n  country: {address.country}"
    return f"  city: {yaml_text(address.city)}\n  state: {address.state}\n  zip: {yaml_text(address.zip)}{country}"
