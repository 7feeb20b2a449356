"""A page for each person whom referring offices talk to: the liaison first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.routes import PEOPLE, Routes
from generator.model.people import Person
from generator.model.verify import FactClass
from generator.outputs.base import Crumb, Page
from generator.outputs.pages import jsonld, views
from generator.outputs.pages.parts import phone_link
from generator.outputs.pages.site import Site

TITLE = "People who help"


def pages(site: Site) -> Iterator[Page]:
    """The list and every person."""
    people = list(site.directory.people.values())
    if not people:
        return
    first = site.desk.practice.liaison
    people.sort(key=lambda person: person.id != first)
    faces = [(person, phone_link(person.phone.number) if person.phone else "") for person in people]
    names = views.listed([person.name for person in people])
    yield site.page(
        PEOPLE,
        "people",
        TITLE,
        f"Whom to ask at {site.desk.practice.name}: {names}.",
        {"people": faces},
        search=names,
        sources=(person.source for person in people),
    )
    for person in people:
        yield person_page(site, person)


def person_page(site: Site, person: Person) -> Page:
    """One person."""
    path = Routes.person(person.id)
    trust = site.desk.trust(FactClass.CONTACTS, None, person.verified)
    values = {
        "person": person,
        "contact": site.contact_of(person.phone),
        "hours": views.hours_view(site.desk, person.hours, site.desk.zone(), trust) if person.hours else None,
        "languages": views.languages(person.languages),
        "verified": views.stamp(site.desk, FactClass.CONTACTS, person.verified),
        "vcard": Routes.vcard(path),
    }
    return site.page(
        path,
        "person",
        person.name,
        f"{person.name}, {person.role} at {site.desk.practice.name}: what to ask, direct line, hours.",
        values,
        crumbs=[Crumb(TITLE, PEOPLE)],
        data=[jsonld.person(site.desk, person)],
        search=" · ".join((person.role, *person.helps_with)),
        sources=[person.source],
    )
