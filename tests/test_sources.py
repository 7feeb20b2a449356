"""The door to a practice's own files: safe paths, whole files, nothing of a person's overwritten."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from generator.problems import UsageError
from generator.sources import Existing, SourceSummary, write_source_files

LEDGER = ".ledger.json"


def tree(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted(root.rglob("*")) if path.is_file()
    }


def again(into: Path, files: dict[str, str], **options: object) -> SourceSummary:
    return write_source_files(into, files, existing=Existing.KEEP, ledger=LEDGER, **options)  # type: ignore[arg-type]


def test_writes_new_files_into_new_folders(tmp_path: Path) -> None:
    files = {"content/b.yml": "b: é\n", "a.yml": "a: 1\n"}
    summary = write_source_files(tmp_path / "new" / "practice", files)
    assert summary == SourceSummary(written=["a.yml", "content/b.yml"])
    assert tree(tmp_path / "new" / "practice") == files


def test_files_are_as_readable_as_the_umask_allows(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_source_files(tmp_path, {"a.yml": ""})
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a.yml").stat().st_mode) == 0o640


def test_existing_files_refuse_the_whole_run(tmp_path: Path) -> None:
    (tmp_path / "b.yml").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match=r"already has b\.yml; nothing was written"):
        write_source_files(tmp_path, {"a.yml": "a", "b.yml": "b"})
    assert tree(tmp_path) == {"b.yml": "mine"}


def test_equal_files_are_no_reason_to_refuse(tmp_path: Path) -> None:
    write_source_files(tmp_path, {"a.yml": "a"})
    before = (tmp_path / "a.yml").stat().st_mtime_ns
    assert write_source_files(tmp_path, {"a.yml": "a"}) == SourceSummary(unchanged=["a.yml"])
    assert (tmp_path / "a.yml").stat().st_mtime_ns == before


def test_replace_overwrites(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("mine", "utf-8")
    assert write_source_files(tmp_path, {"a.yml": "a"}, existing=Existing.REPLACE).written == ["a.yml"]
    assert tree(tmp_path) == {"a.yml": "a"}


def test_keep_without_a_ledger_keeps_everything(tmp_path: Path) -> None:
    write_source_files(tmp_path, {"a.yml": "a"})
    assert write_source_files(tmp_path, {"a.yml": "new"}, existing=Existing.KEEP) == SourceSummary(kept=["a.yml"])


def test_the_second_time_nothing_changes(tmp_path: Path) -> None:
    files = {"a.yml": "a", "b/c.yml": "c"}
    assert again(tmp_path, files) == SourceSummary(written=["a.yml", "b/c.yml"])
    before = tree(tmp_path)
    assert again(tmp_path, files) == SourceSummary(unchanged=["a.yml", "b/c.yml"])
    assert tree(tmp_path) == before


def test_own_files_are_updated_and_edited_ones_kept(tmp_path: Path) -> None:
    again(tmp_path, {"ours.yml": "1", "edited.yml": "1"})
    (tmp_path / "edited.yml").write_text("by hand", "utf-8")
    (tmp_path / "theirs.yml").write_text("by hand", "utf-8")
    changed = {"ours.yml": "2", "edited.yml": "2", "theirs.yml": "2"}
    assert again(tmp_path, changed) == SourceSummary(written=["ours.yml"], kept=["edited.yml", "theirs.yml"])
    assert again(tmp_path, changed) == SourceSummary(unchanged=["ours.yml"], kept=["edited.yml", "theirs.yml"])
    (tmp_path / "edited.yml").write_text("1", "utf-8")
    assert again(tmp_path, changed).written == ["edited.yml"]


def test_a_kept_file_that_comes_to_be_the_same_is_ours_again(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("1", "utf-8")
    assert again(tmp_path, {"a.yml": "1"}).unchanged == ["a.yml"]
    assert again(tmp_path, {"a.yml": "2"}).written == ["a.yml"]


def test_files_that_vanished_are_named(tmp_path: Path) -> None:
    again(tmp_path, {"a.yml": "1", "b.yml": "1", "c.yml": "1"})
    (tmp_path / "c.yml").unlink()
    assert again(tmp_path, {"a.yml": "1"}) == SourceSummary(unchanged=["a.yml"], vanished=["b.yml"])
    assert again(tmp_path, {"a.yml": "1"}).vanished == ["b.yml"]


def test_pruning_deletes_only_unedited_files(tmp_path: Path) -> None:
    again(tmp_path, {"a.yml": "1", "b.yml": "1", "c.yml": "1"})
    (tmp_path / "c.yml").write_text("by hand", "utf-8")
    summary = again(tmp_path, {"a.yml": "1"}, prune=True)
    assert summary == SourceSummary(unchanged=["a.yml"], removed=["b.yml"], vanished=["c.yml"])
    assert set(tree(tmp_path)) == {"a.yml", "c.yml", LEDGER}


@pytest.mark.parametrize(
    "ledger", ["", "{", "[]", '{"files": 3}', '{"files": {"../../x": "1", "a.yml": 7}}', "[" * 99999]
)
def test_a_spoiled_ledger_remembers_nothing(tmp_path: Path, ledger: str) -> None:
    again(tmp_path, {"a.yml": "1"})
    (tmp_path / LEDGER).write_text(ledger, "utf-8")
    assert again(tmp_path, {"a.yml": "2"}, prune=True) == SourceSummary(kept=["a.yml"])


def test_a_ledger_cannot_delete_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "outside.yml").write_text("1", "utf-8")
    digest = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / LEDGER).write_text(json.dumps({"files": {"../outside.yml": digest}}), "utf-8")
    again(tmp_path / "in", {}, prune=True)
    assert (tmp_path / "outside.yml").exists()


@pytest.mark.parametrize(
    "path",
    ["../x.yml", "/etc/x.yml", "a/../b.yml", "a//b.yml", "", ".", "a/", "C:/x.yml", "a\\b.yml", "con.yml", "a/aux/b.yml", "x\0.yml",
     "~/x.yml", "a\nb.yml", " a.yml", "-rf", "x" * 300, "..", "a.yml\n", "a.yml ", "a.yml."],
)  # fmt: skip
def test_unsafe_paths_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(UsageError, match="not a safe path"):
        write_source_files(tmp_path / "in", {"good.yml": "1", path: "2"})
    assert not (tmp_path / "in").exists()


def test_paths_that_meet_on_some_systems_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="one file on some systems"):
        write_source_files(tmp_path, {"A.yml": "1", "a.yml": "2"})


def test_links_are_not_written_through(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "in"
    outside.mkdir()
    inside.mkdir()
    (outside / "x.yml").write_text("theirs", "utf-8")
    (inside / "folder").symlink_to(outside)
    (inside / "x.yml").symlink_to(outside / "x.yml")
    for path in ("folder/x.yml", "x.yml"):
        with pytest.raises(UsageError):
            write_source_files(inside, {path: "ours"}, existing=Existing.REPLACE)
    assert tree(outside) == {"x.yml": "theirs"}


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_source_files(tmp_path / "link", {"a.yml": "1"})
    assert tree(tmp_path / "real") == {"a.yml": "1"}


def test_files_where_folders_should_be(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("", "utf-8")
    (tmp_path / "b.yml").mkdir()
    for into, path in ((tmp_path / "a", "x.yml"), (tmp_path, "a/x.yml"), (tmp_path, "b.yml")):
        with pytest.raises(UsageError):
            write_source_files(into, {path: "1"}, existing=Existing.REPLACE)


def test_a_disk_that_refuses_is_a_usage_error_and_leaves_no_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UsageError, match="No space left on device"):
        write_source_files(tmp_path, {"a.yml": "1"})
    assert tree(tmp_path) == {}
