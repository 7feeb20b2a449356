"""`providers/<id>.yml`."""

from __future__ import annotations

from generator.importing.directory import Clinician, Posting
from generator.importing.files.desk import (
    Desk,
    accepting_fields,
    day,
    given,
    hours_fields,
    line_fields,
    participation_fields,
)
from generator.importing.fitting import Fields
from generator.model.people import Provider


def provider_files(desk: Desk) -> None:
    """Write one file for each clinician."""
    postings = 0
    for key, clinician in desk.directory.clinicians.items():
        path = f"providers/{desk.clinicians[key]}.yml"
        desk.write(path, "provider", Provider, _fields(desk, clinician), clinician.doubts)
        postings += len(clinician.postings)
    desk.report.carry(len(desk.directory.clinicians), "provider")
    desk.report.carry(postings, "provider at a location", "providers at locations")


def _fields(desk: Desk, clinician: Clinician) -> Fields:
    fields = given(
        name=clinician.name,
        sort_name=clinician.sort_name,
        credentials=clinician.credentials,
        title=clinician.title,
        headline=clinician.headline,
        npi=clinician.npi,
        specialties=[desk.specialties[key] for key in clinician.specialties],
        languages=clinician.languages,
        at={desk.places[key]: _posting(desk, clinician, key) for key in clinician.postings},
        from_=day(clinician.starts),
        until=day(clinician.until),
        services=[desk.offerings[key] for key in clinician.services],
        accepting=accepting_fields(desk, clinician.accepting, clinician.postings),
        participation=participation_fields(desk, clinician.participation),
        phone=line_fields(clinician.phone),
        fax=line_fields(clinician.fax),
        direct_address=clinician.direct_address,
        training=[given(what=what, where=where, year=str(year or "")) for what, where, year in clinician.training],
        boards=[given(board=board, certificate=what, until=day(ends)) for board, what, ends in clinician.boards],
        affiliations=clinician.affiliations,
        profiles=given(website=clinician.website),
    )
    return fields | desk.imported(clinician.origin)


def _posting(desk: Desk, clinician: Clinician, place: str) -> Fields:
    posting: Posting = clinician.postings[place]
    return given(
        hours=hours_fields(posting.hours),
        note=" ".join(posting.notes),
        phone=line_fields(posting.phone),
        fax=line_fields(posting.fax),
        services=[desk.offerings[key] for key in posting.services],
        from_=day(posting.starts),
        until=day(posting.until),
    )
