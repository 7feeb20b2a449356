"""`presence stale`: every fact that decays is on the list, on the right line, in every form."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from icalendar import Calendar

from generator.check.directory import Checked
from generator.model.base import Record
from generator.model.verify import FactClass, Stamp
from generator.upkeep.due import Due, due
from generator.upkeep.forms import COLUMNS, Form, written
from tests.practices import SMALLEST, TODAY, checked, documents

PLACE = "name: North\naddress: {street: 1 Elm St, city: Elm, state: VA, zip: 20190}\n"
PAYER = "name: Meadow\nnetworks: {open: {name: Meadow Open}, select: {name: Meadow Select}}\nplans: {ppo: {name: PPO, networks: open}}\n"
FILES = {
    "content/specialties.yml": "cardiology: {name: Cardiology}\n",
    "content/locations/north.yml": PLACE,
    "content/insurance/meadow.yml": PAYER,
}
PROVIDER = "name: Ada Lane\nspecialties: cardiology\nat: {north: }\n"


def practice(today: date = TODAY, /, **files: str) -> tuple[Checked, list[Due]]:
    paths = {"provider": "providers/ada-lane.yml", "participation": "content/participation.yml",
             "place": "content/locations/north.yml", "practice": "content/practice.yml",
             "payer": "content/insurance/meadow.yml", "service": "content/services/echo.yml",
             "person": "content/people/ann-lee.yml", "referrals": "content/referrals.yml"}  # fmt: skip
    texts = {**FILES, **{paths[name]: text for name, text in files.items()}}
    result = checked(texts, today, allow_stale=True)
    assert result.directory is not None
    assert not result.failed, result.problems
    return result, due(result.directory, documents({**SMALLEST, **texts}), today)


def lines(today: date = TODAY, /, **files: str) -> dict[str, Due]:
    return {line.id: line for line in practice(today, **files)[1]}


STAMPED = "{on: 2026-11-01, by: Ann}"
EVERY_FACT = {
    "practice phone": ("practice", f"name: P\nsummary: S\nphone: {{number: 502-555-0100, verified: {STAMPED}}}", "practice:contacts.phone"),
    "practice fax": ("practice", f"name: P\nsummary: S\nfax: {{number: 502-555-0100, verified: {STAMPED}}}", "practice:contacts.fax"),
    "holidays": ("practice", f"name: P\nsummary: S\nholidays: [{{on: 2026-12-25, hours: closed, why: C, verified: {STAMPED}}}]", "practice:hours.holidays.1"),
    "channel": ("referrals", f"channels: {{line: {{kind: phone, number: 502-555-0100, verified: {STAMPED}}}}}", "referrals:contacts.line"),
    "wide participation": ("participation", f"participation: [{{networks: open, status: in_network, verified: {STAMPED}}}]", "participation:plans.1"),
    "place phone": ("place", f"{PLACE}phone: {{number: 502-555-0100, verified: {STAMPED}}}", "location/north:contacts.phone"),
    "place fax": ("place", f"{PLACE}fax: {{number: 502-555-0100, verified: {STAMPED}}}", "location/north:contacts.fax"),
    "place accepting": ("place", f"{PLACE}accepting: [{{status: new_patients, verified: {STAMPED}}}]", "location/north:accepting.1"),
    "place participation": ("place", f"{PLACE}participation: [{{networks: open, status: in_network, verified: {STAMPED}}}]", "location/north:plans.1"),
    "special hours": ("place", f"{PLACE}special_hours: [{{on: 2026-12-25, hours: closed, why: C, verified: {STAMPED}}}]", "location/north:hours.special_hours.1"),
    "place hours": ("place", f"{PLACE}hours: {{mon: 8:00-9:00}}\nverified: {{hours: {STAMPED}}}", "location/north:hours"),
    "role hours": ("provider", f"name: Ada Lane\nspecialties: cardiology\nat: {{north: {{hours: {{mon: 8:00-9:00}}}}}}\nverified: {{hours: {STAMPED}}}", "provider/ada-lane:hours"),
    "role phone": ("provider", f"name: Ada Lane\nspecialties: cardiology\nat: {{north: {{phone: {{number: 502-555-0100, verified: {STAMPED}}}}}}}", "provider/ada-lane:contacts.north.phone"),
    "provider fax": ("provider", f"{PROVIDER}fax: {{number: 502-555-0100, verified: {STAMPED}}}", "provider/ada-lane:contacts.fax"),
    "provider accepting": ("provider", f"{PROVIDER}accepting: new_patients\nverified: {{accepting: {STAMPED}}}", "provider/ada-lane:accepting"),
    "provider availability": ("provider", f"{PROVIDER}availability: [{{visit: new_patient, within: 2 days, verified: {STAMPED}}}]", "provider/ada-lane:availability.1"),
    "availability as of": ("provider", f"{PROVIDER}availability: [{{visit: new_patient, within: 2 days, as_of: 2026-11-01}}]\nverified: {STAMPED}", "provider/ada-lane:availability.1"),
    "provider participation": ("provider", f"{PROVIDER}participation: [{{networks: open, status: in_network, verified: {STAMPED}}}]", "provider/ada-lane:plans.1"),
    "service availability": ("service", f"name: Echo\nsummary: S\navailability: [{{visit: test, within: 2 days}}]\nverified: {STAMPED}", "service/echo:availability"),
    "person phone": ("person", f"name: Ann Lee\nrole: Liaison\nphone: 502-555-0100\nverified: {STAMPED}", "person/ann-lee:contacts"),
    "payer phone": ("payer", f"{PAYER}phone: 502-555-0100\nverified: {STAMPED}", "payer/meadow:contacts"),
}  # fmt: skip
"""What decays, where it is written, and its id."""


@pytest.mark.parametrize("name", EVERY_FACT)
def test_every_fact_is_on_the_list_and_fails_the_check_when_its_time_is_over(name: str) -> None:
    kind, text, fact_id = EVERY_FACT[name]
    _, listed = practice(**{kind: text})
    line = next(line for line in listed if line.id == fact_id)
    assert line.verified_on == date(2026, 11, 1)
    assert line.expires is not None
    assert line.where.line

    def codes(today: date) -> set[str]:
        paths = {**FILES, line.where.file: text}
        found = checked(paths, today).problems
        return {
            problem.code
            for problem in found
            if problem.where.file == line.where.file and str(line.expires.year) in problem.message
        }

    warns = {"availability": 2, "accepting": 15, "plans": 15, "hours": 30, "contacts": 30}[line.fact.value]
    if name not in ("holidays", "special hours"):  # they are over themselves by then
        assert "stale" in codes(line.expires + timedelta(days=1))
        assert "expires-soon" in codes(line.expires)
    assert "expires-soon" in codes(line.expires - timedelta(days=warns - 1)) or name in ("holidays", "special hours")


def test_every_class_has_facts_here() -> None:
    classes = {line.fact for kind, text, _ in EVERY_FACT.values() for line in practice(**{kind: text})[1]}
    assert classes == set(FactClass)


def test_every_id_names_one_line_only() -> None:
    for kind, text, _ in EVERY_FACT.values():
        ids = [line.id for line in practice(**{kind: text})[1]]
        assert len(ids) == len(set(ids))


def test_facts_on_one_stamp_are_one_line() -> None:
    found = lines(
        participation=f"participation:\n- {{networks: open, status: in_network}}\n- {{plans: ppo, status: call_to_confirm}}\n"
        f"- {{networks: select, status: not_in_network, verified: {{on: 2026-11-02}}}}\nverified: {STAMPED}\n"
    )
    assert found["participation:plans"].facts == 2
    assert found["participation:plans"].says == "Meadow Open: in network and 1 more"
    assert found["participation:plans"].who == "Ann"
    assert found["participation:plans.3"].facts == 1


def test_what_hangs_on_the_practice_is_a_line_of_the_practice() -> None:
    found = lines(provider=f"{PROVIDER}accepting: new_patients", place=f"{PLACE}accepting: new_patients")
    line = found["practice:accepting"]
    assert (line.facts, line.where.file) == (2, "content/practice.yml")


def test_the_first_is_the_most_urgent() -> None:
    _, listed = practice(
        practice="name: P\nsummary: S\nphone: 502-555-0100",
        provider=f"{PROVIDER}accepting: new_patients\navailability: [{{visit: consult, within: 2 days}}]\nverified: {STAMPED}",
    )
    assert [line.days_left for line in listed] == [None, -10, 73]
    assert [line.id for line in listed] == [
        "practice:contacts",
        "provider/ada-lane:availability",
        "provider/ada-lane:accepting",
    ]


def test_an_entry_with_its_own_last_day_is_a_line_of_its_own() -> None:
    entries = "[{visit: consult, within: 2 days, expires: 2026-11-20}, {visit: test, within: 2 days}]"
    found = lines(provider=f"{PROVIDER}availability: {entries}\nverified: {{on: 2026-11-17}}")
    assert found["provider/ada-lane:availability.1"].days_left == 2
    assert found["provider/ada-lane:availability"].days_left == 6


def test_within_leaves_out_what_is_later() -> None:
    result, everything = practice(
        provider=f"{PROVIDER}availability: [{{visit: test, within: 2 days}}]\nverified: {{on: 2026-11-17}}"
    )
    assert result.directory is not None
    soon = due(result.directory, documents({**SMALLEST, **FILES}), TODAY, within=6)
    assert [line.id for line in soon] == ["provider/ada-lane:availability"]
    assert len(everything) == 2


def test_somebody_is_responsible_for_a_stamp_without_a_name() -> None:
    found = lines(
        practice="name: P\nsummary: S\nliaison: ann-lee\nphone: 502-555-0100\nverified: {on: 2026-11-16}",
        person="name: Ann Lee\nrole: Liaison",
    )
    assert found["practice:contacts"].who == "Ann Lee"


def test_the_list_says_who_even_where_pages_must_not() -> None:
    found = lines(provider=f"{PROVIDER}accepting: new_patients\nverified: {{on: 2026-11-16, by: Ann, internal: true}}")
    assert found["provider/ada-lane:accepting"].who == "Ann"


HOSTILE = f"""{PROVIDER}accepting: [{{status: new_patients}}]
verified:
  on: 2026-11-16
  by: '=HYPERLINK("https://example.org","x")'
  how: "@SUM(1,2)\\t"
