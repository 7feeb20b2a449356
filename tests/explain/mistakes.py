"""Mistakes that no file in the repository can show: links, missing files, odd bytes, sizes.

Each function makes one in a copy of the minimal practice, as a practice's computer would have it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import rmtree

import pytest
from PIL import Image

from generator.inspection import inspect
from generator.load import tree
from generator.load.text import MAX_FILE_BYTES
from generator.load.tree import read_tree
from generator.model.newsletters import Newsletter
from generator.offices.reading import read
from generator.outputs.base import File, Prose, Shelf
from generator.outputs.newsletter import checks
from generator.outputs.newsletter.services import Mark
from generator.pictures.limits import MAX_SIDE
from generator.press.links import Published, broken_links
from generator.problems import Problem
from generator.write.paths import Register

PERSON = "content/people/jo-tarn.yml"


def _person(name: bytes) -> Callable[[Path], None]:
    def write(practice: Path) -> None:
        (practice / PERSON).write_bytes(b"name: " + name + b"\nrole: Front desk\n")

    return write


def _no_practice(practice: Path) -> None:
    (practice / "content/practice.yml").unlink()


def _large(practice: Path) -> None:
    (practice / PERSON).write_text("name: Jo Tarn\nrole: Front desk\nbio: " + "Hello. " * (MAX_FILE_BYTES // 7))


def _link_to_nothing(practice: Path) -> None:
    (practice / "providers/jo-tarn.yml").symlink_to("gone.yml")


def _link_outside(practice: Path) -> None:
    outside = practice.parent / "profile.yml"
    outside.write_text("name: Jo Tarn\n")
    (practice / "providers/jo-tarn.yml").symlink_to(outside)


def _file_for_folder(practice: Path) -> None:
    rmtree(practice / "providers")
    (practice / "providers").write_text("Ines Caldera\n")


def _computer_font(practice: Path) -> None:
    (practice / "content/fonts/lamplight.ttf").write_bytes(b"\0\1\0\0" + bytes(40))


def _picture(make: Callable[[], bytes]) -> Callable[[Path], None]:
    def write(practice: Path) -> None:
        (practice / "content/images/jo-tarn.jpg").write_bytes(make())

    return write


def _jpeg(width: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, 40), "teal").save(file, "JPEG")
    return file.getvalue()


def _capitals(practice: Path) -> None:
    for name in ("Wall.webp", "wall.webp"):
        (practice / "content/images" / name).write_bytes((practice / "content/images/lamp.webp").read_bytes())


MADE: dict[str, Callable[[Path], None]] = {
    "missing-file": _no_practice,
    "not-utf8": _person(b"Jo T\xe4rn"),
    "control-character": _person(b"Jo\x07 Tarn"),
    "bidi-character": _person("Jo \u202eTarn".encode()),
    "invisible-character": _person("Jo\u200b Tarn".encode()),
    "file-too-large": _large,
    "unreadable-file": _link_to_nothing,
    "outside-source": _link_outside,
    "not-a-folder": _file_for_folder,
    "duplicate-file": _capitals,
    "bad-font": _computer_font,
    "picture-kind": _picture(lambda: b"GIF89a" + bytes(40)),
    "picture-unreadable": _picture(lambda: _jpeg(60)[:300]),
    "picture-too-large": _picture(lambda: _jpeg(MAX_SIDE + 1)),
}


def _no_folder(practice: Path, _: pytest.MonkeyPatch) -> list[Problem]:
    return [_named(problem, practice) for problem in read_tree(practice / "practise").problems]


def _named(problem: Problem, practice: Path) -> Problem:
    """The problem without the name of the test's own folder."""
    file = problem.where.file.replace(f"{practice}/", "")
    return Problem(problem.code, type(problem.where)(file), problem.message, problem.hint)


def _too_much(practice: Path, patch: pytest.MonkeyPatch) -> list[Problem]:
    patch.setattr(tree, "MAX_TOTAL_BYTES", 2_000)
    return read_tree(practice).problems


def _link_in_prose(_: Path, __: pytest.MonkeyPatch) -> list[Problem]:
    page = Prose("our-history/", "prose", "Our history", "", "", sources=("content/pages/our-history.md",))
    pages = {"our-history/index.html": '<article><a href="../provider/">Our people</a></article>'}
    return list(broken_links([page], pages, Published(["providers/index.html"], pages)))


def _device(_: Path, __: pytest.MonkeyPatch) -> list[Problem]:
    return _written("con/index.html")


def _one_place(_: Path, __: pytest.MonkeyPatch) -> list[Problem]:
    return _written("history/index.html", "History/index.html")


def _written(*paths: str) -> list[Problem]:
    register = Register(Shelf.SITE)
    for number, path in enumerate(paths, 1):
        register.enter(File(path, b"", sources=(f"content/pages/page-{number}.md",)))
    return register.problems


def _long_letter(_: Path, __: pytest.MonkeyPatch) -> list[Problem]:
    return list(checks.problems(_letter(), _FOOT + "x" * 96_000, _FOOT))


def _modern_letter(_: Path, __: pytest.MonkeyPatch) -> list[Problem]:
    return list(checks.problems(_letter(), _FOOT + '<table style="display:flex"></table>', _FOOT))


_FOOT = " ".join(Mark)


def _letter() -> Newsletter:
    return Newsletter(
        id="december",
        source="content/newsletters/december.yml",
        number=1,
        date=date(2026, 11, 24),
        subject="Open on a Friday afternoon",
        preheader="Send us anyone who cannot come in the morning.",
    )


def _gift(practice: Path, _: pytest.MonkeyPatch) -> list[Problem]:
    directory = inspect(practice).checked.directory
    assert directory is not None
    return read(practice, directory).problems


SEEN_ELSEWHERE: dict[str, Callable[[Path, pytest.MonkeyPatch], list[Problem]]] = {
    "no-source-folder": _no_folder,
    "broken-link": _link_in_prose,
    "source-too-large": _too_much,
    "unsafe-path": _device,
    "path-collision": _one_place,
    "newsletter-size": _long_letter,
    "newsletter-feature": _modern_letter,
    "inducement": _gift,
}
"""Problems that `presence check` never meets in a practice of the size of ours, or that only a build can have."""
