"""What an update is about, as it stands today: names, dates, hours, plans, numbers, printed from the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from generator.derive import contacts, wording
from generator.derive.desk import RoleView
from generator.derive.freshness import Trust
from generator.derive.hours import SpecialDay
from generator.derive.lookup import full_name
from generator.derive.routes import Routes
from generator.model.hours import Week
from generator.model.people import Person, Provider
from generator.model.places import Location
from generator.model.verify import FactClass
from generator.outputs.pages import views
from generator.outputs.pages.ages import ages
from generator.outputs.pages.insurance import summary
from generator.outputs.pages.parts import Parts, phone_link
from generator.outputs.pages.site import Site
from generator.render.unbroken import unbroken

SPECIAL = 3
"""So many special days of a location are told, the nearest first."""


class Fact(NamedTuple):
    """Something that an update is about, as it stands today: a name with its page, and lines under it."""

    label: str
    name: str
    path: str
    lines: Sequence[str | Markup]
    face: Markup | None = None


def fact_of(site: Site, here: Parts, reference: str) -> Fact | None:
    """A fact by its reference, or None for a kind that has no facts of its own to print."""
    kind, _, entity_id = reference.partition("/")
    makers: dict[str, Callable[[Site, Parts, str], Fact]] = {
        "provider": _provider,
        "location": _location,
        "service": _service,
        "equipment": _equipment,
        "plan": _plan,
        "network": _network,
        "payer": _payer,
        "person": _person,
        "promise": _promise,
        "specialty": _specialty,
    }
    maker = makers.get(kind)
    return maker(site, here, entity_id) if maker else None


def _provider(site: Site, here: Parts, key: str) -> Fact:
    provider = site.directory.providers[key]
    card = site.card(provider)
    states = dict.fromkeys(here.accepting(role.accepting) for role in card.roles)
    good = card.soon if card.soon and card.soon.good else None
    soon = [Markup('<span class="fact"{}>{}</span>').format(good.ages, good.words)] if good else []
    dates, hours = _dates(site, provider), (_role_hours(site, role) for role in card.roles)
    lines = [card.headline, card.places, *dates, *states, *soon, *hours]
    return Fact("Provider", full_name(provider), card.path, [line for line in lines if line], _face(here, provider))


def _dates(site: Site, provider: Provider) -> Iterator[Markup]:
    """The first day, until it has come, and the last day."""
    if provider.starts and provider.starts > site.today:
        yield _until(provider.starts, f"First day: {wording.weekday(provider.starts)}")
    if provider.until:
        yield unbroken(f"Last day: {wording.weekday(provider.until)}")


def _until(last: date, words: str) -> Markup:
    """Words that browsers take away after a day."""
    return Markup('<span class="fact" data-until="{}">{}</span>').format(last, unbroken(words))


def _role_hours(site: Site, role: RoleView) -> Markup:
    """Riverside: Mon 8:00 am – noon EST."""
    return _hours(site, role.location, role.role.hours, role.hours_trust, f"{role.location.known_as}: ")


def _hours(site: Site, location: Location, week: Week | None, trust: Trust, begins: str = "") -> Markup:
    """A week on one line, as long as it can be trusted."""
    if week is None:
        return Markup()
    zone = wording.zone_short(site.desk.zone(location), site.today)
    words = views.inline_hours(week, zone) if trust.good else wording.CALL
    return Markup('{}<span class="fact"{}>{}</span>').format(begins, ages(trust), unbroken(words))


def _face(here: Parts, someone: Provider | Person) -> Markup:
    return here.face(someone.name, someone.photo)


def _location(site: Site, here: Parts, key: str) -> Fact:
    location = site.directory.locations[key]
    address = ", ".join(contacts.address_lines(location.address)) if location.address else "By video"
    contact = site.contact(None, location)
    numbers = [Markup("Call {}").format(contact.call)] if contact.call else []
    trust = site.desk.trust(FactClass.HOURS, None, location.verified)
    hours = _hours(site, location, location.hours, trust)
    special = site.desk.special_days(location)[:SPECIAL] if trust.good else []
    days = [_until(day.last, f"{wording.days(day.first, day.last)}: {_special(day)}") for day in special]
    lines = [address, *numbers, hours, *days]
    return Fact("Location", location.name, Routes.location(key), [line for line in lines if line])


def _special(day: SpecialDay) -> str:
    """Closed. Thanksgiving."""
    return f"{wording.special(day)}. {day.why}"


def _service(site: Site, here: Parts, key: str) -> Fact:
    service = site.directory.services[key]
    return Fact(
        wording.SERVICE_KINDS[service.kind].removesuffix("s"), service.name, Routes.service(key), [service.summary]
    )


def _equipment(site: Site, here: Parts, key: str) -> Fact:
    item = site.directory.equipment[key]
    places = ", ".join(site.directory.locations[place].known_as for place in item.locations)
    since = item.since if item.since and item.since > site.today else None
    starts = _until(since, f"In use from {wording.weekday(since)}") if since else ""
    lines = [line for line in (places, starts, item.summary) if line]
    return Fact("Equipment", item.name, Routes.equipment(key), lines)


def _plan(site: Site, here: Parts, key: str) -> Fact:
    plan = site.directory.plans[key]
    answers = summary(here, site.desk.plan_overviews[plan.id])
    lines = [line for answer in answers for line in answer if line]
    return Fact("Plan", plan.name, Routes.plan(plan.payer, key), lines)


def _network(site: Site, here: Parts, key: str) -> Fact:
    network = site.directory.networks[key]
    answer = site.desk.participation.network_answer(key)
    plans = [plan.name for plan in site.directory.plans.values() if key in plan.networks]
    return Fact("Network", network.name, Routes.payer(network.payer), [here.answer(answer), ", ".join(plans)])


def _payer(site: Site, here: Parts, key: str) -> Fact:
    payer = site.directory.payers[key]
    return Fact("Insurance", payer.name, Routes.payer(key), [views.counted(len(payer.plans), "plan")])


def _person(site: Site, here: Parts, key: str) -> Fact:
    person = site.directory.people[key]
    numbers = [Markup("Call {}").format(phone_link(person.phone.number))] if person.phone else []
    return Fact("Contact", person.name, Routes.person(key), [person.role, *numbers], _face(here, person))


def _promise(site: Site, here: Parts, key: str) -> Fact:
    promise = site.directory.promises[key]
    return Fact("Promise", promise.title, Routes.promise(key), [promise.detail] if promise.detail else [])


def _specialty(site: Site, here: Parts, key: str) -> Fact:
    specialty = site.directory.specialties[key]
    return Fact("Specialty", specialty.name, Routes.specialty(key), [specialty.plain] if specialty.plain else [])
