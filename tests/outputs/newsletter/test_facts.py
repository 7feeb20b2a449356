"""Every fact that a newsletter prints stands on the update's page or the fact's own page in the same words."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path

from generator.derive.about import facts_of
from generator.derive.desk import Desk
from generator.inspection import inspect
from generator.outputs.base import Page
from generator.outputs.newsletter.letter import Writer
from generator.outputs.pages import ROOM as PAGES

ROOT = Path(__file__).resolve().parents[3]


@cache
def sample() -> Desk:
    checked = inspect(ROOT).checked
    assert checked.directory is not None
    assert checked.today is not None
    return Desk(checked.directory, checked.today)


@cache
def said() -> dict[str, str]:
    """Site path -> the words of the page."""
    pages = (page for page in PAGES.render(sample()) if isinstance(page, Page))
    return {page.path: words(page.body) for page in pages}


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).replace(" ,", ",").split())


def loose(text: str) -> str:
    """Without the spaces that elements leave around punctuation."""
    return re.sub(r"\s+", "", text)


def test_every_fact_of_every_update_stands_on_its_page():
    for update in sample().lookup.updates:
        page = loose(said()[f"updates/{update.id}/"])
        for fact in facts_of(sample(), update):
            assert loose(fact.name) in page
            for line in fact.lines:
                bare = line.partition(":")[0] if line.startswith(("Accepting", "Existing", "Not accepting")) else line
                for part in bare.split("; ") if "in network" in line.lower() else [bare]:
                    assert loose(part) in page, (update.id, fact.reference, line)


def test_what_an_issue_prints_are_those_facts_and_nothing_else():
    mailing = sample().settings.newsletter
    assert mailing is not None
    assert sample().issues.all
    for issue in sample().issues.all:
        letter = Writer(sample(), issue, mailing).letter()
        updates = sample().directory.updates
        for item in letter.items:
            known = {(fact.name, " · ".join(fact.answers)) for fact in facts_of(sample(), updates[item.id])}
            assert {(fact.name, fact.line) for fact in item.facts} <= known
            page = said()[f"updates/{item.id}/"]
            assert words(item.title) in page
            assert words(item.summary) in page
            assert item.when in page


def test_the_archive_has_the_words_of_the_update_pages():
    for issue in sample().issues.published:
        page = said()[f"newsletter/{issue.id}/"]
        assert issue.newsletter.subject in page
        for update in issue.updates:
            assert words(update.title) in page
            assert words(update.summary) in page
