"""Made-up Plan-Net sources of any size, and ways to spoil them, all from a fixed seed."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

from tests.importing.fhir import (
    NPI,
    NUCC,
    Resource,
    accepts,
    concept,
    in_network,
    location,
    network,
    organization,
    payer,
    practitioner,
    ref,
    resource,
    role,
)

GIVEN = "Amara Ben Chidi Dana Elif Femi Grace Hugo Ines Jonas Kofi Lena Mina Noor Omar Pia".split()
FAMILY = "OKAFOR Smith Lee Vega MCBRIDE Ng Novak O'Brien Petrov Quispe Rossi Sato Tanaka Ueda Young Zhou".split()
WORK = ["mon", "tue", "wed", "thu", "fri"]
TAXONOMY = [("207RC0000X", "Cardiovascular Disease Physician"), ("207Q00000X", "Family Medicine Physician")]


def big_source(roles: int, seed: int = 1) -> list[Resource]:
    """A public directory: many organizations, each with a location, a service, an affiliation and some people."""
    chance = random.Random(seed)
    return list(_resources(chance, roles))


def _resources(chance: random.Random, roles: int) -> Iterator[Resource]:
    nets = [f"net{number}" for number in range(12)]
    yield payer()
    for net in nets:
        yield network(net, f"Juniper {net}")
        yield resource("InsurancePlan", f"plan-{net}", status="active", name=f"Juniper Plan {net}", type=[concept("commppo")],
                       ownedBy=ref("Organization/payer"), network=[ref(f"Organization/{net}")])  # fmt: skip
    for number in range(max(1, roles // 5)):
        yield from _organization(chance, number, nets)
    for number in range(roles):
        yield from _person(chance, number, max(1, roles // 5), nets)


def _organization(chance: random.Random, number: int, nets: list[str]) -> Iterator[Resource]:
    name = f"{chance.choice(FAMILY).upper()} MEDICAL GROUP {number % 90}, LLC"
    yield organization(f"o{number}", name, telecom=[{"system": "phone", "value": "502-555-0100 x7"}])
    hours = [{"daysOfWeek": WORK, "openingTime": "08:00:00", "closingTime": "17:00:00"}]
    yield location(f"l{number}", name, f"o{number}", city=f"Town {number % 40}", hoursOfOperation=hours)
    yield resource("HealthcareService", f"h{number}", active=True, name=name, providedBy=ref(f"Organization/o{number}"),
                   category=[concept("group")], location=[ref(f"Location/l{number}")], extension=[accepts("newpt")])  # fmt: skip
    yield resource("OrganizationAffiliation", f"a{number}", active=True, network=[ref(f"Organization/{chance.choice(nets)}")],
                   participatingOrganization=ref(f"Organization/o{number}"))  # fmt: skip


def _person(chance: random.Random, number: int, places: int, nets: list[str]) -> Iterator[Resource]:
    code, display = chance.choice(TAXONOMY)
    specialty = [concept(code, NUCC, display=display)]
    yield practitioner(f"p{number}", chance.choice(GIVEN), chance.choice(FAMILY), gender="female",
                       identifier=[{"system": NPI, "value": f"2{chance.randrange(10**9):09}"}])  # fmt: skip
    where = chance.randrange(places)
    start = chance.randrange(7, 11)
    available = [
        {
            "daysOfWeek": chance.sample(WORK, 3),
            "availableStartTime": f"{start:02}:00:00",
            "availableEndTime": "12:00:00",
        }
    ]
    found = role(f"r{number}", f"p{number}", f"l{where}", f"o{where}", specialty=specialty, availableTime=available)
    yield {**found, "extension": [in_network(chance.choice(nets)), accepts(chance.choice(["newpt", "nopt"]))]}


HOSTILE: list[Any] = [
    None, "", " ", "\x00\x07", "\u202egnp.exe", "x" * 5000, "<script>alert(1)</script>", "{{ 7*7 }}", "a: b # c", "- x", "'", '"',
    "../../etc/passwd", "\ud800", "李明", "e\u0301", "https://\u202eexample", "javascript:alert(1)", -1, 0, 1e308, float("nan"),
    True, False, [], {}, [[]], [None], [{}], {"reference": "#"}, {"reference": "Location/"}, {"coding": "x"}, "2026-13-45",
    "99:99:99", "0000-00-00", "urn:uuid:", "Practitioner?identifier=|", {"extension": [{"url": None}]},
]  # fmt: skip


def spoiled(resources: list[Resource], chance: random.Random) -> list[Resource]:
    """A copy with some values replaced, taken out, doubled, or moved under another name."""
    found: list[Any] = copy.deepcopy(resources)
    for _ in range(chance.randint(1, 25)):
        holder, key = _somewhere(found, chance)
        how = chance.random()
        if how < 0.6:
            holder[key] = copy.deepcopy(chance.choice(HOSTILE))
        elif how < 0.75:
            del holder[key]
        elif how < 0.9 and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        else:
            other, place = _somewhere(found, chance)
            other[place] = copy.deepcopy(holder[key])
    return found


def _somewhere(tree: Any, chance: random.Random) -> tuple[Any, Any]:
    """A random holder in the tree and one of its keys."""
    holder = tree
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = chance.choice(keys)
        inside = holder[key]
        if not isinstance(inside, dict | list) or not inside or chance.random() < 0.15:
            return holder, key
        holder = inside
