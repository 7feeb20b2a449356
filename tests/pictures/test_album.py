"""The pictures of a folder: known by content, opened only when asked for, decoded only once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.pictures import Flaw, Picture
from generator.pictures import opening
from generator.pictures.album import Album
from generator.pictures.vault import Vault
from tests.pictures.samples import album, drawn, files_in, saved, telling_exif


def test_a_picture_is_known_by_its_content(tmp_path: Path) -> None:
    data, other = saved(drawn(90, 60)), saved(drawn(90, 61))
    found = album(tmp_path, {"a.jpg": data, "people/b.png": data, "c.jpg": other})
    assert list(found) == ["a.jpg", "people/b.png", "c.jpg"]
    assert found["a.jpg"] == found["people/b.png"], "what is in a file counts, not its name"
    assert isinstance(found["a.jpg"], Picture)
    assert found["a.jpg"][:2] == (90, 60)
    assert found["a.jpg"] != found["c.jpg"]
    assert "d.jpg" not in found


def test_the_size_is_that_of_the_upright_picture(tmp_path: Path) -> None:
    found = album(tmp_path, {"a.jpg": saved(drawn(90, 60), exif=telling_exif(6))})["a.jpg"]
    assert found[:2] == (60, 90)


def test_what_is_wrong_is_a_flaw(tmp_path: Path) -> None:
    found = album(tmp_path, {"a.jpg": b"GIF89a", "b.jpg": saved(drawn(90, 60))[:200]})
    assert [found[name].code for name in found] == ["picture-kind", "picture-unreadable"]  # type: ignore[union-attr]


def test_a_file_that_is_gone_is_a_flaw(tmp_path: Path) -> None:
    files = files_in(tmp_path, {"a.jpg": b"x"})
    (tmp_path / "a.jpg").unlink()
    found = Album(files, Vault(None))["a.jpg"]
    assert isinstance(found, Flaw)
    assert found.code == "unreadable-file"


def test_nothing_is_decoded_that_the_vault_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = {"a.jpg": saved(drawn(90, 60))}
    before = album(tmp_path, pictures, Vault(tmp_path / "vault"))["a.jpg"]
    monkeypatch.setattr(opening, "upright_size", _refuse)
    assert album(tmp_path, pictures, Vault(tmp_path / "vault"))["a.jpg"] == before
    with pytest.raises(AssertionError):
        album(tmp_path, {"a.jpg": saved(drawn(91, 60))}, Vault(tmp_path / "vault"))["a.jpg"]


def test_what_was_seen_without_a_vault_can_be_kept_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = {"a.jpg": saved(drawn(90, 60)), "b.jpg": b"GIF89a"}
    found = album(tmp_path, pictures)
    seen = [found[name] for name in found]
    found.keep(Vault(tmp_path / "vault"))
    monkeypatch.setattr(opening, "upright_size", _refuse)
    assert album(tmp_path, pictures, Vault(tmp_path / "vault"))["a.jpg"] == seen[0]


def _refuse(_: bytes) -> tuple[int, int]:
    raise AssertionError("this was decoded")
