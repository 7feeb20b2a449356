"""The preview: builds on save, reloads, shows what is wrong, keeps the last good site, and ends cleanly."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from generator.cli import presence
from generator.problems import UsageError
from generator.serve import serving, watch
from generator.serve.preview import Preview, State
from generator.serve.watch import snapshot

HOME = "<!doctype html><html><body><h1>{}</h1></body></html>"


class Practice:
    """One source file; building copies it into a page, and fails when it says so."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "content/practice.yml"
        self.site = folder / "build/site"
        self.source.parent.mkdir()
        self.save("Quillwater")
        self.preview = Preview(self.site, self.build, str)

    def save(self, text: str) -> None:
        self.source.write_text(text)

    def build(self) -> str:
        text = self.source.read_text()
        if text.startswith("broken"):
            raise UsageError(f"<{text}>")
        self.site.mkdir(parents=True, exist_ok=True)
        (self.site / "index.html").write_text(HOME.format(text))
        (self.site / "data.json").write_text("{}")
        (self.site / "404.html").write_text(HOME.format("Not found"))
        (self.site / "visit").mkdir(exist_ok=True)
        (self.site / "visit/index.html").write_text(HOME.format("Visit"))
        return "/referrals/" if "below" in text else "/"


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "INTERVAL", 0.02)


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


@pytest.fixture
def address(practice: Practice) -> Iterator[str]:
    with serving(practice.preview, [practice.source.parent], "127.0.0.1", 0) as address:
        yield address


def get(address: str) -> str:
    with urlopen(address) as answer:
        text: str = answer.read().decode()
        return text


def news(address: str, seen: int) -> dict[str, object]:
    """What a page is told that has seen build number `seen`; asks until there is something new."""
    while True:
        found: dict[str, object] = json.loads(get(f"{address}__presence__/news?seen={seen}"))
        if found["number"] != seen:
            return found


def test_a_page_is_shown_with_the_script_that_reloads_it(address: str, practice: Practice):
    page = get(address)
    assert "<h1>Quillwater</h1>" in page
    assert '<script src="/__presence__/preview.js" defer data-state="1">' in page
    assert "__presence__" not in (practice.site / "index.html").read_text(), "what is published has no trace of it"
    assert get(f"{address}data.json") == "{}"


def test_a_saved_file_is_built_and_told(address: str, practice: Practice):
    practice.save("Quillwater Skin Clinic")
    assert news(address, seen=1) == {"number": 2, "trouble": ""}
    assert "<h1>Quillwater Skin Clinic</h1>" in get(address)


def test_a_mistake_is_shown_and_the_last_good_site_stays(address: str, practice: Practice):
    practice.save("broken: yes")
    assert news(address, seen=1) == {"number": 2, "trouble": "<broken: yes>"}
    assert "<h1>Quillwater</h1>" in get(address)
    practice.save("mended")
    assert news(address, seen=2) == {"number": 3, "trouble": ""}
    assert "<h1>mended</h1>" in get(address)


def test_a_practice_that_is_broken_from_the_start(practice: Practice):
    practice.save("broken: yes")
    with serving(practice.preview, [practice.source.parent], "127.0.0.1", 0) as address:
        with pytest.raises(HTTPError) as found:
            get(address)
        with found.value as answer:
            assert (answer.code, "preview.js" in answer.read().decode()) == (503, True)
        practice.save("mended")
        assert news(address, seen=1)["trouble"] == ""
        assert "<h1>mended</h1>" in get(address)


def test_a_failure_that_nobody_expected_does_not_end_the_preview(practice: Practice, monkeypatch: pytest.MonkeyPatch):
    with serving(practice.preview, [practice.source.parent], "127.0.0.1", 0) as address:
        monkeypatch.setattr(practice.preview, "_build", lambda: 1 / 0)
        practice.save("again")
        assert "zero" in str(news(address, seen=1)["trouble"])


def test_a_site_below_a_path_is_shown_there(practice: Practice):
    practice.save("below")
    with serving(practice.preview, [], "127.0.0.1", 0) as address:
        assert address.endswith("/referrals/")
        assert "<h1>below</h1>" in get(address)
        assert "<h1>below</h1>" in get(address.removesuffix("referrals/"))
        assert "<h1>Visit</h1>" in get(f"{address}visit")


@pytest.mark.parametrize(
    "path", ["nowhere/", "%2e%2e/%2e%2e/content/practice.yml", "..%2f..%2fcontent/practice.yml", "a%00b"]
)
def test_only_the_site_is_served(path: str, address: str):
    with pytest.raises(HTTPError) as found:
        get(address + path)
    with found.value as answer:
        assert answer.code == 404
        assert "<h1>Not found</h1>" in answer.read().decode()


def test_it_ends_cleanly_while_pages_wait_for_news(practice: Practice):
    asked = threading.Event()
    wait = practice.preview.wait

    def waits(seen: int, seconds: float) -> State:
        asked.set()
        return wait(seen, seconds)

    practice.preview.wait = waits  # type: ignore[method-assign]
    with serving(practice.preview, [practice.source.parent], "127.0.0.1", 0) as address:
        port = int(address.rsplit(":")[-1].strip("/"))
        waiting = threading.Thread(target=lambda: get(f"{address}__presence__/news?seen=1"))
        waiting.start()
        asked.wait()
    waiting.join()
    assert not {thread.name for thread in threading.enumerate()} & {"web", "watch"}
    with socket.socket() as again:
        assert again.connect_ex(("127.0.0.1", port)) != 0


def test_a_port_that_is_taken_is_told():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        run = CliRunner().invoke(presence, ["serve", "--port", str(port)])
    assert isinstance(run.exception, UsageError)
    assert "--port" in str(run.exception)


def test_the_watch_sees_what_people_save(tmp_path: Path):
    (tmp_path / "providers").mkdir()
    (tmp_path / "providers/.ines.yml.swp").write_text("x")
    assert snapshot([tmp_path, tmp_path / "gone"]) == {}
    (tmp_path / "providers/ines.yml").write_text("name: Ines")
    assert [Path(path).name for path in snapshot([tmp_path])] == ["ines.yml"]
