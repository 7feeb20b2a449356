"""What an update is about, as it stands on the day: names and lines of plain text, for outputs that are not pages.

The words are those of the update's own page; a test compares them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.derive import contacts, wording
from generator.derive.desk import Desk, RoleView
from generator.derive.freshness import Trust
from generator.derive.lookup import full_name
from generator.derive.participation import PlanAnswer, filed_statements
from generator.derive.routes import reference_path
from generator.model.news import Update
from generator.model.verify import FactClass


class Fact(NamedTuple):
    """Something that an update is about. `path` is its site path, `trusts` how far each of its answers can be trusted.

    `lines` are plain text, the most important first. `answers` are those of them that answer a question of an office:
    who, where, whether, which number; the others describe.
    """

    reference: str
    label: str
    name: str
    path: str
    lines: tuple[str, ...]
    answers: tuple[str, ...]
    trusts: tuple[Trust, ...] = ()


def facts_of(desk: Desk, update: Update) -> list[Fact]:
    """The facts that an update is about, in the order of its file."""
    return [fact_of(desk, reference) for reference in update.about]


def fact_of(desk: Desk, reference: str) -> Fact:
    """The fact behind `provider/amara-okafor`. The reference has been checked."""
    kind, _, key = reference.partition("/")
    made = _MAKERS[kind](desk, key)
    path = reference_path(desk.directory, reference) or ""
    lines = tuple(filter(None, made.lines))
    answers = tuple(filter(None, lines if made.answers is None else made.answers))
    return Fact(reference, made.label, made.name, path, lines, answers, tuple(made.trusts))


def stale(desk: Desk, update: Update) -> Iterator[str]:
    """Names of what the update is about of which something can no longer be shown as true.

    Of plans the statements are looked at, as an answer for all providers would take as long as the site's own.
    """
    for reference in update.about:
        kind, _, key = reference.partition("/")
        if kind == "plan":
            plan = desk.directory.plans[key]
            name, trusts = plan.name, _stated_on(desk, (key, *plan.networks))
        else:
            fact = fact_of(desk, reference)
            name, trusts = fact.name, list(fact.trusts)
        if not all(trust.good for trust in trusts):
            yield name


def _stated_on(desk: Desk, targets: Collection[str]) -> list[Trust]:
    """How far what is stated of plans and networks can be trusted, but for what is over."""
    current = (
        filed
        for target, _, filed in filed_statements(desk.directory)
        if target in targets and (filed.statement.until is None or filed.statement.until >= desk.today)
    )
    return [desk.trust(FactClass.PLANS, filed.statement.verified, filed.verified) for filed in current]


class _Made(NamedTuple):
    """A fact in the making; empty lines are left out, and without `answers` every line is one."""

    label: str
    name: str
    lines: Sequence[str]
    trusts: Sequence[Trust] = ()
    answers: Sequence[str] | None = None


def _provider(desk: Desk, key: str) -> _Made:
    provider = desk.directory.providers[key]
    specialty = desk.lookup.main_specialty(provider)
    roles = desk.current_roles_of(provider)
    soonest = next((role.soonest for role in roles if role.soonest), None)
    soon = [soonest] if soonest and soonest.trust.good else []
    lines = (
        provider.headline or (specialty.name if specialty else ""),
        " · ".join(role.location.known_as for role in roles),
        *_states(roles),
        *(opening.words for opening in soon),
    )
    stated = [role.accepting.trust for role in roles if role.accepting.status or role.accepting.claimed]
    return _Made("Provider", full_name(provider), lines, [*stated, *(opening.trust for opening in soon)])


def _states(roles: Sequence[RoleView]) -> list[str]:
    """Whether new patients are taken; with the places where they differ in that."""
    found: dict[str, list[str]] = {}
    for role in roles:
        found.setdefault(role.accepting.words, []).append(role.location.known_as)
    return list(found) if len(found) == 1 else [f"{words}: {', '.join(places)}" for words, places in found.items()]


def _location(desk: Desk, key: str) -> _Made:
    location = desk.directory.locations[key]
    address = ", ".join(contacts.address_lines(location.address)) if location.address else "By video"
    line = contacts.phone(desk.directory, location=location)
    trusts = [desk.trust(FactClass.CONTACTS, location.phone.verified, location.verified)] if location.phone else []
    call = f"Call {wording.phone(line.number)}" if line else ""
    return _Made("Location", location.name, (address, call), trusts)


def _service(desk: Desk, key: str) -> _Made:
    service = desk.directory.services[key]
    label = wording.SERVICE_KINDS[service.kind].removesuffix("s")
    return _Made(label, service.name, (service.summary,), answers=())


def _equipment(desk: Desk, key: str) -> _Made:
    item = desk.directory.equipment[key]
    places = ", ".join(desk.directory.locations[place].known_as for place in item.locations)
    return _Made("Equipment", item.name, (places, item.summary or ""), answers=(places,))


def _plan(desk: Desk, key: str) -> _Made:
    overview = desk.plan_overviews[key]
    same = overview.common
    told: list[tuple[str, PlanAnswer | None]]
    if same is not None:
        told = [(wording.plan_answer(same), same)]
    else:
        told = [(wording.share(share, len(overview.pairs)), share.answer) for share in overview.shares]
    lines = [line for words, answer in told for line in (words, _detail(answer))]
    trusts = [answer.trust for _, answer in told if answer is not None and _stated(answer)]
    return _Made("Plan", desk.directory.plans[key].name, lines, trusts, [words for words, _ in told])


def _detail(answer: PlanAnswer | None) -> str:
    return "; ".join(filter(None, (wording.plan_detail(answer), answer.note))) if answer else ""


def _stated(answer: PlanAnswer) -> bool:
    """Whether somebody said it on some day. Silence has no age."""
    return answer.trust.verified_on is not None or answer.degraded


def _network(desk: Desk, key: str) -> _Made:
    answer = desk.participation.network_answer(key)
    plans = ", ".join(plan.name for plan in desk.directory.plans.values() if key in plan.networks)
    trusts = [answer.trust] if _stated(answer) else []
    words = wording.plan_answer(answer)
    return _Made("Network", desk.directory.networks[key].name, (words, plans), trusts, (words,))


def _payer(desk: Desk, key: str) -> _Made:
    payer = desk.directory.payers[key]
    count = len(payer.plans)
    return _Made("Insurance", payer.name, (f"{count:,} plan{'' if count == 1 else 's'}",), answers=())


def _person(desk: Desk, key: str) -> _Made:
    person = desk.directory.people[key]
    call = f"Call {wording.phone(person.phone.number)}" if person.phone else ""
    trusts = [desk.trust(FactClass.CONTACTS, person.phone.verified, person.verified)] if person.phone else []
    return _Made("Contact", person.name, (person.role, call), trusts)


def _promise(desk: Desk, key: str) -> _Made:
    promise = desk.directory.promises[key]
    return _Made("Promise", promise.title, (promise.detail or "",), answers=())


def _specialty(desk: Desk, key: str) -> _Made:
    specialty = desk.directory.specialties[key]
    return _Made("Specialty", specialty.name, (specialty.plain or "",), answers=())


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
