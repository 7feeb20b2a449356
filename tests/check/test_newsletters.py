"""Subjects: what they name must be in the issue, and what is in it may be named as people name it."""

from __future__ import annotations

from datetime import date

import pytest

from generator.check.directory import Checked
from tests.outputs.newsletter.letters import FILES, LETTER
from tests.practices import TODAY, checked

SUBJECT = "Dr. Lee joins us at Riverside"


def check(changed: dict[str, str], today: date = TODAY, *, allow_stale: bool = False) -> Checked:
    return checked({**FILES, **changed}, today, allow_stale=allow_stale)


def codes(changed: dict[str, str], today: date = TODAY, *, allow_stale: bool = False) -> set[str]:
    return {problem.code for problem in check(changed, today, allow_stale=allow_stale).problems} - {"orphan"}


def missing(subject: str) -> list[str]:
    letter = LETTER.replace(f"subject: {SUBJECT}", f'subject: "{subject}"')
    found = check({"content/newsletters/2026-11.yml": letter, **OTHERS}).problems
    return [problem.message.split("“")[1].split("”")[0] for problem in found if problem.code == "newsletter-subject"]


OTHERS = {
    "content/locations/hillcrest.yml": "name: Elm Street Clinic, Hillcrest\nshort_name: Hillcrest\n"
    "address: {street: 4 Elm Street, city: Larchmere, state: KY, zip: '40202'}\n",
    "providers/zoe-adams.yml": "name: Zoë Adams\ncredentials: MD\nat: {hillcrest: }\n",
    "content/insurance/heron.yml": "name: Heron Health\nplans: {heron-hmo: {name: Heron HMO, kind: hmo}}\n",
    "content/services/ablation.yml": "name: Catheter ablation\nkind: procedure\nsummary: With heat.\n"
    "locations: hillcrest\n",
}


@pytest.mark.parametrize(
    "subject",
    [
        "Dr. Lee joins us at Riverside",
        "Ann Lee from December 1",
        "Meadow PPO ends on Dec. 31",
        "Meadow Mutual: what changes",
        "3 things to know in November 2026",
        "Issue 7: riverside stories and the catheter",
        "Call us about patients in treatment",
        "New parking for Elm Street",
    ],
)
def test_what_is_in_the_issue_may_be_said(subject: str):
    assert missing(subject) == []


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        ("Dr. Adams joins us", ["Adams"]),
        ("Zoë Adams joins us", ["Zoë Adams"]),
        ("Dr. Nobody joins us", ["Dr. Nobody"]),
        ("Dr. Lee joins us at Hillcrest", ["Hillcrest"]),
        ("Heron HMO is in network", ["Heron HMO"]),
        ("Heron Health stays", ["Heron Health"]),
        ("catheter ablation at Riverside", ["Catheter ablation"]),
        ("Dr. Lee joins on December 2", ["December 2"]),
        ("5 new colleagues", ["5"]),
        ("Open until 9 pm", ["9"]),
    ],
)
def test_what_is_not_in_the_issue_may_not(subject: str, named: list[str]):
    assert missing(subject) == named


def test_preheaders_are_held_to_the_same():
    letter = LETTER.replace("preheader: Meadow PPO ends on December 31.", "preheader: Heron HMO stays.")
    found = check({"content/newsletters/2026-11.yml": letter, **OTHERS}).problems
    assert [(p.code, p.where.line) for p in found if p.code.startswith("newsletter")] == [("newsletter-subject", 5)]


def test_a_stale_fact_is_an_error_even_where_stale_facts_are_allowed():
    day = date(2027, 4, 1)
    letter = LETTER.replace("2026-11-18", "2027-04-01")
    assert "newsletter-stale" in codes({"content/newsletters/2026-11.yml": letter}, day, allow_stale=True)
    assert "newsletter-stale" not in codes({})


def test_what_has_been_sent_is_left_alone():
    assert not {code for code in codes({}, date(2027, 4, 1), allow_stale=True) if code.startswith("newsletter")}


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("lead: parking\n    sections: [{title: A, updates: [parking, parking]}]", "twice"),
        ("sections: [{title: A, updates: [dr-lee]}]\n    segment: {specialties: [Oncology]}", "segment"),
    ],
)
def test_an_update_that_cannot_stand_there(more: str, why: str):
    letter = LETTER.replace(f"subject: {SUBJECT}", "subject: Hello to you") + f"    {more}\n"
    found = check({"content/newsletters/2026-11.yml": letter}).problems
    assert why in next(problem.message for problem in found if problem.code == "newsletter-item")


@pytest.mark.parametrize(
    ("more", "why"),
    [("approved: false", "nobody has approved it"), ("approved: true\nexpires: 2026-11-17", "no longer news")],
)
def test_news_of_others_is_approved_and_news(more: str, why: str):
    walk = f"title: A walk\nurl: https://town.example/walk\npublisher: Town\ndate: 2026-11-01\n{more}\n"
    changed = {
        "content/community/walk.yml": walk,
        "content/newsletters/2026-11.yml": LETTER + "    community: walk\n",
    }
    found = [problem for problem in check(changed).problems if problem.code == "newsletter-item"]
    assert [why in problem.message for problem in found] == [True]
    good = {**changed, "content/community/walk.yml": walk.replace("false", "true").replace("11-17", "11-18")}
    assert codes(good) == set()


def test_ids_that_lead_nowhere_are_told_once():
    letter = LETTER + "    lead: dr-leee\n    signed: bo\n    community: walk\n"
    found = check({"content/newsletters/2026-11.yml": letter}).problems
    assert [problem.code for problem in found if problem.code != "orphan"] == ["unknown-id"] * 3


def test_a_mistake_in_an_update_is_told_once():
    update = FILES["content/updates/dr-lee.md"].replace("provider/ann-lee, loc", "provider/nobody, loc")
    assert codes({"content/updates/dr-lee.md": update}) == {"unknown-id"}
    assert codes({"content/updates/dr-lee.md": update.replace("kind: new_provider", "kind: nova")}) == {"bad-choice"}


def test_a_switched_off_newsletter_is_not_checked():
    config = FILES["site_config.yml"] + "    outputs: {newsletter: false}\n"
    letter = LETTER.replace(SUBJECT, "Dr. Nobody comes")
    assert codes({"site_config.yml": config, "content/newsletters/2026-11.yml": letter}) == set()
