"""The archive of the newsletter: all issues, and a page for each with what stood in it, as it is true today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.derive import wording
from generator.derive.issues import Issue
from generator.derive.routes import NEWSLETTER, Routes
from generator.outputs.base import Crumb, Page
from generator.outputs.pages.neighbours import neighbour
from generator.outputs.pages.site import Site
from generator.outputs.pages.teasers import Teaser, teaser, teasers


class IssueLine(NamedTuple):
    """An issue in a list."""

    path: str
    number: int
    subject: str
    preheader: str
    date: str
    machine_date: str
    segment: str


def pages(site: Site) -> Iterator[Page]:
    """The list, and a page for every issue whose day has come."""
    title, published = site.desk.issues.archive_title, site.desk.issues.published
    if not title:
        return
    yield index(site, title, published)
    for place, issue in enumerate(published):
        newer = published[place - 1] if place else None
        older = published[place + 1] if place + 1 < len(published) else None
        yield issue_page(site, title, issue, newer, older)


def line(issue: Issue) -> IssueLine:
    """An issue for a list."""
    letter = issue.newsletter
    return IssueLine(
        Routes.issue(issue.id),
        letter.number,
        letter.subject,
        letter.preheader,
        wording.day(letter.date),
        letter.date.isoformat(),
        ", ".join(letter.segment.specialties),
    )


def index(site: Site, title: str, published: Sequence[Issue]) -> Page:
    """All issues, the newest first."""
    feed = site.desk.newsfeeds.archive(title) if site.desk.settings.outputs.feeds else None
    values = {"title": title, "issues": [line(issue) for issue in published], "feed": feed}
    description = f"{title}: the letter of {site.desk.practice.name} to referring offices, all issues."
    sources = (issue.newsletter.source for issue in published)
    return site.page(NEWSLETTER, "newsletters", title, description, values, search="newsletter", sources=sources)


def issue_page(site: Site, title: str, issue: Issue, newer: Issue | None, older: Issue | None) -> Page:
    """One issue, with the updates that are published."""
    path, letter = Routes.issue(issue.id), issue.newsletter
    shown = {update.id for update in site.desk.lookup.updates}
    parts = [(part.title, part.text, teasers(site, (u for u in part.updates if u.id in shown))) for part in issue.parts]
    lead = teaser(site, issue.lead) if issue.lead and issue.lead.id in shown else None
    values = {
        "issue": line(issue),
        "title": title,
        "letter": letter,
        "lead": lead,
        "parts": [part for part in parts if part[1] or part[2]],
        "community": [neighbour(site.directory.community[key]) for key in letter.community],
        "signer": _signer(site, issue),
        "newer": line(newer) if newer else None,
        "older": line(older) if older else None,
    }
    named = f"No. {letter.number}: {letter.subject}"
    return site.page(
        path,
        "newsletter",
        named,
        f"{title}, {wording.day(letter.date)}. {letter.preheader}",
        values,
        crumbs=[Crumb(title, NEWSLETTER)],
        search=" · ".join(_titles(lead, parts)),
        sources=[letter.source, *(update.source for update in issue.updates)],
    )


def _titles(lead: Teaser | None, parts: Sequence[tuple[str, str, list[Teaser]]]) -> Iterator[str]:
    if lead:
        yield lead.title
    yield from (item.title for _, _, items in parts for item in items)


def _signer(site: Site, issue: Issue) -> tuple[str, str, str] | None:
    """(name, role, path) of who signed it."""
    key = issue.newsletter.signed or site.desk.practice.liaison
    person = site.directory.people.get(key) if key else None
    return (person.name, person.role, Routes.person(person.id)) if person else None
