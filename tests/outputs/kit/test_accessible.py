"""What a machine can ask of PDF/UA-1, of every sheet of the sample: items of the Matterhorn Protocol 1.1 by number."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from generator.outputs.base import Sheet
from generator.pictures.printing import pdf
from tests.outputs.kit.test_kit import made

SHEETS = [
    "leave-behind", "leave-behind-amara-okafor", "insurance", "referral-form", "hand-out-riverside",
    "es-hand-out-riverside", "visit", "feedback",
]  # fmt: skip
XMP = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
STANDARD = {
    "/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC", "/TOCI", "/Index", "/NonStruct",
    "/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD",
    "/THead", "/TBody", "/TFoot", "/Span", "/Quote", "/Note", "/Reference", "/Code", "/Link", "/Annot", "/Figure",
    "/Form", "/Em", "/Strong",
}  # fmt: skip


@cache
def sheet(name: str) -> PdfReader:
    artifact = made()[f"kit/{name}.pdf"]
    assert isinstance(artifact, Sheet)
    return PdfReader(io.BytesIO(pdf(artifact.html, dict(artifact.codes), artifact.pages)))


@pytest.fixture(params=SHEETS)
def reader(request: pytest.FixtureRequest) -> PdfReader:
    return sheet(request.param)


def catalog(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def elements(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every structure element, parents first."""
    waiting: list[Any] = [catalog(reader)["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, IndirectObject):
            node = node.get_object()
        if isinstance(node, ArrayObject):
            waiting[:0] = list(node)
        elif isinstance(node, DictionaryObject):
            if "/S" in node and node.get("/Type") != "/MCR":
                yield node
            if "/K" in node:
                waiting[:0] = [node["/K"]]


def kinds(reader: PdfReader) -> list[str]:
    roles = catalog(reader)["/StructTreeRoot"].get("/RoleMap", {})
    return [str(roles.get(element["/S"], element["/S"])) for element in elements(reader)]


def test_01_it_is_marked_and_tagged(reader: PdfReader):
    assert bool(catalog(reader)["/MarkInfo"]["/Marked"])
    assert len(kinds(reader)) > 10


def test_01_all_content_is_tagged_or_an_artifact(reader: PdfReader):
    """01-003, 01-004, 01-005: text is painted within marked content only."""
    for page in reader.pages:
        depth = 0
        for operands, operator in page.get_contents().operations:  # type: ignore[union-attr]
            if operator in (b"BDC", b"BMC"):
                depth += 1
            elif operator == b"EMC":
                depth -= 1
            elif operator in (b"Tj", b"TJ", b"'", b'"'):
                assert depth > 0, operands
        assert depth == 0


def test_02_roles_are_those_of_the_standard(reader: PdfReader):
    assert set(kinds(reader)) <= STANDARD


def test_06_metadata_say_that_it_is_pdf_ua_and_what_it_is_called(reader: PdfReader):
    """06-001 to 06-003; 05-001 of the identifier."""
    tree = ElementTree.fromstring(catalog(reader)["/Metadata"].get_data())
    part = [node.text for node in tree.iter(f"{{{XMP['pdfuaid']}}}part")]
    part += [node.get(f"{{{XMP['pdfuaid']}}}part") for node in tree.iter(f"{{{XMP['rdf']}}}Description")]
    assert "1" in part
    titles = [node.text for node in tree.iterfind(".//dc:title//rdf:li", XMP)]
    assert titles == [reader.metadata.title]  # type: ignore[union-attr]
    assert titles[0]


def test_07_the_title_is_shown(reader: PdfReader):
    assert catalog(reader)["/ViewerPreferences"]["/DisplayDocTitle"].value


def test_11_the_language_is_known(reader: PdfReader):
    assert catalog(reader)["/Lang"]


def test_13_figures_have_words(reader: PdfReader):
    figures = [element for element in elements(reader) if element["/S"] == "/Figure"]
    assert all(element.get("/Alt") for element in figures)
    codes = sum("QR" in str(element.get("/Alt")) for element in figures)
    assert codes == len(figures)


def test_14_no_level_of_headings_is_left_out(reader: PdfReader):
    levels = [int(kind[2]) for kind in kinds(reader) if kind[:2] == "/H" and kind[2:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_15_cells_know_their_headings(reader: PdfReader):
    """15-003: where headings have no scope, every cell names its own."""
    headings = {str(element["/ID"]) for element in elements(reader) if element["/S"] == "/TH"}
    for cell in (element for element in elements(reader) if element["/S"] == "/TD"):
        named = {str(name) for name in cell["/A"].get_object()["/Headers"]}
        assert named
        assert named <= headings


def test_16_items_stand_in_lists(reader: PdfReader):
    for element in elements(reader):
        if element["/S"] == "/LI":
            assert element["/P"].get_object()["/S"] == "/L"


def test_28_fields_and_links_can_be_told(reader: PdfReader):
    """28-005: a field has a name for people; 28-008: tabs follow the structure; 28-012: a link has words."""
    for page in reader.pages:
        annotations = [one.get_object() for one in page.get("/Annots", [])]
        if annotations:
            assert page["/Tabs"] == "/S"
        for annotation in annotations:
            if annotation["/Subtype"] == "/Widget":
                assert annotation.get("/TU") or annotation["/Parent"].get_object().get("/TU")
            elif annotation["/Subtype"] == "/Link":
                assert annotation.get("/Contents")


def test_31_fonts_are_inside_and_can_be_read_aloud(reader: PdfReader):
    """31-001 and after: every font is embedded and maps its glyphs to Unicode; 31-030: no glyph is missing."""
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = font.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            descriptor = inner["/FontDescriptor"].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
            assert "/ToUnicode" in font
        assert "\ufffd" not in page.extract_text()


def test_forms_have_their_fields():
    names = sheet("referral-form").get_fields()
    assert names is not None
    assert {"office", "npi", "patient", "birth", "question", "signature"} <= set(names)
    assert {field.value for field in names.values()} <= {None, "", "/Off"}
