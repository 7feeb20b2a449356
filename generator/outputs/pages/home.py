"""Home: how to reach us now, check insurance, refer, what is new, the soonest visits, promises, places."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.answers import Opening
from generator.derive.desk import RoleView
from generator.derive.overview import wait_days
from generator.derive.routes import HOME, Routes
from generator.model.facts import Visit
from generator.outputs.base import Page
from generator.outputs.pages import jsonld, views
from generator.outputs.pages.locations import place_card
from generator.outputs.pages.neighbours import neighbours
from generator.outputs.pages.parts import phone_link
from generator.outputs.pages.site import Site
from generator.outputs.pages.teasers import teasers

NEWS, SOONEST, PLACES, PROMISES, NEIGHBOURS = 4, 6, 12, 4, 3
FEW = 2
"""Up to so many payers, their plans are named instead."""


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    practice, directory, desk = site.directory.practice, site.directory, site.desk
    liaison = directory.people[practice.liaison] if practice.liaison else None
    locations = list(directory.locations.values())
    values = {
        "header": str(desk.settings.brand.header),
        "look": str(desk.settings.brand.look),
        "news": teasers(site, desk.lookup.current_updates[:NEWS]),
        "community": neighbours(site)[:NEIGHBOURS],
        "soonest": soonest(site),
        "promises": list(directory.promises.values())[:PROMISES],
        "places": [place_card(site, location) for location in locations[:PLACES]],
        "more_places": max(len(locations) - PLACES, 0),
        "insurance": list(_insurance(site)),
        "specialties": [s for s in directory.specialties.values() if desk.lookup.providers_of_specialty[s.id]],
        "count": len(desk.lookup.providers),
        "liaison": liaison,
        "liaison_phone": phone_link(liaison.phone.number) if liaison and liaison.phone else "",
    }
    title = f"{practice.name}: {practice.tagline}" if practice.tagline else practice.name
    yield site.page(
        HOME,
        "home",
        title,
        practice.summary,
        values,
        data=[jsonld.organization(desk), *(jsonld.clinic_in_short(desk, location) for location in locations[:PLACES])],
        carded=True,
        photo=practice.photo,
        search=practice.summary,
        sources=("content/practice.yml", "content/referrals.yml"),
    )


def soonest(site: Site) -> list[tuple[views.Card, views.SoonView, str]]:
    """(provider, opening, place) of the soonest visits for new patients, one for each provider."""
    found: dict[str, tuple[float, RoleView, Opening]] = {}
    for role in site.desk.current_roles:
        opening = role.soonest
        if opening and opening.trust.good and opening.source.visit is Visit.NEW_PATIENT and role.accepting.status:
            wait = wait_days(opening, site.today)
            if role.provider.id not in found or wait < found[role.provider.id][0]:
                found[role.provider.id] = wait, role, opening
    best = sorted(found.items(), key=lambda item: (item[1][0], item[0]))[:SOONEST]
    return [
        (site.card(role.provider), views.soon(site.desk, opening, False, [role.location]), role.location.known_as)
        for _, (_, role, opening) in best
    ]


def _insurance(site: Site) -> Iterator[tuple[str, str]]:
    """(name, path) of each payer, or of their plans where there are hardly any payers."""
    payers = site.directory.payers.values()
    if len(payers) > FEW:
        yield from ((payer.name, Routes.payer(payer.id)) for payer in payers)
    else:
        yield from ((plan.name, Routes.plan(plan.payer, plan.id)) for payer in payers for plan in payer.plans.values())
