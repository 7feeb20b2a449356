"""Payers, networks and plans, from Organizations and InsurancePlans."""

from __future__ import annotations

import re
from datetime import date

from generator.importing.directory import Network, Origin, Payer, Plan
from generator.importing.naming import organization_name
from generator.importing.plan_net.codes import LEVELS, NETWORK_TYPE, PAYER_TYPES, PLAN_KINDS
from generator.importing.plan_net.contact_points import read_contacts
from generator.importing.plan_net.fhir import Node, codes, extensions, part, parts, period, text, texts
from generator.importing.plan_net.job import Job
from generator.importing.plan_net.organizations import networks_of
from generator.importing.plan_net.reading import Resource
from generator.importing.text import joined, sentence

_HIOS = re.compile(r"^\d{5}[A-Z]{2}\d{7}(-\d{2})?$")
_MEDICARE = re.compile(r"^[HRSE]\d{4}-\d{3}(-\d{1,3})?$")


def read_insurance(job: Job) -> None:
    """Fill payers, networks and plans: networks first, plans name them, and both name their payer."""
    for organization in job.store.all("Organization"):
        if PAYER_TYPES.intersection(codes(organization.body, "type")):
            _payer(job, organization)
    for network in _networks(job):
        _network(job, network)
    for plan in job.store.all("InsurancePlan"):
        _plans(job, plan)


def _networks(job: Job) -> list[Resource]:
    """Organizations of type network, and what is used as one."""
    found = {item.key: item for item in job.store.all("Organization") if NETWORK_TYPE in codes(item.body, "type")}
    for role in job.store.all("PractitionerRole"):
        found |= {network.key: network for network in networks_of(job.store, role)}
    for kind in ("OrganizationAffiliation", "InsurancePlan"):
        for holder in job.store.all(kind):
            found |= {network.key: network for network in job.store.follow_all(holder, "network", "Organization")}
    return [found[key] for key in sorted(found)]


def _network(job: Job, network: Resource) -> None:
    name = organization_name(text(network.body, "name"))
    if not name:
        job.report.miss("a network without a name", network.name)
        return
    job.directory.networks[network.key] = Network(
        key=network.key,
        name=name,
        payer=_payer(job, _owner(job, network) or network),
        origin=Origin(network.id),
        also_called=[organization_name(alias) for alias in texts(network.body, "alias")],
    )


def _owner(job: Job, network: Resource) -> Resource | None:
    """The payer above a network, through networks of networks; else who owns a plan that uses it."""
    seen = {network.key}
    above = job.organization(network, "partOf")
    while above is not None and above.key not in seen and NETWORK_TYPE in codes(above.body, "type"):
        seen.add(above.key)
        above = job.organization(above, "partOf")
    if above is not None and above.key not in seen:
        return above
    for plan in job.store.all("InsurancePlan"):
        if network in job.store.peek_all(plan, "network", "Organization") and (owner := _plan_owner(job, plan)):
            return owner
    job.report.assume("A network that names no payer stands under a payer of its own name.")
    return None


def _plan_owner(job: Job, plan: Resource) -> Resource | None:
    return job.organization(plan, "ownedBy") or job.organization(plan, "administeredBy")


def _payer(job: Job, organization: Resource) -> str:
    """The key of the payer that an organization is, made when it is first needed."""
    if organization.key not in job.directory.payers:
        contacts = read_contacts(job, organization)
        description = " ".join(text(item, "valueString") for item in extensions(organization.body, "org-description"))
        job.directory.payers[organization.key] = Payer(
            key=organization.key,
            name=organization_name(text(organization.body, "name")) or f"Payer {organization.id}",
            origin=Origin(organization.id),
            also_called=[organization_name(alias) for alias in texts(organization.body, "alias")],
            phone=contacts.phone,
            website=contacts.website or _portal(job, organization),
            note=sentence(description),
        )
        _note_unused(job, organization, fax=contacts.fax is not None, email=bool(contacts.email))
    return organization.key


