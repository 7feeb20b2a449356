"""Locations, the page for referring, services, updates, people: what each has to say and in which case."""

from __future__ import annotations

from datetime import date

from generator.outputs.base import Prose
from tests.outputs.pages.making import ANN, RIVERSIDE, everything, graph, made, text
from tests.practices import SMALLEST

RIVER = "locations/riverside/"
REFERRALS = """
    summary: Send what you have.
    channels:
      phone: {kind: phone, name: Referral line, number: 502-555-0134, hours: {mon-fri: 7:30-17:30}, urgency: [routine, same_day], answered_within: one minute}
      fax: {kind: fax, number: 502-555-0135, hours: {daily: 24 hours}}
      west: {kind: phone, name: West, number: 270-555-0163, time_zone: America/Chicago, hours: {mon: 8:00-16:30}}
      direct: {kind: direct, address: refer@direct.example.org}
      portal: {kind: portal, url: "https://portal.example.org/refer"}
    documents: [order]
    same_day: {summary: Call., channel: phone, call_before: 11:00, emergency: Call 911.}
    steps: [We confirm., We call.]
    no_answer: {after: two business days, channel: phone}
    report_back: report
    never_send: No plain e-mail.
"""
WAYS = {
    "content/referrals.yml": REFERRALS,
    "content/documents.yml": "order: {name: Referral order, detail: With a question.}\nlabs: {name: Lab results}",
    "content/promises.yml": "report: {title: Report within 2 days, figure: 2 days}",
    "content/services/echo.yml": "name: Echo\nkind: test\nalso_called: [TTE]\nsummary: Ultrasound of the heart.\ndocuments: [order, labs]\nsend_when: [A murmur]\nurgent: Call.",
    "providers/ann-lee.yml": ANN + "    services: [echo]\n",
}


def test_a_location_says_hours_closures_and_how_to_reach_it() -> None:
    page = made()[RIVER]
    said = text(page)
    for words in (
        "Mon – Fri | 8:00 am – noon",
        "Eastern Time (EST)",
        "Thu, Nov 26, 2026 Closed Thanksgiving",
        "502-555-0120",
    ):
        assert words in said, words
    assert 'href="https://www.google.com/maps/search/?api=1&amp;query=1%20Elm%20Street' in page.body
    assert "<iframe" not in page.body


def test_a_way_that_is_open_on_holidays_says_so() -> None:
    holidays = {
        **WAYS,
        "content/practice.yml": SMALLEST["content/practice.yml"]
        + "    holidays: [{on: 2026-11-26, hours: closed, why: Thanksgiving}]\n",
    }
    always = {
        **holidays,
        "content/referrals.yml": REFERRALS.replace(
            "mon-fri: 7:30-17:30}", "mon-fri: 7:30-17:30}, open_on_holidays: true"
        ),
    }
    for files, closes in ((holidays, True), (always, False)):
        page = made(files)["refer/"]
        line = page.body[page.body.index('<tr id="phone"') : page.body.index('<tr id="fax"')]
        assert ("2026-11-26" in line) is closes
        assert ("Holidays as usual" in text(line)) is not closes


def test_special_hours_win_for_machines_too() -> None:
    clinic = graph(made()[RIVER])[0]
    assert clinic["openingHoursSpecification"][0]["closes"] == "12:00"
    assert clinic["specialOpeningHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "name": "Thanksgiving",
            "validFrom": "2026-11-26",
            "validThrough": "2026-11-26",
        }
    ]


def test_hours_that_are_too_old_are_doubted_everywhere() -> None:
    old = made(today=date(2027, 12, 1))
    assert "Call to confirm 502-555-0120" in text(old[RIVER])
    assert "openingHoursSpecification" not in graph(old[RIVER])[0]
    assert "data-week" not in old[RIVER].body
    assert "Hours: Call to confirm 502-555-0120" in text(old["locations/"])


def test_a_location_lists_who_is_there_and_the_plans() -> None:
    said = text(made()[RIVER])
    assert "Ann Lee, MD" in said
    assert "Meadow PPO | In network" in said


def test_hours_of_a_line_are_on_the_clock_of_whoever_answers_it() -> None:
    hours = "hours: {mon: 8:00-16:30}"
    west = f"name: West\nvirtual: true\ntime_zone: America/Chicago\nphone: {{number: 270-555-0160, {hours}}}"
    ann = ANN.replace("hillcrest: ", f"west: {{phone: {{number: 270-555-0163, {hours}}}}}")
    river = f"{RIVERSIDE}    fax: {{number: 502-555-0121, {hours}}}\n"
    files = {"content/locations/west.yml": west, "content/locations/riverside.yml": river, "providers/ann-lee.yml": ann}
    pages = made(files)
    assert "Monday 8:00 am – 4:30 pm CST" in text(pages["locations/west/"])
    assert text(pages["providers/ann-lee/"]).count("Monday 8:00 am – 4:30 pm CST") == 1
    assert "Monday 8:00 am – 4:30 pm EST" in text(pages[RIVER])


def test_a_bare_location_is_a_page_too() -> None:
    bare = "name: Field House\nvirtual: true\n"
    said = text(made({"content/locations/field.yml": bare})["locations/field/"])
    assert "By video" in said
    assert "502-555-0100" in said


