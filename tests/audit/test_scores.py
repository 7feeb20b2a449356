"""What is asked, how it counts, and what to do about it."""

from __future__ import annotations

from datetime import date, timedelta
from textwrap import dedent

import pytest

from generator.audit.audit import QUESTIONS, Audit
from generator.audit.findings import Finding, Kind, Subject, whole
from tests.audit.practice import BARE, FILES, audited, changed
from tests.practices import SMALLEST, TODAY

NORTH, ADA, BEN = "content/locations/north.yml", "providers/ada-lane.yml", "providers/ben-ash.yml"


def subject(found: Audit, key: str) -> Subject:
    return next(each for each in found.subjects if each.id == key)


def finding(found: Audit, key: str, question: str) -> Finding:
    return next(each for each in subject(found, key).findings if each.question.key == question)


def shares(found: Audit, key: str) -> dict[str, float]:
    return {each.question.key: round(each.share, 3) for each in subject(found, key).findings}


def test_the_points_of_a_kind_are_easy_to_reckon_with():
    assert [sum(question.points for question in QUESTIONS[kind]) for kind in Kind] == [100, 100, 100]


def test_every_share_of_a_small_practice():
    found = audited()
    assert shares(found, "practice") == {
        "photo": 0, "tagline": 0, "profiles": 0, "update": 0, "newsletter": 0, "card": 1, "structured": 0.167, "listings": 1,
    }  # fmt: skip
    assert shares(found, "north") == {
        "photo": 0, "summary": 0, "phone": 1, "hours": 1, "special_days": 0, "way": 0, "map": 0, "profiles": 0,
        "card": 1, "structured": 0.429,
    }  # fmt: skip
    assert shares(found, "ben-ash") == {
        "photo": 0, "biography": 0, "training": 0, "languages": 0, "plans": 1, "availability": 0, "profiles": 0, "card": 1,
        "structured": 0.375,
    }  # fmt: skip
    assert shares(found, "ada-lane") == {
        "photo": 0, "biography": 1, "reading": 1, "training": 1, "languages": 1, "plans": 1, "availability": 1, "profiles": 1,
        "card": 1, "structured": 0.875,
    }  # fmt: skip


def test_every_score_of_a_small_practice():
    found = audited()
    # 90 points without handles: 5 card + 10/6 structured + 20 listings; 100: 15 + 20 + 5 + 30/7; 90: 15 + 5 + 15/8; 100: 84.375
    assert [each.score for each in found.subjects] == [30, 44, 24, 84]
    assert found.score == round(0.3 * 30 + 0.3 * 44 + 0.4 * (24 + 84) / 2) == 44


def test_a_kind_without_subjects_does_not_count():
    found = [each for each in audited().subjects if each.kind is not Kind.PROVIDER]
    assert whole(found) == round((30 + 44) / 2)


def test_what_is_gained_is_what_is_missing():
    found = audited()
    parts = {Kind.PRACTICE: 0.3, Kind.LOCATION: 0.3, Kind.PROVIDER: 0.2}
    missing = sum(
        100 * parts[each.kind] * (1 - answer.share) * answer.question.points / each.possible
        for each in found.subjects
        for answer in each.findings
    )
    assert sum(advice.gain for advice in found.advice) == pytest.approx(missing)


def test_the_largest_gain_for_the_least_work_comes_first():
    worth = [advice.gain / advice.minutes for advice in audited().advice]
    assert worth == pytest.approx(sorted(worth, reverse=True))


@pytest.mark.parametrize(
    ("title", "place", "write"),
    [
        ("Name the languages", f"{BEN}:4:1", "languages: [en, es]"),
        ("Give the position", f"{NORTH}:4:1", "geo: {lat: 38.2527, lon: -85.7585}"),
        ("Add a tagline", "content/practice.yml:2:1", "tagline: What you do, and for whom, in one line"),
        ("Publish an update", "content/practice.yml:2:1", 'presence new update "What is new"'),
    ],
)
def test_advice_names_the_line_after_which_it_belongs(title: str, place: str, write: str):
    files = {**FILES, BEN: "# Ben's own file" + dedent(BARE)}
    advice = next(each for each in audited(files).advice if each.title == title)
    assert [(str(step.action.edit), step.action.write) for step in advice.steps] == [(place, write)]


def test_a_field_that_is_there_is_named_itself():
    advice = next(each for each in audited(changed(ADA, "    bio: |", "    bio: Short.\n    interests: |")).advice
                  if each.title == "Make the biography longer")  # fmt: skip
    assert str(advice.steps[0].action.edit) == f"{ADA}:11:1"


def test_words_of_a_biography():
    short, long = (
        audited(changed(BEN, "at: {north: }", f"at: {{north: }}\n    bio: {'word ' * n}")) for n in (25, 500)
    )
    assert finding(short, "ben-ash", "biography").share == finding(long, "ben-ash", "biography").share == 0.5


def test_a_hard_text_earns_less():
    hard = "Electrophysiological interventionalists characterize arrhythmogenic cardiomyopathies. " * 10
    found = finding(audited(changed(BEN, "at: {north: }", f"at: {{north: }}\n    bio: {hard}")), "ben-ash", "reading")
    assert (found.share, found.actions[0].title) == (0, "Say the biography more simply")


