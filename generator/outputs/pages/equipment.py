"""Equipment: one page with a place for each machine, named by its id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.derive import wording
from generator.derive.routes import EQUIPMENT, Routes
from generator.model.care import Equipment
from generator.model.places import Location
from generator.outputs.base import Page
from generator.outputs.pages.site import Site

TITLE = "Equipment"


class Machine(NamedTuple):
    """A machine with where it stands and what it is used for."""

    item: Equipment
    places: Sequence[Location]
    services: Sequence[tuple[str, str]]
    since: str


def pages(site: Site) -> Iterator[Page]:
    """The page, if there is any equipment."""
    if not site.directory.equipment:
        return
    machines = [_machine(site, item) for item in site.directory.equipment.values()]
    names = ", ".join(machine.item.name for machine in machines)
    yield site.page(
        EQUIPMENT,
        "equipment",
        TITLE,
        f"Equipment at {site.desk.practice.name}: {names}.",
        {"machines": machines},
        search=" · ".join((names, *(machine.item.summary for machine in machines))),
        sources=(machine.item.source for machine in machines),
    )


def _machine(site: Site, item: Equipment) -> Machine:
    return Machine(
        item,
        [site.directory.locations[key] for key in item.locations],
        [(site.directory.services[key].name, Routes.service(key)) for key in item.services],
        _since(site, item),
    )


def _since(site: Site, item: Equipment) -> str:
    if item.since is None:
        return ""
    return f"{'From' if item.since > site.today else 'Since'} {wording.day(item.since)}"
