"""Shared by all tests: golden files, the expected results that are kept as files and reviewed like code."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[Path, str | bytes], None]


def pytest_configure(config: pytest.Config) -> None:
    """Tests leave nothing in the caches of whoever runs them."""
    os.environ["XDG_CACHE_HOME"] = str(config.rootpath / ".pytest_cache" / "of-tests")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew instead of comparing.")


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(path, made)` compares with the file at `path`, or writes it with --update-golden."""
    updating = request.config.getoption("--update-golden")

    def compare(path: Path, made: str | bytes) -> None:
        data = made.encode() if isinstance(made, str) else made
        if updating:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if not path.exists():
            pytest.fail(f"{path} is missing; make it with --update-golden, and read it")
        kept = path.read_bytes()
        if isinstance(made, str):
            assert made == kept.decode(), f"{path.name} is out of step; --update-golden writes it anew"
        else:
            assert made == kept, f"{path.name} is out of step; --update-golden writes it anew"

    return compare
