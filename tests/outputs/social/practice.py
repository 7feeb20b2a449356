"""A small practice with news of every awkward kind, and what is drafted of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import date

from generator.derive.desk import Desk
from generator.model.pictures import Picture
from generator.outputs.base import Drawing, File, Shelf
from generator.outputs.social import ROOM
from tests.practices import TODAY, desk

LONG_NAME = "Ananthalakshmi Venkatasubramanian-Krishnamoorthy-Ramaswamy of the Old Town"
LONG_TITLE = ("A class for hearts that were ill, " * 9)[:298] + "…"
CONFIG = """
    site: {url: https://refer.example.org/, time_zone: America/New_York}
"""
PRACTICE = """
    name: Elm Street Clinic
    summary: We see people.
    phone: 502-555-0100
    holidays: [{on: 2026-11-26, hours: closed, why: Thanksgiving}]
    verified: {on: 2026-11-16}
"""
RIVERSIDE = """
    name: Elm Street Clinic, Riverside
    short_name: Riverside
    address: {street: 3 Elm Street, city: Larchmere, state: KY, zip: "40202"}
    phone: 502-555-0120
"""
ANN = f"""
    name: {LONG_NAME}
    credentials: [MD, PhD, FACC]
    headline: Hearts & <vessels>
    at: {{riverside: }}
    accepting: new_patients
    photo: {{file: ann.webp, alt: "A woman, with a stethoscope"}}
"""
JOINS = """\
    ---
    title: ننضم إليكم 李小龍 & “Íñigo” <b>joins</b> 👩🏽‍⚕️
    kind: new_provider
    date: 2026-11-10
    effective: 2026-12-01
    summary: From December 1 at Riverside, e\u0301 and 👨‍👩‍👧‍👦 welcome.
    about: [provider/ann-lee, location/riverside]
    ---
"""
LONG = f"""\
    ---
    title: {LONG_TITLE}
    kind: service
    date: 2026-11-12
    summary: One two three. {"Word after word. " * 40}
    about: [location/riverside]
    social:
      x: "A class for hearts that were ill {{link}}"
      bluesky: "A class for hearts that were ill {{short}} {{hashtags}}"
    ---
"""
CLOSED = """\
    ---
    title: =CLOSED("November 26")
    kind: closure
    date: 2026-11-13
    effective: 2026-11-26
    effective_until: 2026-11-27
    summary: Call 502-555-0100 for what cannot wait.
    about: [location/riverside]
    ---
"""
FILES = {
    "site_config.yml": CONFIG,
    "content/practice.yml": PRACTICE,
    "content/locations/riverside.yml": RIVERSIDE,
    "providers/ann-lee.yml": ANN,
    "content/updates/joins.md": JOINS,
    "content/updates/long.md": LONG,
    "content/updates/closed.md": CLOSED,
}
IMAGES = {"ann.webp": Picture(640, 800, "a" * 32)}


def clinic(files: Mapping[str, str | None] | None = None, today: date = TODAY) -> Desk:
    """The practice with some files changed, or left out where the text is None."""
    changed = {**FILES, **(files or {})}
    return desk({file: text for file, text in changed.items() if text is not None}, today, images=IMAGES)


def made(files: Mapping[str, str | None] | None = None, today: date = TODAY) -> dict[str, bytes]:
    """Name -> content of the files of the room."""
    found = [thing for thing in ROOM.render(clinic(files, today)) if isinstance(thing, File)]
    assert all(file.shelf is Shelf.DRAFTS for file in found)
    return {file.path.removeprefix("social/"): file.body for file in found}


def told(files: Mapping[str, str | None] | None = None, today: date = TODAY) -> list[dict]:
    """The drafts as drafts.json has them."""
    return json.loads(made(files, today)["drafts.json"])["drafts"]


def drawings(files: Mapping[str, str | None] | None = None) -> list[Drawing]:
    found = [thing for thing in ROOM.render(clinic(files)) if isinstance(thing, Drawing)]
    assert all(drawing.shelf is Shelf.DRAFTS for drawing in found)
    return found


def table(content: bytes) -> list[dict[str, str]]:
    """A CSV file as a spreadsheet program reads it."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
