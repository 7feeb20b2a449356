"""Which files of a practice's folder are read, and what is said of the others."""

from __future__ import annotations

import os

import pytest

from generator.load import tree as tree_module
from generator.load import walk
from generator.load.names import id_problems, wrong_extension
from generator.load.tree import read_tree
from generator.problems import Severity, Where
from tests.load.reading import codes_by_file, tree_of

WHOLE: dict[str, str | bytes] = {
    "site_config.yml": "a: 1",
    "content/practice.yml": "a: 1",
    "content/updates/new-scanner.md": "---\na: 1\n---\nText",
    "content/updates/hours.yml": "a: 1",
    "content/images/map.png": b"123",
    "content/images/team/ana.jpg": b"12345",
    "providers/ana-alvarez.yml": "a: 1",
}

SMALL = {"yml": "a: 1", ".md": "---\na: 1\n---\n"}
"""The smallest good file, by the last three letters of its name."""

NEVER: dict[str, str | bytes] = {
    ".git/config.yml": "!",
    ".env": "!",
    "pyproject.toml": "!",
    "private/referrers.yml": "!",
    "build/site/index.yml": "!",
    "generator/some.yml": "!",
    "notes.yml": "!",
    "README.md": "!",
    "content/.hidden.yml": "!",
    "content/.obsidian/x.yml": "!",
    "content/private/x.yml": "!",
    "content/build/x.yml": "!",
    "content/README.md": "!",
    "content/updates/README.md": "!",
    "content/updates/readme.txt": "!",
    "content/updates/old.yml~": "!",
    "content/images/private/x.png": "!",
    "content/images/.DS_Store": "!",
    "content/images/Thumbs.db": "!",
    "providers/.gitkeep": "",
    "providers/private/x.yml": "!",
}


def test_the_layout_of_a_practice(tmp_path):
    tree = tree_of(tmp_path, WHOLE)
    assert list(tree.documents) == [
        "content/practice.yml",
        "content/updates/hours.yml",
        "content/updates/new-scanner.md",
        "providers/ana-alvarez.yml",
        "site_config.yml",
    ]
    assert {name: image.size for name, image in tree.images.items()} == {
        "content/images/map.png": 3,
        "content/images/team/ana.jpg": 5,
    }
    assert tree.images["content/images/team/ana.jpg"].path.read_bytes() == b"12345"
    assert tree.problems == []
    assert tree.unusable == []


def test_nothing_else_is_read(tmp_path):
    tree = tree_of(tmp_path, {**WHOLE, **NEVER})
    assert len(tree.documents) == 5
    assert len(tree.images) == 2
    assert tree.problems == []


def test_the_order_of_the_disk_does_not_matter(tmp_path):
    one = tree_of(tmp_path / "one", WHOLE)
    two = tree_of(tmp_path / "two", dict(reversed(WHOLE.items())))
    assert list(one.documents.items()) == list(two.documents.items())
    assert list(one.images) == list(two.images)


STRAYS: dict[str, str] = {
    "content/practice.yaml": "wrong-extension",
    "content/updates/a.yaml": "wrong-extension",
    "content/updates/b.YML": "wrong-extension",
    "content/updates/c.markdown": "wrong-extension",
    "content/updates/d.yml.txt": "wrong-extension",
    "providers/e.MD": "wrong-extension",
    "site_config.yaml": "wrong-extension",
    "Providers/x.yml": "bad-file-name",
    "content/Images/x.png": "bad-file-name",
    "content/updates/notes.txt": "unread-file",
    "content/logo.png": "unread-file",
    "providers/photo.jpg": "unread-file",
    "providers/Ana Alvarez.yml": "bad-file-name",
    "providers/ana_alvarez.yml": "bad-file-name",
    "providers/-ana.yml": "bad-file-name",
    "providers/josé.yml": "bad-file-name",
    "providers/李.yml": "bad-file-name",
    "providers/con.yml": "bad-file-name",
    "content/updates/x.y.md": "bad-file-name",
    f"providers/{'x' * 81}.yml": "bad-file-name",
    "providers/cardiology/ana.yml": "folder-too-deep",
    "content/updates/2026/a.md": "folder-too-deep",
    "content/images/1/2/3/4/5/6/7/8/x.png": "folder-too-deep",
}


