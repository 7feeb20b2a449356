"""The message file, read back with the standard library, and held to the lines of the standards."""

from __future__ import annotations

import re
from datetime import date
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import parseaddr

import pytest

from generator.render.mail.message import Envelope, message
from tests.outputs.newsletter.letters import made

LONG = "Практика доктора Святослава Вячеславовича Преображенского-Задунайского, кардиология, сосуды и сон, Лексингтон 40507, У"
NAMES = (
    "Elm Street Clinic",
    "Ann Lee, Elm Street Clinic",
    "Smith, Jones, Baker & Sons, Heart, Lung and Vascular Associates, Professional Limited Liability Company",
    'The "Heart" House \\ Elm',
    "Parvaneh Sohrabi پروانه سهرابی",
    "Dr. Ananthalakshmi Venkatasubramanian-Krishnamoorthy",
    "=?utf-8?q?not_a_word?=",
    "🫀 Herz",
    "(comment) Elm",
    "Elm\r\nBcc: everybody@example.org",
    LONG,
)
SUBJECTS = (
    "Dr. Lee joins us",
    "Cardiología: el Dr. Íñiguez Peña atiende los martes hasta las nueve de la noche en Hillcrest, y también por vídeo",
    "x" * 110,
    "李医生加入我们的团队" * 10,
    "Line one\nX-Injected: yes",
    "=?utf-8?b?trick?= and more",
)
UNSUBSCRIBE = "https://lists.example.org/unsubscribe?list=" + "a1b2c3d4" * 30 + "&token=" + "f" * 120


def envelope(**changed: str) -> Envelope:
    given = {
        "subject": "Dr. Lee joins us",
        "from_name": "Elm Street Clinic",
        "unsubscribe_url": "https://lists.example.org/leave",
        "unsubscribe_email": "leave@example.org",
        **changed,
    }
    return Envelope(
        id="2026-11", date=date(2026, 11, 18), zone="America/New_York", from_email="notes@example.org", **given
    )


def built(text: str = "Hello.\n", html: str = "<p>Hello.</p>\n", **changed: str) -> bytes:
    return message(envelope(**changed), text, html)


def old(data: bytes) -> Message:
    return message_from_bytes(data)


def new(data: bytes) -> EmailMessage:
    found = message_from_bytes(data, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def loose(text: str) -> str:
    return text.replace(" ", "")


def keeps_to_the_lines(data: bytes) -> None:
    """RFC 5322 §2.1.1, §2.2; RFC 2047 §2; RFC 2045 §6.7."""
    data.decode("ascii")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    head, _, body = data.decode().partition("\r\n\r\n")
    assert max(map(len, data.decode().split("\r\n"))) < 998
    assert max(map(len, body.split("\r\n"))) <= 76 + 2
    for line in head.split("\r\n"):
        assert line.strip()
        assert len(line) <= 78 or "<http" in line
        for word in re.findall(r"=\?[^ ]*\?=", line):
            assert len(word) <= 75


@pytest.mark.parametrize("name", NAMES)
def test_a_sender_stays_one_sender_with_its_name(name: str):
    data = built(from_name=name)
    keeps_to_the_lines(data)
    clean = " ".join(name.split())
    found = old(data)["From"]
    shown, address = parseaddr(re.sub(r"\r\n(?=[ \t])", "", found))
    assert address == "notes@example.org"
    assert str(make_header(decode_header(shown))) == clean
    (mailbox,) = new(data)["From"].addresses
    assert mailbox.addr_spec == "notes@example.org"
    assert loose(mailbox.display_name) == loose(clean), (
        "Python keeps the spaces between encoded words, against RFC 2047"
    )
    if len(clean.encode()) < 40 or clean.isascii():
        assert mailbox.display_name == clean
    assert new(data)["Bcc"] is None


def test_what_controls_a_terminal_is_no_part_of_a_header():
    data = built(from_name="Elm\x00Street \x1bClinic\u2028Inc", subject="a\x07b")
    keeps_to_the_lines(data)
    assert new(data)["From"].addresses[0].display_name == "Elm Street Clinic Inc"
    assert new(data)["Subject"] == "a b"


def test_the_long_sender_is_long():
    assert len(LONG) >= 113


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_comes_back(subject: str):
    data = built(subject=subject)
    keeps_to_the_lines(data)
    clean = " ".join(subject.split())
    assert new(data)["Subject"] == clean
    assert str(make_header(decode_header(old(data)["Subject"]))) == clean
    assert new(data)["X-Injected"] is None


def test_a_long_address_to_unsubscribe_is_left_alone():
    data = built(unsubscribe_url=UNSUBSCRIBE)
    keeps_to_the_lines(data)
    value = re.sub(r"\s+", "", old(data)["List-Unsubscribe"])
    assert value == f"<{UNSUBSCRIBE}>,<mailto:leave@example.org?subject=unsubscribe>"
    assert "=?" not in value
    assert old(data)["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_an_address_in_other_letters_is_written_in_percents():
    data = built(unsubscribe_url="https://lists.example.org/abmelden/für?x=1&y=%20")
    keeps_to_the_lines(data)
    assert "<https://lists.example.org/abmelden/f%C3%BCr?x=1&y=%20>" in old(data)["List-Unsubscribe"]


def test_one_click_needs_a_page():
    data = built(unsubscribe_url="")
    assert old(data)["List-Unsubscribe-Post"] is None
    assert "mailto:leave@example.org" in old(data)["List-Unsubscribe"]


def test_the_issue_reads_as_it_was_written():
    files = made()
    data = files["issue.eml"].encode()
    keeps_to_the_lines(data)
    found = new(data)
    assert found.defects == []
    assert found.get_content_type() == "multipart/alternative"
    plain, html = found.iter_parts()
    for part, name, kind in ((plain, "email.txt", "text/plain"), (html, "email.html", "text/html")):
        assert isinstance(part, EmailMessage)
        assert part.defects == []
        assert part.get_content_type() == kind
        assert part["Content-Transfer-Encoding"] == "quoted-printable"
        assert part.get_content().replace("\r\n", "\n").rstrip("\n") == files[name].rstrip("\n")


def test_what_an_issue_says_of_itself():
    found = new(made()["issue.eml"].encode())
    assert found["X-Unsent"] == "1"
    assert found["Message-ID"] == "<newsletter-2026-11@example.org>"
    assert found["Date"].datetime.isoformat() == "2026-11-18T09:00:00-05:00"
    assert found["Reply-To"] == "ann@example.org"
    assert found["Content-Language"] == "en"
    assert found.get_boundary() == "=_newsletter-2026-11"
    assert found["To"] is None


@pytest.mark.parametrize(
    "body", ["", "no line end", "trailing space \n", "=20 \x0b tab\t\n", "ä" * 3_000, "." * 998, "\r\n"]
)
def test_bodies_come_back(body: str):
    data = built(text=body)
    keeps_to_the_lines(data)
    plain = next(new(data).iter_parts())
    assert isinstance(plain, EmailMessage)
    lines = plain.get_content().replace("\r\n", "\n").rstrip("\n")
    assert lines == body.replace("\r\n", "\n").rstrip("\n")
