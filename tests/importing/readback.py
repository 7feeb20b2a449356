"""What was written, read back: by the plainest YAML reader into our records, and by the program's own check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from generator.check.directory import Checked, check
from generator.importing import REPORT_FILE
from generator.model.base import Record
from generator.model.care import Service, Specialty
from generator.model.insurance import Payer
from generator.model.people import Provider
from generator.model.places import Location
from generator.model.practice import Participations, Practice, Referrals
from generator.model.settings import Settings
from tests.practices import documents

SINGLE: dict[str, type[Record]] = {
    "site_config.yml": Settings,
    "content/practice.yml": Practice,
    "content/referrals.yml": Referrals,
    "content/participation.yml": Participations,
}
FOLDERS: dict[str, type[Record]] = {
    "content/locations/": Location,
    "content/insurance/": Payer,
    "content/services/": Service,
    "providers/": Provider,
}


@dataclass
class Files:
    """Records by id, from files as text."""

    single: dict[str, Any] = field(default_factory=dict)
    locations: dict[str, Location] = field(default_factory=dict)
    payers: dict[str, Payer] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    providers: dict[str, Provider] = field(default_factory=dict)
    specialties: dict[str, Specialty] = field(default_factory=dict)

    @property
    def participation(self) -> tuple[Any, ...]:
        return self.single["content/participation.yml"].participation

    def location_of(self, source_id: str) -> Location:
        return next(item for item in self.locations.values() if item.imported and item.imported.id == source_id)

    def provider_of(self, source_id: str) -> Provider:
        return next(item for item in self.providers.values() if item.imported and item.imported.id == source_id)

    def network_ids(self) -> dict[str, str]:
        """Id in the source -> our id."""
        found = [item for payer in self.payers.values() for item in payer.networks.values()]
        return {str(item.imported.id): item.id for item in found if item.imported}


def parse(text: str) -> dict[str, Any]:
    """Everything is text; an empty value is nothing."""
    return emptied(yaml.load(text, Loader=yaml.BaseLoader))


def emptied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: emptied(item) for key, item in value.items()}
    if isinstance(value, list):
        return [emptied(item) for item in value]
    return None if value == "" else value


def with_ids(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    return fields | {
        name: {key: {**item, "id": key} for key, item in fields[name].items()} for name in names if name in fields
    }


def read_back(files: Mapping[str, str]) -> Files:
    """The records in the files. Raises when one of them does not fit."""
    found = Files()
    for path, text in files.items():
        if path == REPORT_FILE:
            continue
        fields = with_ids(parse(text), "networks", "plans", "channels")
        if path in SINGLE:
            found.single[path] = SINGLE[path].model_validate(fields)
        elif path == "content/specialties.yml":
            found.specialties = {key: Specialty.model_validate({**item, "id": key}) for key, item in fields.items()}
        else:
            folder = next(folder for folder in FOLDERS if path.startswith(folder))
            stem = path.removeprefix(folder).removesuffix(".yml")
            record = FOLDERS[folder].model_validate({**fields, "id": stem})
            getattr(found, {"insurance": "payers"}.get(name := folder.rstrip("/").rpartition("/")[2], name))[stem] = (
                record
            )
    return found


def check_files(files: Mapping[str, str]) -> Checked:
    """The program's own check, on the day that the files name."""
    content = {path: text for path, text in files.items() if path != REPORT_FILE}
    return check(documents(content), frozenset(), lambda settings: settings.demonstration.today)


def error_lines(files: Mapping[str, str]) -> list[str]:
    """The errors that the check finds; warnings are expected of scrambled data."""
    return [
        f"{item.where} {item.code}: {item.message}" for item in check_files(files).problems if item.severity == "error"
    ]


DAY = date(2026, 9, 14)