@pytest.mark.parametrize(("file", "code"), STRAYS.items())
def test_what_stands_in_the_wrong_place_is_told(tmp_path, file, code):
    tree = tree_of(tmp_path, {file: SMALL.get(file[-3:], "a: 1")})
    [problem] = tree.problems
    assert problem.code == code
    assert file.startswith(problem.where.file)
    assert problem.severity is (Severity.WARNING if code == "unread-file" else Severity.ERROR)
    assert problem.hint


@pytest.mark.parametrize(
    ("file", "suggestion"),
    [
        ("Ana Alvarez.yml", "ana-alvarez.yml"),
        ("Dr._José Núñez.md", "dr-jose-nunez.md"),
        ("_draft.yml", "draft.yml"),
        ("李.yml", "li-wei.yml"),
    ],
)
def test_a_better_name_is_suggested(file, suggestion):
    [problem] = id_problems([f"providers/{file}"])
    assert f"“{suggestion}”" in problem.hint or f"“{suggestion}”." in problem.hint


@pytest.mark.parametrize("stem", ["a", "0", "ana-alvarez", "a--b", "x" * 80, "404", "index"])
def test_good_names_pass(stem):
    assert list(id_problems([f"providers/{stem}.yml"])) == []


@pytest.mark.parametrize(
    ("name", "right"),
    [("a.yaml", "a.yml"), ("a.YAML.txt", "a.yml"), ("a.b.Md", "a.b.md"), ("a.mdown", "a.md"), ("a.txt", None)],
)
def test_the_right_ending_is_suggested(name, right):
    problem = wrong_extension(name, name)
    assert (problem.hint if problem else None) == (right and f"Rename it to “{right}”.")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("providers/ana.md", "providers/ana.yml"),
        ("providers/Ana.yml", "providers/ana.yml"),
        ("providers/jose\u0301.yml", "providers/jos\u00e9.yml"),
        ("content/updates/ANA.md", "content/updates/ana.yml"),
    ],
)
def test_one_id_in_two_files_is_one_error(tmp_path, one, two):
    [problem] = tree_of(tmp_path, {file: SMALL[file[-3:]] for file in (one, two)}).problems
    assert problem.code == "duplicate-id"
    assert {problem.where.file, *(where.file for where in problem.related)} <= {one, two, "providers/jos\u00e9.yml"}


def test_the_same_id_in_two_folders_is_fine(tmp_path):
    assert tree_of(tmp_path, {"providers/ana.yml": "a: 1", "content/updates/ana.yml": "a: 1"}).problems == []


def test_images_that_are_one_file_elsewhere_are_an_error(tmp_path):
    [problem] = tree_of(tmp_path, {"content/images/A.png": "1", "content/images/a.png": "2"}).problems
    assert problem.code == "duplicate-file"


def test_image_names_are_composed(tmp_path):
    tree = tree_of(tmp_path, {"content/images/jose\u0301.png": b"1"})
    assert tree.images["content/images/jos\u00e9.png"].path.read_bytes() == b"1"


@pytest.mark.parametrize("name", [b"a\xff.png", b"a\x1b[31m.png", "a\u202eb.png".encode()])
def test_names_that_cannot_be_shown_are_refused(tmp_path, name):
    images = tmp_path / "content/images"
    images.mkdir(parents=True)
    (images / os.fsdecode(name)).write_bytes(b"")
    tree = read_tree(tmp_path)
    assert [problem.code for problem in tree.problems] == ["bad-file-name"]
    assert tree.problems[0].where.file.count("\ufffd") == 1
    assert tree.images == {}


def test_a_folder_where_a_file_should_be_and_the_other_way_round(tmp_path):
    for folder in ("site_config.yml", "content/practice.yml", "content/updates/x.md"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "providers").write_text("")
    (tmp_path / "content/images").write_text("")
    assert codes_by_file(read_tree(tmp_path).problems) == {
        "site_config.yml": "not-a-file",
        "content/practice.yml": "not-a-file",
        "content/updates/x.md": "not-a-file",
        "providers": "not-a-folder",
        "content/images": "not-a-folder",
    }


