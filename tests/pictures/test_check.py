"""What is told of pictures that records name; nobody looks at the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from generator.model.pictures import Flaw, Picture
from tests.practices import checked, desk

GOOD = Picture(640, 640, "a" * 32)
BAD = Flaw("picture-unreadable", "this picture is damaged", "Save it anew.")
PERSON = "name: %s\nrole: Liaison\nphoto: {file: %s, alt: Somebody}\n"
LOGO = "site: {url: https://refer.example.org/, time_zone: America/New_York}\nbrand: {logo: %s}\n"


def people(*pictures: str) -> dict[str, str]:
    return {f"content/people/p{number}.yml": PERSON % (f"P {number}", name) for number, name in enumerate(pictures)}


def told(files: dict[str, str], images: Mapping[str, Picture | Flaw]) -> list[str]:
    return [f"{problem.where} {problem.code}" for problem in checked(files, images=images).problems]


def test_pictures_that_are_named_are_in_the_directory() -> None:
    found = desk(people("a.jpg"), images={"a.jpg": GOOD, "b.jpg": GOOD, "c.jpg": BAD})
    assert found.directory.images == {"a.jpg": GOOD}


def test_a_flaw_is_told_once_and_where_it_is_named() -> None:
    assert told(people("c.jpg", "a.jpg", "c.jpg"), {"a.jpg": GOOD, "c.jpg": BAD}) == [
        "content/people/p0.yml:3:15 picture-unreadable"
    ]


def test_a_missing_picture_is_told_with_its_likeness() -> None:
    found = checked(people("anna.jpg"), images={"ana.jpg": GOOD}).problems
    assert [problem.code for problem in found] == ["missing-picture"]
    assert "ana.jpg" in found[0].hint


@pytest.mark.parametrize(("images", "codes"), [({}, ["missing-picture"]), ({"l.png": BAD}, ["picture-unreadable"])])
def test_the_logo_is_a_picture_too(images: dict[str, Picture | Flaw], codes: list[str]) -> None:
    assert told({"site_config.yml": LOGO % "l.png"}, images) == [f"site_config.yml:2:15 {code}" for code in codes]
    assert desk({"site_config.yml": LOGO % "l.png"}, images={"l.png": GOOD}).directory.images == {"l.png": GOOD}


class Lazy(Mapping[str, Picture | Flaw]):
    """Images that may be looked at only when they are named."""

    def __getitem__(self, file: str) -> Picture | Flaw:
        assert file == "a.jpg", f"{file} was opened"
        return GOOD

    def __iter__(self) -> Iterator[str]:
        return iter(("a.jpg", "b.jpg"))

    def __len__(self) -> int:
        return 2


def test_nobody_opens_what_nobody_names() -> None:
    assert told(people("a.jpg"), Lazy()) == []
