"""The newpatients extension: whether new patients are taken, where, for which networks."""

from __future__ import annotations

from collections.abc import Iterable

from generator.importing.directory import Accepting
from generator.importing.plan_net.codes import ACCEPTING, CAREFUL
from generator.importing.plan_net.fhir import codes, extensions, part, texts
from generator.importing.plan_net.job import Job
from generator.importing.plan_net.reading import Resource
from generator.importing.text import joined


def read_accepting(job: Job, holder: Resource, at: Iterable[str] = ()) -> list[Accepting]:
    """One statement for each extension, at the places given."""
    found: list[Accepting] = []
    for item in extensions(holder.body, "newpatients"):
        said = [
            code
            for inner in extensions(item, "acceptingPatients")
            for code in codes(inner, "valueCodeableConcept") + texts(inner, "valueCode")
        ]
        status = next((ACCEPTING[code] for code in said if code in ACCEPTING), None)
        references = [part(inner, "valueReference") for inner in extensions(item, "fromNetwork")]
        targets = [job.store.follow(holder, reference, "Organization") for reference in references]
        networks = [target.key for target in targets if target is not None and target.key in job.directory.networks]
        if status is None or (references and not networks):
            job.report.miss("whether new patients are taken is not clear", holder.name)
            continue
        notes = [note for inner in extensions(item, "characteristics") for note in texts(inner, "valueString")]
        found.append(Accepting(status.value, tuple(at), tuple(networks), joined(notes)))
    return found


def merge_accepting(job: Job, statements: Iterable[Accepting], holder: str) -> list[Accepting]:
    """Every (place, network) once, and as few statements as say the same.

    When two statements about one place and network differ, the more careful one is taken.
    """
    chosen: dict[tuple[str, str], Accepting] = {}
    for statement in statements:
        for at in statement.at or ("",):
            for network in statement.networks or ("",):
                earlier = chosen.get((at, network))
                if earlier is not None and earlier.status != statement.status:
                    job.report.check("it says two things about new patients; the more careful one was taken", holder)
                if earlier is None or _care(statement) < _care(earlier):
                    chosen[at, network] = statement
    return _grouped(chosen)


def _care(statement: Accepting) -> int:
    return CAREFUL.index(next(status for status in CAREFUL if status == statement.status))


def _grouped(chosen: dict[tuple[str, str], Accepting]) -> list[Accepting]:
    """First the networks of a place together, then the places of the same networks; all is never mixed with some."""
    by_place: dict[tuple[str, str, str, bool], list[str]] = {}
    for (at, network), said in chosen.items():
        by_place.setdefault((said.status, said.note, at, bool(network)), []).append(network)
    together: dict[tuple[str, str, tuple[str, ...], bool], list[str]] = {}
    for (status, note, at, _), networks in by_place.items():
        together.setdefault((status, note, tuple(name for name in networks if name), bool(at)), []).append(at)
    return [
        Accepting(status, tuple(at for at in places if at), networks, note)
        for (status, note, networks, _), places in together.items()
    ]
