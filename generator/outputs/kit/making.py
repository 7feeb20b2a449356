"""All papers of the kit, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.desk import Desk
from generator.outputs.base import Artifact, File, Shelf
from generator.outputs.kit import feedback, forms, hand_outs, insurance, leave_behinds, visit
from generator.outputs.kit.paper import FOLDER, Paper, Press

GROUPS = (
    ("To leave behind", leave_behinds.papers),
    ("Insurance", insurance.papers),
    ("To fax back", forms.papers),
    ("For patients", hand_outs.papers),
    ("For the visit", visit.papers),
    ("Listening", feedback.papers),
)


def everything(desk: Desk) -> Iterator[Artifact]:
    """The papers in the order of the list, then the list."""
    press = Press(desk)
    groups = [(title, list(papers(desk))) for title, papers in GROUPS]
    for _, made in groups:
        for paper in made:
            yield from press.artifacts(paper)
    index = Paper("index", "The kit", "index", {"groups": [group for group in groups if group[1]]})
    yield File(f"{FOLDER}index.html", press.html(index).encode(), Shelf.DRAFTS)
