"""Pictures: the file is there, can be shown, and is described."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.check.places import Files
from generator.check.walk import Survey
from generator.check.words import did_you_mean
from generator.load.values import KeyPath
from generator.model.base import Photo
from generator.model.pictures import Flaw, Picture
from generator.model.settings import Brand
from generator.problems import Problem, Severity, Where

FOLDER = "content/images/"


class _Named(NamedTuple):
    """A picture that a record names, and where."""

    picture: str
    file: str
    path: KeyPath


def shown(images: Mapping[str, Picture | Flaw], survey: Survey) -> dict[str, Picture]:
    """The pictures that a record names and that can be shown. No other file of the folder is opened."""
    found = {name.picture: images[name.picture] for name in _named(survey) if name.picture in images}
    return {file: picture for file, picture in found.items() if isinstance(picture, Picture)}


def check_pictures(images: Mapping[str, Picture | Flaw], survey: Survey, files: Files) -> Iterator[Problem]:
    """Every picture that a record names; a file that cannot be shown is told of once, where it is named first."""
    told = set()
    for name in _named(survey):
        if name.picture not in told:
            told.add(name.picture)
            yield from _problem(name.picture, images, files.where(name.file, name.path))
    for item in survey.of(Photo):
        if isinstance(item.record, Photo) and item.record.alt is None:
            message = f"{item.record.file} has no description for those who do not see it"
            hint = "Say in one short sentence what it shows: alt: Dr. Okafor at her desk"
            yield Problem("missing-alt", files.where(item.file, item.path), message, hint, Severity.WARNING)


def _named(survey: Survey) -> Iterator[_Named]:
    for item in survey.of(Photo, Brand):
        if isinstance(item.record, Photo):
            yield _Named(item.record.file, item.file, (*item.path, "file"))
        elif isinstance(item.record, Brand) and item.record.logo:
            yield _Named(item.record.logo, item.file, (*item.path, "logo"))


def _problem(file: str, images: Mapping[str, Picture | Flaw], where: Where) -> Iterator[Problem]:
    found = images.get(file)
    if found is None:
        hint = did_you_mean(file, images) or f"Put the file into {FOLDER}."
        yield Problem("missing-picture", where, f"there is no {FOLDER}{file}", hint)
    elif isinstance(found, Flaw):
        yield Problem(found.code, where, f"{FOLDER}{file}: {found.message}", found.hint)
