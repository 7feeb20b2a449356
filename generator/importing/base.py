"""What an import is asked for and what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.importing.report import Report

LEDGER = ".presence-import.json"
"""Where an import remembers which files it wrote, and how they looked."""
REPORT_FILE = "import-report.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How to import."""

    organization: str | None = None
    """Id, reference or NPI of the organization that is the practice; only what belongs to it is carried."""
    name: str | None = None
    """What to call the practice, instead of what the source suggests."""
    site_url: str = "https://directory.example/"
    as_of: date | None = None
    """The day on which the facts are true; by default the newest date in the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """The files to write (path below the practice's folder -> text) and what there is to say."""

    files: Mapping[str, str]
    report: Report
    as_of: date