def _portal(job: Job, organization: Resource) -> str:
    """The web address of an Endpoint of a payer that has no other."""
    addresses = [text(item.body, "address") for item in job.store.peek_all(organization, "endpoint", "Endpoint")]
    return next((address for address in addresses if address.startswith("https://")), "")


def _note_unused(job: Job, organization: Resource, *, fax: bool, email: bool) -> None:
    if fax or email:
        job.report.miss("a payer has no place for a fax number or a mail address", organization.name)


def _plans(job: Job, plan: Resource) -> None:
    """One plan, or one for each level of it when the levels use different networks: A is never inferred from B."""
    owner = _plan_owner(job, plan)
    if owner is None:
        job.report.miss("a plan that names no payer in the source", plan.name)
        return
    payer = _payer(job, owner)
    general = _network_keys(job, plan, plan.body)
    levels = parts(plan.body, "plan")
    by_level = [_network_keys(job, plan, level) for level in levels]
    if len({frozenset(networks) for networks in by_level}) > 1:
        job.report.assume("A plan whose levels use different networks is carried as one plan for each level.")
        for number, (level, networks) in enumerate(zip(levels, by_level, strict=True), start=1):
            _plan(job, plan, payer, [*general, *networks], [level], f"#{number}")
    else:
        _plan(job, plan, payer, [*general, *(by_level[0] if by_level else [])], levels)


def _network_keys(job: Job, plan: Resource, node: Node) -> list[str]:
    references = parts(node, "network") + [
        item for cover in parts(node, "coverage") for item in parts(cover, "network")
    ]
    targets = [job.store.follow(plan, reference, "Organization") for reference in references]
    return [target.key for target in targets if target is not None and target.key in job.directory.networks]


def _plan(job: Job, plan: Resource, payer: str, networks: list[str], levels: list[Node], suffix: str = "") -> None:
    labels = [LEVELS.get(code, code) for level in levels for code in codes(level, "type")]
    name = organization_name(text(plan.body, "name")) or f"Plan {plan.id}"
    hios, medicare = _plan_ids(job, plan, levels)
    starts, until = _plan_period(plan)
    job.directory.plans[plan.key + suffix] = Plan(
        key=plan.key + suffix,
        name=f"{name}, {joined(labels)}" if suffix and labels else name,
        payer=payer,
        origin=Origin(plan.id),
        kind=_kind(job, plan),
        networks=list(dict.fromkeys(networks)),
        also_called=[] if suffix else texts(plan.body, "alias"),
        hios_id=hios,
        medicare_id=medicare,
        note=_plan_note(job, plan, labels),
        starts=starts,
        until=until,
    )


def _plan_note(job: Job, plan: Resource, labels: list[str]) -> str:
    owner, administrator = job.organization(plan, "ownedBy"), job.organization(plan, "administeredBy")
    level = f"{'Level' if len(labels) == 1 else 'Levels'}: {joined(labels)}." if labels else ""
    if owner and administrator and owner.key != administrator.key:
        return f"{level} Administered by {job.organization_label(administrator)}.".strip()
    return level


def _plan_period(plan: Resource) -> tuple[date | None, date | None]:
    return period(part(plan.body, "period"))


def _kind(job: Job, plan: Resource) -> str:
    said = codes(plan.body, "type")
    kind = next((PLAN_KINDS[code] for code in said if code in PLAN_KINDS), None)
    if kind is None:
        job.report.assume(
            "A plan of a kind that our list does not have (dental, vision, Indian Health Service) is `other`."
        )
    return kind.value if kind else "other"


def _plan_ids(job: Job, plan: Resource, levels: list[Node]) -> tuple[str, str]:
    """The HIOS and the Medicare id; identifiers of other forms are noted."""
    hios = medicare = ""
    for item in [*parts(plan.body, "identifier"), *(one for level in levels for one in parts(level, "identifier"))]:
        value = text(item, "value").upper()
        if not hios and _HIOS.match(value):
            hios = value
        elif not medicare and _MEDICARE.match(value):
            medicare = value
        elif value:
            job.report.miss("a plan identifier that is neither a HIOS nor a Medicare plan id", f"{plan.name}: {value}")
    return hios, medicare
