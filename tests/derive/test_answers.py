"""Accepting new patients and availability, as resolved for a provider at a location."""

from __future__ import annotations

from datetime import date

import pytest

from generator.derive.desk import Desk
from tests.practices import TODAY, desk

PLACE = """
    name: {name}
    address: {{street: 1 Elm Street, city: Larchmere, state: KY, zip: 40202}}
"""


def ann(text: str, today: date = TODAY) -> Desk:
    """A desk with Ann Lee at Riverside and Hillcrest, and what her file says besides."""
    return desk(
        {
            "content/insurance/meadow.yml": "name: Meadow\nnetworks: {choice: {name: C}}\nplans: {ppo: {name: P, networks: choice}}",
            "content/locations/riverside.yml": PLACE.format(name="Riverside") + "    accepting: not_accepting",
            "content/locations/hillcrest.yml": PLACE.format(name="Hillcrest"),
            "providers/ann.yml": f"name: Ann Lee\nat: {{riverside: , hillcrest: }}\n{text}",
        },
        today,
    )


@pytest.mark.parametrize(
    ("text", "place", "network", "words"),
    [
        ("", "riverside", None, "Not accepting patients"),
        ("", "hillcrest", None, "Call to confirm"),
        ("accepting: new_patients", "riverside", None, "Accepting new patients"),
        ("accepting: [{status: new_patients}, {status: existing_only, at: riverside}]", "riverside", None, "Existing patients only"),
        ("accepting: [{status: new_patients}, {status: existing_only, networks: choice}]", "riverside", "choice", "Existing patients only"),
        ("accepting: [{status: new_patients}, {status: existing_only, networks: choice}]", "riverside", None, "Accepting new patients"),
        ("accepting: [{status: existing_and_family, verified: {on: 2026-01-01}}]", "riverside", None, "Call to confirm"),
    ],
)  # fmt: skip
def test_the_most_specific_statement_about_new_patients_wins(
    text: str, place: str, network: str | None, words: str
) -> None:
    made = ann(text)
    answer = made.accepting(made.directory.providers["ann"], made.directory.locations[place], network)
    assert answer.words == words


AVAILABILITY = """availability:
  - {visit: new_patient, within: 5 business days, as_of: 2026-11-16}
  - {visit: new_patient, urgency: urgent, next: 2026-11-20, at: riverside, as_of: 2026-11-16}
  - {visit: follow_up, held: {slots: 2, on: 2026-11-18, call_before: "11:00"}, at: hillcrest, as_of: 2026-11-18}
"""


def openings(place: str, today: date = TODAY) -> list[tuple[str, str]]:
    return [(o.kind, o.words) for o in ann(AVAILABILITY, today).role("ann", place).openings]


def test_how_soon_at_each_location() -> None:
    assert openings("riverside") == [
        ("New patient", "Within 5 business days"),
        ("New patient, urgent", "Next on Fri, Nov 20, 2026"),
    ]
    assert openings("hillcrest") == [
        ("New patient", "Within 5 business days"),
        ("Follow-up", "2 held for referrals on Wed, Nov 18, 2026, call before 11:00 am"),
    ]


def test_held_slots_go_with_their_day_and_waits_with_their_limit() -> None:
    assert openings("hillcrest", date(2026, 11, 19)) == [("New patient", "Within 5 business days")]
    assert openings("riverside", date(2026, 11, 24)) == [
        ("New patient", "Call to confirm"),
        ("New patient, urgent", "Call to confirm"),
    ]
