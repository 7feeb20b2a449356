"""What is worked out once for an installation."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render import kept as kept_module
from generator.render.kept import kept


class Maker:
    def __init__(self, text: str) -> None:
        self.text = text
        self.asked = 0

    def __call__(self) -> str:
        self.asked += 1
        return self.text


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept_module, "folder_of", lambda package: tmp_path if tmp_path.is_dir() else None)
    return tmp_path


def test_a_text_is_made_once_for_what_it_is_made_of(folder: Path) -> None:
    first, second = Maker("ä"), Maker("b")
    assert kept("x", ("one", "two"), first) == kept("x", ("one", "two"), second) == "ä"
    assert (first.asked, second.asked) == (1, 0)
    assert kept("x", ("onetwo", ""), second) == "b"
    assert len(list(folder.iterdir())) == 2


def test_a_broken_entry_is_made_again(folder: Path) -> None:
    kept("x", ("one",), Maker("a"))
    next(folder.iterdir()).write_bytes(b"\xff\xfe")
    assert kept("x", ("one",), Maker("a")) == "a"
    assert next(folder.iterdir()).read_text("utf-8") == "a"


def test_where_nothing_can_be_written_it_is_made_each_time(folder: Path) -> None:
    folder.rmdir()
    maker = Maker("a")
    assert kept("x", ("one",), maker) == kept("x", ("one",), maker) == "a"
    assert maker.asked == 2
