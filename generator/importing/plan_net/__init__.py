"""FHIR R4 Da Vinci PDEX Plan-Net: from its resources to a directory, from that to a practice's files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.importing.base import ImportOptions, ImportResult
from generator.importing.directory import Directory, Organization
from generator.importing.files import compose
from generator.importing.plan_net.affiliations import Affiliations
from generator.importing.plan_net.fhir import first_day
from generator.importing.plan_net.insurance import read_insurance
from generator.importing.plan_net.job import Job
from generator.importing.plan_net.leftovers import note_leftovers
from generator.importing.plan_net.npis import settle_npis
from generator.importing.plan_net.organizations import find_practice
from generator.importing.plan_net.places import read_places
from generator.importing.plan_net.practice import read_practice
from generator.importing.plan_net.reading import read_resources
from generator.importing.plan_net.roles import Roles
from generator.importing.plan_net.scope import narrow_to
from generator.importing.plan_net.services import Services
from generator.importing.plan_net.specialties import Specialties
from generator.importing.plan_net.store import KINDS, Store
from generator.importing.report import Report
from generator.problems import UsageError


def import_plan_net(source: Path, options: ImportOptions) -> ImportResult:
    """The files of a practice from Plan-Net resources, and what could not be carried.

    `source` is a folder of JSON or NDJSON files of any depth, or one such file; Bundles are opened. Raises
    UsageError when there is nothing to import, no date, or no such organization; never for what a resource says.
    """
    report = Report()
    store = Store(read_resources(source, report), report)
    if not any(store.all(kind) for kind in KINDS):
        raise UsageError(f"{source} has no active Plan-Net resources; a provider directory has PractitionerRoles")
    practice = find_practice(store, options)
    if options.organization:
        narrow_to(store, practice, report)
    as_of = options.as_of or _newest(store)
    directory = Directory(
        kind="plan-net",
        as_of=as_of,
        vouched_by="",
        site_url=options.site_url,
        time_zone="",
        practice=Organization(key="", name=""),
    )
    _read(Job(store, report, practice, directory), options)
    return ImportResult(files=compose(directory, report), report=report, as_of=as_of)


def _newest(store: Store) -> date:
    """The newest `meta.lastUpdated`: the day on which the directory said all this."""
    days = [day for kind in KINDS for item in store.all(kind) if (day := first_day(item.updated)) is not None]
    if not days:
        raise UsageError("no resource says when it was updated; give the day of the directory: --as-of 2026-11-30")
    return max(days)


def _read(job: Job, options: ImportOptions) -> None:
    """In the order in which one thing needs the other."""
    specialties = Specialties(job)
    read_insurance(job)
    read_places(job)
    services = Services(job, specialties)
    Roles(job, specialties, services).read()
    settle_npis(job)
    Affiliations(job).read()
    read_practice(job, options)
    note_leftovers(job)
