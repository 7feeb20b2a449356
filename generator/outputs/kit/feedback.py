"""A short form on which an office says how the practice is to work with: print, PDF to fill in, or a letter."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from generator.derive import contacts
from generator.derive.desk import Desk
from generator.derive.routes import HOME, Routes
from generator.outputs.kit import views
from generator.outputs.kit.paper import Paper

QUESTIONS = (
    ("better", "What should we do better?"),
    ("missing", "What do you need to know of us that is hard to find?"),
    ("good", "What works well, and should stay as it is?"),
)
TICKS = (
    ("answered", "We knew that our referral had arrived"),
    ("booked", "The patient was called soon"),
    ("report", "The report reached us in time"),
    ("plan", "What we read of the plan was right"),
)


def papers(desk: Desk) -> Iterator[Paper]:
    """The form. It goes to the liaison, or to the practice."""
    liaison = desk.directory.people[desk.practice.liaison] if desk.practice.liaison else None
    email = (liaison and liaison.email) or desk.practice.email or ""
    values = {
        "fax": views.number(contacts.referral_fax(desk.directory)),
        "email": email,
        "mailto": _mailto(email),
        "questions": QUESTIONS,
        "ticks": TICKS,
    }
    address = views.live(desk, Routes.person(liaison.id) if liaison else HOME)
    yield Paper("feedback", "Tell us how we are to work with", "feedback", values, address)


def _mailto(email: str) -> str:
    """A letter that asks the same (RFC 6068)."""
    asked = "\r\n\r\n\r\n".join(question for _, question in QUESTIONS)
    body = f"{asked}\r\n\r\n\r\nNo patient information by e-mail, please."
    return f"mailto:{email}?subject={quote('How you are to work with')}&body={quote(body)}"
