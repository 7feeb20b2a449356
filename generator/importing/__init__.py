"""From a provider directory of another form to a practice's own files."""

from generator.importing.base import LEDGER, REPORT_FILE, ImportOptions, ImportResult
from generator.importing.plan_net import import_plan_net
from generator.importing.report import Report

__all__ = ["LEDGER", "REPORT_FILE", "ImportOptions", "ImportResult", "Report", "import_plan_net"]
