"""A page for each person whom referring offices talk to: the liaison first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.derive.routes import HOME, INSURANCE, PEOPLE, REFER, Routes
from generator.model.people import Person
from generator.model.verify import FactClass
from generator.outputs.base import Code, Crumb, Page
from generator.outputs.pages import jsonld, views
from generator.outputs.pages.parts import phone_link
from generator.outputs.pages.site import Site

TITLE = "People who help"


def pages(site: Site) -> Iterator[Page | Code]:
    """The list and every person, and QR codes of what the liaison hands out."""
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
        handed = _handed(site, person) if person.id == first and site.desk.settings.outputs.codes else []
        yield person_page(site, person, handed)
        for _, path in handed:
            yield Code(Routes.code_image(path), site.desk.routes.url(path), (person.source,))


def _handed(site: Site, person: Person) -> list[tuple[str, str]]:
    """(title, site path) of the pages whose addresses the liaison hands out as QR codes."""
    insurance = [("Insurance", INSURANCE)] if site.directory.plans else []
    return [("This site", HOME), ("Refer a patient", REFER), *insurance, (person.name, Routes.person(person.id))]


def person_page(site: Site, person: Person, handed: Sequence[tuple[str, str]] = ()) -> Page:
    """One person. `handed`: the pages whose QR codes can be taken from here."""
    path = Routes.person(person.id)
    trust = site.desk.trust(FactClass.CONTACTS, None, person.verified)
    values = {
        "person": person,
        "contact": site.contact_of(person.phone),
        "hours": views.hours_view(site.desk, person.hours, site.desk.zone(), trust) if person.hours else None,
        "languages": views.languages(person.languages),
        "verified": views.stamp(site.desk, FactClass.CONTACTS, person.verified),
        "vcard": Routes.vcard(path),
        "codes": [(title, Routes.code(page), Routes.code_image(page)) for title, page in handed],
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
