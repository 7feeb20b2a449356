"""Copies for sending services: their marks in the right places, ours nowhere, nothing of the practice taken for a mark."""

from __future__ import annotations

import pytest

from generator.outputs.newsletter.services import Mark
from tests.outputs.newsletter.letters import CONFIG, LETTER, PARKING, Read, made

MARKS = {
    "listmonk": ("{{ UnsubscribeURL }}", "{{ MessageURL }}", "{{ .Subscriber.FirstName }}"),
    "mailchimp": ("*|UNSUB|*", "*|ARCHIVE|*", "*|FNAME|*", "*|HTML:LIST_ADDRESS_HTML|*"),
    "buttondown": ("{{ unsubscribe_url }}", "{{ email_url }}", "{{ subscriber.metadata.first_name }}"),
}


@pytest.mark.parametrize("name", MARKS)
def test_a_copy_has_the_marks_of_its_service(name: str):
    files = made()
    for mark in MARKS[name]:
        assert mark in files[f"email.{name}.html"]
    assert MARKS[name][0] in Read(files[f"email.{name}.html"]).links
    assert MARKS[name][0] in files[f"email.{name}.txt"]


def test_no_mark_of_ours_is_left():
    for name, text in made().items():
        assert not [mark for mark in Mark if mark in text], name


def test_every_copy_says_where_we_are_and_how_to_leave():
    for name, text in made().items():
        if name.startswith("email."):
            assert "1 Elm Street" in text or "LIST" in text, name
            assert "nsub" in text or name in ("email.ghost.html", "email.substack.html"), name


def test_the_archive_has_no_marks():
    plain = made()["email.html"]
    assert "{{" not in plain
    assert "*|" not in plain
    assert "https://lists.example.org/leave" in Read(plain).links


def test_a_letter_to_leave_is_enough():
    config = CONFIG.replace("unsubscribe_url: https://lists.example.org/leave", "")
    files = made({"site_config.yml": config})
    assert "mailto:leave@example.org?subject=unsubscribe" in Read(files["email.html"]).links
    assert "List-Unsubscribe-Post" not in files["issue.eml"]


def test_what_the_practice_writes_is_no_mark():
    parking = PARKING.replace("title: New parking", 'title: "Use {{ UnsubscribeURL }} or *|UNSUB|* or {% x %}"')
    files = made({"content/updates/parking.md": parking})
    for name, sign in (("listmonk", "Use {{"), ("mailchimp", "or *|UNSUB"), ("buttondown", "{% x")):
        assert sign not in files[f"email.{name}.html"]
        assert sign not in files[f"email.{name}.txt"]
    assert "Use {{ UnsubscribeURL }}" in files["email.txt"]


def test_pasted_copies_are_plain_html():
    for name in ("ghost", "substack"):
        text = made()[f"email.{name}.html"]
        assert "<table" not in text
        assert "style=" not in text
        assert "Ann Lee, MD" in text


def test_greeting_has_the_name_where_the_service_knows_it():
    files = made({"content/newsletters/2026-11.yml": LETTER + "    greeting: Dear colleague\n"})
    assert "Dear colleague," in files["email.txt"]
    assert "Dear colleague{{ if .Subscriber.FirstName }}" in files["email.listmonk.txt"]
