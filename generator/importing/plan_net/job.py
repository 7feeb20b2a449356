"""What every part of the import works with, and the directory that they fill together."""

from __future__ import annotations

from dataclasses import dataclass

from generator.importing.directory import Directory
from generator.importing.naming import organization_name
from generator.importing.plan_net.fhir import Node, first_day, parts, text
from generator.importing.plan_net.organizations import Practice
from generator.importing.plan_net.reading import Resource
from generator.importing.plan_net.store import Store
from generator.importing.report import Report


@dataclass(frozen=True, slots=True)
class Job:
    """One import."""

    store: Store
    report: Report
    practice: Practice
    directory: Directory

    def organization(self, holder: Resource, name: str) -> Resource | None:
        """The organization that an element refers to."""
        return next(iter(self.store.follow_all(holder, name, "Organization")), None)

    def organization_label(self, organization: Resource | None) -> str:
        """The name of an organization as our files write it."""
        return organization_name(text(organization.body, "name")) if organization else ""

    def is_over(self, node: Node) -> bool:
        """Whether a contact or name has a period that ended before the day of the facts."""
        ends = [first_day(text(period, "end")) for period in parts(node, "period")]
        return any(end is not None and end < self.directory.as_of for end in ends)
