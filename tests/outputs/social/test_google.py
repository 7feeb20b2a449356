"""Posts on a Google Business Profile: plain ones, events and offers, in every file that has them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from generator.model.news import LONGEST_LABEL
from generator.outputs.social import columns
from tests.outputs.social.practice import made, table, told
from tests.practices import checked

LONG_TITLE = "What to cook for somebody whose heart is new, " * 4 + "and what not"
CLASS = """\
    ---
    title: Supper with new hearts
    kind: event
    date: 2026-11-10
    effective: 2026-12-01
    event: {starts: 6 pm, ends: 7:30 pm}
    summary: What to eat, and what to leave.
    ---
"""
SCREENING = """\
    ---
    title: Blood pressure checks at the library
    kind: service
    date: 2026-11-10
    expires: 2026-12-18
    summary: Come in and sit down for five minutes.
    offer:
      terms: For everybody of 18 or more. No appointment, no insurance.
      code: LIBRARY
      url: https://library.example.org/pressure
    ---
"""


def google(text: str, file: str = "content/updates/joins.md") -> dict[str, Any]:
    """The post about an update."""
    about = f"update/{file.rpartition('/')[2].removesuffix('.md')}"
    (draft,) = (d for d in told({file: text}) if d["about"] == about and d["network"] == "google")
    return dict(draft["google"])


def row(name: str, text: str) -> list[str]:
    """The row about an update in the advanced form, cell by cell."""
    content = made({"content/updates/joins.md": text})["import/highlevel/google-advanced.csv"].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline="")))
    assert tuple(rows[0]) == columns.HIGHLEVEL_GROUPS
    assert tuple(rows[1]) == columns.HIGHLEVEL_ADVANCED
    return next(cells for cells in rows[2:] if name in cells[1])


def test_an_event_has_its_hours():
    post = google(CLASS)
    assert post["topicType"] == "EVENT"
    assert post["event"] == {
        "title": "Supper with new hearts",
        "schedule": {
            "startDate": {"year": 2026, "month": 12, "day": 1},
            "startTime": {"hours": 18, "minutes": 0},
            "endDate": {"year": 2026, "month": 12, "day": 1},
            "endTime": {"hours": 19, "minutes": 30},
        },
    }
    assert "Tue, Dec 1, 2026, 6:00 pm – 7:30 pm" in post["summary"]


def test_without_hours_it_is_whole_days():
    schedule = google(CLASS.replace("    event: {starts: 6 pm, ends: 7:30 pm}\n", ""))["event"]["schedule"]
    assert set(schedule) == {"startDate", "endDate"}
    two = google(CLASS.replace("event: {", "effective_until: 2026-12-03\n    event: {"))
    assert two["event"]["schedule"]["endDate"]["day"] == 3
    assert "6:00 pm – 7:30 pm EST each day" in two["summary"]


@pytest.mark.parametrize(
    ("own", "shown"), [("", "Event"), (", title: A class", "A class"), (f", title: {'x' * LONGEST_LABEL}", "x" * 58)]
)
def test_a_title_that_is_too_long_stands_in_the_text_alone(own: str, shown: str):
    text = CLASS.replace("Supper with new hearts", LONG_TITLE).replace("7:30 pm}", f"7:30 pm{own}}}")
    post = google(text)
    assert post["event"]["title"] == shown
    assert LONG_TITLE in post["summary"]


def test_an_offer_is_for_patients_and_an_evening_for_offices():
    warning = "This update is for offices. Post it here only if it means something to patients."
    offered = CLASS.replace("summary:", "expires: 2026-12-01\n    offer: {terms: For everybody.}\n    summary:")
    hints = {}
    for name, text in (("evening", CLASS), ("offered", offered)):
        drafts = told({"content/updates/joins.md": text})
        hints[name] = {d["network"] for d in drafts if d["about"] == "update/joins" and warning in d["hints"]}
    assert hints == {"evening": {"facebook", "instagram", "google", "threads"}, "offered": set()}


def test_an_offer_says_for_whom_until_when_and_where():
    post = google(SCREENING)
    assert post["topicType"] == "OFFER"
    assert "callToAction" not in post
    assert post["event"]["schedule"] == {
        "startDate": {"year": 2026, "month": 11, "day": 10},
        "endDate": {"year": 2026, "month": 12, "day": 18},
    }
    assert post["offer"] == {
        "couponCode": "LIBRARY",
        "redeemOnlineUrl": "https://library.example.org/pressure",
        "termsConditions": "For everybody of 18 or more. No appointment, no insurance.",
    }


def test_only_patients_are_told_of_an_offer():
    by_network = {
        d["network"]: d["text"] for d in told({"content/updates/joins.md": SCREENING}) if "joins" in d["about"]
    }
    assert {name for name, text in by_network.items() if "For everybody of 18" in text} == {
        "facebook", "instagram", "google", "threads",
    }  # fmt: skip


def test_an_offer_without_an_address_leads_to_its_page():
    post = google(SCREENING.replace("      url: https://library.example.org/pressure\n", ""))
    assert post["offer"]["redeemOnlineUrl"].startswith("https://refer.example.org/updates/joins/")


def test_highlevel_is_told_what_kind_it_is():
    event = row("Supper", CLASS)[columns.GOOGLE_COLUMNS]
    assert event[:6] == [
        "event",
        "learn_more",
        "Supper with new hearts",
        "",
        "2026-12-01 18:00:00",
        "2026-12-01 19:30:00",
    ]
    offer = row("Blood", SCREENING)[columns.GOOGLE_COLUMNS]
    assert offer[:6] == [
        "offer", "none", "", "Blood pressure checks at the library", "2026-11-10 00:00:00", "2026-12-18 23:59:00",
    ]  # fmt: skip
    assert offer[6:] == [
        "For everybody of 18 or more. No appointment, no insurance.", "LIBRARY", "https://library.example.org/pressure", "",
    ]  # fmt: skip
    assert row("CLOSED", CLASS)[columns.GOOGLE_COLUMNS][0] == "event"
    assert row("One two", CLASS)[columns.GOOGLE_COLUMNS][:2] == ["call_to_action", "call"]


def test_postiz_is_told_what_kind_it_is():
    bodies = json.loads(made({"content/updates/joins.md": SCREENING})["import/postiz.json"])
    (settings,) = (
        post["settings"]
        for body in bodies
        for post in body["posts"]
        if post["settings"]["__type"] == "gmb" and "Blood" in post["value"][0]["content"]
    )
    assert settings == {
        "__type": "gmb",
        "topicType": "OFFER",
        "eventTitle": "Blood pressure checks at the library",
        "eventStartDate": "2026-11-10",
        "eventEndDate": "2026-12-18",
        "offerCouponCode": "LIBRARY",
        "offerRedeemUrl": "https://library.example.org/pressure",
        "offerTerms": "For everybody of 18 or more. No appointment, no insurance.",
    }


def test_publer_has_no_columns_for_days():
    rows = table(made({"content/updates/joins.md": CLASS})["import/publer/google.csv"])
    (event,) = (row for row in rows if "Supper with" in row["Text"])
    assert event[columns.PUBLER[9]] == ""
    assert event[columns.PUBLER[10]] == "Learn more"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (CLASS.replace("    effective: 2026-12-01\n", ""), "this event has hours, but no day"),
        (CLASS.replace("7:30 pm", "5 pm"), "this event ends before it begins"),
        (SCREENING.replace("    expires: 2026-12-18\n", ""), "this offer has no last day"),
        (CLASS.replace("7:30 pm}", f"7:30 pm, title: {'x' * 59}}}"), "58"),
    ],
)
def test_what_is_missing_is_told(text: str, says: str):
    found = checked({"content/updates/joins.md": text}).problems
    assert [problem for problem in found if says in f"{problem.message} {problem.hint}"]


def test_who_posts_by_hand_is_told_what_to_choose():
    files = made({"content/updates/joins.md": SCREENING, "content/updates/closed.md": CLASS})
    words = files["drafts.md"].decode()
    assert (
        "- Kind of post: Offer\n- Title: Blood pressure checks at the library\n- From Nov 10, 2026 to Dec 18, 2026"
        in words
    )
    assert "- From Dec 1, 2026, 6:00 pm to Dec 1, 2026, 7:30 pm\n- Button: Learn more" in words
    assert "<li>Terms: For everybody of 18 or more." in files["index.html"].decode()
