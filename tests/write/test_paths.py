"""Paths that are refused, and files that cannot stand beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.outputs.base import File, Shelf
from generator.problems import ContentError, Where
from generator.write import publish
from generator.write.paths import Register, fault_of

UNSAFE = [
    "",
    "/etc/passwd",
    "../x",
    "a/../x",
    "a/./x",
    "a//x",
    "a/",
    "..",
    "a\\b",
    "C:\\x",
    "a:b",
    "a\x00b",
    "a\nb",
    "what?",
    "a*",
    "<a>",
    "trailing.",
    "trailing ",
    "trailing./x",
    "con",
    "a/NUL.txt",
    "Aux/x",
    "com1",
    "lpt9.html",
    "a/COM¹",
    "half \ud83d",
    "x" * 256,
    "é" * 128,
]

SAFE = [
    "index.html",
    ".well-known/x.txt",
    "_headers",
    "404.html",
    "a-b_c/d.e.f",
    "é/李.html",
    "console/x",
    "common",
    "com/x",
    "com10",
    "..a",
    "a b/c d",
    "x" * 255,
    "/".join(["y" * 60] * 10),
]


@pytest.mark.parametrize("path", UNSAFE)
def test_unsafe(path: str) -> None:
    assert fault_of(path)


@pytest.mark.parametrize("path", SAFE)
def test_safe(path: str) -> None:
    assert fault_of(path) is None


CLASHES = [
    ("a.html", "a.html"),
    ("a.html", "A.html"),
    ("\u00e9.html", "e\u0301.html"),
    ("stra\u00dfe", "STRASSE"),
    ("a", "a/b"),
    ("a/b", "a"),
    ("A", "a/b"),
    ("a/b/c", "A/b/d"),
    ("a/b/c", "a/B/d"),
    ("a/b/c", "a/B"),
]


@pytest.mark.parametrize(("first", "second"), CLASHES)
def test_two_makers_of_one_path_are_both_named(first: str, second: str) -> None:
    register = Register(Shelf.SITE)
    assert register.enter(File(first, b"", sources=("one.yml",)))
    assert not register.enter(File(second, b"", sources=("two.yml",)))
    (problem,) = register.problems
    assert problem.code == "path-collision"
    assert (problem.where, problem.related) == (Where("two.yml"), (Where("one.yml"),))
    assert "one.yml" in problem.message
    assert "two.yml" in problem.message


def test_neighbours_are_no_clash() -> None:
    register = Register(Shelf.SITE)
    for path in ("a/b/index.html", "a/index.html", "a/b/x.ics", "a-b", "ab/c", "a.html"):
        assert register.enter(File(path, b""))


def test_all_clashes_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    files = [File(path, b"x", sources=(f"{n}.yml",)) for n, path in enumerate(["a", "A", "../x", "b", "b"])]
    with pytest.raises(ContentError) as caught:
        publish(tmp_path / "build", {Shelf.SITE: files}, tmp_path / "practice")
    assert [problem.code for problem in caught.value.problems] == ["path-collision", "unsafe-path", "path-collision"]
    assert not (tmp_path / "build" / "site").exists()
    assert not (tmp_path / "x").exists()
