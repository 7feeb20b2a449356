"""Pages for paper: tagged, with their fonts and fields, the same again, on as many sides as they may take, offline."""

from __future__ import annotations

import io
import sys

import pytest
from pypdf import PdfReader
from weasyprint.urls import URLFetcher

from generator.derive.gallery import Gallery
from generator.outputs.base import File, Sheet
from generator.pictures import darkroom, printing
from generator.pictures.limits import CannotPrint
from generator.pictures.vault import Vault
from tests.pictures.samples import album
from tests.pictures.test_darkroom import Practice
from tests.practices import desk

PAGE = """<!doctype html><html lang="en"><head><title>A sheet</title>
<meta name="dcterms.created" content="2026-11-18"><style>body{font-family:Inter}</style></head><body><h1>A sheet</h1>
%s</body></html>"""
FIELDS = '<form><label>Office<input type="text" name="office" title="Office"></label><input type="checkbox" name="urgent" title="Urgent"></form>'


def read(html: str, *, codes: dict[str, str] | None = None, pages: int = 1) -> PdfReader:
    return PdfReader(io.BytesIO(printing.pdf(html, codes or {}, pages)))


def test_a_pdf_is_tagged_and_says_what_it_is():
    root = read(PAGE % "<p>Words</p>").trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_its_fonts_are_inside():
    page = read(PAGE % "<p>Wiśniewski, <b>Nguyễn</b></p>").pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    described = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts]
    assert described
    assert all("/FontFile2" in font or "/FontFile3" in font for font in described)
    assert all("Inter" in font["/FontName"] for font in described)


def test_fields_can_be_filled_in_and_say_what_for():
    fields = read(PAGE % FIELDS).get_fields()
    assert fields is not None
    assert {name: field["/TU"] for name, field in fields.items()} == {"office": "Office", "urgent": "Urgent"}


def test_the_same_page_gives_the_same_bytes():
    page = PAGE % f'{FIELDS}<img src="a.svg" alt="QR code">'
    made = {printing.pdf(page, {"a.svg": "https://refer.example.org/"}, 1) for _ in range(2)}
    assert len(made) == 1
    assert made != {printing.pdf(page, {"a.svg": "https://refer.example.org/b"}, 1)}


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/a.png", "file:///etc/hostname", "//elsewhere.example/a"]
)
def test_nothing_is_fetched(address: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(URLFetcher, "fetch", lambda *_: pytest.fail("something was fetched"))
    html = (
        PAGE
        % f'<link rel="stylesheet" href="{address}"><p style="background:url({address})">A</p><img src="{address}" alt="">'
    )
    reader = read(html + f'<link rel="attachment" href="{address}">')
    assert not reader.attachments
    assert not reader.pages[0]["/Resources"].get("/XObject")


def test_what_is_too_long_is_set_smaller_and_never_cut():
    small = read(PAGE % "<p>Words</p>" * 1 + "<p>line</p>" * 40)
    assert len(small.pages) == 1
    long = read(PAGE % "".join(f"<p>Line {number}</p>" for number in range(300)))
    assert len(long.pages) > 1
    assert "Line 299" in long.pages[-1].extract_text()


def test_where_it_is_not_installed_nothing_is_tried(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(darkroom, "edition", lambda: "")
    monkeypatch.setattr(printing, "pdf", lambda *_: pytest.fail("it was tried"))
    room = darkroom.Darkroom(album(tmp_path, {}), Vault(tmp_path))
    room.order(Gallery(desk({}).directory), [Sheet("kit/a.pdf", PAGE % "")])
    with room.developing() as files:
        assert list(files) == []
    assert "practice-presence[print]" in room.unprinted


def test_without_the_printer_everything_else_is_made(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(CannotPrint, match=r"practice-presence\[print\]"):
        printing.pdf(PAGE % "", {}, 1)
    made = Practice(tmp_path, {}, {}).develop([Sheet("kit/a.pdf", PAGE % ""), File("a.txt", b"")])
    assert "kit/a.pdf" not in made
