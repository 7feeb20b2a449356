"""What stands in an issue: everything since the one before, for its readers, in a good order; or what its file chooses."""

from __future__ import annotations

from datetime import date

import pytest

from generator.derive.issues import Issue, concerns
from generator.model.news import Audience
from tests.outputs.newsletter.letters import LETTER, clinic


def update(day: str, more: str = "") -> str:
    lines = "".join(f"{line.strip()}\n" for line in more.split(";") if line.strip())
    return f"---\ntitle: A title\nsummary: A sentence.\ndate: {day}\n{lines}---\n"


def letter(day: str, number: int, more: str = "") -> str:
    lines = "".join(f"{line.strip()}\n" for line in more.split(";") if line.strip())
    return f"number: {number}\ndate: {day}\nsubject: News for you\npreheader: And more.\n{lines}"


def issues(updates: dict[str, str], letters: dict[str, str], today: date = date(2026, 11, 18)) -> dict[str, Issue]:
    files = {f"content/updates/{name}.md": text for name, text in updates.items()}
    files |= {f"content/newsletters/{name}.yml": text for name, text in letters.items()}
    mine = dict.fromkeys(("dr-lee", "meadow-ends", "parking"))
    gone = {f"content/updates/{name}.md": None for name in mine} | {"content/newsletters/2026-11.yml": None}
    return {issue.id: issue for issue in clinic({**gone, **files}, today).issues.all}


def ids(issue: Issue) -> set[str]:
    return {update.id for update in issue.updates}


def test_an_issue_has_what_was_published_since_the_one_before():
    found = issues(
        {
            "old": update("2026-09-01"),
            "on-the-day": update("2026-10-01"),
            "new": update("2026-10-02"),
            "today": update("2026-11-18"),
            "later": update("2026-11-19"),
            "draft": update("2026-10-05", "draft: true"),
            "over": update("2026-10-05", "expires: 2026-11-17"),
            "closed": update("2026-10-05", "kind: closure; effective: 2026-11-11"),
            "last-day": update("2026-10-05", "expires: 2026-11-18"),
        },
        {"first": letter("2026-10-01", 1), "second": letter("2026-11-18", 2)},
    )
    assert ids(found["first"]) == {"old", "on-the-day"}
    assert ids(found["second"]) == {"new", "today", "last-day"}
    assert found["second"].since == date(2026, 10, 1)


def test_segments_go_their_own_ways():
    updates = {
        "for-all": update("2026-11-01"),
        "hearts": update("2026-11-02", "audience: {specialties: [Cardiology]}"),
        "lungs": update("2026-11-03", "audience: {specialties: [Pulmonology]}"),
        "near": update("2026-11-04", "audience: {locations: [riverside]}"),
    }
    found = issues(
        updates,
        {
            "all": letter("2026-11-16", 1),
            "hearts": letter("2026-11-17", 2, "segment: {specialties: [cardiology]}"),
        },
    )
    assert ids(found["all"]) == {"for-all", "hearts", "lungs", "near"}
    assert ids(found["hearts"]) == {"for-all", "hearts", "near"}
    assert found["hearts"].since is None, "the issue for all is not the one before"


@pytest.mark.parametrize(
    ("ours", "theirs", "meet"),
    [((), (), True), (("A",), (), True), ((), ("A",), True), (("A", "B"), ("b",), True), (("A",), ("B",), False)],
)
def test_who_names_nobody_means_everybody(ours: tuple[str, ...], theirs: tuple[str, ...], meet: bool):
    assert concerns(Audience(specialties=ours), Audience(specialties=theirs)) is meet
    assert concerns(Audience(specialties=ours, locations=("x",)), Audience(specialties=theirs)) is meet


def test_what_changes_a_referral_comes_first():
    kinds = ("general", "event", "hours", "equipment", "provider_leaving", "insurance", "listening")
    found = issues(
        {kind.replace("_", "-"): update("2026-11-01", f"kind: {kind}; effective: 2026-12-01") for kind in kinds},
        {"one": letter("2026-11-18", 1)},
    )
    order = [update.id for update in found["one"].updates]
    assert order == ["insurance", "provider-leaving", "equipment", "hours", "event", "listening", "general"]


def test_the_file_chooses():
    found = issues(
        {name: update("2026-11-01") for name in ("a", "b", "c", "d")},
        {
            "one": letter("2026-11-18", 1, "lead: c; sections: [{title: X, updates: [b, c, a]}, {title: Y, text: Hm}]"),
            "two": letter("2026-11-18", 2, "segment: {specialties: [Z]}; leave_out: [a, b]; lead: d"),
        },
    )
    assert [update.id for update in found["one"].updates] == ["c", "b", "a"]
    assert [part.title for part in found["one"].parts] == ["X", "Y"]
    assert [update.id for update in found["two"].updates] == ["d", "c"]


def test_the_archive_has_issues_whose_day_has_come():
    letters = {"past": ("2026-10-01", 1), "today": ("2026-11-18", 2), "ahead": ("2026-12-01", 3)}
    chosen = {
        f"content/newsletters/{name}.yml": letter(day, number, "sections: [{title: N, text: Hello}]")
        for name, (day, number) in letters.items()
    }
    rest = {"content/newsletters/2026-11.yml": None}
    known = clinic({**rest, **chosen}).issues
    assert [issue.id for issue in known.published] == ["today", "past"]
    assert [issue.id for issue in known.open] == ["ahead", "today"]
    held = clinic({**rest, **{k: v + "draft: true\n" for k, v in chosen.items()}}).issues
    assert held.published == []
    assert [issue.id for issue in held.made] == ["ahead", "today"]


def test_nothing_is_asked_of_a_practice_without_a_newsletter():
    known = clinic({"content/newsletters/2026-11.yml": None, "site_config.yml": None}).issues
    assert known.all == known.made == known.published == []


def test_the_letters_of_the_tests_are_good():
    assert LETTER
    assert [update.id for update in clinic().issues.all[0].updates] == ["meadow-ends", "dr-lee", "parking"]
