"""An issue as one message in a file, the same bytes for the same issue: date, boundary and id are its own.

Mail programs open it as a draft (`X-Unsent: 1`, which classic Outlook reads).
"""

from __future__ import annotations

import quopri
from dataclasses import dataclass
from datetime import date, datetime, time
from email.utils import format_datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from generator.render.mail import headers

SENT_AT = time(9)
"""The time of day that the message carries: nobody knows the real one yet."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands above a message. `unsubscribe_url` works at one click (RFC 8058), `unsubscribe_email` takes mail."""

    id: str
    date: date
    zone: str
    subject: str
    from_name: str
    from_email: str
    reply_to: str = ""
    language: str = "en"
    unsubscribe_url: str = ""
    unsubscribe_email: str = ""

    @property
    def boundary(self) -> str:
        """What stands between the parts. Quoted-printable never has `=_` in it (RFC 2045 §6.7)."""
        return f"=_newsletter-{self.id}"[:70]

    @property
    def message_id(self) -> str:
        """The id, in the domain of the sender."""
        return f"<newsletter-{self.id}@{self.from_email.rpartition('@')[2]}>"


def message(envelope: Envelope, text: str, html: str) -> bytes:
    """The message: first the plain part, then the one that is shown where it can be (RFC 2046 §5.1.4)."""
    inner = b"".join(_part(envelope.boundary, kind, body) for kind, body in (("plain", text), ("html", html)))
    return _head(envelope).encode("ascii") + b"\r\n" + inner + f"--{envelope.boundary}--\r\n".encode()


def list_headers(envelope: Envelope) -> dict[str, str]:
    """The two lines that make mail programs show a button to unsubscribe, as name and whole line."""
    mailto = f"mailto:{quote(envelope.unsubscribe_email, safe='@')}?subject=unsubscribe"
    page = quote(envelope.unsubscribe_url, safe="!#$%&'()*+,/:;=?@[]~")
    ways = [page, mailto if envelope.unsubscribe_email else ""]
    found = {}
    if any(ways):
        found["List-Unsubscribe"] = headers.addresses("List-Unsubscribe", [way for way in ways if way])
    if envelope.unsubscribe_url:
        found["List-Unsubscribe-Post"] = headers.folded("List-Unsubscribe-Post", ["List-Unsubscribe=One-Click"])
    return found


def _head(envelope: Envelope) -> str:
    sent = datetime.combine(envelope.date, SENT_AT, ZoneInfo(envelope.zone))
    lines = [
        headers.mailbox("From", envelope.from_name, envelope.from_email),
        headers.mailbox("Reply-To", "", envelope.reply_to) if envelope.reply_to else "",
        headers.unstructured("Subject", envelope.subject),
        headers.folded("Date", [format_datetime(sent)]),
        headers.folded("Message-ID", [envelope.message_id]),
        *list_headers(envelope).values(),
        headers.folded("Content-Language", [envelope.language]),
        headers.folded("X-Unsent", ["1"]),
        headers.folded("MIME-Version", ["1.0"]),
        headers.folded("Content-Type", ["multipart/alternative;", f'boundary="{envelope.boundary}"']),
    ]
    return "".join(lines)


def _part(boundary: str, kind: str, body: str) -> bytes:
    head = (
        f"--{boundary}\r\n"
        f"Content-Type: text/{kind}; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    lines = body.replace("\r\n", "\n").replace("\r", "\n")
    encoded = quopri.encodestring(lines.encode(), quotetabs=False).replace(b"\n", b"\r\n")
    return head.encode() + encoded + (b"" if encoded.endswith(b"\r\n") else b"\r\n")
