"""Pictures: the file is there, its kind is one that browsers show, and it is described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.places import Files
from generator.check.walk import Placed
from generator.check.words import did_you_mean
from generator.model.base import Photo
from generator.problems import Problem, Severity

KINDS = (".jpg", ".jpeg", ".png", ".webp")


def check_pictures(images: frozenset[str], placed: Iterable[Placed], files: Files) -> Iterator[Problem]:
    """Every photo that a record names."""
    for item in placed:
        photo = item.record
        if not isinstance(photo, Photo):
            continue
        where = files.where(item.file, (*item.path, "file"))
        if not photo.file.lower().endswith(KINDS):
            yield Problem("picture-kind", where, f"“{photo.file}” is no JPEG, PNG or WebP", "Save it as one of these.")
        elif photo.file not in images:
            hint = did_you_mean(photo.file, images) or "Put the file into content/images/."
            yield Problem("missing-picture", where, f"there is no content/images/{photo.file}", hint)
        if photo.alt is None:
            message = f"{photo.file} has no description for those who do not see it"
            hint = "Say in one short sentence what it shows: alt: Dr. Okafor at her desk"
            yield Problem("missing-alt", files.where(item.file, item.path), message, hint, Severity.WARNING)
