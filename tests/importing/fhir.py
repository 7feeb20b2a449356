"""Small Plan-Net sources, written in the test that uses them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.importing import ImportOptions, ImportResult, import_plan_net

Resource = dict[str, Any]

GUIDE = "http://hl7.org/fhir/us/davinci-pdex-plan-net/"
NUCC = "http://nucc.org/provider-taxonomy"
NPI = "http://hl7.org/fhir/sid/us-npi"


def ref(target: str) -> Resource:
    return {"reference": target}


def concept(code: str, system: str = GUIDE + "CodeSystem/any", **more: str) -> Resource:
    return {"coding": [{"system": system, "code": code, **more}]}


def extension(name: str, **value: Any) -> Resource:
    return {"url": f"{GUIDE}StructureDefinition/{name}", **value}


def inner(url: str, **value: Any) -> Resource:
    return {"url": url, **value}


def in_network(network: str) -> Resource:
    return extension("network-reference", valueReference=ref(f"Organization/{network}"))


def accepts(code: str, network: str = "", *notes: str) -> Resource:
    parts = [inner("acceptingPatients", valueCodeableConcept=concept(code))]
    parts += [inner("fromNetwork", valueReference=ref(f"Organization/{network}"))] if network else []
    return extension("newpatients", extension=parts + [inner("characteristics", valueString=note) for note in notes])


def resource(kind: str, id_: str, **elements: Any) -> Resource:
    return {"resourceType": kind, "id": id_, "meta": {"lastUpdated": "2026-09-14T08:00:00Z"}, **elements}


def organization(id_: str, name: str, kind: str = "prvgrp", **elements: Any) -> Resource:
    return resource("Organization", id_, active=True, name=name, type=[concept(kind)], **elements)


def payer(id_: str = "payer", name: str = "Juniper Mutual") -> Resource:
    return organization(id_, name, "payer")


def network(id_: str, name: str, owner: str = "payer") -> Resource:
    return organization(id_, name, "ntwk", partOf=ref(f"Organization/{owner}"))


def location(id_: str, name: str, owner: str = "", city: str = "Larkspur", **elements: Any) -> Resource:
    owned = {"managingOrganization": ref(f"Organization/{owner}")} if owner else {}
    address = {"line": ["1 Elm Street"], "city": city, "state": "KY", "postalCode": "40202"}
    return resource("Location", id_, **{"status": "active", "name": name, "address": address, **owned, **elements})


def practitioner(id_: str, given: str, family: str, **elements: Any) -> Resource:
    return resource("Practitioner", id_, **{"active": True, "name": [{"given": [given], "family": family}], **elements})


def role(id_: str, who: str = "", where: str | list[str] = "", owner: str = "", **elements: Any) -> Resource:
    places = [where] if isinstance(where, str) and where else list(where)
    found: Resource = {"practitioner": ref(f"Practitioner/{who}")} if who else {}
    found |= {"location": [ref(f"Location/{place}") for place in places]} if places else {}
    found |= {"organization": ref(f"Organization/{owner}")} if owner else {}
    return resource("PractitionerRole", id_, active=True, **found, **elements)


def bundle(*resources: Resource) -> Resource:
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": item} for item in resources]}


def imported(folder: Path, *resources: Resource, **options: Any) -> ImportResult:
    """What the import makes of these resources."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "all.json").write_text(json.dumps(bundle(*resources)), "utf-8")
    return import_plan_net(folder, ImportOptions(**options))
