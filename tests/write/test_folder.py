"""Which folders are written to: our own and empty ones, by one build at a time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.outputs.base import File, Shelf
from generator.problems import UsageError
from generator.write import publish, refuse
from generator.write.folder import claim

SHELVES = {Shelf.SITE: [File("index.html", b"home")]}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    source = tmp_path / "practice"
    (source / "content" / "updates").mkdir(parents=True)
    (source / "providers").mkdir()
    (source / "providers" / "a.yml").write_text("name: A")
    return source


def everything(below: Path) -> set[str]:
    return {path.relative_to(below).as_posix() for path in below.rglob("*")}


@pytest.mark.parametrize(
    ("out", "why"),
    [
        (".", "own files"),
        ("content", "inside content/"),
        ("content/updates/new", "inside content/"),
        ("providers", "inside providers/"),
        ("..", "own files below it"),
        ("build/../content", "inside content/"),
    ],
)
def test_never_over_the_source(source: Path, out: str, why: str) -> None:
    before = everything(source.parent)
    with pytest.raises(UsageError, match=why):
        publish(source / out, SHELVES, source)
    assert everything(source.parent) == before


@pytest.mark.parametrize("place", ["/", "~"])
def test_never_root_or_home(source: Path, place: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    with pytest.raises(UsageError, match="no place for a site"):
        publish(Path(place).expanduser(), SHELVES, source)
    assert everything(home) == set()


def test_link_into_the_source_is_seen_through(source: Path, tmp_path: Path) -> None:
    (tmp_path / "innocent").symlink_to(source / "content")
    with pytest.raises(UsageError, match="inside content/"):
        refuse(tmp_path / "innocent" / "site", source)


def test_strange_folder_is_left_alone(source: Path, tmp_path: Path) -> None:
    strange = tmp_path / "photos"
    (strange / "site").mkdir(parents=True)
    (strange / "site" / "holiday.jpg").write_bytes(b"jpg")
    with pytest.raises(UsageError, match="no build of presence made"):
        publish(strange, SHELVES, source)
    assert everything(strange) == {"site", "site/holiday.jpg"}


def test_empty_folder_and_one_with_only_the_cache_are_fine(source: Path, tmp_path: Path) -> None:
    (tmp_path / "new" / ".cache").mkdir(parents=True)
    (tmp_path / "new" / ".cache" / "x").write_text("x")
    publish(tmp_path / "new", SHELVES, source)
    publish(tmp_path / "new", SHELVES, source)
    assert (tmp_path / "new" / "site" / "index.html").read_text() == "home"
    assert (tmp_path / "new" / ".cache" / "x").read_text() == "x"


def test_other_files_in_our_folder_stay(source: Path, tmp_path: Path) -> None:
    publish(tmp_path / "build", SHELVES, source)
    (tmp_path / "build" / "notes.txt").write_text("mine")
    publish(tmp_path / "build", SHELVES, source)
    assert (tmp_path / "build" / "notes.txt").read_text() == "mine"


def test_out_that_is_a_file(source: Path, tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file")
    with pytest.raises(UsageError, match="is a file"):
        publish(tmp_path / "build", SHELVES, source)
    with pytest.raises(UsageError):
        publish(tmp_path / "build" / "below", SHELVES, source)
    assert (tmp_path / "build").read_text() == "a file"


def test_refusing_changes_nothing(source: Path, tmp_path: Path) -> None:
    refuse(tmp_path / "not" / "there", source)
    assert not (tmp_path / "not").exists()


def test_second_build_at_once_is_told_to_wait(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "build"
    monkeypatch.setattr(claim.__wrapped__, "__defaults__", (0.1,))  # type: ignore[attr-defined]
    with claim(out), pytest.raises(UsageError, match=re.escape(f"Another build is writing to {out}")):
        publish(out, SHELVES, source)
    publish(out, SHELVES, source)
    assert (out / "site" / "index.html").exists()
