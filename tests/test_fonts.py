"""A practice's own fonts: which files are fonts, which are published, and what the style sheet says of them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.fonts import MAX_BYTES, Case, looked_into
from generator.inspection import inspect
from generator.load.walk import FoundFile
from generator.model.fonts import Font
from generator.model.pictures import Flaw
from generator.pipeline import build

MINIMAL = Path(__file__).parent / "sites" / "minimal"
LAMPLIGHT = MINIMAL / "content" / "fonts" / "lamplight.woff2"
DAY = date(2026, 11, 23)


def woff2(*tables: bytes) -> bytes:
    """The header of a file with these entries in its list of tables."""
    return b"wOF2" + bytes(8) + len(tables).to_bytes(2, "big") + bytes(34) + b"".join(tables)


def test_a_font_is_known_by_its_content() -> None:
    font = looked_into(LAMPLIGHT.read_bytes())
    assert isinstance(font, Font)
    assert not font.variable
    assert looked_into(LAMPLIGHT.read_bytes() + b"x") != font


@pytest.mark.parametrize(
    ("tables", "variable"),
    [
        ((), False),
        ((b"\x2f\x10",), True),
        ((b"\x01\x36", b"\x0a\x10\x20", b"\x2f\x10"), True),
        ((b"\xca\x10", b"\x2f\x10"), True),
        ((b"\x3fABCD\x81\x00", b"\x2f\x10"), True),
        ((b"\x3f\x2f\x2f\x2f\x2f\x81\x00", b"\x01\x2f"), False),
    ],
    ids=["none", "fvar", "transformed outlines", "outlines as they were", "a name spelled out", "only in its bytes"],
)
def test_a_font_with_all_weights_is_told_from_its_tables(tables: tuple[bytes, ...], variable: bool) -> None:
    found = looked_into(woff2(*tables))
    assert isinstance(found, Font)
    assert found.variable is variable


@pytest.mark.parametrize("data", [b"", b"wOFF" + bytes(60), b"<svg/>", LAMPLIGHT.read_bytes()[:50]])
def test_anything_else_is_none(data: bytes) -> None:
    assert isinstance(looked_into(data), Flaw)


def test_a_font_that_all_would_have_to_wait_for_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.woff2"
    large.write_bytes(LAMPLIGHT.read_bytes().ljust(MAX_BYTES + 1))
    found = Case({"content/fonts/large.woff2": FoundFile("content/fonts/large.woff2", large, MAX_BYTES + 1)})
    flaw = found["large.woff2"]
    assert isinstance(flaw, Flaw)
    assert flaw.code == "bad-font"
    gone = Case({"content/fonts/gone.woff2": FoundFile("content/fonts/gone.woff2", tmp_path / "gone", 1)})["gone.woff2"]
    assert isinstance(gone, Flaw)
    assert gone.code == "unreadable-file"


def practice(folder: Path, fonts: str) -> Path:
    """The small practice with fonts."""
    shutil.copytree(MINIMAL, folder)
    config = folder / "site_config.yml"
    config.write_text(config.read_text("utf-8").replace("  look:", f"  fonts: {{{fonts}}}\n  look:"), "utf-8")
    return folder


def test_only_what_is_named_is_published(tmp_path: Path) -> None:
    source = practice(tmp_path / "practice", "text: lamplight.woff2, headings: lamplight.woff2")
    shutil.copy(LAMPLIGHT, source / "content/fonts/other.woff2")
    build(source, tmp_path / "out", DAY)
    (published,) = (tmp_path / "out/site/fonts").iterdir()
    assert published.read_bytes() == LAMPLIGHT.read_bytes()
    sheet = (tmp_path / "out/site/assets/brand.css").read_text()
    assert sheet.count(f'url("../fonts/{published.name}")') == 2
    assert "/fonts/*\n  Cache-Control:" in (tmp_path / "out/site/_headers").read_text()


def test_every_font_that_is_wrong_is_told_of(tmp_path: Path) -> None:
    source = practice(tmp_path / "practice", "text: gone.woff2, bold: README.txt, headings: lamplight.woff2")
    found = inspect(source, DAY).problems
    assert [problem.code for problem in found] == ["missing-font", "missing-font"]
