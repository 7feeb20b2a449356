"""The listing sheet against what sites show: what counts as the same, and tables that are not what they should be."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from functools import cache
from random import Random

import pytest

from generator.audit.audit import Audit
from generator.audit.listings.compare import Comparison, compare
from generator.audit.listings.sheet import COLUMNS, table
from tests.audit.practice import ADA_AT_NORTH, FILES, audited, changed
from tests.practices import TODAY

HERE = "seen.csv"
NORTH = "google,location/north"


@cache
def usual() -> Audit:
    return audited()


def comparison(text: str | bytes) -> Comparison:
    data = text.encode() if isinstance(text, str) else text
    return compare(data, HERE, usual().listings)


def told(text: str | bytes) -> list[str]:
    return [f"{each.where}: {each.code} {each.message}" for each in comparison(text).problems]


def differs(column: str, value: str, row: str = NORTH) -> bool:
    out = io.StringIO()
    csv.writer(out).writerow([*row.split(","), value])
    found = comparison(f"site,listing,{column}\n{out.getvalue()}")
    assert not found.problems, found.problems
    return bool(found.mismatches)


def test_the_sheet_agrees_with_itself():
    found = comparison(table(audited().listings))
    assert (found.mismatches, found.problems, found.not_looked_at) == ((), (), ())
    assert (found.looked_at, found.fields) == (12, 12 * 9)


def test_the_rows_of_the_sheet():
    rows = {(row["site"], row["listing"]): row for row in csv.DictReader(io.StringIO(table(audited().listings)))}
    assert rows["google", "location/north"] == {
        "site": "google", "listing": "location/north", "name": "Elm Street Clinic, North", "street": "1 Elm Street, Suite 4",
        "city": "Elm", "state": "VA", "zip": "20190", "phone": "502-555-0110",
        "website": "https://refer.example.org/locations/north/",
        "hours": "; ".join([f"{day}: 8:00AM-12:00PM, 1:00PM-5:00PM" for day in ("Monday", "Tuesday", "Wednesday", "Thursday")]
                           + ["Friday: 8:00AM-12:00PM", "Saturday: Closed", "Sunday: Closed"]),
        "special_hours": "", "categories": "Cardiologist", "note": "",
    }  # fmt: skip
    ada = rows["healthgrades", ADA_AT_NORTH]
    assert (ada["name"], ada["phone"], ada["categories"]) == ("Ada Lane, MD", "502-555-0110", "Cardiology")
    assert ada["hours"] == "Mon 1:00 pm - 5:00 pm; Tue - Sun Closed"


def test_hours_that_are_too_old_say_so_in_the_sheet():
    rows = list(csv.DictReader(io.StringIO(table(audited(today=TODAY + timedelta(days=300)).listings))))
    assert {row["note"] for row in rows} == {"First: hours verified"}


SAME = {
    "name": ["ELM STREET CLINIC NORTH", "Elm Street Clinic – North", "Élm Street Clinic, North."],
    "street": [
        "1 Elm St, Ste 4",
        "1 Elm St. #4",
        "1 ELM STREET SUITE 4",
        "1 Elm St., Unit 4",
        "1 Elm Street\nSuite #4",
    ],
    "city": ["ELM", " elm "],
    "zip": ["20190-1234", "201901234", "20190"],
    "phone": ["(502) 555-0110", "502.555.0110", "+1 502 555 0110", "1-502-555-0110", "15025550110", "'+15025550110"],
    "website": ["refer.example.org/locations/north", "http://www.refer.example.org/locations/north/?utm_source=gbp#x"],
    "hours": ["Mon-Thu 8 AM–noon, 1–5 PM; Fri 8 AM–noon"],
    "categories": ["cardiologist", "Cardiologist;", "Cardiologist | "],
}
OTHER = {
    "name": ["Elm Street Clinic", "none"],
    "street": ["1 Elm Street, Suite 5", "1 Elm Street", "11 Elm St Ste 4"],
    "city": ["Oak"],
    "zip": ["20191", "-"],
    "phone": ["502-555-0111", "502-555-0110 ext. 4", "-"],
    "website": ["https://refer.example.org/locations/south/", "https://example.org/locations/north/"],
    "hours": ["Mon-Thu 8 AM-5 PM; Fri 8 AM-noon", "Mon-Sun closed", "none"],
    "categories": ["Cardiologist; Internist", "none"],
}


@pytest.mark.parametrize(("column", "value"), [(column, value) for column, values in SAME.items() for value in values])
def test_the_same_in_other_words(column: str, value: str):
    assert not differs(column, value)


@pytest.mark.parametrize(("column", "value"), [(column, value) for column, values in OTHER.items() for value in values])
def test_what_differs_is_told(column: str, value: str):
    assert differs(column, value)


def test_credentials_with_points_are_the_same():
    assert not differs("name", "Ada Lane, M.D.", f"zocdoc,{ADA_AT_NORTH}")


def test_ampersand_is_and():
    files = changed("content/locations/north.yml", "Elm Street Clinic, North", "Heart & Lung")
    found = compare(b"site,listing,name\nbing,location/north,Heart and Lung\n", HERE, audited(files).listings)
    assert (found.mismatches, found.fields) == ((), 1)


def test_a_mismatch_says_where_and_what():
    found = comparison('site,listing,name,phone\nBing Places,location/north,"Elm Street\nClinic, North",502-555-0199\n')
    [one] = found.mismatches
    assert (str(one.where), one.field, one.shows, one.should) == (
        f"{HERE}:3:16",
        "phone",
        "502-555-0199",
        "502-555-0110",
    )
    assert (found.looked_at, found.fields) == (1, 2)


def test_what_nobody_looked_at_is_not_compared_but_named():
    found = comparison(f"site,listing,name,phone\nvitals,{ADA_AT_NORTH},,\n")
    assert (found.mismatches, found.fields) == ((), 0)
    assert [listing.id for _, listing in found.not_looked_at] == ["provider/ben-ash@north"]


ROW = "google,location/north,Wrong,502-555-0110"
HEAD = "site,listing,name,phone"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\n{ROW}\n",
        f"\ufeff{HEAD}\r\n{ROW}",
        f"{HEAD}\r{ROW}\r",
        f"{HEAD}\n\n{ROW}\n,,,\n\n".replace(",", ";"),
        f"sep=;\r\n{HEAD}\r\n{ROW}".replace(",", ";"),
        f"{HEAD}\n{ROW}".replace(",", "\t"),
        f"Site, Listing ,NAME,Phone\n{ROW}\n",
        'site,listing,name,phone\n"google","location/north","Wr""ong","502-555-0110"\n',
        "phone,name,listing,site,note\n502-555-0110,Wrong,location/north,google,=1+1\n",
        f"{HEAD}\n{ROW},,,\n",
        f"{HEAD},,\n{ROW},,\n",
    ],
    ids=["plain", "bom", "cr", "semicolons", "sep", "tabs", "case", "quotes", "order", "empty-cells", "empty-columns"],
)  # fmt: skip
def test_tables_of_every_kind_are_read(text: str):
    found = comparison(text)
    assert not found.problems
    assert [each.field for each in found.mismatches] == ["name"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"", f"{HERE}: empty-file there is nothing in this file"),
        (b"\xff\xfes\x00i\x00", f"{HERE}: not-utf8 this file is UTF-16 or UTF-32, not UTF-8"),
        (f"{HEAD}\n".encode() + b"google,location/north,Caf\xe9,\n", f"{HERE}:2:26: not-utf8 the byte 0xE9 is not UTF-8"),
        (f"{HEAD},fone\n{ROW},1\n", f"{HERE}:1:25: unknown-key there is no column “fone” here"),
        (f"{HEAD},name\n", f"{HERE}:1:14: duplicate-key there are two columns “name”"),
        ("listing,name\nlocation/north,X\n", f"{HERE}:1:1: missing-key there is no column “site”"),
        (f"{HEAD}\ngoogel,location/north,,\n", f"{HERE}:2:1: unknown-id there is no site “googel”"),
        (f"{HEAD}\n\ngoogle,location/nort,,\n", f"{HERE}:3:8: unknown-id Google Business Profile has no listing “location/nort”"),
        (f"{HEAD}\n{ROW}\n{ROW}\n", f"{HERE}:3:8: duplicate-id “location/north” on Google Business Profile stands in two rows"),
        (f"{HEAD}\n{ROW},x\n", f"{HERE}:2:42: wrong-shape this row has 5 cells; there are 4 columns"),
        (f"{HEAD}\n{NORTH},X,12\n", f"{HERE}:2:25: bad-phone “12” is not a phone number"),
        ("site,listing,hours\ngoogle,location/north,Mon 8 AM-late\n", f"{HERE}:2:23: bad-time “late” is not a time"),
        (f'{HEAD}\n{NORTH},"never closed,\n1\n', f"{HERE}:2:23: unclosed-quote this quote is never closed"),
        (f'{HEAD}\n{NORTH},"a" b,\n', f"{HERE}:2:26: text-after-quote “ b” stands behind a closing quote"),
        (f"{HEAD},,\n{ROW},,x\n", f"{HERE}:2:43: wrong-shape this row has 6 cells; there are 4 columns"),
        ("," * 500, f"{HERE}:1:1: wrong-shape this row has more than 100 cells"),
        ("site,listing,hours\ngoogle,location/north," + "mon " * 600, f"{HERE}:2:23: bad-hours “" + "mon " * 14 + "mon…” does not say on which days"),
        (f"{HEAD}\nx\x1b[31m,location/north,,\n", f"{HERE}:2:1: unknown-id there is no site “x\ufffd[31m”"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_table_is_told_with_its_place(text, problem):
    assert told(text) == [problem]


def test_a_table_that_is_too_large_is_not_read():
    assert "file-too-large" in told(b"x" * 20_000_001)[0]


def test_a_table_of_something_else_is_left_after_a_thousand_mistakes():
    assert len(told("site,listing\n" + "a\n" * 100_000)) == 1000


def test_all_problems_are_told_and_nothing_is_compared():
    found = comparison(f"{HEAD}\nyelp,a,,\n{ROW}\ngoogle,b,,\n")
    assert ([each.where.line for each in found.problems], found.mismatches) == ([2, 4], ())


def test_no_cell_of_the_sheet_is_a_formula_and_every_name_comes_back():
    evil = '=HYPERLINK("https://evil.example")'
    files = changed("content/locations/north.yml", "name: Elm Street Clinic, North", f"name: '{evil}'")
    made = table(audited(files).listings)
    cells = [cell for row in csv.reader(io.StringIO(made)) for cell in row]
    assert f"'{evil}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert not compare(made.encode(), HERE, audited(files).listings).mismatches


def test_the_columns_are_those_that_are_documented(pytestconfig):
    told = (pytestconfig.rootpath / "docs" / "audit.md").read_text("utf-8").split("## Compare")[1]
    assert [name for name in COLUMNS if f"`{name}`" not in told] == []


def test_a_listing_that_lacks_something_says_so():
    files = {**FILES, "content/locations/north.yml": "name: North\naddress: {street: 1 Elm St, city: Elm, state: VA}\n"}
    [place, *_] = audited(files).listings
    assert place.missing == ["hours", "ZIP code"]


def test_no_cell_ends_the_program():
    random = Random(7)
    parts = [
        '"',
        ",",
        "\n",
        "\r",
        ";",
        "\t",
        "https://[",
        "://",
        "Mon",
        "-",
        "8",
        " AM",
        "25:99",
        "+",
        "é",
        "\u202e",
        "١٢",
        "|",
        "x",
        "none",
    ]
    for column in COLUMNS[2:]:
        for _ in range(60):
            value = "".join(random.choices(parts, k=random.randint(1, 8)))
            comparison(f"site,listing,{column}\ngoogle,location/north,{value}\n")
            comparison(value * 3)
