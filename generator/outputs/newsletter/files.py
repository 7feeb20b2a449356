"""What is made of an issue for sending: the message, a copy for each service, a draft for mail programs, the data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from markupsafe import Markup

from generator.derive.desk import Desk
from generator.derive.issues import Issue
from generator.model.newsletters import Mailing
from generator.outputs.base import File, Shelf
from generator.outputs.newsletter import compose, services
from generator.outputs.newsletter.letter import Letter
from generator.outputs.newsletter.services import Service
from generator.render.mail.message import Envelope, list_headers, message

FOLDER = "newsletters"


@dataclass(frozen=True, slots=True)
class Copy:
    """The finished message for one service."""

    service: Service
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """An issue in all its copies, the plain one first. `day` is the day as of which it states facts."""

    issue: Issue
    letter: Letter
    mailing: Mailing
    day: date
    html: str
    text: str
    copies: tuple[Copy, ...]

    @property
    def plain(self) -> Copy:
        """The copy for everybody else."""
        return self.copies[0]


def finish(desk: Desk, issue: Issue, letter: Letter, mailing: Mailing, day: date) -> Finished:
    """Print an issue once, and put each service's marks into a copy."""
    html, text = compose.html(desk, letter, day), compose.text(desk, letter, day)
    pasted = compose.paste(desk, letter, day) if any(s.pasted for s in services.chosen(mailing)) else ""
    address_html = str(Markup("<br>").join(letter.address))
    copies = []
    for service in services.chosen(mailing):
        body = services.html_for(service, pasted if service.pasted else html, letter.archive_url, address_html)
        words = services.text_for(service, text, letter.archive_url, "\n".join(letter.address))
        copies.append(Copy(service, body, words))
    return Finished(issue, letter, mailing, day, html, text, tuple(copies))


def files(desk: Desk, made: Finished) -> Iterator[File]:
    """The files of an issue, in its folder on the drafts' shelf."""
    for copy in made.copies:
        name = "email" if copy.service.name == services.PLAIN else f"email.{copy.service.name}"
        yield _file(made, f"{name}.html", copy.html)
        if not copy.service.pasted:
            yield _file(made, f"{name}.txt", copy.text)
    plain = made.plain
    yield _file(made, "issue.eml", message(envelope(desk, made), plain.text, plain.html))
    yield _file(made, "issue.json", json.dumps(data(desk, made), ensure_ascii=False, indent=2) + "\n")


def _file(made: Finished, name: str, body: str | bytes) -> File:
    octets = body.encode() if isinstance(body, str) else body
    return File(f"{FOLDER}/{made.letter.id}/{name}", octets, Shelf.DRAFTS, (made.issue.newsletter.source,))


def envelope(desk: Desk, made: Finished) -> Envelope:
    """What stands above the message."""
    mailing, letter = made.mailing, made.letter
    return Envelope(
        id=letter.id,
        date=made.issue.newsletter.date,
        zone=desk.zone(),
        subject=letter.subject,
        from_name=mailing.from_name or desk.practice.name,
        from_email=mailing.from_email,
        reply_to=mailing.reply_to or "",
        language=desk.settings.site.languages[0],
        unsubscribe_url=mailing.unsubscribe_url or "",
        unsubscribe_email=mailing.unsubscribe_email or "",
    )


def data(desk: Desk, made: Finished) -> dict[str, object]:
    """The issue for other programs."""
    letter, written, head = made.letter, made.issue.newsletter, envelope(desk, made)
    return {
        "id": letter.id,
        "number": letter.number,
        "date": written.date.isoformat(),
        "facts_as_of": made.day.isoformat(),
        "subject": letter.subject,
        "preheader": letter.preheader,
        "from": {"name": head.from_name, "email": head.from_email, "reply_to": head.reply_to or None},
        "segment": {"specialties": list(written.segment.specialties), "locations": list(written.segment.locations)},
        "archive": letter.archive_url,
        "message_id": head.message_id,
        "headers": {name: _unfolded(line) for name, line in list_headers(head).items()},
        "updates": [item.id for item in letter.items],
        "community": list(written.community),
        "html": {"bytes": len(made.plain.html.encode()), "sha256": sha256(made.plain.html.encode()).hexdigest()},
        "services": [copy.service.name for copy in made.copies],
    }


def _unfolded(line: str) -> str:
    """The value of a header line."""
    return line.partition(":")[2].replace("\r\n", "").strip()
