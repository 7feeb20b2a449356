"""The vault: what is in it is whole, what nobody asks for goes, and doing without it is no error."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pictures import vault as module
from generator.pictures.vault import Vault


def test_what_is_put_in_comes_out(tmp_path: Path) -> None:
    Vault(tmp_path / "v").put("size-1", b"body")
    assert Vault(tmp_path / "v").get("size-1") == b"body"
    assert Vault(tmp_path / "v").get("size-2") is None


@pytest.mark.parametrize("damage", [b"", b"x", bytes(40)])
def test_what_is_damaged_is_not_there(tmp_path: Path, damage: bytes) -> None:
    Vault(tmp_path).put("size-1", b"body")
    (tmp_path / "size-1").write_bytes(damage)
    assert Vault(tmp_path).get("size-1") is None
    assert Vault(tmp_path).made("size-1", lambda: b"again") == b"again"
    assert Vault(tmp_path).get("size-1") == b"again"


def test_what_nobody_asked_for_goes(tmp_path: Path) -> None:
    Vault(tmp_path).put("old", b"1")
    (tmp_path / "unfinished.123").write_bytes(b"")
    now = Vault(tmp_path)
    now.put("new", b"2")
    now.get("missing")
    now.prune()
    assert [entry.name for entry in tmp_path.iterdir()] == ["new"]


@pytest.mark.parametrize("folder", [None, "file/below"])
def test_without_a_folder_nothing_is_kept(tmp_path: Path, folder: str | None) -> None:
    (tmp_path / "file").write_text("no folder")
    vault = Vault(tmp_path / folder if folder else None)
    assert vault.made("size-1", lambda: b"body") == b"body"
    assert vault.get("size-1") is None
    vault.prune()


def test_keys_tell_apart_what_they_are_made_of(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [Vault.key("size", "ab", "c"), Vault.key("size", "a", "bc"), Vault.key("code", "ab", "c")]
    monkeypatch.setattr(module, "fingerprint", lambda: "another release")
    keys.append(Vault.key("size", "ab", "c"))
    assert len(set(keys)) == 4
