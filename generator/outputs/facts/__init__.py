"""One data file: the published facts, written as in the practice's files, for `presence changes` to compare with.

`data/practice.json` is `{"format": "practice-presence facts", "version": 1, "as_of": day, "files": {path: fields}}`.
Each entry of `files` has the fields of `docs/source-files.md`, so that it is read by the same door as the files
themselves. Left out is what is not public (drafts, who verified what and how) and what no comparison asks for
(verification, pictures, prose).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from generator.derive.desk import Desk
from generator.derive.routes import FACTS
from generator.model.base import Entity, Record
from generator.model.practice import Directory
from generator.outputs.base import Artifact, File
from generator.outputs.facts.fields import KEPT, Kept

FORMAT, VERSION = "practice-presence facts", 1


class Facts:
    """The room."""

    name = "facts"

    def render(self, desk: Desk) -> Iterable[Artifact]:
        """The one file."""
        about = {"format": FORMAT, "version": VERSION, "as_of": desk.today.isoformat()}
        files = ",\n".join(f"{json.dumps(file)}:{fields}" for file, fields in _files(desk))
        yield File(FACTS, f'{json.dumps(about)[:-1]}, "files": {{\n{files}\n}}}}\n'.encode())


def _files(desk: Desk) -> Iterator[tuple[str, str]]:
    """(path of a source file, its published fields as JSON)."""
    directory = desk.directory
    for file, record in _single(directory):
        yield file, _written(record, KEPT[type(record)])
    for collection in (directory.specialties, directory.documents, directory.promises):
        yield from _together(collection)
    for entities in _collections(desk):
        for entity in entities:
            yield entity.source, _written(entity, KEPT[type(entity)])


def _single(directory: Directory) -> Iterator[tuple[str, Record]]:
    yield "site_config.yml", directory.settings
    yield "content/practice.yml", directory.practice
    yield "content/referrals.yml", directory.referrals
    yield "content/participation.yml", directory.participation


def _collections(desk: Desk) -> Iterator[Iterable[Entity]]:
    directory = desk.directory
    yield directory.locations.values()
    yield directory.payers.values()
    yield directory.services.values()
    yield directory.equipment.values()
    yield directory.people.values()
    yield directory.providers.values()
    yield desk.lookup.updates


def _together(entities: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    """Records that share a file."""
    if entities:
        rows = (f"{json.dumps(key)}:{_written(entity, KEPT[type(entity)])}" for key, entity in entities.items())
        yield next(iter(entities.values())).source, f"{{{','.join(rows)}}}"


def _written(record: Record, kept: Kept) -> str:
    return record.model_dump_json(by_alias=True, exclude_defaults=True, include=kept.fields, exclude=kept.inside)


ROOM = Facts()
