"""How a sheet of paper is made to fit: sizes of text, then parts to spare. Printer and browsers do the same."""

from __future__ import annotations

SPARES = 5
"""Parts of a page that it can do without are marked `spare-1` (the first to go) to `spare-5`."""
LEVELS: tuple[tuple[float, int], ...] = (
    (10.5, 0), (10, 0), (9.5, 0), *((9.5, spares) for spares in range(1, SPARES + 1)),
    (8.6, SPARES), (7.8, SPARES), (7, SPARES),
)  # fmt: skip
"""(size of text in points, spare parts left out): the first that fits is taken. What is read by eyes has 9.5 points;
smaller is the last resort, for names that fill a page."""


def left_out(spares: int) -> str:
    """The rules of style that leave out so many of the spare parts, and tell of it."""
    gone = ",".join(f".spare-{number}" for number in range(1, spares + 1))
    return f"{gone}{{display:none!important}}.spared{{display:block!important}}" if gone else ""
