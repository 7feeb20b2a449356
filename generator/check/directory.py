"""The whole check: from the documents of a folder to a directory that can be trusted, or everything that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from generator.check.brand import check_brand, usable
from generator.check.contradictions import check_contradictions
from generator.check.feeds import check_feeds
from generator.check.ghosts import Ghosts, ghosts_of
from generator.check.identifiers import check_identifiers
from generator.check.inducement import check_inducement
from generator.check.kinds import KINDS, Holds, Kind, by_kind, entities, with_ids
from generator.check.newsletters import check_newsletters
from generator.check.nights import check_nights
from generator.check.pictures import check_pictures, shown
from generator.check.places import Files
from generator.check.references import check_references
from generator.check.shapes import bad_key, validate
from generator.check.social import check_social
from generator.check.staleness import check_staleness
from generator.check.stamps import check_stamps
from generator.check.uniqueness import check_uniqueness
from generator.check.walk import Survey
from generator.derive.freshness import Clockwork
from generator.load.values import Document
from generator.model.base import Record
from generator.model.feeds import Announced
from generator.model.fonts import Font
from generator.model.insurance import Network, Payer, Plan
from generator.model.pictures import Flaw, Picture
from generator.model.places import Location
from generator.model.practice import Directory, Participations, Practice, Referrals
from generator.model.settings import Settings, Site
from generator.problems import Problem, Severity, Where

R = TypeVar("R", bound=Record)


class Checked(NamedTuple):
    """What came of a check. `directory` is there when every record could be read; `problems` are sorted."""

    directory: Directory | None
    today: date | None
    problems: list[Problem]

    @property
    def failed(self) -> bool:
        """Whether the build must refuse."""
        return self.directory is None or any(problem.severity is Severity.ERROR for problem in self.problems)


def check(
    documents: Mapping[str, Document],
    images: Mapping[str, Picture | Flaw],
    decide_today: Callable[[Settings], date],
    *,
    fonts: Mapping[str, Font | Flaw] = MappingProxyType({}),
    unread: Collection[str] = (),
    allow_stale: bool = False,
) -> Checked:
    """Check the documents of a practice (by path), and put the directory together.

    `unread` names the files that the loader had to refuse. What stands in a file that is refused, by the loader or
    here, is not missed elsewhere: an error about its id would only be the echo of the real one. Of the `images` below
    content/images/ (by path there) only those that a record names are looked at; so it is with the
    `fonts` below content/fonts/.
    """
    problems: list[Problem] = []
    files = by_kind(documents)
    records = {kind.name: dict(_read(kind, files[kind.name], documents, problems)) for kind in KINDS}
    missing = list(_missing_files({*documents, *unread}))
    problems += [*missing, *_strangers(files[""])]
    if missing:
        return Checked(None, None, _sorted(problems))  # probably not a practice's folder at all
    directory = assemble(records)
    survey, places = Survey(directory), Files(documents)
    brand = directory.settings.brand
    directory = replace(directory, images=shown(images, survey), fonts=usable(brand, fonts))
    problems += _check_meanings(directory, survey, places, ghosts_of(documents, unread, records))
    problems += check_pictures(images, survey, places)
    problems += check_brand(brand, fonts, places)
    if not (records["site_config"] and records["practice"]):
        return Checked(None, None, _sorted(problems))  # nobody knows the day, or which stamp holds for all
    today = decide_today(directory.settings)
    sound = not unread and not any(problem.severity is Severity.ERROR for problem in problems)
    problems += _check_ages(directory, survey, places, today, allow_stale=allow_stale)
    problems += check_newsletters(directory, today, places, sound=sound)
    if sound:
        problems += check_social(directory, today, places)
    return Checked(directory, today, _sorted(problems))


def _sorted(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.sort_key)


def _check_meanings(directory: Directory, survey: Survey, files: Files, ghosts: Ghosts) -> Iterator[Problem]:
    yield from check_references(directory, survey, files, ghosts)
    yield from check_identifiers(survey, files)
    yield from check_uniqueness(directory, files)
    yield from check_contradictions(directory, files)
    yield from check_nights(survey, files)
    yield from check_feeds(directory, files)
    yield from check_inducement(directory, files)


def _check_ages(
    directory: Directory, survey: Survey, files: Files, today: date, *, allow_stale: bool
) -> Iterator[Problem]:
    clockwork = Clockwork(directory.settings.freshness, today, directory.practice.verified)
    yield from check_stamps(survey, today, files, allow_stale=allow_stale)
    yield from check_staleness(directory, clockwork, files, allow_stale=allow_stale)


def _read(
    kind: Kind, files: Collection[str], documents: Mapping[str, Document], problems: list[Problem]
) -> Iterator[tuple[str, Record]]:
    """(id, record) of every record of a kind that has the right shape."""
    for file in files:
        document = documents[file]
        if not (document.value or document.body_line > 1 or kind.required):
            continue  # an empty file, or a text without fields: the loader told of it
        for path, item in written_records(kind, document):
            if path and (key_problem := bad_key(document, path[0])):
                problems.append(key_problem)
                continue
            record, found = validate(document, path, kind.record, item)
            problems += found
            if record is not None:
                yield getattr(record, "id", file), record


def written_records(kind: Kind, document: Document) -> Iterator[tuple[tuple[str, ...], object]]:
    """(path in the document, values) of each record that a file holds, with what the file does not say itself."""
    value = _without_blanks(document.value)
    if kind.holds is Holds.MAPPING:
        yield from (((key,), item) for key, item in entities(document.file, value))
        return
    if kind.prose and document.body is not None and document.body.strip():
        value = {**value, "body": document.body}
    yield (), with_ids(kind, document.file, value)


def _without_blanks(value: Mapping[str, Any]) -> dict[str, Any]:
    """Keys with nothing behind them are as good as left out, but for places and days.

    Below `at:` a bare location says: she is there. Below `hours:` a bare day is one whose hours were forgotten, or what
    YAML makes of {mon, wed: 8:00-12:00}; it must not be printed as closed.
    """
    return {
        key: _without_blanks(item) if isinstance(item, dict) and key not in ("at", "hours") else item
        for key, item in value.items()
        if item is not None
    }


def _missing_files(files: Collection[str]) -> Iterator[Problem]:
    for kind in KINDS:
        if kind.required and kind.pattern not in files:
            hint = "It must be there. “presence init DIR” makes a folder that has everything."
            yield Problem("missing-file", Where(kind.pattern), "this file is missing", hint)


def _strangers(files: Collection[str]) -> Iterator[Problem]:
    """Files that no kind claims are never silently left out."""
    patterns = [kind.pattern for kind in KINDS]
    for file in files:
        near = get_close_matches(file, patterns, n=1, cutoff=0.85)
        layout = "The page “Source files” of the documentation says where each kind of file stands."
        hint = f"Did you mean {near[0].replace('*', '<id>')}?" if near else layout
        yield Problem("stray-file", Where(file), "nothing reads this file: its place fits no kind", hint)


def assemble(records: Mapping[str, Mapping[str, Record]]) -> Directory:
    """Put the records together. Of two plans or networks with one id the first counts (the check tells).

    A stand-in takes the place of a required file that could not be read, so that all others can be checked.
    """
    payers: dict[str, Payer] = _typed(records["payer"], Payer)
    networks: dict[str, Network] = {}
    plans: dict[str, Plan] = {}
    for payer in payers.values():
        for network in payer.networks.values():
            networks.setdefault(network.id, network)
        for plan in payer.plans.values():
            plans.setdefault(plan.id, plan)
    practice = _only(records["practice"], Practice, _no_practice)
    return Directory(
        settings=_only(records["site_config"], Settings, _no_settings),
        practice=practice,
        referrals=_only(records["referrals"], Referrals, Referrals),
        participation=_only(records["participation"], Participations, Participations),
        announced=_only(records["announced"], Announced, Announced),
        payers=payers,
        networks=networks,
        plans=plans,
        locations=_in_order(_typed(records["location"], Location), practice.locations),
        **{field: dict(records[kind]) for kind, field in _COLLECTIONS.items()},  # type: ignore[arg-type]
    )


def _in_order(locations: dict[str, Location], first: Collection[str]) -> dict[str, Location]:
    """The locations that the practice puts first, then the others."""
    return {key: locations[key] for key in dict.fromkeys((*first, *locations)) if key in locations}


def _no_settings() -> Settings:
    return Settings(site=Site(url="https://example.org/", time_zone="Etc/UTC"))


def _no_practice() -> Practice:
    return Practice(name="The practice", summary="Nothing is known of it.")


_COLLECTIONS = {
    "provider": "providers",
    "person": "people",
    "specialties": "specialties",
    "service": "services",
    "equipment": "equipment",
    "documents": "documents",
    "promises": "promises",
    "update": "updates",
    "newsletter": "newsletters",
    "notice": "notices",
    "page": "pages",
    "community": "community",
}


def _typed(records: Mapping[str, Record], kind: type[R]) -> dict[str, R]:
    return {key: record for key, record in records.items() if isinstance(record, kind)}


def _only(records: Mapping[str, Record], kind: type[R], default: Callable[[], R]) -> R:
    return next(iter(_typed(records, kind).values()), None) or default()
