"""Who asks for less motion gets none."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.conftest import Window
from tests.browser.visits import Visit, findings, told
from tests.built import Site


def moving(visit: Visit) -> Iterator[str]:
    yield from visit.ask("motion")


def test_nothing_moves(window: Window, site: Site) -> None:
    with window(reduced_motion="reduce") as visit:
        found = findings(visit, site.one_of_each, moving)
    assert not found, told(found)


def test_a_planted_fault_is_seen(visit: Visit) -> None:
    visit.open("404.html")
    visit.ask(
        "restyle",
        "h1 { transition: color 1s !important } @keyframes turn { to { rotate: 9deg } } p { animation: turn 1s !important }",
    )
    found = "\n".join(moving(visit))
    assert "takes 1s to change" in found
    assert "is animated" in found
