"""CSV for people who open it in a spreadsheet: RFC 4180, and no cell that the program would take for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes spreadsheets take a text for a formula, in full width, too."""


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """A line of names and the rows, with CRLF. None is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe_cell("" if cell is None else str(cell)) for cell in row] for row in rows)
    return out.getvalue()


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where it could begin a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(FORMULA) else text


def read_cell(text: str) -> str:
    """What `safe_cell` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
