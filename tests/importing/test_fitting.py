"""What our records would refuse never reaches a file, and is told."""

from __future__ import annotations

from typing import Any

import pytest

from generator.importing.fitting import fit
from generator.importing.report import Report
from generator.importing.yaml_text import Noted
from generator.model.base import Record
from generator.model.insurance import Payer
from generator.model.people import Provider
from generator.model.places import Location


@pytest.mark.parametrize(
    ("record", "fields", "left"),
    [
        (Provider, {"name": "A", "npi": "12", "languages": ["en"]}, {"name": "A", "languages": ["en"]}),
        (Provider, {"name": "A", "languages": ["en", "xx-yy"]}, {"name": "A", "languages": ["en"]}),
        (Provider, {"name": "A", "shoe_size": "9", "npi": Noted("12", "odd")}, {"name": "A"}),
        (Provider, {"name": "A", "at": {"elm": {"hours": {"mon": "9-5"}, "note": "x"}}}, {"name": "A", "at": {"elm": {"hours": {}, "note": "x"}}}),
        (Provider, {"name": "", "npi": "2710000011"}, None),
        (Location, {"name": "A", "address": {"street": "1 Elm", "city": "X", "zip": "1"}}, None),
        (Payer, {"name": "P", "plans": {"p": {"name": "Q", "hios_id": "x"}}}, {"name": "P", "plans": {"p": {"name": "Q"}}}),
    ],
)  # fmt: skip
def test_fit(record: type[Record], fields: dict[str, Any], left: dict[str, Any] | None) -> None:
    report = Report()
    assert fit(record, fields, "x", report) == left
    assert report.missed


def test_what_fits_is_left_alone() -> None:
    report, fields = Report(), {"name": "A", "at": {"elm": {}}}
    assert fit(Provider, fields, "x", report) == fields
    assert not report.missed
