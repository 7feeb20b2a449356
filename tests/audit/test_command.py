"""`presence audit` as it is run: what it writes, prints and ends with; and the sample practice's report, kept as files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner, Result

from generator.audit import told
from generator.audit.audit import audit
from generator.audit.listings.sheet import table
from generator.audit.pages import listing_sheet, report
from generator.cli import presence
from generator.inspection import inspect
from generator.model.settings import Brand
from generator.outputs.base import File, Shelf
from generator.write import publish
from tests.audit.practice import FILES, audited
from tests.conftest import Golden
from tests.practices import SMALLEST

EXPECTED = Path(__file__).parent / "expected"
SAMPLE = Path(__file__).parents[2]
MADE = ["audit.json", "index.html", "listings.csv", "listings.html"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "practice"
    for file, text in {**SMALLEST, **FILES}.items():
        path = source / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), "utf-8")
    return source


def run(folder: Path, *more: str) -> Result:
    out = folder.parent / "build"
    return CliRunner().invoke(
        presence, ["audit", "--source", str(folder), "--out", str(out), "--today", "2026-11-18", *more]
    )


def test_it_writes_the_report_and_the_sheet(folder: Path):
    result = run(folder)
    assert result.exit_code == 0, result.output
    written = folder.parent / "build" / "drafts" / "audit"
    assert sorted(path.name for path in written.iterdir()) == MADE
    assert result.stdout.startswith(
        "Elm Street Clinic: 44 of 100 on Nov 18, 2026\n\n1. Name the languages  (+1.2, about 1 min)"
    )
    assert "audit/index.html" in result.stderr


def test_the_other_drafts_stay(folder: Path):
    out = folder.parent / "build"
    old = [File("newsletter/1/email.html", b"kept", Shelf.DRAFTS), File("audit/old.html", b"gone", Shelf.DRAFTS)]
    publish(out, {Shelf.DRAFTS: old, Shelf.SITE: [File("index.html", b"site")]}, folder)
    run(folder)
    assert (out / "drafts/newsletter/1/email.html").read_bytes() == b"kept"
    assert (out / "site/index.html").read_bytes() == b"site"
    assert sorted(path.name for path in (out / "drafts/audit").iterdir()) == MADE


def test_it_leaves_a_folder_of_others_alone(folder: Path):
    (folder.parent / "build").mkdir()
    (folder.parent / "build" / "mine.txt").write_text("mine")
    result = run(folder)
    assert result.exit_code != 0
    assert not (folder.parent / "build" / "drafts").exists()


def test_json_is_what_programs_read(folder: Path):
    made = json.loads(run(folder, "--format", "json").stdout)
    assert (made["score"], made["today"], made["listings"]) == (44, "2026-11-18", {"ready": 3, "of": 3})
    first = made["advice"][0]
    assert (first["do"], first["edits"][0]["file"], first["edits"][0]["line"]) == (
        "Name the languages", "providers/ben-ash.yml", 4,
    )  # fmt: skip
    assert made["subjects"][1]["findings"]["hours"] == {"points": 20, "of": 20, "says": "There"}


def test_compare_ends_with_0_1_or_2(folder: Path):
    run(folder)
    sheet = folder.parent / "build" / "drafts" / "audit" / "listings.csv"
    same = run(folder, "--compare", str(sheet))
    assert (same.exit_code, same.stdout) == (0, "12 listings looked at: 108 fields agree, 0 do not\n")
    other = folder.parent / "other.csv"
    other.write_text("site,listing,phone\nbing,location/north,502-555-0199\n")
    wrong = run(folder, "--compare", str(other))
    assert wrong.exit_code == 1
    assert wrong.stdout == dedent(f"""\
        Bing Places: Elm Street Clinic, North (location/north)
          {other.as_posix()}:2:21  phone
            shows  502-555-0199
            should 502-555-0110

        1 listing looked at: 0 fields agree, 1 do not
        """)
    other.write_text("site,listing,fone\n")
    broken = run(folder, "--compare", str(other))
    assert (broken.exit_code, broken.stdout) == (2, "")
    assert f"{other.as_posix()}:1:14: error[unknown-key] there is no column “fone” here" in broken.stderr
    assert "Did you mean “phone”?" in broken.stderr
    assert run(folder, "--compare", str(folder.parent / "missing.csv")).exit_code != 0


def test_compare_tells_programs(folder: Path):
    other = folder.parent / "other.csv"
    other.write_text("site,listing,zip\nbing,location/north,20191\n")
    made = json.loads(run(folder, "--compare", str(other), "--format", "json").stdout)
    assert made["mismatches"] == [
        {"site": "bing", "listing": "location/north", "field": "zip", "shows": "20191", "should": "20190",
         "file": other.as_posix(), "line": 2, "column": 21},
    ]  # fmt: skip


def test_files_with_errors_are_not_audited(folder: Path):
    (folder / "providers" / "ben-ash.yml").write_text("nam: Ben\n")
    result = run(folder)
    assert result.exit_code == 1
    assert "providers/ben-ash.yml:1:1: error[unknown-key]" in result.stderr
    assert not (folder.parent / "build").exists()


def test_names_are_escaped_in_both_pages():
    evil = "<script>alert(1)</script>"
    files = {**FILES, "providers/ada-lane.yml": FILES["providers/ada-lane.yml"].replace("Ada Lane", f"'Ada {evil}'")}
    found = audited(files)
    for page in (report(found, Brand()), listing_sheet(found, Brand())):
        assert evil not in page
        assert "Ada &lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_both_pages_load_nothing_from_elsewhere():
    for page in (report(audited(), Brand()), listing_sheet(audited(), Brand())):
        assert not re.findall(r"""src=|<link|@import|url\(""", page)


def test_the_sample_practice(golden: Golden):
    found = inspect(SAMPLE)
    directory, day = found.checked.directory, found.checked.today
    assert directory is not None
    assert day is not None
    made = audit(directory, day, found.tree.documents)
    golden(EXPECTED / "sample.txt", told.text(made, 100, colors=False))
    golden(EXPECTED / "sample.json", told.data(made) + "\n")


def test_the_pages_of_a_small_practice(golden: Golden):
    found = audited()
    golden(EXPECTED / "index.html", report(found, Brand()))
    golden(EXPECTED / "listings.html", listing_sheet(found, Brand()))
    golden(EXPECTED / "listings.csv", table(found.listings).encode())
