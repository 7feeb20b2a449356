"""Whatever is written fits our records, is in their order, and passes the program's own check."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importing import REPORT_FILE, ImportOptions, import_plan_net
from tests.importing.readback import FOLDERS, SINGLE, error_lines, parse, read_back

HERE = Path(__file__).parent
DATA = HERE.parent / "data" / "plan-net"
SOURCES = [HERE / "tidewater", DATA / "ig-examples", DATA / "soundview-orthopaedic-ri"]


@pytest.fixture(scope="module", params=SOURCES, ids=lambda path: path.name)
def files(request: pytest.FixtureRequest) -> dict[str, str]:
    return dict(import_plan_net(request.param, ImportOptions()).files)


def test_fits_the_records(files: dict[str, str]) -> None:
    assert read_back(files).providers


def test_passes_the_check(files: dict[str, str]) -> None:
    assert error_lines(files) == []


def test_keys_are_in_the_order_of_the_records(files: dict[str, str]) -> None:
    for path, text in files.items():
        record = SINGLE.get(path) or next((FOLDERS[folder] for folder in FOLDERS if path.startswith(folder)), None)
        if record is not None:
            names = [info.alias or name for name, info in record.model_fields.items() if name != "imported"]
            keys = [key for key in parse(text) if key != "imported"]
            assert keys == sorted(keys, key=names.index), path


def test_every_file_names_its_schema(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path != REPORT_FILE:
            first = text.partition("\n")[0]
            up = "../" * path.count("/")
            assert first.startswith(f"# yaml-language-server: $schema={up}.schemas/")
            assert first.endswith(".json")


def test_entities_keep_the_ids_of_the_source(files: dict[str, str]) -> None:
    found = read_back(files)
    for entities in (found.locations, found.payers, found.services, found.providers):
        for entity in entities.values():
            assert entity.imported is not None
            assert entity.imported.source == "plan-net"
            assert entity.imported.id


def test_one_stamp_for_all(files: dict[str, str]) -> None:
    practice = read_back(files).single["content/practice.yml"]
    assert practice.verified.on == read_back(files).single["site_config.yml"].demonstration.today
    assert practice.verified.how == "directory import"
    assert [path for path, text in files.items() if "verified:" in text] == ["content/practice.yml"]
