"""The kit: what its sheets say is what the site says, on as many sides as paper has, whatever people are called."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.derive.desk import Desk
from generator.inspection import inspect
from generator.outputs.base import Artifact, Code, File, Sheet, Shelf
from generator.outputs.kit import ROOM
from generator.outputs.kit.views import plan_words
from generator.pictures.printing import pdf
from generator.render.sheets import LEVELS
from tests.practices import desk

ROOT = Path(__file__).resolve().parents[3]
LONG = "Wolfeschlegelsteinhausenbergerdorff-Venkatasubramanian-Krishnamoorthy " * 3
AWKWARD = {
    "content/practice.yml": f"""
        name: {LONG}
        summary: "{"We see people. " * 20}"
        phone: 502-555-0100
        fax: 502-555-0101
        verified: {{on: 2026-11-16}}
    """,
    "content/locations/elm.yml": """
        name: عيادة شارع الدردار
        address: {street: [12 Elm Street, "Łódź wing, behind the <b>fountain</b> & left"], city: Tansy Ferry, state: KY, zip: "40197"}
    """,
    "providers/a.yml": """
        name: د. فاطمة الزهراء بنت عبد الرحمن
        credentials: [MD]
        at: {elm: }
    """,
    "providers/b.yml": f"""
        name: {LONG.strip()}
        credentials: [MD, PhD, FACC, FAHA, FSCAI]
        at: {{elm: }}
    """,
    "content/updates/2026-11-x.md": f"""---
