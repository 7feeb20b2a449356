"""Pages of small practices, by path, and what can be read on them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from typing import Any

from generator.derive.desk import Desk
from generator.outputs.base import File, Page, Prose
from generator.outputs.pages import ROOM
from tests.practices import TODAY, desk

RIVERSIDE = """
    name: Elm Street Clinic, Riverside
    short_name: Riverside
    address: {street: 1 Elm Street, city: Larchmere, state: KY, zip: 40202}
    phone: 502-555-0120
    hours: {mon-fri: 8:00-12:00, "sat, sun": closed}
    special_hours: [{on: 2026-11-26, hours: closed, why: Thanksgiving}]
"""
HILLCREST = """
    name: Elm Street Clinic, Hillcrest
    short_name: Hillcrest
    address: {street: 2 Oak Street, city: Larchmere, state: KY, zip: 40202}
    phone: 502-555-0140
"""
MEADOW = """
    name: Meadow Mutual
    phone: 502-555-0170
    networks: {meadow-open: {name: Open}, meadow-select: {name: Select}}
    plans:
      meadow-ppo: {name: Meadow PPO, kind: ppo, networks: meadow-open, also_called: Blue card, card_says: MEADOW PPO}
      meadow-select: {name: Meadow Select, kind: ppo, networks: meadow-select}
      meadow-hmo: {name: Meadow HMO, kind: hmo, networks: [meadow-open, meadow-select]}
"""
ANN = """
    name: Ann Lee
    credentials: [MD]
    at: {riverside: {hours: {mon: 8:00-12:00}}, hillcrest: }
    accepting: new_patients
    availability: [{visit: new_patient, within: 5 business days, as_of: 2026-11-17}]
    participation: [{networks: meadow-open, status: in_network}]
"""
FILES = {
    "content/locations/riverside.yml": RIVERSIDE,
    "content/locations/hillcrest.yml": HILLCREST,
    "content/insurance/meadow.yml": MEADOW,
    "providers/ann-lee.yml": ANN,
}
ANN_PATH = "providers/ann-lee/"


def made(files: Mapping[str, str] = {}, today: date = TODAY) -> dict[str, Page]:
    """The data pages of the practice above with these files instead or besides."""
    return {page.path: page for page in everything(files, today) if isinstance(page, Page)}


def everything(files: Mapping[str, str] = {}, today: date = TODAY) -> list[Page | Prose | File]:
    """All that the room makes."""
    return [artifact for artifact in ROOM.render(at(files, today)) if isinstance(artifact, Page | Prose | File)]


def at(files: Mapping[str, str] = {}, today: date = TODAY) -> Desk:
    """The desk of the practice above with these files instead or besides."""
    return desk({**FILES, **files}, today)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.parts.append(" " if tag in ("span", "a", "b", "bdi", "small", "svg", "i") else " | ")


def text(page: Page | str) -> str:
    """What can be read on a page; blocks are set apart by a bar."""
    parser = _Text()
    parser.feed(page if isinstance(page, str) else page.body)
    words = " ".join("".join(parser.parts).split())
    return re.sub(r"(\| ?)+", "| ", words)


def graph(page: Page) -> list[dict[str, Any]]:
    """The structured data of a page."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.head, re.DOTALL)
    assert found
    nodes: list[dict[str, Any]] = json.loads(found[1])["@graph"]
    return nodes
