"""From drafts to what the room makes of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.desk import Desk
from generator.derive.social.drafts import Draft, drafts
from generator.derive.social.since import Since
from generator.outputs.base import Artifact, File
from generator.outputs.social import calendar, data, exports, page
from generator.outputs.social.pictures import Pictures


def everything(desk: Desk) -> Iterator[Artifact]:
    """All files, and the pictures that they show."""
    made, pictures = _made(desk, None)
    yield from _files(desk, made, pictures)
    yield from pictures.drawings()


def listing(desk: Desk, since: Since | None) -> str:
    """A line for each draft: day, network, length, what it is about."""
    return "".join(f"{line}\n" for line in data.listing(_made(desk, since)[0]))


def markdown(desk: Desk, since: Since | None) -> str:
    """The drafts for reading."""
    return data.markdown(desk, _made(desk, since)[0])


def json_text(desk: Desk, since: Since | None) -> str:
    """The drafts for other programs."""
    return data.json_text(desk, *_made(desk, since))


def _made(desk: Desk, since: Since | None) -> tuple[list[Draft], Pictures]:
    made = drafts(desk, since)
    return made, Pictures(desk, list({draft.subject.key: draft.subject for draft in made}.values()))


def _files(desk: Desk, made: list[Draft], pictures: Pictures) -> Iterator[File]:
    yield page.page(desk, made, pictures)
    yield data.file("drafts.json", data.json_text(desk, made, pictures))
    yield data.file("drafts.md", data.markdown(desk, made))
    yield calendar.calendar(desk, made)
    yield from exports.files(desk, made)
