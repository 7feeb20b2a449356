"""A directory of 2,000 roles, and sources that were spoiled at random: no crash, and nothing that our records refuse."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest

from generator.importing import ImportOptions, import_plan_net
from generator.problems import UsageError
from tests.importing.fhir import Resource, bundle, imported
from tests.importing.readback import error_lines, read_back
from tests.importing.synthetic import big_source, spoiled

HERE = Path(__file__).parent


def tidewater() -> list[Resource]:
    """The resources of the fictional source, as one list."""
    found: list[Resource] = []
    for path in sorted((HERE / "tidewater").rglob("*")):
        if path.suffix == ".ndjson":
            lines = path.read_text("utf-8-sig").splitlines()
            found += [json.loads(line) for line in lines if line != "{not json}"]
        elif path.suffix == ".json" and not path.name.startswith("zz-"):
            found.append(json.loads(path.read_text("utf-8")))
    return found


def test_two_thousand_roles(tmp_path: Path) -> None:
    source = big_source(2000)
    result = imported(tmp_path, *source)
    found = read_back(result.files)
    assert Counter(number for number, _ in result.report.carried)[2000] == 2
    assert error_lines(result.files) == []
    for role in (item for item in source if item["resourceType"] == "PractitionerRole"):
        provider = found.provider_of(f"p{role['id'][1:]}") if int(role["id"][1:]) % 50 == 0 else None
        if provider is not None:
            place = found.location_of(role["location"][0]["reference"].removeprefix("Location/"))
            assert list(provider.at) == [place.id]
            assert provider.participation[0].at == (place.id,)


@pytest.mark.parametrize("seed", range(80))
def test_spoiled_sources(tmp_path: Path, seed: int) -> None:
    """No traceback whatever a source says; what comes out of it passes our own check."""
    spoilt = spoiled(tidewater(), random.Random(seed))
    (tmp_path / "s.json").write_text(json.dumps(bundle(*spoilt)), "utf-8")
    try:
        files = import_plan_net(tmp_path / "s.json", ImportOptions()).files
    except UsageError:
        return
    read_back(files)
    assert error_lines(files) == []
    assert all(text.encode() for text in files.values())
