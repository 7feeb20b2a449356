"""A stamp from the future would keep its facts fresh: it is refused, but for a day that may be another zone's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from generator.problems import Severity
from tests.practices import TODAY, checked


@pytest.mark.parametrize(
    ("ahead", "stale_allowed", "severity"),
    [(0, False, None), (1, False, None), (2, False, Severity.ERROR), (2, True, Severity.WARNING)],
)
def test_days_ahead(ahead: int, stale_allowed: bool, severity: Severity | None):
    day = TODAY + timedelta(days=ahead)
    person = f"name: Ada\nrole: Nurse\nverified: {{on: {day}}}"
    found = checked({"content/people/ada.yml": person}, allow_stale=stale_allowed).problems
    assert [(problem.code, problem.severity) for problem in found] == ([("future-stamp", severity)] if severity else [])


def test_the_day_of_an_availability_counts_too():
    provider = (
        f"name: Ada\navailability:\n  - visit: consult\n    within: 2 weeks\n    as_of: {TODAY.replace(year=2062)}"
    )
    assert "future-stamp" in {problem.code for problem in checked({"providers/ada.yml": provider}).problems}
