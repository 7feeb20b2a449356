"""What is made of an issue, as a whole and in its parts."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from generator.outputs.newsletter import ROOM
from tests.conftest import Golden
from tests.outputs.newsletter.letters import FILES, LETTER, Read, clinic, made, remarks

GOLDEN = Path(__file__).parent / "golden"
KEPT = ("email.html", "email.txt", "email.mailchimp.html", "email.listmonk.txt", "email.ghost.html", "email.substack.html",
        "issue.eml", "issue.json")  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_files_are_as_they_were_read(name: str, golden: Golden):
    golden(GOLDEN / name, made()[name])


def test_an_issue_has_its_files():
    services = [f"email.{name}.{form}" for name in ("listmonk", "mailchimp", "buttondown") for form in ("html", "txt")]
    alone = ["email.ghost.html", "email.substack.html", "email.html", "email.txt", "issue.eml", "issue.json"]
    assert set(made()) == {*services, *alone, "preview.html"}


def test_no_newsletter_costs_nothing():
    assert list(ROOM.render(clinic({"content/newsletters/2026-11.yml": None}))) == []


def test_the_same_is_made_of_the_same():
    assert made() == made()


def test_what_is_written_is_no_markup():
    html = made()["email.html"]
    assert "brings &lt;care&gt;" in html
    assert "<care>" not in html
    assert "brings <care>" in made()["email.txt"]


def test_every_style_stands_in_its_element():
    html = made()["email.html"]
    for tag, given in Read(html).tags:
        if given.get("class") and tag not in ("div",):
            assert "style" in given, (tag, given)
    assert html.index("<meta charset") < 1024
    assert len(re.findall("<style", html)) == 1 + 3, "Outlook's, narrow, dark, Outlook.com's dark"


def test_every_table_is_for_layout_and_every_picture_is_described():
    read = Read(made()["email.html"])
    assert all(given.get("role") == "presentation" for tag, given in read.tags if tag == "table")
    assert read.pictures
    for picture in read.pictures:
        assert picture["alt"]
        assert picture["width"]
        assert (picture["src"] or "").startswith("https://refer.example.org/")


def test_links_are_marked_only_where_the_site_is_ours():
    for link in Read(made()["email.html"]).links:
        ours = link.startswith("https://refer.example.org/") and "/newsletter/" not in link
        assert ("utm_campaign=2026-11" in link) == ours, link
    assert "utm_" not in made()["email.txt"]


def test_nothing_tells_who_has_read_it():
    html = made()["email.html"]
    assert not re.search(r"<(script|iframe|form|link|object|video)\b|data:|http://(?!www\.w3\.org)", html)
    assert not [p for p in Read(html).pictures if int(p["width"] or 0) < 40]


def test_the_text_is_written_for_reading():
    text = made()["email.txt"]
    assert not [line for line in text.splitlines() if len(line) > 72 and "://" not in line]
    assert not [line for line in text.splitlines() if "://" in line and not re.fullmatch(r"\s*(\S+:)?\S+", line)]
    assert "\n\n\n" not in text
    assert "|" not in text


def test_text_and_html_say_the_same():
    files = made()
    html, text = Read(files["email.html"]).words, " ".join(files["email.txt"].split())
    for said in ("Ann Lee, MD", "Accepting new patients", "Within 5 business days", "In network until Dec 31, 2026",
                 "3 Elm Street, Larchmere, KY 40202 · Call 502-555-0120", "Bo Marsh", "502-555-0114", "Behind the house.",
                 "Facts as of Nov 18, 2026", "1 Elm Street"):  # fmt: skip
        assert said in html
        assert said in text


def test_every_place_that_html_leads_to_is_reached_from_the_text():
    files = made()
    bare = {link.partition("?utm")[0] for link in Read(files["email.html"]).links if link.startswith("https:")}
    facts = {link for link in bare if re.search(r"/(locations|people|insurance)/.", link)}
    missing = {link for link in bare - facts if link not in files["email.txt"]}
    assert missing == set()


def test_facts_are_those_of_the_day_of_sending():
    later = LETTER.replace("2026-11-18", "2027-01-05").replace("Meadow PPO ends on December 31.", "New parking.")
    files = made({"content/newsletters/2026-11.yml": later})
    assert "Facts as of Jan 5, 2027" in files["email.txt"]
    assert "In network until" not in files["email.txt"]
    assert json.loads(files["issue.json"])["facts_as_of"] == "2027-01-05"


def test_only_issues_that_are_still_to_be_sent_are_made_or_else_the_newest():
    second = LETTER.replace("number: 7", "number: 8").replace("2026-11-18", "2026-12-02")
    files = {
        **FILES,
        "content/newsletters/2026-12.yml": second + "    sections: [{title: News, updates: [dr-lee, meadow-ends]}]\n",
    }
    assert made(files, date(2026, 11, 18))
    assert not made(files, date(2026, 11, 19))
    assert made(files, date(2027, 3, 1), "2026-12")
    assert not made(files, date(2027, 3, 1))


def test_news_of_others_says_whose_it_is_and_is_not_marked():
    walk = "title: A walk\nurl: https://town.example/walk\npublisher: Town of X\ndate: 2026-11-01\napproved: true\n"
    letter = LETTER + "    community: walk\n"
    files = made({"content/community/walk.yml": walk, "content/newsletters/2026-11.yml": letter})
    assert "https://town.example/walk" in Read(files["email.html"]).links
    for name in ("email.html", "email.txt", "email.ghost.html"):
        assert "A walk" in files[name]
        assert "Town of X" in files[name]


def test_a_finished_message_of_ours_is_good():
    assert remarks() == []