def test_every_way_to_refer_stands_side_by_side() -> None:
    page = made(WAYS)["refer/"]
    said = text(page)
    for words in (
        "Referral line | 502-555-0134",
        "Mon – Fri 7:30 am – 5:30 pm",
        "24 hours every day",
        "Central Time (CST)",
        "refer@direct.example.org",
        "Routine and same day | one minute",
        "before 11:00 am",
        "Call 911.",
        "Referral order With a question.",
        "No answer after two business days? Call referral line 502-555-0134",
        "Report within 2 days",
        "Please never send. No plain e-mail.",
    ):
        assert words in said, words
    assert 'href="tel:+15025550134"' in page.body
    assert 'id="fax"' in page.body
    assert 'data-copy="502-555-0135"' in page.body


def test_without_channels_the_numbers_of_the_places_do() -> None:
    said = text(made()["refer/"])
    assert "502-555-0100" in said
    assert "Riverside | Call 502-555-0120" in said


def test_a_service_says_what_it_needs_beyond_the_usual() -> None:
    said = text(made(WAYS)["services/echo/"])
    assert "Also called TTE" in said
    assert "Lab results" in said
    assert "And what every referral needs: referral order." in said
    assert "Ann Lee, MD" in said
    assert said.index("Urgent.") < said.index("When to refer")


NEWS = {
    "content/updates/old.md": "---\ntitle: Old news\ndate: 2026-10-01\nsummary: It was.\n---\nBody.",
    "content/updates/new.md": (
        "---\ntitle: Closed\nkind: closure\ndate: 2026-11-10\neffective: 2026-11-24\neffective_until: 2026-11-25\n"
        "summary: Two days.\nabout: [location/riverside, provider/ann-lee, plan/meadow-ppo]\n"
        "action: {text: See hours, page: locations}\n---\nWe **rest**."
    ),
    "content/updates/draft.md": "---\ntitle: Draft\ndate: 2026-11-01\nsummary: Not yet.\ndraft: true\n---\nB.",
    "content/updates/ahead.md": "---\ntitle: Ahead\ndate: 2026-11-19\nsummary: Tomorrow.\n---\nB.",
}


def test_who_takes_new_patients_comes_first() -> None:
    closed = WAYS["providers/ann-lee.yml"].replace("accepting: new_patients", "accepting: not_accepting")
    files = {
        **WAYS,
        "providers/ann-lee.yml": closed,
        "providers/zed-moor.yml": WAYS["providers/ann-lee.yml"].replace("Ann Lee", "Zed Moor"),
    }
    said = text(made(files)["services/echo/"])
    assert said.index("Zed Moor") < said.index("Ann Lee")


def test_questions_about_referring_have_a_number() -> None:
    files = {
        "content/people/jo.yml": "{name: Jo Tarn, role: Liaison, phone: 502-555-0114}",
        "content/practice.yml": "{name: Elm Street Clinic, summary: We see people., phone: 502-555-0100, liaison: jo}",
    }
    assert "Jo Tarn, Liaison, 502-555-0114" in text(made({**WAYS, **files})["refer/"])


def test_updates_come_newest_first_without_drafts_and_the_future() -> None:
    said = text(made(NEWS)["updates/"])
    assert said.index("Closed") < said.index("Old news")
    assert "Draft" not in said
    assert "Ahead" not in said


def test_an_update_prints_its_facts_from_the_data() -> None:
    page = made(NEWS)["updates/new/"]
    said = text(page)
    for words in (
        "Tue, Nov 24, 2026 – Wed, Nov 25, 2026",
        "1 Elm Street, Larchmere, KY 40202",
        "Accepting new patients",
        "Plan | Meadow PPO | In network",
        "Refer a patient",
        "Older Old news",
    ):
        assert words in said, words
    assert "<strong>rest</strong>" in page.body
    assert 'href="../../locations/">See hours</a>' in page.body


def test_home_answers_who_how_soon_and_what_is_new() -> None:
    said = text(made({**NEWS, **WAYS})[""])
    order = [
        "Elm Street Clinic",
        "502-555-0134",
        "Meadow",
        "Soonest visits",
        "Closed",
        "Report within 2 days",
        "Riverside",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)


def test_notices_and_free_pages_are_prose_without_data() -> None:
    files = {
        "content/notices/privacy.md": "---\ntitle: Privacy\nkind: privacy\nsummary: None kept.\n---\n## We\n\nKeep nothing.",
        "content/pages/visiting.md": "---\ntitle: Visiting us\nsummary: How.\nmenu: true\n---\nCome.",
    }
    prose = {page.path: page for page in everything(files) if isinstance(page, Prose)}
    assert set(prose) == {"notices/privacy/", "visiting/"}
    assert "Keep nothing." in prose["notices/privacy/"].markdown
    assert "Verified Nov 16, 2026" in prose["notices/privacy/"].markdown
    assert "Privacy" in text(made(files)["notices/"])


def test_a_place_of_special_hours_links_to_its_calendar() -> None:
    pages = made()
    assert 'href="../../locations/riverside/special-hours.ics"' in pages[RIVER].body
    assert "special-hours.ics" not in pages["locations/hillcrest/"].body
    assert RIVERSIDE
