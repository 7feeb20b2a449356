"""A small practice with a newsletter, and the files that are made of its issues."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser

from generator.derive.desk import Desk
from generator.outputs.base import File, Still
from generator.outputs.newsletter import ROOM
from generator.problems import Problem
from tests.practices import TODAY, desk

CONFIG = """
    site: {url: https://refer.example.org/, time_zone: America/New_York}
    newsletter:
      title: Notes from Elm Street
      from_name: Ann Lee, Elm Street Clinic
      from_email: notes@example.org
      reply_to: ann@example.org
      unsubscribe_url: https://lists.example.org/leave
      unsubscribe_email: leave@example.org
      services: [listmonk, mailchimp, buttondown, ghost, substack]
"""
PRACTICE = """
    name: Elm Street Clinic
    summary: We see people.
    phone: 502-555-0100
    fax: 502-555-0101
    address: {street: [1 Elm Street, Suite 2], city: Larchmere, state: KY, zip: "40202"}
    liaison: bo-marsh
    verified: {on: 2026-11-16}
"""
RIVERSIDE = """
    name: Elm Street Clinic, Riverside
    short_name: Riverside
    address: {street: 3 Elm Street, city: Larchmere, state: KY, zip: "40202"}
    phone: 502-555-0120
"""
ANN = """
    name: Ann Lee
    credentials: MD
    headline: Hearts & <vessels>
    at: {riverside: }
    accepting: new_patients
    availability: [{visit: new_patient, within: 5 business days}]
"""
MEADOW = """
    name: Meadow Mutual
    networks: {meadow-open: {name: Open}}
    plans: {meadow-ppo: {name: Meadow PPO, kind: ppo, networks: meadow-open}}
"""
PARTICIPATION = """
    participation: [{networks: meadow-open, status: in_network, until: 2026-12-31}]
"""
JOINS = """\
    ---
    title: Dr. Lee joins “Elm Street” & brings <care>
    kind: new_provider
    date: 2026-11-10
    effective: 2026-12-01
    summary: From December 1 at Riverside.
    about: [provider/ann-lee, location/riverside, person/bo-marsh]
    audience: {specialties: [Primary care]}
    action: {text: Meet Dr. Lee, to: provider/ann-lee}
    ---
"""
PLANS = """\
    ---
    title: Meadow PPO ends on December 31
    kind: insurance
    date: 2026-11-12
    effective: 2026-12-31
    summary: Call us about patients in treatment.
    about: [plan/meadow-ppo, network/meadow-open]
    audience: {specialties: [Oncology]}
    action: {text: Ask the plan, url: "https://plans.example.com/ask?x=1"}
    ---
"""
PARKING = """\
    ---
    title: New parking
    kind: general
    date: 2026-11-13
    summary: Behind the house.
    ---
"""
LETTER = """
    number: 7
    date: 2026-11-18
    subject: Dr. Lee joins us at Riverside
    preheader: Meadow PPO ends on December 31.
    introduction: |
      Three things **today**:

      - a [plan](https://plans.example.com/)
      - a house with letters: ä, ñ, 李
    closing: Until next time.
"""
FILES = {
    "site_config.yml": CONFIG,
    "content/practice.yml": PRACTICE,
    "content/people/bo-marsh.yml": "name: Bo Marsh\nrole: Liaison\nphone: 502-555-0114\n",
    "content/locations/riverside.yml": RIVERSIDE,
    "content/insurance/meadow.yml": MEADOW,
    "content/participation.yml": PARTICIPATION,
    "content/specialties.yml": "cardiology: {name: Cardiology}\n",
    "providers/ann-lee.yml": ANN,
    "content/updates/dr-lee.md": JOINS,
    "content/updates/meadow-ends.md": PLANS,
    "content/updates/parking.md": PARKING,
    "content/newsletters/2026-11.yml": LETTER,
}


def clinic(files: Mapping[str, str | None] | None = None, today: date = TODAY) -> Desk:
    """The practice with some files changed, or left out where the text is None."""
    changed = {**FILES, **(files or {})}
    return desk({file: text for file, text in changed.items() if text is not None}, today)


def made(files: Mapping[str, str | None] | None = None, today: date = TODAY, issue: str = "2026-11") -> dict[str, str]:
    """Name -> text of the files of an issue."""
    folder = f"newsletters/{issue}/"
    found = (thing for thing in ROOM.render(clinic(files, today)) if isinstance(thing, File))
    return {f.path.removeprefix(folder): f.body.decode() for f in found if f.path.startswith(folder)}


def remarks(files: Mapping[str, str | None] | None = None, today: date = TODAY) -> list[Problem]:
    return [thing for thing in ROOM.render(clinic(files, today)) if isinstance(thing, Problem)]


def stills(known: Desk) -> list[Still]:
    return [thing for thing in ROOM.render(known) if isinstance(thing, Still)]


class Read(HTMLParser):
    """What a program sees of a message: words, links, pictures, styles of elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._words: list[str] = []
        self._skip = False
        self.feed(text)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        self._skip = tag in ("style", "title")
        if tag == "a":
            self.links.append(given["href"] or "")
        if tag == "img":
            self.pictures.append(given)

    def handle_endtag(self, tag: str) -> None:
        self._skip = False

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self._words.append(data)
