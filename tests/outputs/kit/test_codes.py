"""What the liaison hands out, as QR codes on her page."""

from __future__ import annotations

import re

from generator.outputs.base import Code, Page
from generator.outputs.pages import ROOM
from tests.practices import desk

FILES = {
    "content/people/jo.yml": "{name: Jo Tarn, role: Liaison}",
    "content/people/al.yml": "{name: Al Moor, role: Manager}",
    "content/practice.yml": """
        name: Elm Street Clinic
        summary: We see people.
        phone: 502-555-0100
        liaison: jo
        verified: {on: 2026-11-16}
    """,
}


def test_the_page_of_the_liaison_has_codes_as_svg_and_png():
    made = list(ROOM.render(desk(FILES)))
    bodies = {page.path: page.body for page in made if isinstance(page, Page)}
    codes = {code.path: code.text for code in made if isinstance(code, Code)}
    linked = {
        link.removeprefix("../").removeprefix("../")
        for link in re.findall(r'href="([^"]+)" download', bodies["people/jo/"])
    }
    assert linked >= {"address.svg", "address.png", "refer/address.png", "people/jo/address.png"}
    assert linked - {"people/jo/contact.vcf"} <= set(codes)
    assert codes["address.png"] == "https://refer.example.org/"
    assert "address.png" not in bodies["people/al/"]


def test_every_page_that_can_be_found_again_has_its_code() -> None:
    made = list(ROOM.render(desk(FILES)))
    pages = {page.path: page.kind for page in made if isinstance(page, Page)}
    coded = {
        code.path.removesuffix("address.svg") for code in made if isinstance(code, Code) if code.path.endswith("svg")
    }
    assert {pages[path] for path in pages.keys() - coded} == {"not_found"}
    assert coded <= pages.keys()
