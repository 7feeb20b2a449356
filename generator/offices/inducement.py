"""The texts of the private file that go to an office or to the public: none may offer an inducement."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.inducement import in_thanks
from generator.load.values import Document, KeyPath
from generator.model.private import Offices
from generator.problems import Problem


def inducements(offices: Offices, document: Document) -> Iterator[Problem]:
    """Every text with wording that could be read as paying for referrals."""
    for path, text in _texts(offices):
        yield from in_thanks(text, document.where(path))


def _texts(offices: Offices) -> Iterator[tuple[KeyPath, str]]:
    thanks = offices.thanks
    for field in ("new", "long_standing", "closing"):
        yield ("thanks", field), getattr(thanks, field)
    for key, office in offices.offices.items():
        if office.thanks:
            yield ("offices", key, "thanks"), office.thanks
        for number, item in enumerate(office.feedback):
            for field, text in (("heard", item.heard), ("changed", item.changed)):
                if text:
                    yield ("offices", key, "feedback", number, field), text
