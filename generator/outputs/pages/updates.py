"""Updates: the list, and a page for each with the facts it is about printed from the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.derive import contacts, wording
from generator.derive.lookup import full_name
from generator.derive.routes import HUBS, UPDATES, Routes, reference_path
from generator.model.news import Action, Update, UpdateKind
from generator.model.people import Person, Provider
from generator.outputs.base import Crumb, Page
from generator.outputs.pages import jsonld, views
from generator.outputs.pages.insurance import summary
from generator.outputs.pages.neighbours import neighbours
from generator.outputs.pages.parts import Parts, phone_link
from generator.outputs.pages.site import Site
from generator.outputs.pages.teasers import teaser, teasers

TITLE = "Updates"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that an update is about, as it stands today: a name with its page, and lines under it."""

    label: str
    name: str
    path: str
    lines: Sequence[str | Markup]
    face: Markup | None = None


def pages(site: Site) -> Iterator[Page]:
    """The list and every published update; no list of nothing."""
    published = site.desk.lookup.updates
    if published:
        yield index(site, published)
    for number, update in enumerate(published):
        newer = published[number - 1] if number else None
        older = published[number + 1] if number + 1 < len(published) else None
        yield update_page(site, update, newer, older)


def index(site: Site, published: Sequence[Update]) -> Page:
    """All updates, newest first, with links that show one kind only."""
    kinds = [kind for kind in UpdateKind if any(update.kind is kind for update in published)]
    values = {
        "updates": teasers(site, published),
        "feeds": site.desk.newsfeeds.channels,
        "community": neighbours(site),
        "kinds": [(kind.value, wording.UPDATE_KINDS[kind], sum(u.kind is kind for u in published)) for kind in kinds],
    }
    description = (
        f"News for referring offices from {site.desk.practice.name}: people, hours, equipment, insurance, closures."
    )
    sources = (update.source for update in published)
    return site.page(UPDATES, "updates", TITLE, description, values, search=f"{TITLE} news", sources=sources)


def update_page(site: Site, update: Update, newer: Update | None, older: Update | None) -> Page:
    """One update."""
    path = Routes.update(update.id)
    here = site.parts(path)
    found = [fact_of(site, here, reference) for reference in update.about]
    values = {
        "update": update,
        "teaser": teaser(site, update),
        "effective": wording.effective(update),
        "facts": [fact for fact in found if fact],
        "action": _action(site, here, update.action) if update.action else None,
        "audience": views.listed([*update.audience.specialties]),
        "newer": teaser(site, newer) if newer else None,
        "older": teaser(site, older) if older else None,
        "expires": wording.day(update.expires) if update.expires else "",
    }
    return site.page(
        path,
        "update",
        update.title,
        update.summary,
        values,
        crumbs=[Crumb(TITLE, UPDATES)],
        data=[jsonld.article(site.desk, update)],
        carded=True,
        photo=update.image,
        search=update.summary,
        sources=[update.source],
    )


def _action(site: Site, here: Parts, action: Action) -> tuple[str, str]:
    """(words, link) of the one thing to do."""
    if action.url:
        return action.text, action.url
    path = HUBS.get(action.page or "", "") if action.page else reference_path(site.directory, action.to or "")
    return action.text, here.to(path or "")


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
    lines = [card.headline, card.places, *states, *([card.soon.words] if card.soon and card.soon.good else [])]
    return Fact("Provider", full_name(provider), card.path, [line for line in lines if line], _face(here, provider))


def _face(here: Parts, someone: Provider | Person) -> Markup:
    return here.face(someone.name, someone.photo)


def _location(site: Site, here: Parts, key: str) -> Fact:
    location = site.directory.locations[key]
    address = ", ".join(contacts.address_lines(location.address)) if location.address else "By video"
    contact = site.contact(None, location)
    numbers = [Markup("Call {}").format(contact.call)] if contact.call else []
    return Fact("Location", location.name, Routes.location(key), [address, *numbers])


def _service(site: Site, here: Parts, key: str) -> Fact:
    service = site.directory.services[key]
    return Fact(
        wording.SERVICE_KINDS[service.kind].removesuffix("s"), service.name, Routes.service(key), [service.summary]
    )


def _equipment(site: Site, here: Parts, key: str) -> Fact:
    item = site.directory.equipment[key]
    places = ", ".join(site.directory.locations[place].known_as for place in item.locations)
    return Fact("Equipment", item.name, Routes.equipment(key), [line for line in (places, item.summary) if line])


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
