"""Updates: facts that cannot drift, what is over, who it is for, sending it on, narrowing the list down."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.model.news import UpdateKind
from generator.outputs.base import Page
from tests.outputs.pages.making import ANN, RIVERSIDE, made, text

MACHINE = "name: Scanner\nsummary: It scans.\nlocations: riverside\nsince: 2026-12-01\n"
SCANNER = """\
---
title: The scanner & you
kind: equipment
date: 2026-11-01
expires: 2026-11-20
summary: A scanner at Riverside.
about: [equipment/scanner, location/riverside, provider/ann-lee, plan/meadow-ppo]
audience: {specialties: [Primary care, Oncology], locations: riverside}
action: {text: See the machine, to: equipment/scanner}
---
"""
HOURS = """\
---
title: Longer hours
kind: hours
date: 2026-11-10
summary: Until six.
about: [location/riverside]
---
"""
PATH, OTHER = "updates/scanner/", "updates/hours/"


def site(*files: tuple[str, str], today: date = date(2026, 11, 18)) -> dict[str, Page]:
    own = {
        "content/equipment/scanner.yml": MACHINE,
        "content/updates/scanner.md": SCANNER,
        "content/updates/hours.md": HOURS,
    }
    return made({**own, **dict(files)}, today)


def test_what_is_no_longer_news_is_not_told_beside_what_it_was_about():
    update = "title: Closed for a day\ndate: 2026-11-10\nkind: closure\neffective: {}\nsummary: A day.\nabout: [location/riverside]"
    files = {
        f"content/updates/{name}.md": f"---\n{update.format(day)}\n---\nRest."
        for name, day in (("past", "2026-11-11"), ("next", "2026-11-24"))
    }
    body = made(files)["locations/riverside/"].body
    assert "updates/past/" not in body
    assert re.search(r'<li data-until="2026-11-24">.*\n.*updates/next/', body)


def test_facts_are_printed_from_the_data():
    page = text(site()[PATH])
    for fact in (
        "In use from Tue, Dec 1, 2026",
        "1 Elm Street, Larchmere, KY 40202",
        "Call 502-555-0120",
        "Mon – Fri 8:00 am – noon EST",
        "Thu, Nov 26, 2026: Closed. Thanksgiving",
        "Ann Lee, MD",
        "Accepting new patients",
        "Riverside: Monday 8:00 am – noon EST",
        "Meadow PPO",
        "In network",
    ):
        assert fact in page


@pytest.mark.parametrize(
    ("edit", "before", "after"),
    [
        (("content/locations/riverside.yml", RIVERSIDE.replace("8:00-12:00", "8:00-18:00")), "Fri 8:00 am – noon EST", "8:00 am – 6:00 pm EST"),
        (("providers/ann-lee.yml", ANN.replace("Ann Lee", "Ann Park")), "Ann Lee", "Ann Park"),
        (("providers/ann-lee.yml", f"{ANN}    until: 2026-12-31\n"), "nothing", "Last day: Thu, Dec 31, 2026"),
        (("content/equipment/scanner.yml", MACHINE.replace("-12-01", "-12-08")), "Tue, Dec 1, 2026", "Tue, Dec 8, 2026"),
        (("providers/ann-lee.yml", ANN.replace("in_network}", "in_network, until: 2026-12-31}")), "In network:", "In network until Dec 31, 2026"),
    ],
)  # fmt: skip
def test_a_fact_that_changes_changes_on_the_page(edit: tuple[str, str], before: str, after: str):
    assert after not in text(site()[PATH])
    changed = text(site(edit)[PATH])
    assert after in changed
    assert before not in changed


def test_hours_too_old_are_not_shown_as_true():
    page = text(site(("content/practice.yml", _practice("2025-01-01")))[PATH])
    assert "8:00 am – noon" not in page
    assert "Call to confirm" in page


def _practice(day: str) -> str:
    return f"name: Elm Street Clinic\nsummary: We see people.\nphone: 502-555-0100\nverified: {{on: {day}}}\n"


def test_what_is_over_stays_with_a_mark():
    page, index = site()[PATH].body, site()["updates/"].body
    for html in (page, index):
        assert '<span class="over" data-from="2026-11-21" hidden>No longer news</span>' in html
    later = site(today=date(2026, 11, 21))
    assert '<span class="over">No longer news</span>' in later[PATH].body
    assert '<span class="over">No longer news</span>' in later["updates/"].body
    assert "The scanner" in text(site()[""])
    assert "The scanner" not in text(later[""])
    assert 'class="over"' not in later[OTHER].body


def test_whom_it_is_for_and_what_to_do():
    page = text(site()[PATH])
    assert "For Primary care and Oncology; offices near Riverside" in page
    assert "See the machine" in page


def test_other_updates_about_the_same():
    assert "Also about this" in text(site()[PATH])
    assert f'href="../../{OTHER}">Longer hours</a>' in site()[PATH].body
    assert "Also about this" not in text(site(today=date(2026, 11, 21))[OTHER])


def test_it_can_be_sent_on():
    body = site()[PATH].body
    address = "https://refer.example.org/updates/scanner/"
    assert f'data-copy="{address}"' in body
    letter = re.search(r'href="(mailto:[^"]+)"', body)
    assert letter is not None
    assert letter[1] == (
        "mailto:?subject=The%20scanner%20%26%20you&amp;body=A%20scanner%20at%20Riverside."
        "%0D%0A%0D%0Ahttps%3A//refer.example.org/updates/scanner/%0D%0A"
    )


def test_a_short_list_has_no_filter():
    assert "<form" not in site()["updates/"].body


def test_a_long_list_can_be_narrowed_down():
    more = [(f"content/updates/more-{n}.md", HOURS.replace("Longer", f"Longer {n}")) for n in range(4)]
    index = site(*more)["updates/"].body
    assert '<option value="primary-care" label="Primary care"></option>' in index
    assert '<option value="hillcrest" label="Hillcrest"></option>' in index
    assert 'data-words="Ann Lee, MD Meadow PPO Blue card" data-g="primary-care oncology" data-l="riverside"' in index
    assert index.count('data-g="oncology primary-care"') == 5, "for everybody, where nobody is named"
    assert "action=" not in index


STYLE = Path(__file__).resolve().parents[3] / "generator" / "theme" / "assets" / "presence.css"


@pytest.mark.parametrize("kind", UpdateKind)
def test_every_kind_has_its_filter(kind: UpdateKind):
    assert f"#_{kind.value}:target ~ .stories > :not(.is-{kind.value})" in STYLE.read_text("utf-8")
