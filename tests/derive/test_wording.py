"""The words of answers: one vocabulary, American dates and times, dialable numbers."""

from __future__ import annotations

from datetime import date

import pytest

from generator.derive import wording
from generator.derive.lookup import spoken_name
from generator.derive.participation import Answer, PlanAnswer
from generator.model.facts import HeldSlots, Within
from generator.model.fields import parse_phone
from generator.model.hours import Span
from generator.model.people import Provider

NEW_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (PlanAnswer(Answer.IN_NETWORK), "In network"),
        (PlanAnswer(Answer.IN_NETWORK_UNTIL, until=date(2026, 12, 31)), "In network until Dec 31, 2026"),
        (PlanAnswer(Answer.FROM, starts=NEW_YEAR), "In network from Jan 1, 2027"),
        (PlanAnswer(Answer.NOT_IN_NETWORK), "Not in network"),
        (PlanAnswer(Answer.CALL_TO_CONFIRM), "Call to confirm"),
        (PlanAnswer(Answer.NOT_LISTED), "Not listed"),
    ],
)
def test_the_answer_vocabulary(answer: PlanAnswer, words: str) -> None:
    assert wording.plan_answer(answer) == words


@pytest.mark.parametrize(
    ("written", "words", "uri"),
    [
        ("5025550134", "502-555-0134", "tel:+15025550134"),
        ("(502) 555-0134 ext. 12", "502-555-0134 ext. 12", "tel:+15025550134;ext=12"),
        ("+44 20 7946 0018", "+44 20 7946 0018", "tel:+442079460018"),
    ],
)
def test_phones_inside_and_outside(written: str, words: str, uri: str) -> None:
    number = parse_phone(written)
    assert (wording.phone(number), wording.phone_uri(number)) == (words, uri)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(480, 1020), "8:00 am – 5:00 pm"),
        (Span(0, 1440), "Open 24 hours"),
        (Span(1200, 1800), "8:00 pm – 6:00 am next day"),
        (Span(720, 1440), "noon – midnight"),
        (Span(5, 725), "12:05 am – 12:05 pm"),
    ],
)
def test_times_of_the_day(span: Span, words: str) -> None:
    assert wording.span(span) == words


def test_waits_and_held_slots() -> None:
    assert wording.wait(Within(1, "week")) == "Within 1 week"
    assert wording.wait(Within(0, "day")) == "Same day"
    assert wording.wait(Within(0, "business day")) == "Same day"
    assert wording.wait(Within(0, "week")) == "This week"
    slots = HeldSlots.model_validate({"slots": "2", "on": "2026-11-18", "call_before": "11:00"})
    assert wording.held(slots) == "2 held for referrals on Wed, Nov 18, 2026, call before 11:00 am"


def test_the_zone_is_named_for_the_day() -> None:
    assert wording.zone("America/New_York", date(2026, 7, 1)) == "Eastern Time (EDT)"
    assert wording.zone("America/Kentucky/Louisville", date(2026, 11, 18)) == "Eastern Time (EST)"
    assert wording.zone("America/Phoenix", date(2026, 7, 1)) == "Mountain Time (MST)"
    assert wording.zone_short("America/Chicago", date(2026, 11, 18)) == "CST"


@pytest.mark.parametrize(
    ("name", "credentials", "said"),
    [
        ("Amara Okafor", ["MD", "FACC"], "Dr. Okafor"),
        ("Ben Ito", ["M.D."], "Dr. Ito"),
        ("Eva Roth", ["PA-C"], "Eva Roth"),
    ],
)
def test_names_as_the_front_desk_says_them(name: str, credentials: list[str], said: str) -> None:
    assert spoken_name(Provider.model_validate({"id": "x", "name": name, "credentials": credentials})) == said
