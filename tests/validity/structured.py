"""What structured data (schema.org in JSON-LD 1.1) must say on which kind of page, and in which form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.built import SitePage

Node = dict[str, Any]

PROMISED: dict[str, tuple[str, frozenset[str]]] = {
    "home": ("MedicalOrganization", frozenset({"name", "url"})),
    "provider": ("IndividualPhysician", frozenset({"name", "url", "parentOrganization"})),
    "location": ("MedicalClinic", frozenset({"name", "url", "parentOrganization"})),
    "person": ("Person", frozenset({"name", "url", "worksFor"})),
    "update": ("NewsArticle", frozenset({"headline", "datePublished", "url", "publisher"})),
}
"""Kind of page -> the type of the node about its subject, and the properties that no such node lacks."""

RICH: dict[str, frozenset[str]] = {
    "home": frozenset({"telephone", "faxNumber", "address", "description", "identifier"}),
    "provider": frozenset({"telephone", "faxNumber", "medicalSpecialty", "practicesAt", "knowsLanguage", "usNPI"}),
    "location": frozenset({"telephone", "openingHoursSpecification", "specialOpeningHoursSpecification"}),
    "update": frozenset({"description", "image"}),
}
"""What the richest page of that kind in the sample says besides."""

FORMS: dict[str, str] = {
    "telephone": r"\+[1-9]\d{6,14}(;ext=\d+)?",
    "faxNumber": r"\+[1-9]\d{6,14}(;ext=\d+)?",
    "email": r"[^@\s]+@[^@\s]+\.[a-z]+",
    "opens": r"([01]\d|2[0-3]):[0-5]\d",
    "closes": r"([01]\d|2[0-3]):[0-5]\d",
    "validFrom": r"\d{4}-\d\d-\d\d",
    "validThrough": r"\d{4}-\d\d-\d\d",
    "datePublished": r"\d{4}-\d\d-\d\d",
    "expires": r"\d{4}-\d\d-\d\d",
    "dayOfWeek": r"https://schema\.org/(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    "medicalSpecialty": r"https://schema\.org/[A-Z][A-Za-z]+",
    "usNPI": r"[12]\d{9}",
    "addressCountry": r"[A-Z]{2}",
    "knowsLanguage": r"[a-z]{2,3}(-[A-Za-z0-9]+)*",
    "url": r"https://\S+",
    "image": r"https://\S+",
    "item": r"https://\S+",
    "sameAs": r"https://\S+",
    "hasMap": r"https://\S+",
    "@id": r"https://\S+",
}
"""E.164 numbers, ISO 8601 dates and times, BCP 47 languages, absolute addresses."""


def nodes(value: Any) -> Iterator[Node]:
    """Every node in the data, those within others too."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(part)


def faults(page: SitePage, graph: list[Node], canonical: str) -> Iterator[str]:
    """What the structured data of a page lacks or says in a wrong form."""
    if page.kind in PROMISED:
        kind, properties = PROMISED[page.kind]
        about = [node for node in graph if node.get("@type") == kind and node.get("url") == canonical]
        if len(about) != 1:
            yield f"{len(about)} nodes of type {kind} about the page"
        yield from (f"{kind} has no {name}" for node in about for name in sorted(properties - node.keys()))
    for node in nodes(graph):
        yield from badly_said(node)
    yield from bad_trail(graph, canonical)


def badly_said(node: Node) -> Iterator[str]:
    """Values in a wrong form, values that say nothing, nodes that are nothing."""
    if "@type" not in node and node.keys() != {"@id"}:
        yield f"a node without a type: {sorted(node)}"
    for name, value in node.items():
        for one in value if isinstance(value, list) else [value]:
            if one in (None, "", []):
                yield f"{node.get('@type')} says nothing of {name}"
            if name in FORMS and isinstance(one, str) and not re.fullmatch(FORMS[name], one):
                yield f"{node.get('@type')} says {name} {one}"
    if not isinstance(node.get("isAcceptingNewPatients", True), bool):
        yield "isAcceptingNewPatients is neither true nor false"


def bad_trail(graph: list[Node], canonical: str) -> Iterator[str]:
    """Breadcrumbs that are not numbered from 1, or do not end on the page."""
    for node in graph:
        if node.get("@type") == "BreadcrumbList":
            steps = node["itemListElement"]
            if [step["position"] for step in steps] != list(range(1, len(steps) + 1)):
                yield "breadcrumbs are not numbered one by one"
            if steps[-1]["item"] != canonical:
                yield f"breadcrumbs end at {steps[-1]['item']}"