def test_old_plans_are_verified_once_for_everybody():
    found = audited({**FILES, ADA: FILES[ADA].replace("verified: {on: 2026-11-17, by: Ann}", "")}, date(2027, 3, 1))
    assert {finding(found, key, "plans").share for key in ("ada-lane", "ben-ash")} == {0}
    [step] = [step for each in found.advice if each.title == "Verify plans" for step in each.steps]
    assert step.subjects == ("Ben Ash, DO", "Ada Lane, MD")
    assert step.action.write.startswith("presence verify participation:plans --by ") or "practice" in step.action.write


def test_old_availability_is_verified_where_it_stands():
    found = audited(today=TODAY + timedelta(days=30))
    answer = finding(found, "ada-lane", "availability")
    assert answer.share == 0
    assert answer.actions[0].write == "presence verify provider/ada-lane:availability --by Ann --how phone"


def test_old_hours_leave_the_listing_sheet_and_the_structured_data():
    found = audited(today=TODAY + timedelta(days=300))
    assert finding(found, "north", "hours").share == 0.5
    assert "openingHoursSpecification" in finding(found, "north", "structured").says
    assert finding(found, "practice", "listings").says == "0 of 3 ready"


def test_the_age_of_the_last_update():
    update = "---\ntitle: News\ndate: {day}\nsummary: S\n---\n"
    shares = []
    for days in (0, 30, 31, 60, 61, 120, 121):
        day = TODAY - timedelta(days=days)
        shares.append(
            finding(audited({**FILES, "content/updates/news.md": update.format(day=day)}), "practice", "update")
        )
    assert [each.share for each in shares] == [1, 1, 0.6, 0.6, 0.3, 0.3, 0]
    assert shares[0].says == "Nov 18, 2026, today"


def test_names_on_networks():
    own = SMALLEST["content/practice.yml"].rstrip() + "\n"
    profiles = """        profiles:
          facebook: https://facebook.example/ElmStreet
          linkedin: https://linkedin.example/company/elm-street/
          bluesky: https://bsky.example/profile/elmstreet.bsky.social
          instagram: https://instagram.example/elm_clinic
          google: https://maps.example/?cid=42
        """
    answer = finding(audited({**FILES, "content/practice.yml": own + profiles}), "practice", "handles")
    assert (answer.share, answer.says) == (0.75, "ElmStreet, but elm_clinic on instagram")
    assert answer.actions[0].edit.line == 10
    site = SMALLEST["site_config.yml"] + "\nsocial: {handles: {instagram: '@elmstreet', x: elm_clinic}}\n"
    answer = finding(
        audited({**FILES, "content/practice.yml": own + profiles, "site_config.yml": site}), "practice", "handles"
    )
    assert (answer.share, answer.says) == (0.8, "ElmStreet, but elm_clinic on x")
    assert str(answer.actions[0].edit).startswith("site_config.yml:2:")


def test_who_leaves_soon_is_left_out():
    last = TODAY + timedelta(days=90)
    found = audited(changed(BEN, "name: Ben Ash", f"name: Ben Ash\n    until: {last}"))
    assert "ben-ash" not in [each.id for each in found.subjects]
    later = audited(changed(BEN, "name: Ben Ash", f"name: Ben Ash\n    until: {last + timedelta(days=1)}"))
    assert "ben-ash" in [each.id for each in later.subjects]


def test_a_virtual_location_is_asked_nothing_of_its_way():
    video = "name: Video\nvirtual: true\nphone: 502-555-0111\nhours: {mon: 8:00-9:00}\n"
    files = {**FILES, "content/locations/video.yml": video, BEN: FILES[BEN].replace("{north: }", "{video: }")}
    found = audited(files)
    assert {"way", "map"}.isdisjoint(shares(found, "video"))
    assert [each.id for each in found.listings] == ["location/north", "provider/ada-lane@north"]


def test_without_cards_the_action_is_the_switch():
    site = SMALLEST["site_config.yml"] + "\noutputs: {cards: false}\n"
    found = audited({**FILES, "site_config.yml": site})
    [step] = next(each for each in found.advice if each.title == "Let share cards be drawn").steps
    assert (str(step.action.edit), len(step.subjects)) == ("site_config.yml:2:11", 4)


def test_a_page_of_two_places_is_of_none():
    place = FILES[NORTH]
    one, two = "google: https://maps.example/a", "yelp: https://reviews.example/a"
    named = {**FILES, NORTH: dedent(place) + f"profiles: {{{one}, {two}}}\n"}
    assert finding(audited(named), "north", "profiles").share == 1
    south = dedent(place).replace("North", "South") + f"profiles: {{{one}}}\n"
    found = finding(audited({**named, "content/locations/south.yml": south}), "north", "profiles")
    assert (found.share, found.says) == (0.5, "1 of 2; google named elsewhere, too")
    assert found.actions[0].write.startswith("profiles:\n  apple:")
