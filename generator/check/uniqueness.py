"""Ids and names that must not meet, compared case- and NFC-folded."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from generator.check.places import Files
from generator.derive.lookup import full_name
from generator.derive.routes import HUBS, NEWSLETTER, NOTICES, PEOPLE, SHORT
from generator.model.base import Entity
from generator.model.insurance import Network, Plan
from generator.model.practice import Directory
from generator.problems import Problem, Severity, Where


def check_uniqueness(directory: Directory, files: Files) -> Iterator[Problem]:
    """Plan and network ids over all payers, earlier ids against present ones, names that readers would mix up."""
    for payer in directory.payers.values():
        yield from _taken(payer.networks, directory.networks, files)
        yield from _taken(payer.plans, directory.plans, files)
    kinds = ("providers", "locations", "payers", "services", "updates", "newsletters", "people", "notices", "pages")
    for kind in (*kinds, "plans"):
        yield from _former_ids(getattr(directory, kind), files)
    yield from _reserved_pages(directory, files)
    yield from _same_names([(full_name(p), p) for p in directory.providers.values()], files)
    yield from _same_names([(place.name, place) for place in directory.locations.values()], files)
    for payer in directory.payers.values():
        yield from _same_names([(plan.name, plan) for plan in payer.plans.values()], files)


def _where(entity: Entity, files: Files) -> Where:
    if isinstance(entity, Plan | Network):
        part = "plans" if isinstance(entity, Plan) else "networks"
        return files.where(entity.source, (part, entity.id), key=True)
    return files.where(entity.source)


def _taken(mine: Mapping[str, Entity], all_of_them: Mapping[str, Entity], files: Files) -> Iterator[Problem]:
    for entity_id, entity in mine.items():
        first = all_of_them[entity_id]
        if first is not entity:
            other = _where(first, files)
            message = f"the id “{entity_id}” stands at {other} too"
            hint = "Ids of plans and networks are unique over all payers: put the payer's name in front."
            yield Problem("duplicate-id", _where(entity, files), message, hint, related=(other,))


def _former_ids(entities: Mapping[str, Entity], files: Files) -> Iterator[Problem]:
    seen: dict[str, Entity] = {}
    for entity in entities.values():
        for index, old in enumerate(entity.formerly):
            owner = entities.get(old) or seen.setdefault(old, entity)
            if owner is not entity or old == entity.id:
                path = ("plans", entity.id) if isinstance(entity, Plan) else ()
                where = files.where(entity.source, (*path, "formerly", index))
                why = "that id is in use" if old in entities else f"“{owner.id}” had that id too"
                message = f"old links to “{old}” cannot lead here: {why}"
                yield Problem("formerly-taken", where, message, "Take it out of formerly:, or look for the right one.")


def _reserved_pages(directory: Directory, files: Files) -> Iterator[Problem]:
    """A free page stands right below home, where the program's own pages are."""
    reserved = {path.rstrip("/") for path in (*HUBS.values(), NEWSLETTER, NOTICES, PEOPLE, SHORT)} | {
        "images", "fonts", "assets", "search", "index", "404",
    }  # fmt: skip
    for page in directory.pages.values():
        if page.id in reserved:
            message = f"a page called “{page.id}” would stand on the program's own page of that name"
            yield Problem(
                "reserved-id", files.where(page.source), message, f"Rename the file, for example our-{page.id}.md."
            )


def folded(name: str) -> str:
    """A name as readers compare it: NFC, without regard to case and spacing."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _same_names(named: Iterable[tuple[str, Entity]], files: Files) -> Iterator[Problem]:
    seen: dict[str, Entity] = {}
    for name, entity in named:
        first = seen.setdefault(folded(name), entity)
        if first is not entity and entity.imported is None:
            other = _where(first, files)
            hint = "If they are two, tell them apart in the name."
            message = f"“{name}” is the name at {other} too"
            yield Problem("same-name", _where(entity, files), message, hint, Severity.WARNING, (other,))
