"""Specialties by code, with the source's own display as label."""

from __future__ import annotations

import re
from functools import cache

from generator.importing.directory import Specialty
from generator.importing.naming import specialty_label
from generator.importing.plan_net.fhir import Coding, Node, codings, parts
from generator.importing.plan_net.job import Job

_NUCC_CODE = re.compile(r"^[0-9A-Z]{9}X$")
_NUCC_SYSTEMS = ("nucc.org", "2.16.840.1.113883.6.101")


def is_taxonomy(coding: Coding) -> bool:
    """Whether a code is one of the Health Care Provider Taxonomy (NUCC)."""
    return bool(_NUCC_CODE.match(coding.code)) and any(name in coding.system for name in _NUCC_SYSTEMS)


class Specialties:
    """Finds the specialty for a concept; a code without a display takes one that it has elsewhere."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._displays: dict[str, str] = {}
        for kind, name in (
            ("PractitionerRole", "specialty"),
            ("HealthcareService", "specialty"),
            ("OrganizationAffiliation", "specialty"),
            ("Practitioner", "qualification"),
        ):
            for resource in job.store.all(kind):
                for item in parts(resource.body, name):
                    self._learn([item, *parts(item, "code")])

    def _learn(self, concepts: list[Node]) -> None:
        for coding in (coding for concept in concepts for coding in codings(concept)):
            if is_taxonomy(coding) and coding.display:
                self._displays.setdefault(coding.code, coding.display)

    def keys(self, concepts: list[Node]) -> list[str]:
        """The specialty of each concept, once each: by its taxonomy code, or by its words if it has none."""
        found = [specialty for concept in concepts if (specialty := self._find(codings(concept))) is not None]
        for specialty in found:
            self._job.directory.specialties.setdefault(specialty.key, specialty)
        return list(dict.fromkeys(specialty.key for specialty in found))

    def labels(self, concepts: list[Node]) -> list[str]:
        """The words for each concept, for a text; nothing is put into the directory."""
        found = [self._find(codings(concept)) for concept in concepts]
        return list(dict.fromkeys(specialty.name for specialty in found if specialty is not None))

    def _find(self, found: list[Coding]) -> Specialty | None:
        coding = next((item for item in found if is_taxonomy(item)), None)
        if coding is None:
            words = _label(next((item.display for item in found if item.display), ""))
            return Specialty(f"Specialty/{words}", words) if words else None
        display = self._displays.get(coding.code, "")
        return Specialty(
            f"Specialty/{coding.code}",
            _label(display) if display else f"Specialty {coding.code}",
            coding.code,
            "" if display else "the source has no name for this code; write one",
        )


@cache
def _label(display: str) -> str:
    return specialty_label(display)
