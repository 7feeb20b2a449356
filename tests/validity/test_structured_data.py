"""Search engines are told what the pages say, in the form that schema.org wants."""

from __future__ import annotations

import copy

import pytest

from tests.built import Site, SitePage
from tests.validity.markup import read
from tests.validity.structured import PROMISED, RICH, Node, faults, nodes
from tests.validity.test_links import told

WITHOUT_TRAIL = {"home", "not_found"}


def test_every_page_says_what_is_promised(site: Site) -> None:
    found = []
    for page in site.pages:
        said = read(page.file)
        found += [f"{page}: {fault}" for fault in faults(page, said.graph, said.canonical)]
        if page.kind not in WITHOUT_TRAIL and not any(node.get("@type") == "BreadcrumbList" for node in said.graph):
            found.append(f"{page}: no breadcrumbs")
    assert not found, told(found)


@pytest.mark.parametrize("kind", RICH)
def test_the_richest_page_leaves_nothing_out(sample: Site, kind: str) -> None:
    said = {name for page in sample.pages if page.kind == kind for node in about(page) for name in node}
    assert RICH[kind] <= said


def about(page: SitePage) -> list[Node]:
    """The nodes about the subject of a page."""
    return [node for node in read(page.file).graph if node.get("@type") == PROMISED[page.kind][0]]


def test_what_is_referred_to_is_described_somewhere(site: Site) -> None:
    graph = [node for page in site.pages for node in nodes(read(page.file).graph)]
    described = {node["@id"] for node in graph if "@id" in node and "@type" in node}
    assert {node["@id"] for node in graph if node.keys() == {"@id"}} <= described


def test_a_provider_accepts_only_where_the_page_says_so(sample: Site) -> None:
    """True and false are too short for “existing patients only” or “call to confirm”; those say nothing."""
    answers = {
        node.get("isAcceptingNewPatients") for page in sample.pages if page.kind == "provider" for node in about(page)
    }
    assert {True, None} <= answers


def broken(graph: list[Node]) -> dict[str, list[Node]]:
    """The same data with one fault each."""
    made = {}
    for fault, name, value in [
        ("says telephone", "telephone", "502-555-0134"),
        ("has no name", "name", None),
        ("says nothing of url", "url", ""),
        ("neither true nor false", "isAcceptingNewPatients", "yes"),
        ("without a type", "@type", None),
    ]:
        changed = copy.deepcopy(graph)
        changed[0][name] = value
        if value is None:
            del changed[0][name]
        made[fault] = changed
    made["breadcrumbs end"] = copy.deepcopy(graph)
    made["breadcrumbs end"][-1]["itemListElement"][-1]["item"] = "https://elsewhere.example/"
    return made


def test_planted_faults_are_seen(sample: Site) -> None:
    page = sample.page("provider")
    said = read(page.file)
    assert list(faults(page, said.graph, said.canonical)) == []
    for fault, graph in broken(said.graph).items():
        assert any(fault in finding for finding in faults(page, graph, said.canonical)), fault
