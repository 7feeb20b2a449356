"""Ids that must lead somewhere, and things that nothing leads to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.check.ghosts import Ghosts
from generator.check.places import Files
from generator.check.walk import Placed, Survey
from generator.check.words import did_you_mean
from generator.derive.routes import HUBS
from generator.load.values import KeyPath
from generator.model.base import Entity, Record
from generator.model.care import Equipment, RequiredDocument, Service, Specialty
from generator.model.facts import (
    Accepting,
    Availability,
    LocationStatement,
    PracticeStatement,
    ProviderStatement,
)
from generator.model.insurance import Network, Plan
from generator.model.kit import HandoutWords, Sheets
from generator.model.news import Action, Audience, Update
from generator.model.newsletters import Newsletter, Section
from generator.model.people import Provider, Role
from generator.model.practice import Directory, NoAnswer, Practice, Referrals, SameDay
from generator.problems import Problem, Severity, Where

_STATEMENT = {"networks": "networks", "plans": "plans"}

REFERENCES: Mapping[type, Mapping[str, str]] = {
    Provider: {"specialties": "specialties", "services": "services", "at": "locations"},
    Role: {"services": "services"},
    ProviderStatement: {**_STATEMENT, "at": "locations"},
    LocationStatement: {**_STATEMENT, "providers": "providers"},
    PracticeStatement: {**_STATEMENT, "providers": "providers", "at": "locations"},
    Accepting: {"at": "locations", "networks": "networks"},
    Availability: {"at": "locations", "service": "services"},
    Plan: {"networks": "networks"},
    Service: {"locations": "locations", "documents": "documents", "related": "services"},
    Equipment: {"locations": "locations", "services": "services"},
    Audience: {"locations": "locations"},
    Practice: {"liaison": "people", "locations": "locations"},
    Referrals: {"documents": "documents", "report_back": "promises"},
    SameDay: {"channel": "channels"},
    NoAnswer: {"channel": "channels"},
    Newsletter: {"lead": "updates", "leave_out": "updates", "community": "community", "signed": "people"},
    Section: {"updates": "updates"},
    Sheets: {"providers": "providers", "services": "services"},
    HandoutWords: {"services": "services", "places": "locations"},
}
"""Which fields of which records hold ids, and of what."""

SINGULAR = {
    "specialties": "specialty",
    "services": "service",
    "locations": "location",
    "networks": "network",
    "plans": "plan",
    "providers": "provider",
    "documents": "document",
    "people": "person",
    "promises": "promise",
    "channels": "referral channel",
    "payers": "payer",
    "equipment": "piece of equipment",
    "updates": "update",
    "community": "piece of community news",
}
_POINTERS = {
    "provider": "providers",
    "location": "locations",
    "service": "services",
    "equipment": "equipment",
    "plan": "plans",
    "network": "networks",
    "payer": "payers",
    "person": "people",
    "promise": "promises",
    "specialty": "specialties",
}


class Mention(NamedTuple):
    """One id written in a file: of which collection, where."""

    collection: str
    entity_id: str
    file: str
    path: KeyPath


def mentions(placed: Placed) -> Iterator[Mention]:
    """Every id that a record mentions."""
    record, file, path, _ = placed
    for field, collection in REFERENCES.get(type(record), {}).items():
        for step, entity_id in _ids(getattr(record, field)):
            yield Mention(collection, entity_id, file, (*path, field, *step))
    for step, reference in _pointers(record):
        yield pointed_at(reference, file, (*path, *step))


def pointed_at(reference: str, file: str, path: KeyPath) -> Mention:
    """What a reference that names its kind mentions: promise/report-back."""
    kind, _, entity_id = reference.partition("/")
    return Mention(_POINTERS[kind], entity_id, file, path)


def _ids(value: object) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, Mapping):
        yield from (((key,), key) for key in value)
    elif isinstance(value, tuple):
        yield from (((index,), entity_id) for index, entity_id in enumerate(value))


def _pointers(record: Record) -> Iterator[tuple[KeyPath, str]]:
    """References that name their kind: location/riverside."""
    if isinstance(record, Update):
        yield from ((("about", index), reference) for index, reference in enumerate(record.about))
    elif isinstance(record, Action) and record.to is not None:
        yield ("to",), record.to


def check_references(directory: Directory, survey: Survey, files: Files, ghosts: Ghosts) -> Iterator[Problem]:
    """Every id leads somewhere; what nothing leads to is a warning, once every file could be read."""
    known = collections(directory)
    used: defaultdict[str, set[str]] = defaultdict(set)
    for item in survey.where(lambda kind: kind in REFERENCES or kind in (Update, Action)):
        if _all_known(item.record, known, used):
            continue
        for mention in mentions(item):
            if mention.entity_id not in known[mention.collection] and not ghosts.has(*mention[:2]):
                where = files.where(mention.file, mention.path, key=mention.path[-1] == mention.entity_id)
                yield dangling(mention, known[mention.collection], where)
    for item in survey.of(Action):
        if isinstance(item.record, Action) and item.record.page is not None and item.record.page not in HUBS:
            yield _no_page(item, files)
    if not ghosts:
        yield from _orphans(directory, used, files)


def _all_known(record: Record, known: Mapping[str, Mapping[str, object]], used: defaultdict[str, set[str]]) -> bool:
    """Take note of what a record uses. Nearly always all of it is there, and where it stands need not be worked out."""
    missing = False
    for field, collection in REFERENCES.get(type(record), {}).items():
        value = getattr(record, field)
        if not value:
            continue
        ids = (value,) if isinstance(value, str) else value
        used[collection].update(ids)
        missing = missing or not known[collection].keys() >= set(ids)
    for _, reference in _pointers(record):
        kind, _, entity_id = reference.partition("/")
        used[_POINTERS[kind]].add(entity_id)
        missing = missing or entity_id not in known[_POINTERS[kind]]
    return not missing


def collections(directory: Directory) -> dict[str, Mapping[str, object]]:
    """Everything that has an id, by the name of its collection."""
    found: dict[str, Mapping[str, object]] = {name: getattr(directory, name) for name in SINGULAR if name != "channels"}
    return found | {"channels": directory.referrals.channels}


def dangling(mention: Mention, known: Mapping[str, object], where: Where) -> Problem:
    """An id that leads nowhere, with the one that was meant or those that there are."""
    kind = SINGULAR[mention.collection]
    hint = did_you_mean(mention.entity_id, known) or (
        f"Known: {', '.join(list(known)[:8])}{' …' if len(known) > 8 else '.'}" if known else f"There is no {kind} yet."
    )
    return Problem("unknown-id", where, f"there is no {kind} “{mention.entity_id}”", hint)


def _no_page(item: Placed, files: Files) -> Problem:
    page = item.record.page if isinstance(item.record, Action) else ""
    hint = did_you_mean(str(page), HUBS) or f"Known pages: {', '.join(HUBS)}."
    return Problem("unknown-id", files.where(item.file, (*item.path, "page")), f"there is no page “{page}”", hint)


_MUST_BE_USED = {
    "specialties": "no provider has it",
    "networks": "no plan and no participation names it",
    "documents": "nothing asks for it",
}


def _orphans(directory: Directory, used: Mapping[str, set[str]], files: Files) -> Iterator[Problem]:
    for collection, why in _MUST_BE_USED.items():
        for entity in getattr(directory, collection).values():
            if entity.id not in used[collection] and entity.imported is None:
                yield _orphan(SINGULAR[collection], entity.id, why, files.where(entity.source, _key_path(entity)))
    served = {place for provider in directory.providers.values() for place in provider.at}
    for location in directory.locations.values():
        if location.id not in served and location.imported is None:
            yield _orphan("location", location.id, "nobody works there", files.where(location.source))
    offered = used["services"]
    for service in directory.services.values():
        if service.id not in offered and not service.locations and service.imported is None:
            yield _orphan("service", service.id, "nobody offers it and it has no location", files.where(service.source))
    for provider in directory.providers.values():
        if not provider.at and provider.imported is None:
            yield _orphan("provider", provider.id, "no location stands under at:", files.where(provider.source))


def _key_path(entity: Entity) -> KeyPath:
    """Where an entity stands inside its file: below its key in lists, at the top in a file of its own."""
    if isinstance(entity, Network):
        return ("networks", entity.id)
    return (entity.id,) if isinstance(entity, Specialty | RequiredDocument) else ()


def _orphan(kind: str, entity_id: str, why: str, where: Where) -> Problem:
    message = f"the {kind} “{entity_id}” is not used: {why}"
    return Problem("orphan", where, message, "Use it, or delete it.", Severity.WARNING)
