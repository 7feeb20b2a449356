from __future__ import annotations

import pytest

from generator.load import events


@pytest.fixture(params=["libyaml", "python"])
def parser(request, monkeypatch):
    """Runs a test with PyYAML's C parser and with its Python one."""
    if request.param == "python":
        monkeypatch.setattr(events, "_CParser", None)
    elif not events.HAS_LIBYAML:
        pytest.skip("PyYAML was built without libyaml")
    return request.param
