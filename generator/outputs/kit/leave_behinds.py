"""What stays on the desk of an office: two sides, for the practice, for a provider, for a service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.derive.desk import Desk
from generator.derive.lookup import full_name
from generator.derive.routes import HOME, Routes
from generator.model.care import Service
from generator.model.fields import language_name
from generator.model.people import Provider
from generator.model.places import Location
from generator.outputs.kit import views
from generator.outputs.kit.paper import Paper, first, sources_of

PEOPLE, PLACES, PROMISES, LINES = 30, 8, 8, 8
"""No more than so many fit two sides in a size that can be read."""


def papers(desk: Desk) -> Iterator[Paper]:
    """For the practice, then for every provider and service."""
    chosen = desk.settings.kit.leave_behinds
    yield _practice(desk)
    for provider in desk.lookup.providers:
        yield _provider(desk, provider)._replace(printed=chosen.every or provider.id in chosen.providers)
    for service in desk.directory.services.values():
        yield _service(desk, service)._replace(printed=chosen.every or service.id in chosen.services)


def _practice(desk: Desk) -> Paper:
    practice = desk.practice
    leads = [line for line in (practice.tagline, practice.summary) if line]
    values = {**_shared(desk, list(desk.directory.locations.values())), "heading": practice.name, "leads": leads}
    values |= _people(desk, desk.lookup.providers, "Who sees your patients")
    values["documents"] = views.documents(desk)
    address = views.live(desk, HOME)
    return Paper("leave-behind", f"About {practice.name}", "leave-behind", values, address, 2)


def _provider(desk: Desk, provider: Provider) -> Paper:
    name = full_name(provider)
    places = [role.location for role in desk.current_roles_of(provider)]
    speaks = ", ".join(language_name(tag) or tag for tag in provider.languages)
    headline = views.someone(desk, provider).lines[:1]
    values = {
        **_shared(desk, places),
        "heading": name,
        "leads": [*headline, *([f"Speaks {speaks}"] if speaks else [])],
        "about": _parts(("Send", provider.best_sent), ("Elsewhere", provider.not_sent)),
        "visits": list(views.visits(desk, provider)),
        "documents": views.documents(desk),
    }
    done = [desk.directory.services[key] for key in desk.lookup.services_of(provider)]
    values |= {"people": [views.Someone(item.name, (item.summary,)) for item in done], "people_title": "What for"}
    address = views.live(desk, Routes.provider(provider.id))
    sources = sources_of(provider)
    return Paper(f"leave-behind-{provider.id}", f"About {name}", "leave-behind", values, address, 2, sources=sources)


def _service(desk: Desk, service: Service) -> Paper:
    places = [desk.directory.locations[key] for key in desk.lookup.service_locations[service.id]]
    soon = [f"{opening.kind}: {opening.words}" for opening in desk.service_openings(service.id)]
    values = {
        **_shared(desk, places),
        "heading": service.name,
        "leads": [service.summary],
        "about": _parts(("Send when", service.send_when), ("How soon", soon), ("The patient", service.prepare)),
        "documents": views.documents(desk, service),
    }
    values |= _people(desk, desk.lookup.providers_of_service.get(service.id, []), "Who does it")
    address = views.live(desk, Routes.service(service.id))
    name = f"service-leave-behind-{service.id}"
    title = f"About {service.name}"
    return Paper(name, title, "leave-behind", values, address, 2, sources=sources_of(service))


def _parts(*parts: tuple[str, Any]) -> list[dict[str, Any]]:
    return [{"title": title, "lines": list(lines)[:LINES]} for title, lines in parts if lines]


def _people(desk: Desk, people: list[Provider], title: str) -> dict[str, Any]:
    shown, more = first(people, PEOPLE)
    return {"people": [views.someone(desk, one) for one in shown], "more_people": more, "people_title": title}


def _shared(desk: Desk, places: list[Location]) -> dict[str, Any]:
    """What all of them have."""
    referrals, practice = desk.directory.referrals, desk.practice
    liaison = desk.directory.people[practice.liaison] if practice.liaison else None
    shown, more = first(places, PLACES)
    return {
        "about": [],
        "visits": [],
        "documents": [],
        "more_people": 0,
        "ways": views.ways(desk),
        "same_day": referrals.same_day,
        "places": [views.place(desk, item) for item in shown],
        "more_places": more,
        "promises": list(desk.directory.promises.values())[:PROMISES],
        "liaison": liaison
        and {
            "name": liaison.name,
            "role": liaison.role,
            "phone": views.number(liaison.phone),
            "email": liaison.email or "",
        },
    }
