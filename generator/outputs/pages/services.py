"""Services, procedures, tests and conditions: whom to send, to whom, with what, how soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.derive import wording
from generator.derive.routes import SERVICES, Routes
from generator.model.care import RequiredDocument, Service, ServiceKind
from generator.outputs.base import Crumb, Page
from generator.outputs.pages import views
from generator.outputs.pages.parts import verified
from generator.outputs.pages.site import Site
from generator.outputs.pages.teasers import teasers
from generator.render.markdown import plain

TITLE = "Services and conditions"


class ServiceGroup(NamedTuple):
    """The services of one kind."""

    id: str
    name: str
    services: Sequence[Service]


def pages(site: Site) -> Iterator[Page]:
    """The list and every service."""
    yield index(site)
    for service in site.directory.services.values():
        yield service_page(site, service)


def index(site: Site) -> Page:
    """Everything that patients are sent for, by kind and name."""
    services = sorted(site.directory.services.values(), key=lambda service: service.name.casefold())
    groups = [
        ServiceGroup(f"{kind.value}_list", wording.SERVICE_KINDS[kind], found)
        for kind in (ServiceKind.CONDITION, ServiceKind.PROCEDURE, ServiceKind.TEST, ServiceKind.SERVICE)
        if (found := [service for service in services if service.kind is kind])
    ]
    values = {"groups": groups, "specialties": list(site.directory.specialties.values()) if not services else []}
    description = (
        f"What to send to {site.desk.practice.name}: conditions, procedures, tests and services, each with its page."
    )
    sources = (service.source for service in services)
    return site.page(SERVICES, "services", TITLE, description, values, search=TITLE, sources=sources)


def service_page(site: Site, service: Service) -> Page:
    """One service or condition."""
    desk, directory = site.desk, site.directory
    path = Routes.service(service.id)
    places = [directory.locations[key] for key in desk.lookup.service_locations[service.id]]
    openings = desk.service_openings(service.id)
    providers = desk.lookup.providers_of_service[service.id]
    values = {
        "service": service,
        "kind": wording.SERVICE_KINDS[service.kind],
        "cards": sorted(map(site.card, providers), key=lambda card: not card.accepts),
        "places": [(place, Routes.location(place.id)) for place in places],
        "soonest": [views.soon(desk, opening, len(places) > 1, places) for opening in openings],
        "soonest_verified": verified(openings[0].trust) if openings else "",
        "every": [directory.documents[key] for key in directory.referrals.documents],
        "documents": _documents(site, service),
        "equipment": desk.lookup.equipment_by_service[service.id],
        "related": [(directory.services[key].name, Routes.service(key)) for key in service.related],
        "updates": teasers(site, desk.lookup.updates_about[f"service/{service.id}"]),
    }
    return site.page(
        path,
        "service",
        service.name,
        plain(service.summary),
        values,
        crumbs=[Crumb(TITLE, SERVICES)],
        search=" · ".join((*service.also_called, service.summary, *service.send_when)),
        sources=(service.source, *(provider.source for provider in providers), *(place.source for place in places)),
    )


def _documents(site: Site, service: Service) -> list[RequiredDocument]:
    """What this service needs beyond what every referral needs."""
    always = site.directory.referrals.documents
    return [site.directory.documents[key] for key in service.documents if key not in always]
