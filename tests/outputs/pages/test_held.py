"""Visits held open: named with their day, gone at their hour on the clock of their place, never older than they may be."""

from __future__ import annotations

import re

from generator.derive.desk import Desk
from generator.outputs.base import Page
from generator.outputs.pages import ROOM
from tests.practices import desk


def practice(*availability: str) -> Desk:
    place = "address: {street: 1 Elm St, city: Elm, state: VA, zip: 20190}"
    entries = "\n".join(f"- {entry}" for entry in availability)
    return desk(
        {
            "content/specialties.yml": "cardiology: {name: Cardiology}",
            "content/referrals.yml": "channels: {line: {kind: phone, number: 502-555-0100}}\nsame_day: {summary: Call., channel: line}",
            "content/insurance/meadow.yml": "name: Meadow\nnetworks: {open: {name: Open}}\nplans: {ppo: {name: PPO, networks: open}}",
            "content/participation.yml": "participation: [{networks: open, status: in_network}]\nverified: {on: 2026-11-16}",
            "content/locations/north.yml": f"name: North\n{place}\n",
            "content/locations/west.yml": f"name: West\n{place}\ntime_zone: America/Chicago",
            "providers/ada-lane.yml": "name: Ada Lane\nspecialties: cardiology\nat: {north: , west: }\naccepting: new_patients\n"
            f"availability:\n{entries}\nverified: {{on: 2026-11-18}}",
        }
    )


def page(made: Desk, path: str) -> str:
    return next(one.body for one in ROOM.render(made) if isinstance(one, Page) and one.path == path)


def held(day: str, place: str = "north", slots: int = 2) -> str:
    return f"{{visit: new_patient, urgency: same_day, at: {place}, held: {{slots: {slots}, on: {day}, call_before: 11:00}}}}"


MARKS = r' data-then="2026-11-18\|\|2 held for referrals today, call before 11:00 am\n2026-11-18T11:00"'
WORDS = (
    '2 held for referrals on Wed, <span class="nb">Nov 18, 2026</span>, call before <span class="nb">11:00 am</span>'
)


def test_the_page_for_referrals_names_them_with_place_and_hour() -> None:
    body = page(practice(held("2026-11-18")), "refer/")
    row = (
        r'<dt><a href="\.\./providers/ada-lane/"><bdi>Ada Lane</bdi></a> <span>North, new patient, same day</span></dt>'
    )
    assert re.search(f"{row}<dd><span{MARKS}>{WORDS}</span></dd>", body)


def test_the_soonest_first_and_only_of_the_coming_days() -> None:
    body = page(
        practice(held("2026-11-22"), held("2026-11-20", slots=5), held("2026-11-18"), held("2026-11-17")), "refer/"
    )
    assert re.findall(r">(\d) held for referrals on", body) == ["2", "5"]


def test_no_list_where_nothing_is_held() -> None:
    assert "<dl" not in page(practice("{visit: consult, within: 2 days}"), "refer/").partition("</section>")[0]


def test_what_is_too_old_is_not_held() -> None:
    old = held("2026-11-18").replace("}}", "}, verified: {on: 2026-01-01}}")
    assert "held for referrals" not in page(practice(old), "refer/")


def test_elsewhere_it_goes_on_the_clock_of_the_place() -> None:
    for path in ("refer/", "providers/", "providers/ada-lane/", "locations/west/", "insurance/meadow/ppo/"):
        body = page(practice(held("2026-11-18", "west")), path)
        assert re.search(f'{MARKS} data-zone="America/Chicago">{WORDS}', body), path
    assert f'data-zone="America/Chicago">{WORDS}' not in page(practice(held("2026-11-18")), "refer/")


def test_plan_tables_grow_old_too() -> None:
    body = page(practice("{visit: new_patient, within: 2 days, at: north}"), "insurance/meadow/ppo/")
    assert '<td><span data-last="2026-11-25 2026-11-18">Within 2 days</span></td>' in body


def test_a_card_says_where_if_the_provider_is_at_several_places() -> None:
    assert "New patient, same day at North: <b" in page(practice(held("2026-11-18")), "providers/")
