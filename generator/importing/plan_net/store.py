"""All resources by key, and the one place where a reference is followed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs

from generator.importing.plan_net.fhir import Node, parts, text
from generator.importing.plan_net.reading import Resource
from generator.importing.report import Report

KINDS = (
    "Organization",
    "Location",
    "Practitioner",
    "PractitionerRole",
    "OrganizationAffiliation",
    "HealthcareService",
    "InsurancePlan",
    "Endpoint",
)
"""The resource types of the Plan-Net guide."""
_LIVE = {"InsurancePlan": ("active", "unknown"), "Location": ("active",), "Endpoint": ("active", "test")}


class Store:
    """The active resources of a source. The last of two with the same id wins."""

    def __init__(self, resources: Iterable[Resource], report: Report) -> None:
        self.report = report
        self._by_key: dict[str, Resource] = {}
        self._by_url: dict[str, Resource] = {}
        self._by_identifier: dict[tuple[str, str, str], Resource] = {}
        self._asleep: set[str] = set()
        for resource in resources:
            self._take(resource)
        self._by_kind: dict[str, list[Resource]] = {kind: [] for kind in KINDS}
        for key in sorted(self._by_key):
            self._by_kind[self._by_key[key].kind].append(self._by_key[key])

    def _take(self, resource: Resource) -> None:
        if resource.kind not in KINDS:
            self.report.miss(f"{resource.kind} is not part of a provider directory", resource.name)
            return
        if (earlier := self._by_key.get(resource.key)) is not None:
            same = "the same twice" if earlier.body == resource.body else "the later one was taken"
            self.report.miss(f"two resources have the same id; {same}", f"{resource.key} in {earlier.file}")
        self._by_key.pop(resource.key, None)
        self._asleep.discard(resource.key)
        if not _is_active(resource):
            self._asleep.add(resource.key)
            self.report.miss("it is not active in the source", resource.name)
            return
        self._by_key[resource.key] = resource
        if resource.full_url:
            self._by_url[resource.full_url] = resource
        for item in parts(resource.body, "identifier"):
            if value := text(item, "value"):
                self._by_identifier.setdefault((resource.kind, text(item, "system"), value), resource)

    def all(self, kind: str) -> list[Resource]:
        """The active resources of a type, in the order of their keys."""
        return self._by_kind[kind]

    def get(self, key: str) -> Resource | None:
        """The resource with a key."""
        return self._by_key.get(key)

    def peek(self, holder: Resource, reference: Node, kind: str) -> Resource | None:
        """What a Reference points at, when it is here and of the type expected."""
        target = self._find(holder, text(reference, "reference"), kind) or self._by_logical(reference, kind)
        return target if target is not None and target.kind == kind else None

    def follow(self, holder: Resource, reference: Node, kind: str) -> Resource | None:
        """As `peek`; a Reference that leads nowhere is noted."""
        target = self.peek(holder, reference, kind)
        if target is None:
            self._tell(holder, reference, kind)
        return target

    def peek_all(self, holder: Resource, name: str, kind: str) -> list[Resource]:
        """The targets of all references of an element, once each."""
        found = [self.peek(holder, reference, kind) for reference in parts(holder.body, name)]
        return list(dict.fromkeys(target for target in found if target is not None))

    def follow_all(self, holder: Resource, name: str, kind: str) -> list[Resource]:
        """As `peek_all`; References that lead nowhere are noted."""
        found = [self.follow(holder, reference, kind) for reference in parts(holder.body, name)]
        return list(dict.fromkeys(target for target in found if target is not None))

    def narrow(self, keys: frozenset[str]) -> None:
        """Keep only the resources with these keys on the lists; references still reach the others."""
        for kind, resources in self._by_kind.items():
            self._by_kind[kind] = [resource for resource in resources if resource.key in keys]

    def _find(self, holder: Resource, reference: str, kind: str) -> Resource | None:
        if reference.startswith("#"):
            return self._by_key.get(f"{holder.key.partition('#')[0]}{reference}")
        if "?" in reference:
            return self._by_query(reference, kind)
        if (target := self._by_url.get(reference)) is not None:
            return self._by_key.get(target.key)
        pieces = reference.partition("/_history/")[0].split("/")
        return self._by_key.get("/".join(pieces[-2:])) if len(pieces) > 1 else None

    def _by_query(self, reference: str, kind: str) -> Resource | None:
        """A conditional reference: `Practitioner?identifier=system|value` (FHIR R4 §3.1.0.11.2)."""
        asked = parse_qs(reference.partition("?")[2]).get("identifier", [""])[0]
        system, _, value = asked.rpartition("|")
        return self._by_identifier.get((kind, system, value))

    def _by_logical(self, reference: Node, kind: str) -> Resource | None:
        system, value = text(reference, "identifier", "system"), text(reference, "identifier", "value")
        return self._by_identifier.get((kind, system, value)) if value else None

    def _tell(self, holder: Resource, reference: Node, kind: str) -> None:
        asked = text(reference, "reference") or text(reference, "display")
        if not text(reference, "reference") and not text(reference, "identifier", "value"):
            self.report.miss(f"a reference to {_a(kind)} without a target", holder.name)
        elif asked in self._asleep:
            self.report.miss(f"it refers to {_a(kind)} that is not active", f"{holder.name} -> {asked}")
        else:
            self.report.miss(f"it refers to {_a(kind)} that is not in the source", f"{holder.name} -> {asked}")


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "EIO" else f"a {kind}"


def _is_active(resource: Resource) -> bool:
    """Plan-Net wants `active: true` or `status: active`; a resource that says nothing is taken as active."""
    body: dict[str, Any] = resource.body
    status = text(body, "status")
    return body.get("active") is not False and (not status or status in _LIVE.get(resource.kind, (status,)))
