"""One page on which an issue is seen as its readers will see it. It opens from disk and is never published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.derive import wording
from generator.derive.desk import Desk
from generator.model.newsletters import LONGEST_PREHEADER
from generator.outputs.base import File, Shelf
from generator.outputs.newsletter.checks import LARGE, LARGEST
from generator.outputs.newsletter.files import FOLDER, Finished
from generator.outputs.newsletter.templates import fill
from generator.render.mail.clients import ALLOWED, features, unsupported

SHOWN_SUBJECT = 60
"""Characters of a subject that most mailboxes show; telephones show about 35."""
SHOWN_PREHEADER = 40, 110
"""Fewer look lost, more are cut off."""
_SITE = "../../../site/"
"""The way from the page to the site that was built with it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One window: what it shows, how wide it is, and the message in it."""

    title: str
    note: str
    width: int
    html: str


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list: what, how much, whether that is good."""

    what: str
    value: str
    good: bool
    note: str = ""


def preview(desk: Desk, made: Finished) -> File:
    """The page."""
    local = made.plain.html.replace(f'src="{desk.routes.site_url}', f'src="{_SITE}')
    folder = f"{FOLDER}/{made.letter.id}"
    names = sorted(PurePosixPath(name).name for name in _names(made))
    values = {
        "letter": made.letter,
        "frames": list(_frames(local)),
        "checks": list(_checks(desk, made)),
        "reasons": [(feature, ALLOWED[feature], unsupported()[feature]) for feature in _allowed(made.html)],
        "text": made.plain.text,
        "names": names,
        "sender": made.mailing.from_name or desk.practice.name,
        "past": wording.day(made.issue.newsletter.date) if made.issue.newsletter.date < desk.today else "",
    }
    body = fill("preview.html.j2", values).encode()
    return File(f"{folder}/preview.html", body, Shelf.DRAFTS, (made.issue.newsletter.source,))


def _names(made: Finished) -> Iterator[str]:
    yield from ("email.html", "email.txt", "issue.eml", "issue.json")
    yield from (f"email.{copy.service.name}.html" for copy in made.copies[1:])


def _allowed(html: str) -> list[str]:
    return sorted(feature for feature in features(html) & ALLOWED.keys() if feature in unsupported())


def _frames(html: str) -> Iterator[Frame]:
    views: tuple[tuple[str, str, int, Callable[[str], str]], ...] = (
        ("Telephone", "360 pixels wide", 360, lambda text: text),
        ("Desktop", "a window of 640 pixels", 640, lambda text: text),
        ("Dark", "Apple Mail, Outlook on a Mac and on the web: our own dark colours", 640, _dark),
        ("Turned round", "Gmail on a telephone, Outlook for Windows: the program changes the colours", 640, _inverted),
        ("Without pictures", "until the reader lets them through", 640, _without_pictures),
    )
    for title, note, width, change in views:
        yield Frame(title, note, width, change(html))


def _dark(html: str) -> str:
    return html.replace("@media (prefers-color-scheme:dark)", "@media all")


def _inverted(html: str) -> str:
    """What a program does that turns light into dark by itself and leaves pictures alone."""
    rules = "html{filter:invert(1) hue-rotate(180deg);background:#fff}img{filter:invert(1) hue-rotate(180deg)}"
    return html.replace("</head>", f"<style>{rules}</style></head>")


def _without_pictures(html: str) -> str:
    return re.sub(r'(<img[^>]*) src="[^"]*"', r"\1", html)


def _checks(desk: Desk, made: Finished) -> Iterator[Check]:
    letter, octets = made.letter, len(made.html.encode())
    low, high = SHOWN_PREHEADER
    yield Check("Subject", f"{len(letter.subject)} characters", len(letter.subject) <= SHOWN_SUBJECT,
                f"Mailboxes show about {SHOWN_SUBJECT}, telephones about 35.")  # fmt: skip
    yield Check("Preheader", f"{len(letter.preheader)} characters", low <= len(letter.preheader) <= high,
                f"{low} to {high} are best; {LONGEST_PREHEADER} at most.")  # fmt: skip
    yield Check("HTML", f"{octets:,} bytes", octets <= LARGE, f"Warning from {LARGE:,}, error from {LARGEST:,}.")
    yield Check("Updates", str(len(letter.items)), bool(letter.items))
    pictures = re.findall(r'<img[^>]* alt="([^"]*)"', made.html)
    yield Check("Pictures with a description", f"{sum(map(bool, pictures))} of {len(pictures)}", all(pictures))
    yield Check("Longest line of the text", f"{_longest(made.text)} columns", _longest(made.text) <= 72)
    yield Check("Facts as of", wording.day(made.day), good=True)
    yield Check("Postal address", ", ".join(letter.address), bool(letter.address))
    ways = [made.mailing.unsubscribe_url, made.mailing.unsubscribe_email]
    yield Check("Unsubscribe", " and ".join(filter(None, ways)), any(ways))
    told = [item.id for item in letter.items if desk.announcements.announced(desk.directory.updates[item.id])]
    yield Check("Told in the feed already", f"{len(told)} of {len(letter.items)}", good=True)


def _longest(text: str) -> int:
    """The longest line that is not an address alone."""
    return max((len(line) for line in text.splitlines() if "://" not in line), default=0)
