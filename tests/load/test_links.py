"""Symbolic links: fine inside the practice's folder, refused where they lead out of it."""

from __future__ import annotations

import pytest

from generator.load.tree import read_tree
from tests.load.reading import codes_by_file, tree_of


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "source"
    tree_of(
        root,
        {
            "content/practice.yml": "a: 1",
            "content/images/a.png": b"1",
            "providers/ana.yml": "a: 1",
            "private/referrers.yml": "a: secret",
            ".git/config.yml": "a: secret",
        },
    )
    tree_of(tmp_path / "outside", {"secret.yml": "a: secret", "folder/secret.yml": "a: secret"})
    return root


def link(root, place, target):
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ("providers/ben.yml", "../../outside/secret.yml"),
        ("content/updates", "../../outside/folder"),
        ("content/images/b.png", "../../../outside/secret.yml"),
        ("content/images/team", "../../../outside"),
        ("site_config.yml", "../outside/secret.yml"),
        ("providers/ben.yml", "../private/referrers.yml"),
        ("content/updates", "../private"),
        ("content/images/b.yml", "../../.git/config.yml"),
        ("content/images/etc", "/etc"),
    ],
)
def test_links_out_of_the_folder_and_into_hidden_places_are_refused(root, place, target):
    link(root, place, target)
    tree = read_tree(root)
    assert codes_by_file(tree.problems) == {place: "outside-source"}
    assert "secret" not in str([document.value for document in tree.documents.values()])
    assert list(tree.images) == ["content/images/a.png"]


def test_a_whole_content_folder_from_elsewhere_is_refused(root, tmp_path):
    (tmp_path / "other").mkdir()
    link(tmp_path / "other", "content", root / "content")
    tree = read_tree(tmp_path / "other")
    assert codes_by_file(tree.problems) == {"content": "outside-source"}
    assert tree.documents == {}


def test_links_inside_are_read(root):
    link(root, "providers/ben.yml", "ana.yml")
    link(root, "content/updates", "../providers")
    link(root, "content/images/team", "../images-of-the-team")
    (root / "content/images-of-the-team").mkdir()
    tree = read_tree(root)
    assert tree.problems == []
    assert sorted(tree.documents) == [
        "content/practice.yml",
        "content/updates/ana.yml",
        "content/updates/ben.yml",
        "providers/ana.yml",
        "providers/ben.yml",
    ]


def test_the_source_folder_itself_may_be_a_link(root, tmp_path):
    (tmp_path / "link").symlink_to(root)
    tree = read_tree(tmp_path / "link")
    assert tree.problems == []
    assert len(tree.documents) == 2


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ("providers/ben.yml", "nothing.yml"),
        ("providers/ben.yml", "ben.yml"),
        ("content/images/loop", "."),
        ("content/images/loop", ".."),
        ("content/images/b.png", "gone.png"),
    ],
)
def test_links_that_lead_nowhere_or_in_circles_are_told(root, place, target):
    link(root, place, target)
    tree = read_tree(root)
    assert codes_by_file(tree.problems) == {place: "unreadable-file"}
    assert len(tree.documents) == 2


def test_circles_by_way_of_two_folders_come_to_an_end(root):
    link(root, "content/images/one/two", "../other")
    link(root, "content/images/other/one", "../one")
    assert {problem.code for problem in read_tree(root).problems} == {"unreadable-file"}
