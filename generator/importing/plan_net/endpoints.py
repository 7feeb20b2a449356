"""Endpoints that a person can use: Direct addresses and portals."""

from __future__ import annotations

from generator.importing.contacts import https_text, mail_text
from generator.importing.directory import Channel
from generator.importing.naming import organization_name
from generator.importing.plan_net.codes import DIRECT, PORTAL
from generator.importing.plan_net.fhir import codes, part, parts, period, text
from generator.importing.plan_net.job import Job
from generator.importing.plan_net.reading import Resource


def endpoints_of(job: Job, holder: Resource) -> list[Resource]:
    """The endpoints of a resource that are not over."""
    found = job.store.follow_all(holder, "endpoint", "Endpoint")
    today = job.directory.as_of
    return [item for item in found if (period(part(item.body, "period"))[1] or today) >= today]


def direct_addresses(job: Job, holder: Resource) -> list[str]:
    """The Direct addresses of a resource."""
    found = [_address(job, endpoint) for endpoint in endpoints_of(job, holder) if _kind(endpoint) == DIRECT]
    return [address for address in found if address]


def channel_of(job: Job, endpoint: Resource) -> Channel | None:
    """The referral channel that an endpoint is; None, with a note, when it is for machines."""
    kind = _kind(endpoint)
    address = _address(job, endpoint)
    if kind not in (DIRECT, PORTAL):
        job.report.miss("an endpoint for machines, not for people", f"{endpoint.name}: {kind or 'of no kind'}")
    if not address:
        return None
    name = organization_name(text(endpoint.body, "name"))
    return Channel(endpoint.key, "direct" if kind == DIRECT else "portal", name, address)


def _kind(endpoint: Resource) -> str:
    """`connectionType` is a single Coding in R4 and a list of concepts in R5."""
    concepts = parts(endpoint.body, "connectionType")
    return next(
        (code for item in concepts for code in [text(item, "code"), *codes({"type": item}, "type")] if code), ""
    )


def _address(job: Job, endpoint: Resource) -> str:
    written, kind = text(endpoint.body, "address"), _kind(endpoint)
    good = {DIRECT: mail_text, PORTAL: https_text}.get(kind, lambda _: None)(written)
    if good is None and kind in (DIRECT, PORTAL):
        what = "a Direct address" if kind == DIRECT else "a web address with https://"
        job.report.miss(f"an endpoint whose address is not {what}", f"{endpoint.name}: {written}")
    return good or ""
