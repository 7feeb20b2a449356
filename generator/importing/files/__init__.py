"""From a directory to the files of a practice, as text: one function for each kind of file."""

from __future__ import annotations

from generator.importing.base import REPORT_FILE
from generator.importing.directory import Directory
from generator.importing.files.desk import Desk
from generator.importing.files.insurance import insurance_files
from generator.importing.files.places import place_files
from generator.importing.files.practice import practice_files
from generator.importing.files.providers import provider_files
from generator.importing.files.services import service_files
from generator.importing.report import Report
from generator.importing.text import day_text


def compose(directory: Directory, report: Report) -> dict[str, str]:
    """All files, by path, in a stable order; the report is one of them."""
    desk = Desk(directory, report)
    for write in (practice_files, place_files, insurance_files, service_files, provider_files):
        write(desk)
    title = f"Import from the {directory.vouched_by}, as of {day_text(directory.as_of)}"
    return dict(sorted(desk.files.items())) | {REPORT_FILE: report.markdown(title)}
