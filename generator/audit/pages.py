"""The report and the listing sheet as pages that open from disk. They stand in the drafts and are never published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.audit.audit import QUESTIONS, Audit
from generator.audit.findings import Finding, Kind, Question, Subject
from generator.audit.listings.listing import Listing
from generator.audit.listings.sheet import hours, table
from generator.audit.listings.sites import SITES, Site
from generator.audit.told import TITLES, data, grade_of, points
from generator.derive import wording
from generator.derive.hours import SpecialDay
from generator.model.settings import Brand
from generator.outputs.base import File, Shelf
from generator.render.brand import dark, light, pair_of
from generator.render.environment import environment

FOLDER = "audit"
INSIDE = 2
"""Edits of one piece of advice that are seen at once; the others unfold."""


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of subjects as a table: its questions, and the subjects with the lowest score first."""

    title: str
    score: int
    questions: Sequence[Question]
    subjects: Sequence[Subject]


@dataclass(frozen=True, slots=True)
class InForm:
    """A listing as one site writes it."""

    site: Site
    hours: Sequence[str]
    categories: Sequence[str]


def files(found: Audit, brand: Brand) -> Iterator[File]:
    """Everything that stands in `drafts/audit/`."""
    texts = {
        "index.html": report(found, brand),
        "listings.html": listing_sheet(found, brand),
        "listings.csv": table(found.listings),
        "audit.json": data(found) + "\n",
    }
    for name, text in texts.items():
        yield File(f"{FOLDER}/{name}", text.encode(), Shelf.DRAFTS)


def report(found: Audit, brand: Brand) -> str:
    """`index.html`: the score, what to do next, who stands how."""
    groups = [_group(kind, found.of(kind)) for kind in Kind if found.of(kind)]
    values = {
        "groups": groups,
        "advice": found.advice,
        "inside": INSIDE,
        "answer": _answer,
        "grade": grade_of,
        "points": points,
        "marks": ("●", "◐", "○"),
        "words": ("all of it", "some of it", "nothing"),
    }
    return _filled("index.html.j2", found, brand, values)


def listing_sheet(found: Audit, brand: Brand) -> str:
    """`listings.html`: every listing once, with what is the same everywhere, and each site's form of the rest."""
    kinds = [(TITLES[kind], [each for each in found.listings if each.kind is kind]) for kind in SHEET_KINDS]
    values = {
        "kinds": [(title, kept) for title, kept in kinds if kept],
        "sites": SITES,
        "forms": _forms,
        "phone": wording.phone,
        "special": _special,
    }
    return _filled("listings.html.j2", found, brand, values)


SHEET_KINDS = (Kind.LOCATION, Kind.PROVIDER)


def _filled(name: str, found: Audit, brand: Brand, values: Mapping[str, Any]) -> str:
    pair = pair_of(brand)
    shared = {"audit": found, "day": wording.day(found.today), "light": light(pair), "dark": dark(pair)}
    return environment(__package__ or "").get_template(name).render({**shared, **values})


def _group(kind: Kind, subjects: Sequence[Subject]) -> Group:
    score = round(sum(subject.score for subject in subjects) / len(subjects))
    return Group(TITLES[kind], score, QUESTIONS[kind], subjects)


def _answer(subject: Subject, question: Question) -> Finding | None:
    return next((finding for finding in subject.findings if finding.question == question), None)


def _forms(listing: Listing) -> list[InForm]:
    return [
        InForm(site, hours(site, listing), listing.categories(site)) for site in SITES if site.lists is listing.kind
    ]


def _special(day: SpecialDay) -> str:
    return f"{wording.days(day.first, day.last)}: {wording.special(day)} ({day.why})"
