"""When news holds, in words: its days, and the hours of an event with the zone of where it takes place."""

from __future__ import annotations

import pytest

from tests.practices import desk

PLACES = {
    "content/locations/riverside.yml": "name: Riverside\naddress: {street: 1 Elm, city: X, state: KY, zip: 40202}\n",
    "content/locations/prairie.yml": "name: Prairie\ntime_zone: America/Chicago\n"
    "address: {street: 2 Elm, city: Y, state: IL, zip: 62901}\n",
    "providers/ann.yml": "name: Ann\nat: {riverside: , prairie: }\n",
}
EVENT = "event: {starts: 6 pm, ends: 8 pm}"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["effective: 2026-12-10", EVENT], "Thu, Dec 10, 2026, 6:00 pm – 8:00 pm EST"),
        (["effective: 2027-07-01", EVENT], "Thu, Jul 1, 2027, 6:00 pm – 8:00 pm EDT"),
        (
            ["effective: 2026-12-10", EVENT, "about: [provider/ann, location/riverside]"],
            "Thu, Dec 10, 2026, 6:00 pm – 8:00 pm EST",
        ),
        (
            ["effective: 2026-12-10", EVENT, "about: [provider/ann, location/prairie]"],
            "Thu, Dec 10, 2026, 6:00 pm – 8:00 pm CST",
        ),
        (
            ["effective: 2026-12-10", "effective_until: 2026-12-11", EVENT, "about: [location/prairie]"],
            "Thu, Dec 10, 2026 – Fri, Dec 11, 2026, 6:00 pm – 8:00 pm CST each day",
        ),
        (["effective: 2026-12-10", "about: [location/prairie]"], "Thu, Dec 10, 2026"),
        ([], ""),
    ],
)
def test_hours_of_an_event_name_the_zone_of_its_place(lines: list[str], said: str):
    front = ["title: An evening", "kind: event", "date: 2026-11-16", "summary: Supper.", *lines]
    found = desk({**PLACES, "content/updates/evening.md": "\n".join(["---", *front, "---", ""])})
    assert found.when(found.directory.updates["evening"]) == said
