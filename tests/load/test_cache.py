"""The cache of parsed files: the same answers as without, for less work, and never in the way."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.load import cache as cache_module
from generator.load import tree as tree_module
from generator.load.cache import FILE_NAME, ParseCache
from generator.load.tree import read_tree
from generator.problems import Where
from tests.load.reading import tree_of

FILES: dict[str, str | bytes] = {
    "site_config.yml": "name: Larkspur\n",
    "content/practice.yml": "name: Larkspur Heart\nhours: {mon: [8:00, ~, '']}\n",
    "content/updates/scanner.md": "---\ntitle: É\n---\nText\n  with “line” ends\n",
    "providers/ana.yml": "name: Ana\n",
    "providers/ben.yml": "name: Ben #2\n",
    "providers/cyr.yml": "name: @\n",
}

CLEAN = 4


@pytest.fixture
def source(tmp_path):
    root = tmp_path / "source"
    tree_of(root, FILES)
    return root


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def parsed(monkeypatch):
    """The files that were really parsed."""
    names: list[str] = []
    parse = tree_module._parse

    def noting(data, file):
        names.append(file.file)
        return parse(data, file)

    monkeypatch.setattr(tree_module, "_parse", noting)
    return names


def read(source: Path, folder: Path):
    cache = ParseCache(folder)
    tree = read_tree(source, cache=cache)
    cache.save()
    return tree


def entries(folder: Path) -> int:
    return len(json.loads((folder / FILE_NAME).read_bytes().partition(b"\n")[2]))


def test_a_second_run_parses_only_what_had_problems(source, folder, parsed):
    first = read(source, folder)
    parsed.clear()
    second = read(source, folder)
    assert parsed == ["providers/ben.yml", "providers/cyr.yml"]
    assert second.documents == first.documents == read_tree(source).documents
    assert second.problems == first.problems
    assert entries(folder) == CLEAN


def test_a_document_from_the_cache_knows_its_places(source, folder):
    read(source, folder)
    documents = read(source, folder).documents
    assert documents["content/practice.yml"].where(("hours", "mon", 2)) == Where("content/practice.yml", 2, 24)
    assert documents["content/updates/scanner.md"].where(("title",)) == Where("content/updates/scanner.md", 2, 8)
    assert documents["content/updates/scanner.md"].body_line == 4


def test_after_a_change_one_file_is_parsed_and_the_old_entry_is_dropped(source, folder, parsed):
    read(source, folder)
    parsed.clear()
    (source / "providers/ana.yml").write_text("name: Anna\n")
    (source / "providers/ben.yml").unlink()
    (source / "providers/cyr.yml").unlink()
    assert read(source, folder).documents["providers/ana.yml"].value == {"name": "Anna"}
    assert parsed == ["providers/ana.yml"]
    assert entries(folder) == CLEAN
    (source / "providers/ana.yml").unlink()
    read(source, folder)
    assert entries(folder) == CLEAN - 1


def test_the_same_bytes_mean_something_else_in_another_kind_of_file(tmp_path, folder):
    text = "---\na: b\n---\n"
    tree_of(tmp_path / "one", {"content/updates/x.md": text})
    read(tmp_path / "one", folder)
    tree_of(tmp_path / "two", {"content/updates/x.yml": text})
    tree = read(tmp_path / "two", folder)
    assert [problem.code for problem in tree.problems] == ["several-documents"]


def test_one_cache_serves_many_runs(source, folder, parsed):
    cache = ParseCache(folder)
    for _ in range(3):
        read_tree(source, cache=cache)
        cache.save()
    assert parsed.count("providers/ana.yml") == 1
    assert entries(folder) == CLEAN


def test_saving_twice_or_unused_keeps_what_is_there(source, folder):
    cache = ParseCache(folder)
    read_tree(source, cache=cache)
    cache.save()
    cache.save()
    ParseCache(folder).save()
    assert entries(folder) == CLEAN


def test_nothing_is_written_when_nothing_changed(source, folder):
    read(source, folder)
    before = (folder / FILE_NAME).stat()
    read(source, folder)
    after = (folder / FILE_NAME).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


BROKEN = {
    "empty": lambda good: b"",
    "cut short": lambda good: good[:-20],
    "one letter changed": lambda good: good.replace(b"Larkspur Heart", b"Larkspur Heard"),
    "no header": lambda good: good.partition(b"\n")[2],
    "not UTF-8": lambda good: b"\xff" + good,
    "not JSON": lambda good: b"{",
    "another shape": lambda good: b"[1]\n[2]",
    "deep": lambda good: b"[" * 100_000,
    "another version": lambda good: good.replace(cache_module.loader_version().encode(), b"0" * 32),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_cache_is_an_empty_one(name, source, folder, parsed):
    expected = read(source, folder)
    path = folder / FILE_NAME
    path.write_bytes(BROKEN[name](path.read_bytes()))
    parsed.clear()
    tree = read(source, folder)
    assert tree.documents == expected.documents
    assert len(parsed) == len(FILES)
    assert entries(folder) == CLEAN


def test_a_folder_where_the_cache_should_be_is_no_reason_to_stop(source, folder):
    (folder / FILE_NAME).mkdir(parents=True)
    assert len(read(source, folder).documents) == CLEAN + 1
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_a_file_where_the_folder_should_be_is_no_reason_to_stop(source, folder):
    folder.write_text("")
    assert len(read(source, folder).documents) == CLEAN + 1


def test_a_failed_save_leaves_the_old_cache_whole(source, folder, monkeypatch):
    read(source, folder)
    before = (folder / FILE_NAME).read_bytes()
    (source / "providers/ana.yml").write_text("name: Anna\n")

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    read(source, folder)
    assert (folder / FILE_NAME).read_bytes() == before
    assert os.listdir(folder) == [FILE_NAME]  # noqa: PTH208
