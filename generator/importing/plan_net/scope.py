"""With `--organization`, only what belongs to that organization is carried: its roles and all they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.importing.plan_net.fhir import text
from generator.importing.plan_net.organizations import Practice, payer_and_network_keys
from generator.importing.plan_net.reading import Resource
from generator.importing.plan_net.store import KINDS, Store
from generator.importing.report import Report

_BELONGS_BY = {
    "PractitionerRole": "organization",
    "OrganizationAffiliation": "participatingOrganization",
    "HealthcareService": "providedBy",
    "Location": "managingOrganization",
}


def narrow_to(store: Store, practice: Practice, report: Report) -> None:
    """Leave on the store's lists only what belongs to the practice, with its networks, their plans and payers."""
    kept = set(practice.members)
    waiting = [member for key in practice.members if (member := store.get(key)) is not None]
    for kind in _BELONGS_BY:
        for item in store.all(kind):
            if _belongs(store, item, practice):
                waiting.append(item)
            elif kind == "PractitionerRole":
                report.miss("it belongs to another organization", item.name)
    _follow_everything(store, practice, kept, waiting)
    _follow_everything(store, practice, kept, _plans_of(store, kept))
    store.narrow(frozenset(kept))


def _belongs(store: Store, item: Resource, practice: Practice) -> bool:
    owners = store.peek_all(item, _BELONGS_BY[item.kind], "Organization")
    return not practice.members.isdisjoint(owner.key for owner in owners)


def _follow_everything(store: Store, practice: Practice, kept: set[str], waiting: list[Resource]) -> None:
    """Add what can be reached, but not the locations of a service that another organization provides."""
    while waiting:
        holder = waiting.pop()
        kept.add(holder.key)
        abroad = holder.kind == "HealthcareService" and not _belongs(store, holder, practice)
        found = [target for target in _targets(store, holder) if not (abroad and target.kind == "Location")]
        waiting += [target for target in found if target.key not in kept]


def _targets(store: Store, holder: Resource) -> Iterator[Resource]:
    for reference in _references(holder.body):
        for kind in KINDS:
            if (target := store.peek(holder, reference, kind)) is not None:
                yield target


def _references(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if text(value, "reference") or isinstance(value.get("identifier"), dict):
            yield value
        for item in value.values():
            yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)


def _plans_of(store: Store, kept: set[str]) -> list[Resource]:
    """The plans that use a network which is kept; who owns them does not make them ours."""
    networks = kept & payer_and_network_keys(store)
    return [plan for plan in store.all("InsurancePlan") if networks & set(_networks_of_plan(store, plan))]


def _networks_of_plan(store: Store, plan: Resource) -> Iterator[str]:
    uses = {name: part for name, part in plan.body.items() if name not in ("ownedBy", "administeredBy")}
    for reference in _references(uses):
        if (target := store.peek(plan, reference, "Organization")) is not None:
            yield target.key
