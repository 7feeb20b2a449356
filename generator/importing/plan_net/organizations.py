"""Which organization is the practice, and what belongs to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importing.base import ImportOptions
from generator.importing.naming import organization_name
from generator.importing.plan_net.codes import NETWORK_TYPE, PAYER_TYPES
from generator.importing.plan_net.fhir import NPI_SYSTEM, codes, extensions, identifier, part, text
from generator.importing.plan_net.reading import Resource
from generator.importing.plan_net.store import Store
from generator.problems import UsageError


@dataclass(frozen=True, slots=True)
class Practice:
    """The organization that is the practice, None for a directory of many; `members` are it and its parts, by key."""

    organization: Resource | None
    members: frozenset[str]


def networks_of(store: Store, holder: Resource) -> list[Resource]:
    """The networks that a role names (extension network-reference, once or several times)."""
    references = [part(item, "valueReference") for item in extensions(holder.body, "network-reference")]
    found = [store.follow(holder, reference, "Organization") for reference in references]
    return list(dict.fromkeys(network for network in found if network is not None))


def payer_and_network_keys(store: Store) -> frozenset[str]:
    """Organizations that are insurers or networks, by their type or by what refers to them."""
    kinds = PAYER_TYPES | {NETWORK_TYPE}
    keys = {item.key for item in store.all("Organization") if kinds.intersection(codes(item.body, "type"))}
    for plan in store.all("InsurancePlan"):
        for name in ("ownedBy", "administeredBy", "network"):
            keys |= {target.key for target in store.peek_all(plan, name, "Organization")}
    return frozenset(keys)


def find_practice(store: Store, options: ImportOptions) -> Practice:
    """The organization asked for, else the one that most roles name, if that is more than half of them.

    Where no role names one, affiliations decide, then who runs the locations.
    """
    if options.organization:
        chosen = _asked_for(store, options.organization)
        return Practice(chosen, _with_parts(store, chosen))
    others = payer_and_network_keys(store)
    for kind, name in (
        ("PractitionerRole", "organization"),
        ("OrganizationAffiliation", "participatingOrganization"),
        ("Location", "managingOrganization"),
    ):
        votes = Counter(key for key in _named(store, kind, name) if key not in others)
        if votes:
            return _elected(store, votes)
    return _elected(store, Counter(item.key for item in store.all("Organization") if item.key not in others))


def _named(store: Store, kind: str, name: str) -> Iterator[str]:
    for holder in store.all(kind):
        yield from (target.key for target in store.peek_all(holder, name, "Organization"))


def _elected(store: Store, votes: Counter[str]) -> Practice:
    most = max(votes.values(), default=0)
    winner = store.get(min(key for key, count in votes.items() if count == most)) if votes else None
    if winner is None or most * 2 <= votes.total():
        return Practice(None, frozenset())
    return Practice(winner, _with_parts(store, winner))


def _asked_for(store: Store, asked: str) -> Resource:
    candidates = store.all("Organization")
    for item in candidates:
        if asked in (item.id, item.key, identifier(item.body, NPI_SYSTEM)):
            return item
    known = ", ".join(f"{item.id} ({organization_name(text(item.body, 'name'))})" for item in candidates[:10])
    raise UsageError(f"the source has no active organization {asked}; there are: {known or 'none'}")


def _with_parts(store: Store, organization: Resource) -> frozenset[str]:
    """The organization and all that are part of it, at any depth; circles end where they began."""
    parents = {
        item.key: {above.key for above in store.peek_all(item, "partOf", "Organization")}
        for item in store.all("Organization")
    }
    members, size = {organization.key}, 0
    while size != len(members):
        size = len(members)
        members |= {key for key, above in parents.items() if above & members}
    return frozenset(members - (payer_and_network_keys(store) - {organization.key}))
