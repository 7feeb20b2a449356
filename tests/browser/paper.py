"""A page as it is printed: what stands on each sheet."""

from __future__ import annotations

import subprocess
import unicodedata

from tests.browser.visits import Visit
from tests.examiners import missing


def sheets(visit: Visit, size: str) -> list[str]:
    """The text of every sheet of the open page, printed to PDF on paper of that size (`Letter`, `A4`)."""
    assert not missing("pdftotext"), missing("pdftotext")
    pdf = visit.page.pdf(format=size, print_background=False)
    told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return unicodedata.normalize("NFKC", told.stdout.decode()).split("\f")[:-1]
