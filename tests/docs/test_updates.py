"""What docs/updates.md says of updates and of the data file is what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator.changes.states import VERSION, state_since
from generator.model.news import UpdateKind
from generator.outputs.facts import FORMAT
from generator.outputs.facts import VERSION as WRITTEN

DOCS = Path(__file__).resolve().parents[2] / "docs"
TEXT = (DOCS / "updates.md").read_text("utf-8")


def test_every_kind_is_told():
    assert re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE) == [kind.value for kind in UpdateKind]


def test_links_lead_somewhere():
    for link in re.findall(r"\]\(([^)]+)\)", TEXT):
        file, _, anchor = link.partition("#")
        headings = re.findall(r"^#+ (.+)$", (DOCS / file).read_text("utf-8"), re.MULTILINE)
        assert not anchor or anchor in {heading.lower().replace(" ", "-") for heading in headings}


def test_the_data_file_is_as_shown(tmp_path: Path):
    shown = re.search(r"```json\n(.*?)```", TEXT, re.DOTALL)
    assert shown is not None
    data = json.loads(shown[1])
    assert (data["format"], data["version"]) == (FORMAT, WRITTEN)
    assert WRITTEN == VERSION
    (tmp_path / "practice.json").write_text(shown[1], "utf-8")
    found = state_since(str(tmp_path / "practice.json"), tmp_path, "UTC")
    assert found.found.told == []
    assert found.directory.promises["report"].title.startswith("Our report")
