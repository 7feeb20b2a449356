"""Small practices written in the test that uses them: text of files in, checked directory and desk out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from textwrap import dedent
from types import MappingProxyType

from generator.check.directory import Checked, check
from generator.derive.desk import Desk
from generator.load.frontmatter import parse_front_matter
from generator.load.values import Document
from generator.load.yamlfile import parse_yaml
from generator.model.pictures import Flaw, Picture

TODAY = date(2026, 11, 18)

SMALLEST = {
    "site_config.yml": "site: {url: https://refer.example.org/, time_zone: America/New_York}",
    "content/practice.yml": """
        name: Elm Street Clinic
        summary: We see people.
        phone: 502-555-0100
        verified: {on: 2026-11-16}
    """,
}
"""The files that every practice has."""

NONE: Mapping[str, Picture | Flaw] = MappingProxyType({})


def documents(files: Mapping[str, str]) -> dict[str, Document]:
    """The loader's view of files given as text; a file that does not parse is a mistake of the test."""
    found = {}
    for file, text in files.items():
        parse = parse_front_matter if file.endswith(".md") else parse_yaml
        document, problems = parse(dedent(text), file)
        assert document is not None, problems
        found[file] = document
    return found


Images = Mapping[str, Picture | Flaw]


def checked(files: Mapping[str, str], today: date = TODAY, *, images: Images = NONE, **options: bool) -> Checked:
    """What the check says of these files, on top of the smallest practice."""
    return check(documents({**SMALLEST, **files}), images, lambda _: today, **options)


def desk(files: Mapping[str, str], today: date = TODAY, *, images: Images = NONE) -> Desk:
    """A desk for these files; stale facts are allowed, other errors are mistakes of the test."""
    result = checked(files, today, images=images, allow_stale=True)
    assert result.directory is not None
    assert not result.failed, result.problems
    return Desk(result.directory, today)
