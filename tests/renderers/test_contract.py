"""What the press relies on, of every renderer that is installed. Each runs in a process of its own: ProperDocs takes
over the name of MkDocs."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from generator.press import NOT_FOUND
from tests.press.samples import PAGES, PRIVACY

INSTALLED = [package for package in ("mkdocs", "properdocs") if find_spec(package)]
"""MkDocs always; a successor where it happens to be."""

PROGRAM = """
import json, sys
from generator.press import print_site
from generator.renderers.mkdocs import MkDocs
from tests.press.samples import SETTINGS, artifacts
files = print_site(artifacts(), SETTINGS, MkDocs(sys.argv[1]))
print(json.dumps({file.path: file.body.decode() for file in files}))
"""


@pytest.fixture(scope="module", params=INSTALLED)
def site(request: pytest.FixtureRequest) -> Any:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, request.param],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_every_page_is_made_and_holds_its_body(site: dict[str, str]) -> None:
    for page in PAGES:
        path = page.path if page.path == NOT_FOUND else f"{page.path}index.html"
        assert page.body in site[path]
        assert page.head in site[path]
    assert "<h2" in site[f"{PRIVACY.path}index.html"]


def test_depth_decides_the_way_to_the_files(site: dict[str, str]) -> None:
    assert 'href="assets/theme.css"' in site["index.html"]
    assert 'href="../../../assets/theme.css"' in site["insurance/meadow/ppo/index.html"]
    assert 'href="/referrals/assets/theme.css"' in site["404.html"]


def test_everything_a_page_loads_is_there(site: dict[str, str]) -> None:
    assert {"assets/theme.css", "assets/shell.js", "search/search_index.json", "sitemap.xml"} <= site.keys()
    assert all(doc["location"] is not None for doc in json.loads(site["search/search_index.json"])["docs"])


def test_nothing_is_published_that_no_page_loads(site: dict[str, str]) -> None:
    assert not [path for path in site if path.endswith((".map", ".gz")) or "lunr" in path or "favicon" in path]
    size = sum(len(body) for path, body in site.items() if path.startswith("assets/"))
    assert size < 600_000
