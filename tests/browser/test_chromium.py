"""Without a browser these tests would tell nothing; this one tells that."""

from __future__ import annotations

import pytest

from tests.browser import chromium


def test_a_browser_is_here() -> None:
    assert chromium.path() is not None, chromium.MISSING


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(chromium.VARIABLE, "/bin/sh")
    assert chromium.path() == "/bin/sh"


def test_a_missing_browser_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(chromium.VARIABLE, "/nowhere/chromium")
    with pytest.raises(FileNotFoundError, match=r"\.ci/setup dev"), chromium.started():
        pass