def test_a_pipe_is_not_waited_for(tmp_path):
    for folder in ("providers", "content/images"):
        (tmp_path / folder).mkdir(parents=True)
        os.mkfifo(tmp_path / folder / "x.yml")
    assert codes_by_file(read_tree(tmp_path).problems) == {
        "providers/x.yml": "not-a-file",
        "content/images/x.yml": "not-a-file",
    }


def test_no_folder_at_all(tmp_path):
    (tmp_path / "file").write_text("")
    assert [problem.code for problem in read_tree(tmp_path / "nothing").problems] == ["no-source-folder"]
    assert [problem.code for problem in read_tree(tmp_path / "file").problems] == ["no-source-folder"]


def test_an_empty_folder_is_an_empty_tree(tmp_path):
    tree = read_tree(tmp_path)
    assert (tree.documents, tree.images, tree.problems) == ({}, {}, [])


def test_what_cannot_be_parsed_is_known_to_exist(tmp_path):
    tree = tree_of(
        tmp_path, {"providers/ana.yml": "a: @", "providers/ben.yml": b"\xff", "providers/cyr.yml": "a: 1\na: 2"}
    )
    assert tree.unusable == ["providers/ana.yml", "providers/ben.yml"]
    assert list(tree.documents) == ["providers/cyr.yml"]
    assert len(tree.problems) == 3


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    read_bytes = type(tmp_path).read_bytes

    def refusing(path):
        if path.name == "ana.yml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    tree_of(tmp_path, {"providers/ana.yml": "a: 1", "providers/ben.yml": "a: 1"})
    monkeypatch.setattr(type(tmp_path), "read_bytes", refusing)
    tree = read_tree(tmp_path)
    assert codes_by_file(tree.problems) == {"providers/ana.yml": "unreadable-file"}
    assert (tree.unusable, list(tree.documents)) == (["providers/ana.yml"], ["providers/ben.yml"])


def test_a_folder_that_may_not_be_listed(tmp_path, monkeypatch):
    scandir = os.scandir

    def refusing(folder):
        if os.fspath(folder).endswith("providers"):
            raise OSError(5, "Input/output error")
        return scandir(folder)

    tree_of(tmp_path, WHOLE)
    monkeypatch.setattr(os, "scandir", refusing)
    assert codes_by_file(read_tree(tmp_path).problems) == {"providers": "unreadable-file"}


def test_a_large_file_is_not_even_opened(tmp_path):
    tree = tree_of(tmp_path, {"providers/ana.yml": "a: " + "x" * 1_000_000})
    assert codes_by_file(tree.problems) == {"providers/ana.yml": "file-too-large"}
    assert tree.unusable == ["providers/ana.yml"]


def test_all_documents_together_have_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(tree_module, "MAX_TOTAL_BYTES", 10)
    tree = tree_of(tmp_path, {f"providers/{name}.yml": "a: 1" for name in "abcd"})
    assert codes_by_file(tree.problems) == {"providers/c.yml": "source-too-large"}
    assert list(tree.documents) == ["providers/a.yml", "providers/b.yml"]


def test_the_number_of_files_has_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(walk, "MAX_FILES", 5)
    tree = tree_of(tmp_path, WHOLE)
    assert [problem.code for problem in tree.problems] == ["source-too-large"]


def test_source_lines_of_problems(tmp_path):
    tree = tree_of(tmp_path, {"providers/ana.yml": b"\xef\xbb\xbfa: 1\r\nb: \xff\x1b\n", "providers/ben.yml": "a: 1"})
    [problem] = tree.problems
    assert tree.line_text(problem.where) == "b: \ufffd\ufffd"
    assert tree.line_text(Where("providers/ben.yml", 1, 1)) == "a: 1"
    assert tree.line_text(Where("providers/ben.yml")) == ""
    assert tree.line_text(Where("providers/gone.yml", 1, 1)) == ""
