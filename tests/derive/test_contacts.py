"""Which number a referring office is given: the nearest line that is stated."""

from __future__ import annotations

import pytest

from generator.derive import contacts, wording
from generator.derive.desk import Desk
from tests.practices import desk

PRACTICE = "name: Elm\nsummary: S.\nverified: {on: 2026-11-16}\n"
CHANNELS = """
    channels:
      line: {kind: phone, number: 502-555-0134}
      fax: {kind: fax, number: 502-555-0135}
"""
PLACE = "name: Riverside\naddress: {street: [1 Elm, Suite 2], city: Larchmere, state: KY, zip: 40202}\n"


def elm(practice: str = "", place: str = "", ann: str = "", role: str = "", referrals: str = "") -> Desk:
    """Elm Street with one place and Ann there; each argument adds lines to one file."""
    files = {
        "content/practice.yml": PRACTICE + practice,
        "content/locations/riverside.yml": PLACE + place,
        "providers/ann.yml": f"name: Ann\nat: {{riverside: {{{role}}}}}\n{ann}",
    }
    return desk(files | ({"content/referrals.yml": referrals} if referrals else {}))


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ({"practice": "phone: 502-555-0100"}, "502-555-0100"),
        ({"practice": "phone: 502-555-0100", "referrals": CHANNELS}, "502-555-0134"),
        ({"place": "phone: 502-555-0120", "referrals": CHANNELS}, "502-555-0120"),
        ({"place": "phone: 502-555-0120", "ann": "phone: 502-555-0133"}, "502-555-0133"),
        ({"ann": "phone: 502-555-0133", "role": "phone: 502-555-0140"}, "502-555-0140"),
        ({}, None),
    ],
)
def test_the_nearest_line(said: dict[str, str], number: str | None) -> None:
    here = elm(**said).directory
    found = contacts.phone(here, here.providers["ann"], here.locations["riverside"])
    assert (wording.phone(found.number) if found else None) == number


@pytest.mark.parametrize(
    ("said", "phone", "fax"),
    [
        ({"referrals": CHANNELS, "practice": "phone: 502-555-0100"}, "502-555-0134", "502-555-0135"),
        ({"practice": "phone: 502-555-0100\nfax: 502-555-0101"}, "502-555-0100", "502-555-0101"),
        ({"place": "phone: 502-555-0120\nfax: 502-555-0121"}, "502-555-0120", "502-555-0121"),
        ({"ann": "fax: 502-555-0133", "referrals": CHANNELS}, "502-555-0134", "502-555-0133"),
    ],
)
def test_where_a_referral_to_a_provider_goes(said: dict[str, str], phone: str, fax: str) -> None:
    here = elm(**said).directory
    ann = here.providers["ann"]
    lines = contacts.referral_phone_for(here, ann), contacts.referral_fax_for(here, ann)
    assert [wording.phone(line.number) for line in lines if line] == [phone, fax]


def test_an_address_as_on_an_envelope() -> None:
    address = elm().directory.locations["riverside"].address
    assert address is not None
    assert contacts.address_lines(address) == ["1 Elm", "Suite 2", "Larchmere, KY 40202"]


def test_a_map_is_a_link_and_a_stated_one_wins() -> None:
    plain = elm().directory.locations["riverside"]
    own = elm(place="map_url: https://maps.example/x").directory.locations["riverside"]
    assert contacts.map_url(plain) == (
        "https://www.google.com/maps/search/?api=1&query=1%20Elm%2C%20Suite%202%2C%20Larchmere%2C%20KY%2040202"
    )
    assert contacts.map_url(own) == "https://maps.example/x"
