"""Nothing that the program reads at run time is left out of the package."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_every_data_file_has_an_ending_that_is_packaged():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]["*"]
    files = [path for path in (ROOT / "generator").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    left_out = [path for path in files if not any(fnmatch(path.name, pattern) for pattern in ("*.py", *patterns))]
    assert left_out == []
    assert not [path for path in files if path.name.startswith(".")], "packages leave out names with a dot"
