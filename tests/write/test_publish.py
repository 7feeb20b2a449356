"""The door to the disk: what it writes, what it keeps, and what it leaves alone."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.outputs.base import File, Shelf
from generator.problems import ContentError, UsageError
from generator.write import Summary, publish, tree

Site = Mapping[str, str]

OLD: Site = {"index.html": "old home", "a/index.html": "old a", "a/b/index.html": "old b", "gone/x.txt": "gone"}
NEW: Site = {"index.html": "new home", "a/index.html": "old a", "a/b/index.html": "new b", "c/index.html": "new c"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "practice" / "content").mkdir(parents=True)
    return tmp_path / "practice"


@pytest.fixture
def out(source: Path) -> Path:
    return source / "build"


def files(site: Site) -> Iterator[File]:
    for path, text in site.items():
        yield File(path, text.encode(), sources=(f"{path}.yml",))


def put(out: Path, source: Path, site: Site) -> Summary:
    return publish(out, {Shelf.SITE: files(site)}, source)


def on_disk(folder: Path) -> dict[str, str]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def test_first_build_makes_the_folders_it_needs(out: Path, source: Path) -> None:
    assert put(out, source, OLD) == Summary(written=4, unchanged=0, removed=0, pages=3)
    assert on_disk(out / "site") == OLD


def test_later_builds_count_what_changed(out: Path, source: Path) -> None:
    put(out, source, OLD)
    assert put(out, source, NEW) == Summary(written=3, unchanged=1, removed=1, pages=4)
    assert put(out, source, OLD) == Summary(written=3, unchanged=1, removed=1, pages=3)
    assert put(out, source, OLD) == Summary(written=0, unchanged=4, removed=0, pages=3)
    assert on_disk(out / "site") == OLD
    assert not (out / "site" / "c").exists()


def test_unchanged_files_keep_their_time(out: Path, source: Path) -> None:
    put(out, source, OLD)
    os.utime(out / "site/a/index.html", ns=(10**18, 10**18))
    for site in (NEW, OLD, NEW):
        put(out, source, site)
        assert (out / "site/a/index.html").stat().st_mtime_ns == 10**18


def test_changed_file_is_a_new_file(out: Path, source: Path, tmp_path: Path) -> None:
    """Files are shared between the two trees by hard links, so none may ever be written into."""
    put(out, source, OLD)
    witness = tmp_path / "witness"
    os.link(out / "site/index.html", witness)
    for site in (NEW, OLD | {"index.html": "third"}, NEW):
        put(out, source, site)
        assert witness.read_text() == "old home"


def test_everyone_may_read_whatever_the_umask(out: Path, source: Path) -> None:
    before = os.umask(0o077)
    try:
        put(out, source, OLD)
        put(out, source, NEW)
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (out / "site").rglob("*")}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o755}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o644}
    assert stat.S_IMODE((out / "site").stat().st_mode) == stat.S_IMODE(out.stat().st_mode) == 0o755


def test_damaged_file_is_written_anew(out: Path, source: Path) -> None:
    put(out, source, OLD)
    (out / "site/index.html").write_text("old hole")
    (out / "site/a/index.html").chmod(0o600)
    assert put(out, source, OLD).written == 2
    assert on_disk(out / "site") == OLD


def test_shelves_are_apart(out: Path, source: Path) -> None:
    shelves = {Shelf.SITE: files({"x.txt": "published"}), Shelf.DRAFTS: files({"x.txt": "not published"})}
    publish(out, shelves, source)
    put(out, source, NEW)
    assert on_disk(out / "drafts") == {"x.txt": "not published"}
    assert "x.txt" not in on_disk(out / "site")


def test_error_while_making_leaves_the_old_site(out: Path, source: Path) -> None:
    def failing() -> Iterator[File]:
        yield from files(NEW)
        raise ContentError([])

    put(out, source, OLD)
    with pytest.raises(ContentError):
        publish(out, {Shelf.SITE: failing()}, source)
    assert on_disk(out / "site") == OLD
    put(out, source, NEW)
    assert on_disk(out / "site") == NEW


def test_full_disk_is_one_line_and_leaves_the_old_site(
    out: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(out, source, OLD)

    def full(path: str, body: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", path)

    with monkeypatch.context() as patch:
        patch.setattr(tree, "_write", full)
        with pytest.raises(UsageError, match="No space left on device") as caught:
            put(out, source, NEW)
    assert "\n" not in str(caught.value)
    assert on_disk(out / "site") == OLD
    assert not (out / ".spare-site").exists()
    put(out, source, NEW)
    assert on_disk(out / "site") == NEW


@pytest.mark.parametrize("junk", ["file for folder", "folder for file", "link", "stray"])
def test_what_lies_about_in_the_spare_tree_does_no_harm(out: Path, source: Path, tmp_path: Path, junk: str) -> None:
    for site in (OLD, NEW):
        put(out, source, site)
    spare = out / ".spare-site"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    match junk:
        case "file for folder":
            (spare / "c").write_text("x")
        case "folder for file":
            (spare / "index.html").unlink()
            (spare / "index.html" / "x").mkdir(parents=True)
        case "link":
            (spare / "index.html").unlink()
            (spare / "index.html").symlink_to(elsewhere)
        case _:
            (spare / "stray" / "deep").mkdir(parents=True)
            (spare / "stray" / "file").write_text("x")
    put(out, source, NEW | {"index.html": "newest"})
    assert on_disk(out / "site") == NEW | {"index.html": "newest"}
    assert elsewhere.read_text() == "mine"
    assert not (out / "site" / "stray").exists()


def test_site_that_is_a_link_is_replaced_and_its_target_kept(out: Path, source: Path, tmp_path: Path) -> None:
    put(out, source, OLD)
    elsewhere = tmp_path / "elsewhere"
    (out / "site").rename(elsewhere)
    (out / "site").symlink_to(elsewhere)
    put(out, source, NEW)
    put(out, source, NEW)
    assert not (out / "site").is_symlink()
    assert on_disk(out / "site") == NEW
    assert on_disk(elsewhere) == OLD


def test_file_system_without_hard_links(out: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", no_links)
    put(out, source, OLD)
    os.utime(out / "site/a/index.html", ns=(10**18, 10**18))
    for site in (NEW, OLD, OLD, NEW):
        put(out, source, site)
        assert on_disk(out / "site") == site
        assert (out / "site/a/index.html").stat().st_mtime_ns == 10**18
