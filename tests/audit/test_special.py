"""Holidays and other special hours in the listing sheet, and compared with what sites show."""

from __future__ import annotations

import csv
import io
from datetime import date
from textwrap import dedent

import pytest
from pydantic_core import PydanticCustomError

from generator.audit.listings.compare import Comparison, compare
from generator.audit.listings.listing import Listing
from generator.audit.listings.sheet import table
from generator.audit.listings.special import read_days
from generator.model.hours import Span
from tests.audit.practice import FILES, audited

NORTH = "content/locations/north.yml"
SPECIAL = """
special_hours:
  - {from: 2026-11-26, until: 2026-11-27, hours: closed, why: Thanksgiving}
  - {on: 2026-12-24, hours: "8:00-12:00", why: Christmas Eve}
  - {on: 2026-10-12, hours: closed, why: over}
"""


def listings() -> tuple[Listing, ...]:
    return tuple(audited({**FILES, NORTH: dedent(FILES[NORTH]) + SPECIAL}).listings)


def compared(cell: str) -> Comparison:
    rows = [["site", "listing", "special_hours"], ["google", "location/north", cell]]
    target = io.StringIO()
    csv.writer(target).writerows(rows)
    return compare(target.getvalue().encode(), "today.csv", listings())


def test_places_have_them_day_by_day_and_people_do_not():
    rows = {(row["site"], row["listing"]): row for row in csv.DictReader(io.StringIO(table(listings())))}
    google = rows["google", "location/north"]["special_hours"]
    assert google == "2026-11-26 to 2026-11-27: Closed; 2026-12-24: 8:00AM-12:00PM"
    assert {row["special_hours"] for (site, _), row in rows.items() if site == "zocdoc"} == {""}


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-26 to 2026-11-27: Closed; 2026-12-24: 8:00AM-12:00PM",
        "12/24/2026 8 AM – noon; 11/26/2026 closed; 11/27/2026 closed",
        "Nov 26, 2026: Closed\nNovember 27, 2026: Closed\nDec. 24, 2026: 8:00 AM - 12:00 PM",
        "2026-10-12 closed; 2026-11-26 - 2026-11-27 closed; 2026-12-24 8:00-12:00",
    ],
)
def test_the_same_days_in_other_words(cell: str):
    found = compared(cell)
    assert found.fields == 1
    assert not found.mismatches
    assert not found.problems


@pytest.mark.parametrize(
    "cell",
    ["-", "2026-11-26 to 2026-11-27: Closed", "2026-11-26 closed; 2026-11-27 closed; 2026-12-24 closed",
     "2026-11-26 to 2026-11-28 closed; 2026-12-24 8:00-12:00"],
)  # fmt: skip
def test_other_days_are_told(cell: str):
    (mismatch,) = compared(cell).mismatches
    assert mismatch.field == "special_hours"


@pytest.mark.parametrize(
    ("cell", "code"),
    [("Thanksgiving closed", "bad-date"), ("2026-02-30 closed", "bad-date"), ("2026-11-27 to 2026-11-26 closed", "bad-period"),
     ("2026-11-26 closed; 11/26/2026 8:00-12:00", "day-twice"), ("2026-12-24 sometimes", "bad-hours")],
)  # fmt: skip
def test_what_cannot_be_read_is_told(cell: str, code: str):
    (problem,) = compared(cell).problems
    assert (problem.code, problem.where.line, problem.where.column) == (code, 2, 23)


def test_a_long_time_is_no_long_list():
    assert len(read_days("2026-01-01 to 9999-12-31 closed")) == 366
    assert read_days("2026-12-31 9:00-17:00") == {date(2026, 12, 31): (Span(540, 1020),)}
    with pytest.raises(PydanticCustomError):
        read_days("x" * 3000)
