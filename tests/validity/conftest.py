"""The sites whose files are examined: the sample, the sample under a path, and two imported practices."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests import built
from tests.built import Site

MAKERS: dict[str, Callable[[pytest.TempPathFactory], Site]] = {
    "sample": built.sample,
    "sample-under-base": built.sample_under_base,
    "ig-examples": lambda factory: built.imported(factory, "ig-examples"),
    "soundview": lambda factory: built.imported(factory, "soundview-orthopaedic-ri"),
}


@pytest.fixture(params=MAKERS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Each of the sites in turn."""
    return MAKERS[request.param](tmp_path_factory)


@pytest.fixture
def sample(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample practice."""
    return built.sample(tmp_path_factory)
