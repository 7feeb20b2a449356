"""FHIR JSON from disk: single resources, Bundles, arrays and NDJSON, in one file or a folder of any depth.

Nothing here raises for what a file says: a file or a line that cannot be read is noted and passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.importing.report import Report
from generator.importing.text import clean_tree
from generator.problems import UsageError

_ENDINGS = (".json", ".ndjson", ".jsonl")
_NOT_SHOWN = ("text", "meta")
"""Parts of a resource that nothing is read from: the narrative is HTML."""
_DEEPEST = 8


@dataclass(frozen=True, slots=True, eq=False)
class Resource:
    """One resource. `body` has clean texts only; `key` is `Type/id`, for a contained one with its holder's in front."""

    kind: str
    id: str
    key: str
    body: dict[str, Any]
    file: str
    full_url: str = ""
    updated: str = ""
    """`meta.lastUpdated` as written."""

    @property
    def name(self) -> str:
        """How the report names it."""
        return self.key if self.id else f"{self.kind} in {self.file}"


def read_resources(source: Path, report: Report) -> Iterator[Resource]:
    """All resources below a path, in the order of file names. Raises UsageError when there is nothing to read."""
    files = _files(source, report)
    if not files:
        raise UsageError(f"{source} holds no FHIR JSON; give a folder of .json or .ndjson files, or one such file")
    for path in files:
        name = path.relative_to(source).as_posix() if path != source else path.name
        for number, value in enumerate(_values(path, name, report)):
            yield from _resources(value, f"{name}#{number + 1}" if number else name, report)


def _files(source: Path, report: Report) -> list[Path]:
    if source.is_file():
        return [source]
    if not source.is_dir():
        raise UsageError(f"{source} does not exist")
    files = sorted(path for path in source.rglob("*") if path.is_file() and not path.name.startswith("."))
    for path in files:
        if path.suffix.lower() not in _ENDINGS:
            report.miss("the file is not JSON", path.relative_to(source).as_posix())
    return [path for path in files if path.suffix.lower() in _ENDINGS]


def _values(path: Path, name: str, report: Report) -> Iterator[Any]:
    """The JSON values of a file: the whole of it, or line by line."""
    try:
        data = path.read_bytes()
    except OSError as error:
        report.miss(f"the file cannot be read ({error.strerror})", name)
        return
    try:
        yield json.loads(data)
    except (ValueError, RecursionError) as error:
        lines = [line for line in data.removeprefix(b"\xef\xbb\xbf").splitlines() if line.strip()]
        if not lines or (len(lines) > 1 and _value(lines[0]) is None) or len(lines) == 1:
            report.miss(*(("the file is not JSON", _where(name, error)) if lines else ("the file is empty", name)))
            return
        yield from _line_values(lines, name, report)


def _line_values(lines: list[bytes], name: str, report: Report) -> Iterator[Any]:
    for number, line in enumerate(lines, start=1):
        value = _value(line)
        if value is None:
            report.miss("the line is not JSON", f"{name}, line {number}")
        else:
            yield value


def _value(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _where(name: str, error: Exception) -> str:
    return f"{name}, line {error.lineno}" if isinstance(error, json.JSONDecodeError) else name


def _resources(value: Any, file: str, report: Report, full_url: str = "", depth: int = 0) -> Iterator[Resource]:
    """The resources in a value; Bundles and arrays may hold each other."""
    if depth > _DEEPEST:
        report.miss("Bundles or lists are nested too deep", file)
    elif isinstance(value, list):
        for item in value:
            yield from _resources(item, file, report, depth=depth + 1)
    elif isinstance(value, dict) and value.get("resourceType") == "Bundle":
        yield from _entries(value, file, report, depth)
    elif not isinstance(value, dict) or not isinstance(value.get("resourceType"), str) or not value["resourceType"]:
        report.miss("not a FHIR resource", file)
    else:
        yield from _resource(value, file, report, full_url)


def _entries(bundle: dict[str, Any], file: str, report: Report, depth: int) -> Iterator[Resource]:
    entries = bundle.get("entry")
    for number, entry in enumerate(entries if isinstance(entries, list) else [], start=1):
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if resource is None:
            report.miss("an entry of a Bundle without a resource", f"{file}, entry {number}")
            continue
        url = entry.get("fullUrl")
        yield from _resources(resource, file, report, url if isinstance(url, str) else "", depth + 1)


def _resource(value: dict[str, Any], file: str, report: Report, full_url: str) -> Iterator[Resource]:
    meta = value.get("meta")
    updated = meta.get("lastUpdated") if isinstance(meta, dict) else ""
    body, hidden = clean_tree({name: part for name, part in value.items() if name not in _NOT_SHOWN})
    kind, id_ = body["resourceType"], _id(body) or full_url.rpartition("/")[2].rpartition(":")[2]
    key = f"{kind}/{id_}" if id_ else f"{kind}/{file}"
    resource = Resource(kind, id_, key, body, file, full_url, updated if isinstance(updated, str) else "")
    if hidden:
        report.check("control or invisible characters, or parts nested too deep, were taken out", resource.name)
    yield resource
    yield from _contained(resource)


def _contained(holder: Resource) -> Iterator[Resource]:
    parts = holder.body.get("contained")
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, dict) and isinstance(kind := part.get("resourceType"), str) and (id_ := _id(part)):
            yield Resource(kind, id_, f"{holder.key}#{id_}", part, holder.file, updated=holder.updated)


def _id(body: dict[str, Any]) -> str:
    id_ = body.get("id")
    return id_.removeprefix("#") if isinstance(id_, str) else ""
