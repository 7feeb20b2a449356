"""No string of the private file reaches what is built: every field it can have is filled in, and every value looked for."""

from __future__ import annotations

import io
import re
import shutil
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from pydantic import BaseModel
from pypdf import PdfReader

from generator.cli import presence
from generator.model.places import Address, Line
from generator.model.private import Feedback, Office, OfficePerson, Offices, Thanks
from generator.pipeline import build

MINIMAL = Path(__file__).parents[1] / "sites/minimal"
TODAY = date(2026, 11, 18)
EVERYTHING = """
offices:
  quagga-hollow:
    name: Quagga Hollow Medicine
    address: {street: 7 Zibeline Row, city: Xanthia, state: WY, zip: "82998", country: US}
    phone: {number: 502-555-0199, label: Zymurgy line, hours: {mon: "3:17-4:19"}, note: press nought, verified: {on: 2026-01-13, by: Yeoman Pike}}
    fax: 502-555-0198
    people:
      - {name: Wilhelmine Quirk, role: Quartermaster, salutation: Dame Quirk, email: wq@quagga.example, newsletter: true}
    specialties: Xylotherapy
    near: wharf-lane
    sends: mole-check
    referring_since: 2016-10-23
    last_visit: 2026-10-03
    next_visit: 2026-12-19
    visit_every: 61
    thanked: 2019-05-17
    thanks: Your umlauts are exquisite
    prefers: Never telephone before ten
    feedback:
      - {on: 2026-10-05, by: Bartholomew Inkpen, said: Hold music drives us mad, heard: Hautboys are too loud., changed: It is gone now.,
         about: [promise/report-back], update: friday-afternoons}
thanks: {new: Novel neighbours we salute, long_standing: Lasting links we salute, closing: Zephyrous regards}
"""
SHARED = {"US", "wharf-lane", "mole-check", "true", "promise/report-back", "friday-afternoons"}
"""Values that are those of the public files."""


def leaves(value: Any) -> Iterator[str]:
    """Every key that the practice chose, and every value."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield str(value)


def secrets() -> list[str]:
    """What must be found nowhere, phone numbers in each of their forms."""
    found = {text for text in leaves(yaml.load(EVERYTHING, yaml.BaseLoader)) if text not in SHARED and len(text) > 3}
    found |= {digits for text in found if len(digits := re.sub(r"\D", "", text)) == 10}
    return sorted(
        {*found, "quagga", *(word for text in found for word in re.findall(r"[A-Z][a-z]{5,}", text))} - COMMON
    )


COMMON = {"Medicine"}


def test_every_field_is_filled_in():
    whole = yaml.load(EVERYTHING, yaml.BaseLoader)
    office = whole["offices"]["quagga-hollow"]
    written: list[tuple[type[BaseModel], dict[str, Any]]] = [
        (Offices, whole), (Office, office), (OfficePerson, office["people"][0]), (Feedback, office["feedback"][0]),
        (Thanks, whole["thanks"]), (Address, office["address"]), (Line, office["phone"]),
    ]  # fmt: skip
    for record, values in written:
        assert set(values) == set(record.model_fields)
    Offices.model_validate(whole)


def readable(path: Path) -> bytes:
    """The bytes of a file and its name; of a PDF its words and fields, too, of what is packed its content."""
    data = path.read_bytes()
    words = b""
    if data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        words = "\n".join(page.extract_text() for page in reader.pages).encode() + str(reader.metadata).encode()
    elif data.startswith(b"\x1f\x8b"):
        words = zlib.decompress(data, 31)
    return b"\n".join((str(path).encode(), data, words))


def test_no_string_of_it_is_built_or_cached(tmp_path: Path):
    practice = Path(shutil.copytree(MINIMAL, tmp_path / "practice"))
    (practice / "private").mkdir()
    (practice / "private/offices.yml").write_text(EVERYTHING)
    made = CliRunner().invoke(presence, ["offices", "--source", str(practice), "--today", str(TODAY)])
    assert made.exit_code == 0, made.output
    build(practice, tmp_path / "build", TODAY, allow_stale=True)
    files = [path for path in (tmp_path / "build").rglob("*") if path.is_file()]
    built = b"\n".join(map(readable, files)).lower()
    assert any(path.suffix == ".pdf" for path in files)
    assert [secret for secret in secrets() if secret.lower().encode() in built] == []
    kept = b"\n".join(readable(path) for path in (practice / "private/kit").iterdir())
    assert [s for s in ("Quagga", "Wilhelmine", "Hold music", "exquisite", "Xanthia") if s.encode() not in kept] == []
