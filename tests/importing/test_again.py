"""Importing a second time: unchanged, updated, edited, gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.importing import LEDGER, REPORT_FILE
from generator.sources import Existing, SourceSummary, write_source_files
from tests.importing.fhir import imported, location, organization, practitioner, role


def run(
    tmp_path: Path, *, phone: str = "502-555-0100", people: tuple[str, ...] = ("Amara", "Ben"), **options: Any
) -> SourceSummary:
    roles = [role(f"r-{name}", name, "elm", "us") for name in people]
    line = [{"system": "phone", "value": phone}]
    source = [organization("us", "Larkspur Heart"), location("elm", "Elm", "us", telecom=line), *roles]
    files = imported(tmp_path / "source", *source, *(practitioner(name, name, "Lee") for name in people)).files
    return write_source_files(tmp_path / "into", files, existing=Existing.KEEP, ledger=LEDGER, **options)


def test_unchanged(tmp_path: Path) -> None:
    first = run(tmp_path)
    assert len(first.written) == 7
    assert run(tmp_path) == SourceSummary(unchanged=first.written)


def test_only_what_changed_in_the_source_and_was_not_edited(tmp_path: Path) -> None:
    run(tmp_path)
    edited = tmp_path / "into" / "content" / "locations" / "elm.yml"
    edited.write_text(edited.read_text("utf-8") + "parking: In the yard\n", "utf-8")
    summary = run(tmp_path, phone="502-555-0199")
    assert summary.written == ["content/referrals.yml"]
    assert summary.kept == ["content/locations/elm.yml"]
    assert edited.read_text("utf-8").endswith("parking: In the yard\n")


def test_people_who_left_are_named_and_their_files_deleted_when_asked(tmp_path: Path) -> None:
    run(tmp_path)
    assert run(tmp_path, people=("Amara",)).vanished == ["providers/ben-lee.yml"]
    assert (tmp_path / "into" / "providers" / "ben-lee.yml").exists()
    assert run(tmp_path, people=("Amara",), prune=True).removed == ["providers/ben-lee.yml"]
    assert not (tmp_path / "into" / "providers" / "ben-lee.yml").exists()


def test_the_report_stands_beside_the_files(tmp_path: Path) -> None:
    run(tmp_path)
    assert (tmp_path / "into" / REPORT_FILE).read_text("utf-8").startswith("# Import from")
