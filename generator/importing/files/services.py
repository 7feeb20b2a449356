"""`content/specialties.yml` and `content/services/<id>.yml`."""

from __future__ import annotations

from generator.importing.directory import Offering
from generator.importing.files.desk import Desk, given
from generator.importing.fitting import Fields, fit
from generator.importing.yaml_text import Noted, document
from generator.model.care import Service, Specialty


def service_files(desk: Desk) -> None:
    """Write them."""
    _specialties(desk)
    for key, offering in desk.directory.offerings.items():
        path = f"content/services/{desk.offerings[key]}.yml"
        desk.write(path, "service", Service, _service(desk, offering))
    desk.report.carry(len(desk.directory.specialties), "specialty", "specialties")
    desk.report.carry(len(desk.directory.offerings), "service")


def _specialties(desk: Desk) -> None:
    entries: Fields = {}
    for key, id_ in sorted(desk.specialties.items(), key=lambda pair: pair[1]):
        specialty = desk.directory.specialties[key]
        fields = fit(Specialty, given(name=specialty.name, nucc=specialty.nucc), id_, desk.report)
        if fields is not None:
            entries[id_] = Noted(fields, specialty.doubt) if specialty.doubt else fields
    if entries:
        desk.files["content/specialties.yml"] = document("../.schemas/specialties.json", entries)


def _service(desk: Desk, offering: Offering) -> Fields:
    fields = given(
        name=offering.name,
        summary=offering.summary,
        details=offering.details,
        locations=[desk.places[key] for key in offering.places],
    )
    return fields | desk.imported(offering.origin)
