"""Issues of the newsletter as entries of a feed: what the archive shows of them."""

from __future__ import annotations

from generator.derive.desk import Desk
from generator.derive.issues import Issue
from generator.derive.newsfeeds import ENTRIES
from generator.derive.routes import HOME, Routes
from generator.outputs.feeds.entries import Entry, card, filled


def letters(desk: Desk) -> list[Entry]:
    """The issues whose day has come, the newest first."""
    return [_entry(desk, issue) for issue in desk.issues.published[:ENTRIES]]


def _entry(desk: Desk, issue: Issue) -> Entry:
    letter = issue.newsletter
    return Entry(
        desk.newsfeeds.id_of_issue(letter),
        desk.routes.url(Routes.issue(issue.id)),
        f"No. {letter.number}: {letter.subject}",
        letter.preheader,
        _html(desk, issue),
        desk.newsfeeds.moment_of_issue(letter),
        "newsletter",
        "Newsletter",
        letter.segment.specialties,
        card(desk, HOME),
        letter.source,
    )


def _html(desk: Desk, issue: Issue) -> str:
    """The letter with the updates in it that are published, each with its address."""
    shown = {update.id for update in desk.lookup.updates}
    values = {
        "letter": issue.newsletter,
        "lead": issue.lead if issue.lead and issue.lead.id in shown else None,
        "parts": [(part.title, part.text, [u for u in part.updates if u.id in shown]) for part in issue.parts],
        "url": lambda update: desk.routes.url(Routes.update(update.id)),
    }
    return filled("letter.html.j2", values, desk.routes.url(Routes.issue(issue.id)))
