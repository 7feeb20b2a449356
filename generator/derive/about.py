"""What an update is about, as it stands on the day: names and lines of plain text, for outputs that are not pages.

The words are those of the update's own page; a test compares them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.derive import contacts, wording
from generator.derive.desk import Desk
from generator.derive.freshness import Trust
from generator.derive.lookup import full_name
from generator.derive.participation import PlanAnswer
from generator.derive.routes import reference_path
from generator.model.news import Update
from generator.model.verify import FactClass


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that an update is about. `path` is its site path, `trusts` how far each of its answers can be trusted.

    `lines` are plain text, the most important first.
    """

    reference: str
    label: str
    name: str
    path: str
    lines: tuple[str, ...]
    trusts: tuple[Trust, ...] = ()


def facts_of(desk: Desk, update: Update) -> list[Fact]:
    """The facts that an update is about, in the order of its file."""
    return [fact_of(desk, reference) for reference in update.about]


def fact_of(desk: Desk, reference: str) -> Fact:
    """The fact behind `provider/amara-okafor`. The reference has been checked."""
    kind, _, key = reference.partition("/")
    label, name, lines, trusts = _MAKERS[kind](desk, key)
    path = reference_path(desk.directory, reference) or ""
    return Fact(reference, label, name, path, tuple(line for line in lines if line), tuple(trusts))


def stale(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Those of the facts of which something can no longer be shown as true."""
    return (fact for fact in facts if not all(trust.good for trust in fact.trusts))


_Made = tuple[str, str, Sequence[str], Sequence[Trust]]


def _provider(desk: Desk, key: str) -> _Made:
    provider = desk.directory.providers[key]
    specialty = desk.lookup.main_specialty(provider)
    roles = desk.current_roles_of(provider)
    states = dict.fromkeys(role.accepting.words for role in roles)
    soonest = next((role.soonest for role in roles if role.soonest), None)
    soon = [soonest] if soonest and soonest.trust.good else []
    lines = (
        provider.headline or (specialty.name if specialty else ""),
        " · ".join(role.location.known_as for role in roles),
        *states,
        *(opening.words for opening in soon),
    )
    stated = [role.accepting.trust for role in roles if role.accepting.status or role.accepting.claimed]
    return "Provider", full_name(provider), lines, [*stated, *(opening.trust for opening in soon)]


def _location(desk: Desk, key: str) -> _Made:
    location = desk.directory.locations[key]
    address = ", ".join(contacts.address_lines(location.address)) if location.address else "By video"
    line = contacts.phone(desk.directory, location=location)
    trusts = [desk.trust(FactClass.CONTACTS, location.phone.verified, location.verified)] if location.phone else []
    return "Location", location.name, (address, f"Call {wording.phone(line.number)}" if line else ""), trusts


def _service(desk: Desk, key: str) -> _Made:
    service = desk.directory.services[key]
    return wording.SERVICE_KINDS[service.kind].removesuffix("s"), service.name, (service.summary,), ()


def _equipment(desk: Desk, key: str) -> _Made:
    item = desk.directory.equipment[key]
    places = ", ".join(desk.directory.locations[place].known_as for place in item.locations)
    return "Equipment", item.name, (places, item.summary or ""), ()


def _plan(desk: Desk, key: str) -> _Made:
    overview = desk.plan_overviews[key]
    same = overview.common
    if same is not None:
        told = [(wording.plan_answer(same), same)]
    else:
        told = [(wording.share(share, len(overview.pairs)), share.answer) for share in overview.shares]
    lines = [line for words, answer in told for line in (words, _detail(answer))]
    trusts = [answer.trust for _, answer in told if answer is not None and _stated(answer)]
    return "Plan", desk.directory.plans[key].name, lines, trusts


def _detail(answer: PlanAnswer | None) -> str:
    return "; ".join(filter(None, (wording.plan_detail(answer), answer.note))) if answer else ""


def _stated(answer: PlanAnswer) -> bool:
    """Whether somebody said it on some day. Silence has no age."""
    return answer.trust.verified_on is not None or answer.degraded


def _network(desk: Desk, key: str) -> _Made:
    answer = desk.participation.network_answer(key)
    plans = ", ".join(plan.name for plan in desk.directory.plans.values() if key in plan.networks)
    trusts = [answer.trust] if _stated(answer) else []
    return "Network", desk.directory.networks[key].name, (wording.plan_answer(answer), plans), trusts


def _payer(desk: Desk, key: str) -> _Made:
    payer = desk.directory.payers[key]
    count = len(payer.plans)
    return "Insurance", payer.name, (f"{count:,} plan{'' if count == 1 else 's'}",), ()


def _person(desk: Desk, key: str) -> _Made:
    person = desk.directory.people[key]
    call = f"Call {wording.phone(person.phone.number)}" if person.phone else ""
    trusts = [desk.trust(FactClass.CONTACTS, person.phone.verified, person.verified)] if person.phone else []
    return "Contact", person.name, (person.role, call), trusts


def _promise(desk: Desk, key: str) -> _Made:
    promise = desk.directory.promises[key]
    return "Promise", promise.title, (promise.detail or "",), ()


def _specialty(desk: Desk, key: str) -> _Made:
    specialty = desk.directory.specialties[key]
    return "Specialty", specialty.name, (specialty.plain or "",), ()


_MAKERS: Mapping[str, Callable[[Desk, str], _Made]] = {
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
