"""Addresses: made of ids, relative to the page, redirected when an id changes."""

from __future__ import annotations

import pytest

from generator.derive.routes import NOT_FOUND, Routes, redirects
from tests.practices import desk


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "", "./"),
        ("", "providers/", "providers/"),
        ("providers/", "", "../"),
        ("providers/ann/", "providers/ann/", "../../providers/ann/"),
        ("insurance/meadow/ppo/", "refer/", "../../../refer/"),
        (NOT_FOUND, "refer/", "/referrals/refer/"),
        (NOT_FOUND, "", "/referrals/"),
    ],
)
def test_links_are_relative_to_the_page(here: str, there: str, link: str) -> None:
    assert Routes("https://example.org/referrals/").relative(here, there) == link


def test_full_addresses_keep_the_path_of_the_site() -> None:
    assert Routes("https://example.org/referrals").url("refer/") == "https://example.org/referrals/refer/"


def test_former_ids_redirect() -> None:
    made = desk(
        {
            "content/locations/riverside.yml": """
                name: Riverside
                formerly: main-street
                address: {street: 1 Elm Street, city: Larchmere, state: KY, zip: 40202}
            """,
            "content/insurance/meadow.yml": """
                name: Meadow
                formerly: [prairie]
                plans: {ppo: {name: PPO, formerly: choice-ppo}}
            """,
            "providers/ann.yml": "{name: Ann Lee, at: {riverside: }, formerly: [ann-smith]}",
        }
    )
    assert set(redirects(made.directory)) == {
        ("providers/ann-smith/", "providers/ann/"),
        ("locations/main-street/", "locations/riverside/"),
        ("insurance/prairie/", "insurance/meadow/"),
        ("insurance/prairie/ppo/", "insurance/meadow/ppo/"),
        ("insurance/meadow/choice-ppo/", "insurance/meadow/ppo/"),
    }
