"""vCards (RFC 6350): what an address book reads of a provider, a place, a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from generator.outputs.base import File
from generator.outputs.exchange import ROOM
from tests.outputs.pages.making import ANN, at

PERSON = "name: Mia de la Cruz\nrole: Liaison; outreach\nphone: 502-555-0114 ext. 7\nemail: mia@example.org\nlanguages: [en, es]"


def cards(files: Mapping[str, str] = MappingProxyType({})) -> dict[str, list[str]]:
    """Unfolded lines of each card, by path."""
    found = {}
    for file in ROOM.render(at({"content/people/mia.yml": PERSON, **files})):
        assert isinstance(file, File)
        if file.path.endswith(".vcf"):
            whole = file.body.decode()
            assert "\n" not in whole.replace("\r\n", "")
            assert all(len(line.encode()) <= 75 for line in whole.split("\r\n"))
            found[file.path] = whole.replace("\r\n ", "").split("\r\n")[:-1]
    return found


def test_every_card_is_framed_and_knows_its_page() -> None:
    for path, lines in cards().items():
        assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
        assert lines[-1] == "END:VCARD"
        page = "https://refer.example.org/" + path.removesuffix("contact.vcf")
        assert f"UID:{page}" in lines
        assert f"URL:{page}" in lines
        assert "REV:20261118T000000Z" in lines
        assert sum(line.startswith("FN:") for line in lines) == 1


def test_a_provider() -> None:
    provider = ANN + "    languages: [en, ht]\n    phone: 502-555-0133\n    direct_address: ann@direct.example.org\n"
    lines = cards({"providers/ann-lee.yml": provider})["providers/ann-lee/contact.vcf"]
    for line in (
        "KIND:individual",
        "FN:Ann Lee\\, MD",
        "N:Lee;Ann;;;MD",
        "ORG:Elm Street Clinic",
        'TEL;VALUE=uri;TYPE="work,voice":tel:+15025550133',
        "LANG:ht",
        "EMAIL;TYPE=work:ann@direct.example.org",
    ):
        assert line in lines, line
    assert sum(line.startswith("ADR;") for line in lines) == 2


def test_a_place() -> None:
    lines = cards()["locations/riverside/contact.vcf"]
    assert "KIND:location" in lines
    assert "ADR;TYPE=work:;;1 Elm Street;Larchmere;KY;40202;US" in lines
    assert "TZ:America/New_York" in lines


def test_a_person_with_an_extension_and_a_semicolon() -> None:
    lines = cards()["people/mia/contact.vcf"]
    assert 'TEL;VALUE=uri;TYPE="work,voice":tel:+15025550114;ext=7' in lines
    assert "TITLE:Liaison\\; outreach" in lines
    assert "N:Cruz;Mia de la;;;" in lines


def test_a_label_cannot_leave_its_quotes() -> None:
    place = "name: 'Clinic \"B\"'\naddress: {street: 1 Elm, city: X, state: KY, zip: 40202}"
    files = {"content/locations/b.yml": place, "providers/ann-lee.yml": ANN.replace("hillcrest: }", "b: }")}
    label = next(
        line for line in cards(files)["providers/ann-lee/contact.vcf"] if "LABEL=" in line and "Clinic '" in line
    )
    assert re.search(r"LABEL=\"Clinic 'B'\":", label)
