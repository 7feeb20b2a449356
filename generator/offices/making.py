"""Everything that is made of the private file: path below `private/kit/` -> content."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.derive.desk import Desk
from generator.model.private import Offices
from generator.offices import papers, reminders, tables
from generator.outputs.kit.paper import Paper, Press
from generator.pictures.limits import CannotPrint
from generator.pictures.printing import pdf

LEDGER = "made.json"


class Made:
    """The files, and why there are no PDFs among them, where there are none."""

    def __init__(self, desk: Desk, offices: Offices, only: Collection[str] = ()) -> None:
        self.unprinted = ""
        self.files: dict[str, str | bytes] = {
            "newsletter-segments.csv": tables.segments_csv(desk, offices),
            "mail-merge.csv": tables.merge_csv(offices, desk.today),
            "follow-up.ics": reminders.calendar(offices, desk.practice.name, desk.today),
        }
        press = Press(desk)
        for paper in _papers(desk, offices, only):
            self._print(paper, press.html(paper))

    def _print(self, paper: Paper, html: str) -> None:
        """The page and its PDF. It is never kept in the build's cache."""
        self.files[f"{paper.name}.html"] = html
        if not self.unprinted:
            try:
                self.files[f"{paper.name}.pdf"] = pdf(html, {}, paper.pages)
            except CannotPrint as error:
                self.unprinted = str(error)


def _papers(desk: Desk, offices: Offices, only: Collection[str]) -> Iterator[Paper]:
    for key, office in offices.offices.items():
        if not only or key in only:
            yield papers.visit_sheet(desk, key, office)
    yield from papers.notes(desk, offices)
