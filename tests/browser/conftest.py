"""One browser for each worker, and the sites that it looks at, served on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests import built
from tests.browser import chromium
from tests.browser.hosting import hosted
from tests.browser.visits import Visit, visiting

Window = Callable[..., AbstractContextManager[Visit]]

HERE = Path(__file__).parent

expect.set_options(timeout=30_000)
"""As long as Playwright waits for everything else: machines that test are busy."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")
            # A browser on a busy machine may do things later than a person ever would. What is wrong stays wrong.
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The running browser; without one, tests are left out and `test_chromium.py` fails and says what to do."""
    if chromium.path() is None:
        pytest.skip("no Chromium, see test_chromium.py")
    with chromium.started() as running:
        yield running


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> built.Site:
    """The sample practice."""
    return built.sample(tmp_path_factory)


@pytest.fixture(scope="session")
def address(site: built.Site) -> Iterator[str]:
    """Where the sample practice is served."""
    with hosted(site.folder) as where:
        yield where


@pytest.fixture
def window(browser: Browser, address: str) -> Window:
    """`with window(**options) as visit:` opens a window on the sample practice."""

    def open_window(**options: Any) -> AbstractContextManager[Visit]:
        return visiting(browser, address, **options)

    return open_window


@pytest.fixture
def visit(window: Window) -> Iterator[Visit]:
    """A window as wide as a desk's, without motion."""
    with window(reduced_motion="reduce") as opened:
        yield opened
