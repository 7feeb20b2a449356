"""The address of a page as a QR code is for paper: no reader of the screen fetches it, and every printed copy has it."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Window
from tests.browser.test_privacy import TO_THE_END
from tests.built import Site


@pytest.mark.parametrize(
    "kind", ["provider", "location", "plan", "service", "refer", "update", "home", "insurance", "plans-at"]
)
def test_the_code_is_fetched_for_paper_only(window: Window, site: Site, kind: str) -> None:
    with window() as visit:
        page = visit.open(site.page(kind).path)
        page.evaluate(TO_THE_END)
        visit.settle()
        code = f"{page.url}address.svg"
        assert code not in visit.requested
        page.pdf()
        assert code in visit.requested
        assert visit.trouble == []
