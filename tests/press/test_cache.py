"""The cache of what the renderer made: it saves the work, and it is never a reason to fail or to be wrong."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.outputs.base import File
from generator.press import cache, print_site
from generator.renderers.mkdocs import MkDocs
from tests.press.samples import SETTINGS, PlainRenderer, artifacts, page


def build(folder: Path, renderer: PlainRenderer, **changes: str) -> dict[str, bytes]:
    settings = replace(SETTINGS, **changes)
    return {file.path: file.body for file in print_site(artifacts(), settings, renderer, folder)}


def test_second_build_finds_everything(tmp_path: Path) -> None:
    renderer = PlainRenderer()
    first = build(tmp_path / "cache", renderer)
    assert build(tmp_path / "cache", renderer) == first
    assert build(tmp_path / "other", PlainRenderer()) == first
    assert renderer.asked == 1


def test_an_entry_does_not_say_when_it_was_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path / "one", PlainRenderer())
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    build(tmp_path / "other", PlainRenderer())
    (one,), (other,) = ((tmp_path / name).glob("shells-*.zip") for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


def test_data_and_daily_parts_are_not_in_it(tmp_path: Path) -> None:
    renderer = PlainRenderer()
    build(tmp_path, renderer)
    changed = build(tmp_path, renderer, announcement_html="<p>Open again</p>", footer_html="<footer>new</footer>")
    assert b"<p>Open again</p>" in changed["providers/ann/index.html"]
    more = [*artifacts(), page("providers/new/", "provider", "New"), File("x.ics", b"x")]
    made = {file.path: file.body for file in print_site(more, SETTINGS, renderer, tmp_path)}
    assert "providers/new/index.html" in made
    assert renderer.asked == 1


@pytest.mark.parametrize(
    "changes", [{"site_name": "Other"}, {"site_url": "https://other.example/"}, {"announcement_html": ""}]
)
def test_other_settings_are_rendered_anew(tmp_path: Path, changes: dict[str, str]) -> None:
    renderer = PlainRenderer()
    build(tmp_path, renderer)
    assert build(tmp_path, renderer, **changes) == build(tmp_path / "other", PlainRenderer(), **changes)
    assert renderer.asked == 2


def test_other_versions_are_rendered_anew(tmp_path: Path) -> None:
    build(tmp_path, PlainRenderer("1"))
    newer = PlainRenderer("2")
    build(tmp_path, newer)
    assert newer.asked == 1


@pytest.mark.parametrize("damage", [b"", b"PK not a zip", None, "half", "flip"])
def test_broken_entry_is_rendered_anew(tmp_path: Path, damage: bytes | str | None) -> None:
    whole = build(tmp_path, PlainRenderer())
    (entry,) = tmp_path.glob("shells-*.zip")
    good = entry.read_bytes()
    if damage is None:
        entry.unlink()
        entry.mkdir()
    elif damage == "half":
        entry.write_bytes(good[: len(good) // 2])
    elif damage == "flip":
        middle = good.index(b"<article>")
        entry.write_bytes(good[:middle] + b"X" + good[middle + 1 :])
    else:
        entry.write_bytes(damage)  # type: ignore[arg-type]
    assert build(tmp_path, PlainRenderer()) == whole


def test_folder_that_cannot_be_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert build(tmp_path / "file", PlainRenderer())


def test_old_entries_go(tmp_path: Path) -> None:
    for number in range(cache.KEPT + 2):
        build(tmp_path, PlainRenderer(str(number)))
    assert len(list(tmp_path.glob("*"))) == cache.KEPT
    last = PlainRenderer(str(cache.KEPT + 1))
    build(tmp_path, last)
    assert last.asked == 0


def test_mkdocs_is_not_even_imported_when_nothing_but_data_changed(tmp_path: Path) -> None:
    list(print_site(artifacts(), SETTINGS, MkDocs(), tmp_path))
    program = (
        "import sys; from pathlib import Path; from generator.press import print_site;"
        "from generator.renderers.mkdocs import MkDocs; from tests.press.samples import *;"
        "list(print_site(artifacts(), SETTINGS, MkDocs(), Path(sys.argv[1])));"
        "print(sorted({'mkdocs', 'markdown', 'jinja2', 'material'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_folder_of_the_user_is_where_the_desktop_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.of_this_user() == tmp_path / "practice-presence"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/paths/do-not-count")
    monkeypatch.setenv("HOME", "/home/ann")
    assert cache.of_this_user() == Path("/home/ann/.cache/practice-presence")
