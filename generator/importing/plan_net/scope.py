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
    waiting = [store.get(key) for key in practice.members]
    for kind, name in _BELONGS_BY.items():
        for item in store.all(kind):
            if practice.members.intersection(target.key for target in store.peek_all(item, name, "Organization")):
                waiting.append(item)
            elif kind == "PractitionerRole":
                report.miss("it belongs to another organization", item.name)
    _follow_everything(store, kept, waiting)
    _follow_everything(store, kept, _plans_of(store, kept))
    store.narrow(frozenset(kept))


def _follow_everything(store: Store, kept: set[str], waiting: list[Resource | None]) -> None:
    """Add what can be reached, but from one organization only to those that it is part of."""
    while waiting:
        holder = waiting.pop()
        if holder is None:
            continue
        kept.add(holder.key)
        waiting += [target for target in _targets(store, holder) if target.key not in kept]


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


def _plans_of(store: Store, kept: set[str]) -> list[Resource | None]:
    networks = kept & payer_and_network_keys(store)
    return [
        plan
        for plan in store.all("InsurancePlan")
        if any(
            target is not None and target.key in networks
            for reference in _references(plan.body)
            for target in [store.peek(plan, reference, "Organization")]
            if reference is not plan.body.get("ownedBy") and reference is not plan.body.get("administeredBy")
        )
    ]
