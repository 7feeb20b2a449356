"""A page for each provider: accepting, how soon, where, on which plans; then everything else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from generator.derive import wording
from generator.derive.answers import AcceptingAnswer, Opening, is_held_only
from generator.derive.desk import Desk, RoleView
from generator.derive.freshness import UNVERIFIED
from generator.derive.lookup import spoken_name
from generator.derive.routes import PROVIDERS, Routes
from generator.derive.turns import Turn
from generator.model.care import Service
from generator.model.facts import Visit
from generator.model.people import Provider
from generator.model.verify import FactClass
from generator.outputs.base import Crumb, Page
from generator.outputs.pages import jsonld, views
from generator.outputs.pages.ages import ages
from generator.outputs.pages.ages import until as ages_until
from generator.outputs.pages.parts import verified
from generator.outputs.pages.plan_table import plan_table
from generator.outputs.pages.site import Site
from generator.outputs.pages.teasers import teasers
from generator.outputs.pages.templates import component
from generator.render.markdown import plain
from generator.render.names import unaccented

TITLE = "Providers"


class PlaceView(NamedTuple):
    """A provider at one location."""

    role: RoleView
    path: str
    hours: Markup
    contact: views.Contact
    services: Sequence[tuple[str, str]]
    dates: Markup
    until: Markup


def provider_page(site: Site, card: views.Card) -> Page:
    """One provider: accepting, how soon, where, on which plans; then everything else."""
    provider, desk = card.provider, site.desk
    path = card.path
    here = site.parts(path)
    values = {
        "card": card,
        "provider": provider,
        "spoken": spoken_name(provider),
        "written": views.written_names(provider),
        "accepting": component("accepting", tuple(here.states(card.roles))),
        "accepting_verified": _verified_once(role.accepting for role in card.roles),
        "soonest": _soonest(desk, card),
        "soonest_verified": _openings_verified(card),
        "contact": site.referral_to(provider),
        "places": [_place(site, role) for role in card.roles],
        "plans": plan_table(here, card.roles, desk),
        "documents": site.documents,
        "services": [(s.name, Routes.service(s.id)) for s in _services(site, provider)],
        "specialties": [site.directory.specialties[key] for key in provider.specialties],
        "languages": card.languages,
        "updates": teasers(site, desk.lookup.updates_about[f"provider/{provider.id}"]),
        "contact_verified": views.stamp(desk, FactClass.CONTACTS, provider.verified),
        "dates": _period(site, provider.starts, provider.until),
        "vcard": Routes.vcard(path),
    }
    return site.page(
        path,
        "provider",
        card.name,
        _description(site, card),
        values,
        crumbs=[Crumb(TITLE, PROVIDERS)],
        data=[jsonld.physician(desk, provider, card.roles)],
        carded=True,
        photo=provider.photo,
        search=_search(site, card),
        sources=(provider.source, *(role.location.source for role in card.roles)),
    )


def _verified_once(answers: Iterable[AcceptingAnswer]) -> Markup:
    newest = max(answers, key=lambda answer: str(answer.trust.verified_on), default=None)
    return verified(newest.trust) if newest else Markup("")


def _openings(card: views.Card) -> list[Opening]:
    """All openings of all places, each once, those for new patients first."""
    found = dict.fromkeys(opening for role in card.roles for opening in role.openings)
    return sorted(found, key=lambda opening: opening.source.visit is not Visit.NEW_PATIENT)


def _soonest(desk: Desk, card: views.Card) -> Markup:
    """How soon, as a list; many providers say the same."""
    at = [role.location for role in card.roles]
    found = tuple(views.soon(desk, opening, len(at) > 1, at) for opening in _openings(card))
    return component("soonest", found) if found else Markup("")


def _openings_verified(card: views.Card) -> Markup:
    """When the oldest of them was verified; those that only tell of one day are asked last."""
    found = _openings(card)
    trusts = [opening.trust for opening in found if not is_held_only(opening.source)] or [o.trust for o in found]
    return verified(min(trusts, key=lambda trust: str(trust.verified_on))) if trusts else Markup("")


def _place(site: Site, role: RoleView) -> PlaceView:
    desk, provider, location = site.desk, role.provider, role.location
    names = [site.directory.services[key] for key in role.role.services]
    contact = site.contact(provider, location)
    return PlaceView(
        role,
        Routes.location(location.id),
        _hours(desk, role, contact.call),
        contact,
        [(service.name, Routes.service(service.id)) for service in names],
        _period(site, role.role.starts, role.role.until),
        ages_until(role.last),
    )


def _hours(desk: Desk, role: RoleView, call: Markup) -> Markup:
    """When she sees patients there; hours that are too old come with the number to call."""
    if not role.role.hours:
        return Markup("")
    shown = views.hours_view(desk, role.role.hours, desk.zone(role.location), role.hours_trust, only_open=True)
    return component("hours", shown, "Sees patients", call if shown.call else None)


def _period(site: Site, starts: date | None, until: date | None) -> Markup:
    """From Dec 7, 2026, Until Jan 31, 2027; the browser drops the start when it has come."""
    ends = f"Until {wording.day(until)}" if until else ""
    if starts is None or starts <= site.today:
        return Markup(ends)
    marks = ages(UNVERIFIED, [Turn(starts.isoformat(), words=ends)])
    words = ", ".join(filter(None, (f"From {wording.day(starts)}", ends)))
    return Markup("<span{}>{}</span>").format(marks, words)


def _services(site: Site, provider: Provider) -> list[Service]:
    return [site.directory.services[key] for key in site.desk.lookup.services_of(provider)]


def _description(site: Site, card: views.Card) -> str:
    where = views.listed([role.location.known_as for role in card.roles])
    states = {role.accepting.words for role in card.roles}
    status_words = f" {states.pop()}." if len(states) == 1 else ""
    who = f"{card.name}, {card.headline}" if card.headline else card.name
    return f"{who}{' at ' + where if where else ''}.{status_words} Plans, hours, phone, fax and how to refer."


def _search(site: Site, card: views.Card) -> str:
    provider = card.provider
    typed = unaccented(provider.name)
    words = [
        typed if typed != provider.name else "",
        card.headline,
        *(site.directory.specialties[key].name for key in provider.specialties),
        card.places,
        card.languages,
        *(name.text for name in provider.also_written),
        *(service.name for service in _services(site, provider)),
        *provider.best_sent,
        plain(provider.bio)[:300] if provider.bio else "",
    ]
    return " · ".join(filter(None, words))