"""


def made(form: Form, **files: str) -> bytes:
    return written(form, practice(**files)[1], "Elm, Street", "refer.example.org/elm", TODAY)


def test_csv_is_read_back_and_cannot_calculate() -> None:
    text = made(Form.CSV, provider=HOSTILE).decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert text.count("\r\n") == len(rows) + 1
    row = next(row for row in rows if row["id"] == "provider/ada-lane:accepting")
    assert row["verified_by"] == '\'=HYPERLINK("https://example.org","x")'
    assert row["how"] == "'@SUM(1,2)"
    assert row["days_left"] == "88"
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())


def test_csv_says_overdue_without_a_minus() -> None:
    text = made(Form.CSV, provider=f"{PROVIDER}accepting: new_patients\nverified: {{on: 2026-01-01}}").decode()
    row = next(row for row in csv.DictReader(io.StringIO(text)) if row["class"] == "accepting")
    assert (row["days_left"], row["days_overdue"]) == ("", "231")


def test_json_for_programs() -> None:
    found: dict[str, Any] = json.loads(
        made(Form.JSON, provider=f"{PROVIDER}accepting: new_patients\nverified: {{on: 2026-01-01}}")
    )
    entry = next(entry for entry in found["due"] if entry["class"] == "accepting")
    assert found["today"] == "2026-11-18"
    assert (entry["days_left"], entry["expires"], entry["state"]) == (-231, "2026-04-01", "stale")


def test_a_calendar_has_a_day_for_each_stamp() -> None:
    text = made(
        Form.ICS, provider=f"{PROVIDER}accepting: new_patients\nverified: {{on: 2026-01-01, by: 'Lee; Ann, MD'}}"
    )
    assert text == made(
        Form.ICS, provider=f"{PROVIDER}accepting: new_patients\nverified: {{on: 2026-01-01, by: 'Lee; Ann, MD'}}"
    )
    calendar = Calendar.from_ical(text)
    events = list(calendar.walk("VEVENT"))
    event = next(event for event in events if "accepting" in event["categories"].to_ical().decode())
    assert calendar["name"] == "Elm, Street: to verify"
    assert event["dtstart"].dt == TODAY, "overdue: today"
    assert event["dtend"].dt == TODAY + timedelta(days=1)
    assert event["contact"] == "Lee; Ann, MD"
    assert str(event["dtstamp"].dt) == "2026-11-18 00:00:00+00:00"
    assert len({event["uid"] for event in events} | {calendar["uid"]}) == len(events) + 1
    assert max(map(len, text.split(b"\r\n"))) <= 75
    assert not any(event.errors for event in events)


def test_ids_in_calendars_last() -> None:
    def uids(on: str) -> list[str]:
        text = made(Form.ICS, provider=f"{PROVIDER}accepting: new_patients\nverified: {{on: {on}}}")
        return [event["uid"] for event in Calendar.from_ical(text).walk("VEVENT")]

    assert sorted(uids("2026-11-01")) == sorted(uids("2026-11-17"))


def test_text_says_when_what_who_and_where() -> None:
    text = made(
        Form.TEXT, provider=f"{PROVIDER}accepting: new_patients\nverified: {{on: 2026-11-16, by: Ann, how: phone}}"
    ).decode()
    assert "in 88 days, by Sun, Feb 14, 2027  provider/ada-lane:accepting\n" in text
    assert "    Ada Lane, Accepting new patients\n" in text
    assert "    providers/ada-lane.yml:4  verified Nov 16, 2026 by Ann (phone)\n" in text


def stamped_records() -> set[str]:
    """The records of the model that can carry a stamp of their own."""
    found, ahead = set(), [Record]
    while ahead:
        record = ahead.pop()
        ahead += record.__subclasses__()
        field = record.model_fields.get("verified")
        if field is not None and Stamp in get_args(field.annotation):
            found.add(record.__name__)
    return found


def test_no_record_of_the_model_grows_old_unseen() -> None:
    statements = {"Statement", "LocationStatement", "ProviderStatement", "PracticeStatement"}
    assert stamped_records() == statements | {"Accepting", "Availability", "Line", "Channel", "SpecialHours"}, (
        "a new kind of fact: derive.dated must list it, and a case above must show it"
    )