title: "{"A very long title 🫀 " * 10}"
date: 2026-11-10
summary: "{"And a summary. " * 12}"
---
""",
    "site_config.yml": """
        site: {url: https://refer.example.org/, time_zone: America/New_York}
        kit: {leave_behinds: {every: true}, forms: {every: true}}
    """,
}


@cache
def sample() -> Desk:
    found = inspect(ROOT).checked
    assert found.directory is not None
    assert found.today is not None
    return Desk(found.directory, found.today)


@cache
def made() -> dict[str, Artifact]:
    return {artifact.path: artifact for artifact in ROOM.render(sample())}


def text(path: str) -> str:
    artifact = made()[path]
    assert isinstance(artifact, File)
    without_style = re.sub(r"<style>.*?</style>", "", artifact.body.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", without_style)).split())


def printed(sheet: Artifact) -> PdfReader:
    assert isinstance(sheet, Sheet)
    return PdfReader(io.BytesIO(pdf(sheet.html, dict(sheet.codes), sheet.pages)))


def test_nothing_of_it_is_published():
    assert {artifact.shelf for artifact in made().values() if isinstance(artifact, File | Sheet | Code)} == {
        Shelf.DRAFTS
    }


def test_the_list_names_every_sheet():
    listed = set(re.findall(r'href="([^"]+)"', made()["kit/index.html"].body.decode()))  # type: ignore[union-attr]
    there = {path.removeprefix("kit/") for path in made() if path.endswith((".html", ".pdf"))}
    assert listed == there - {"index.html"}


def test_every_plan_is_on_the_list_with_the_answer_of_the_site_and_the_day():
    words = text("kit/insurance.html")
    assert "Accurate as of Nov 18, 2026" in words
    assert "refer.larkspur-heart.example/insurance" in words
    for plan in sample().directory.plans.values():
        assert plan.name in words
        assert plan_words(sample(), plan) in words


def test_a_form_asks_for_what_its_service_needs_and_is_empty():
    words = text("kit/service-referral-form-cardiac-mri.html")
    service = sample().directory.services["cardiac-mri"]
    for key in (*sample().directory.referrals.documents, *service.documents):
        assert sample().directory.documents[key].name in words
    assert "Fax to 502-555-0135" in words
    html = made()["kit/service-referral-form-cardiac-mri.html"].body.decode()  # type: ignore[union-attr]
    assert not re.search(r"<input[^>]* (value|checked)", html)
    names = re.findall(r'name="([a-z_]\w*(?:-\w+)*)" title', html)
    assert len(names) == len(set(names)) > 20


def test_a_hand_out_speaks_the_languages_there_are_words_for():
    html = made()["kit/es-hand-out-riverside.html"].body.decode()  # type: ignore[union-attr]
    assert '<html lang="es"' in html
    assert "Qué traer" in html
    assert "lunes" in html
    assert "Hay intérpretes sin costo" in text("kit/hand-out-riverside.html")


def test_the_sheet_for_a_visit_knows_news_and_what_was_heard():
    words = text("kit/visit.html")
    assert "What we heard: reports that came too late" in words
    assert "Tallgrass Core ends on December 31" in words
    assert "Report in your hands" in words or "Our report is with you within two business days" in words


@pytest.mark.parametrize(("name", "sides"), [("leave-behind", 2), ("referral-form", 1), ("visit", 1), ("feedback", 1)])
def test_one_page_is_one_page(name: str, sides: int):
    assert len(printed(made()[f"kit/{name}.pdf"]).pages) == sides


def test_awkward_names_fit_and_nothing_is_lost():
    sheets = [artifact for artifact in ROOM.render(desk(AWKWARD)) if isinstance(artifact, Sheet)]
    assert len(sheets) == 9
    for sheet in sheets:
        reader = printed(sheet)
        assert len(reader.pages) <= sheet.pages, sheet.path
        words = "".join(page.extract_text() for page in reader.pages)
        assert "<b>fountain</b>" in words or sheet.path not in ("kit/leave-behind.pdf", "kit/hand-out-elm.pdf")
        for page in reader.pages:
            inside(page)


def body_size(reader: PdfReader) -> float:
    """The size in points that most of the words have."""
    found: Counter[float] = Counter()

    def visit(words: str, matrix: list[float], text_matrix: list[float], _: object, size: float) -> None:
        found[round(abs(size * text_matrix[3] * matrix[3]), 1)] += len(words.strip())

    for page in reader.pages:
        page.extract_text(visitor_text=visit)
    return found.most_common(1)[0][0]


@pytest.mark.parametrize("name", ["leave-behind", "leave-behind-amara-okafor", "service-leave-behind-rapid-access-clinic",
                                  "insurance", "referral-form", "hand-out-riverside", "visit"])  # fmt: skip
def test_doctors_can_read_it_without_a_glass(name: str):
    assert body_size(printed(made()[f"kit/{name}.pdf"])) >= 9


def test_what_is_left_out_is_told_of():
    """Names and ways in are never among it."""
    people = {
        f"providers/x{n}.yml": f"{{name: Ann {'Long' * 8} {n}, headline: {'Words ' * 20}, at: {{elm: }}}}"
        for n in range(24)
    }
    sheet = next(a for a in ROOM.render(desk({**AWKWARD, **people})) if a.path == "kit/leave-behind.pdf")
    reader = printed(sheet)
    words = "".join(page.extract_text() for page in reader.pages)
    assert len(reader.pages) == 2
    assert body_size(reader) >= 9
    assert "There is more about each of them at refer.example.org" in words
    assert "502-555-0100" in words
    assert "Accepting" not in words
    flat = re.sub(r"\s", "", words)
    assert all(f"{'Long' * 8}{n}" in flat for n in range(24))


def test_paper_has_no_pictographs():
    sheet = next(a for a in ROOM.render(desk(AWKWARD)) if a.path == "kit/visit.pdf")
    words = printed(sheet).pages[0].extract_text()
    assert "A very long title" in words
    assert "\U0001fac0" not in words


def inside(page: object) -> None:
    """No text begins outside of the page."""
    width, height = 612.0, 792.0

    def visit(words: str, matrix: list[float], text_matrix: list[float], *_: object) -> None:
        left = text_matrix[4] * matrix[0] + matrix[4]
        if words.strip():
            assert 0 < left < width - 20, words
            assert 0 < text_matrix[5] * matrix[3] + matrix[5] < height, words

    page.extract_text(visitor_text=visit)  # type: ignore[attr-defined]


def test_a_provider_and_a_service_of_one_name_do_not_meet():
    files = {
        "content/locations/x.yml": "{name: Elm, virtual: true}",
        "providers/x.yml": "{name: Ann X, at: {x: }}",
        "content/services/x.yml": "{name: X, summary: All about X., locations: x}",
    }
    paths = [artifact.path for artifact in ROOM.render(desk(files))]
    assert len(paths) == len(set(paths))


def test_browsers_fit_the_page_as_the_printer_does():
    html = made()["kit/leave-behind.html"].body.decode()  # type: ignore[union-attr]
    found = re.search(r'data-pages="(\d+)" data-levels="([^"]+)"', html)
    assert found is not None
    assert found[1] == "2"
    assert [size for size, _ in json.loads(unescape(found[2]))] == [size for size, _ in LEVELS]
    assert "data-levels" not in made()["kit/insurance.html"].body.decode()  # type: ignore[union-attr]


def test_hand_outs_of_those_who_are_named():
    names = {path for path in made() if "hand-out" in path and path.endswith(".html")}
    assert {name for name in names if "provider" in name or "service" in name} == {
        "kit/provider-hand-out-amara-okafor.html", "kit/es-provider-hand-out-amara-okafor.html",
        "kit/service-hand-out-cardiac-mri.html", "kit/es-service-hand-out-cardiac-mri.html",
    }  # fmt: skip
    assert "With Amara Okafor, MD" in text("kit/provider-hand-out-amara-okafor.html")
    english, spanish = (text(f"kit/{name}service-hand-out-cardiac-mri.html") for name in ("", "es-"))
    assert "How to prepare Leave" not in english
    assert "Plan 90 minutes" in english
    assert "Cuente con 90 minutos" in spanish


HALF = """
    site: {{url: https://refer.example.org/, time_zone: America/New_York}}
    kit:
      hand_outs: {{every: true}}
      languages:
        es: {{title: Su cita, where: Dónde, when: Cuándo, with_whom: Con, call: Llame al, bring: Qué traer, items: [Tarjeta],
             closed: Cerrado, {more}}}
"""


@pytest.mark.parametrize(
    ("more", "there"),
    [
        ("", False),
        ("services: {walk: {name: Caminar}}", False),
        ("services: {walk: {name: Caminar, prepare: [Beba agua]}}", False),
        ("prepare: Antes, services: {walk: {name: Caminar, prepare: [Beba agua]}}", True),
        ("services: {rest: {name: Reposo}}", False),
    ],
)
def test_nothing_is_half_translated(more: str, there: bool):
    files = {
        "site_config.yml": HALF.format(more=more),
        "content/locations/elm.yml": "{name: Elm, parking: Behind the house., address: {street: 1 Elm, city: Elm, state: KY}}",
        "content/services/walk.yml": "{name: Walking, summary: A walk., prepare: [Drink water], locations: elm}",
        "content/services/rest.yml": "{name: Resting, summary: A rest., locations: elm}",
    }
    found = {a.path: a for a in ROOM.render(desk(files)) if isinstance(a, File)}
    assert ("kit/es-service-hand-out-walk.html" in found) is there
    assert ("kit/es-service-hand-out-rest.html" in found) is ("rest" in more)
    for path, page in found.items():
        if "/es-" in path:
            assert not re.search("Behind|Drink|Walking|Resting|Monday", page.body.decode())


def test_the_way_to_the_door_in_another_language():
    assert "Autobús 4" in text("kit/es-hand-out-riverside.html")
    assert "Bus 4 stops" not in text("kit/es-hand-out-riverside.html")
