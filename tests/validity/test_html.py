"""The HTML of every page is valid: the Nu Html Checker of the W3C and html-validate find no error and no warning."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import built
from tests.built import Site
from tests.examiners import HTML_VALIDATE, MODULES, NU, missing
from tests.validity.test_links import told

FAULTY = "<!doctype html><html lang=en><title>x</title><p id=a>x<p id=a><img src=x.png><center>x</center>"
"""A page with faults of every kind, in the same run: an examiner that says nothing of it examines nothing."""

UNKNOWING = re.compile(
    r"Resource violates Content Security Policy \(meta tag\): (external (script|stylesheet)|image) “[^:]*” blocked"
    r"|Inline script violates Content Security Policy"
)
"""What Nu says of files about our policy, which it cannot know: of a file it does not know the host, so that nothing is
`'self'`, and it takes blocks of data for scripts. What is really forbidden, browsers say (`tests/browser/test_policy.py`)."""


@pytest.fixture
def everything(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """All sites and the faulty page in one folder, as each examiner takes a second to start."""
    sites: dict[str, Site] = {
        "sample": built.sample(tmp_path_factory),
        "ig-examples": built.imported(tmp_path_factory, "ig-examples"),
        "soundview": built.imported(tmp_path_factory, "soundview-orthopaedic-ri"),
    }
    for name, site in sites.items():
        shutil.copytree(site.folder, tmp_path / name, ignore=shutil.ignore_patterns("*.webp", "*.png", "*.js"))
    (tmp_path / "faulty").mkdir()
    (tmp_path / "faulty" / "index.html").write_text(FAULTY, "utf-8")
    yield tmp_path
    shutil.rmtree(tmp_path, ignore_errors=True)


def sorted_out(messages: list[tuple[str, str]], folder: Path) -> tuple[list[str], list[str]]:
    """What is said of the sites, and what of the faulty page. Messages are (file, text)."""
    ours, planted = [], []
    for file, text in messages:
        place = Path(file.removeprefix("file:")).relative_to(folder)
        (planted if place.parts[0] == "faulty" else ours).append(f"{place}: {text}")
    return ours, planted


def nu(folder: Path) -> list[tuple[str, str]]:
    """What the Nu Html Checker says."""
    assert not missing(NU, "java"), missing(NU, "java")
    command = ["java", "-Xss2m", "-jar", NU, "--format", "json", "--skip-non-html", "--exit-zero-always", folder]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    known = [one for one in found if not UNKNOWING.match(one["message"])]
    return [
        (one["url"], f"{one.get('lastLine')}: {one.get('subType', one['type'])}: {one['message']}") for one in known
    ]


def html_validate(folder: Path) -> list[tuple[str, str]]:
    """What html-validate says; into a file, as it cuts off what goes through a pipe."""
    assert not missing(HTML_VALIDATE, "node"), missing(HTML_VALIDATE, "node")
    told_in, config = folder / "told.json", MODULES.parent / "htmlvalidate.json"
    command = ["node", HTML_VALIDATE, "--config", config, "--formatter", f"json={told_in}", folder]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert told_in.exists(), done.stderr
    return [
        (file["filePath"], f"{one['line']}: {one['ruleId']}: {one['message']}")
        for file in json.loads(told_in.read_text("utf-8"))
        for one in file["messages"]
    ]


@pytest.mark.parametrize("examiner", [nu, html_validate])
def test_nothing_is_wrong_but_what_was_planted(everything: Path, examiner: Any) -> None:
    ours, planted = sorted_out(examiner(everything), everything)
    assert len(planted) >= 3, planted
    assert not ours, told(ours)
