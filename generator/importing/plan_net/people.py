"""Practitioners: who somebody is, apart from where they work."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel import Locale
from pydantic_core import PydanticCustomError

from generator.importing.credentials import DOCTORS, after_comma, known_credential, read_suffixes
from generator.importing.directory import Clinician, Origin
from generator.importing.naming import person_name
from generator.importing.plan_net.contact_points import read_contacts
from generator.importing.plan_net.fhir import (
    NPI_SYSTEM,
    Node,
    codes,
    codings,
    extensions,
    identifier,
    part,
    parts,
    period,
    said,
    text,
    texts,
)
from generator.importing.plan_net.job import Job
from generator.importing.plan_net.reading import Resource
from generator.importing.plan_net.specialties import Specialties, is_taxonomy
from generator.importing.text import joined
from generator.model.fields import check_language, npi_checks


def read_clinician(job: Job, practitioner: Resource, specialties: Specialties) -> Clinician | None:
    """What a Practitioner says of itself; None, with a note, when there is no name."""
    body = practitioner.body
    human = _name_of(job, body)
    name, credentials, generation = _read_name(human)
    if not name:
        job.report.miss("a practitioner without a name", practitioner.name)
        return None
    credentials += [degree for degree in _degrees(body) if not any(word.startswith(degree) for word in credentials)]
    starts, until = period(part(next(iter(extensions(body, "practitioner-period")), {}), "valuePeriod"))
    clinician = Clinician(
        key=practitioner.key,
        name=" ".join(part for part in (name, generation) if part),
        sort_name=_sort_name(human, name, generation),
        title=_title(human, credentials),
        origin=Origin(practitioner.id),
        credentials=credentials,
        languages=_languages(job, practitioner),
        starts=starts,
        until=until,
        doubts=_little_known(job, practitioner),
    )
    _contacts(job, practitioner, clinician)
    _npi(job, practitioner, clinician)
    for qualification in parts(body, "qualification"):
        read_qualification(job, practitioner, clinician, specialties, qualification)
    return clinician


def _contacts(job: Job, practitioner: Resource, clinician: Clinician) -> None:
    contacts = read_contacts(job, practitioner)
    clinician.phone, clinician.fax, clinician.website = contacts.phone, contacts.fax, contacts.website
    if contacts.email:
        job.report.miss("a provider has no place for a mail address", practitioner.name)


def _name_of(job: Job, body: Node) -> Node:
    """The official name, else the usual one, else the first that is not over."""
    names = [item for item in parts(body, "name") if not job.is_over(item)] or parts(body, "name")
    ranks = {"official": 0, "usual": 1, "": 2}
    return min(names, key=lambda item: ranks.get(text(item, "use"), 3), default={})


def _read_name(human: Node) -> tuple[str, list[str], str]:
    """Name, credentials and generation; from the written text where there are no parts."""
    written, in_text = after_comma(text(human, "text"))
    pieces = [person_name(piece) for piece in (*texts(human, "given"), text(human, "family")) if piece]
    credentials, generation = read_suffixes(texts(human, "suffix") or in_text)
    return " ".join(pieces) or person_name(written), credentials, generation


def _sort_name(human: Node, name: str, generation: str) -> str:
    """Needed when the last word of the name is not where the list should sort it."""
    family = person_name(text(human, "family"))
    if not family or (" " not in family and not generation):
        return ""
    return f"{family}, {name.removesuffix(family).strip()}".removesuffix(", ")


def _title(human: Node, credentials: list[str]) -> str:
    """How the front desk says it, where the credentials do not already say Dr."""
    prefix = next((word for word in texts(human, "prefix")), "")
    title = {"DR": "Dr.", "DR.": "Dr."}.get(prefix.upper(), person_name(prefix))
    return "" if title == "Dr." and DOCTORS.intersection(credentials) else title


def _degrees(body: Node) -> list[str]:
    """Degrees among the qualifications (HL7 v2 table 0360: MD, PA …)."""
    found = [coding for item in parts(body, "qualification") for coding in codings(part(item, "code"))]
    return read_suffixes([item.code for item in found if "0360" in item.system and known_credential(item.code)])[0]


def _npi(job: Job, practitioner: Resource, clinician: Clinician) -> None:
    npi = identifier(practitioner.body, NPI_SYSTEM)
    clinician.npi, doubt = checked_npi(npi)
    if doubt:
        clinician.doubts.append(("npi", doubt if clinician.npi else f"{npi} {doubt}"))
        job.report.check(f"NPI: {doubt}", f"{practitioner.name}: {npi}")


def checked_npi(npi: str) -> tuple[str, str]:
    """The NPI if it has the form of one, and what is doubtful about it."""
    if not npi:
        return "", ""
    if not re.fullmatch(r"[12][0-9]{9}", npi):
        return "", "does not have the form of an NPI and is not carried"
    return npi, "" if npi_checks(npi) else "its check digit is wrong; look it up in NPPES"


def _languages(job: Job, practitioner: Resource) -> list[str]:
    found: list[str] = []
    for concept in parts(practitioner.body, "communication"):
        if _level(concept) == "00":
            job.report.miss("a language without any proficiency", f"{practitioner.name}: {said(concept)}")
            continue
        tags = [tag for coding in codings(concept) for tag in (_tag(coding.code), _tag_named(coding.display)) if tag]
        if tags:
            found.append(tags[0])
        else:
            job.report.miss("a language that is not known", f"{practitioner.name}: {said(concept) or '?'}")
    return list(dict.fromkeys(found))


def _level(concept: Node) -> str:
    """The Interagency Language Roundtable's level, from 00 (none) to 50 (native); empty when it is not said."""
    found = [
        code
        for item in extensions(concept, "communication-proficiency")
        for code in codes(item, "valueCodeableConcept")
    ]
    return next(iter(found), "")


def _little_known(job: Job, practitioner: Resource) -> list[tuple[str, str]]:
    """A comment on languages that somebody knows only the elements of."""
    concepts = [item for item in parts(practitioner.body, "communication") if _level(item) in ("05", "06", "07", "10")]
    words = [word for concept in concepts if (word := said(concept) or next(iter(codes({"it": concept}, "it")), ""))]
    if words:
        job.report.check("a language with elementary proficiency only", f"{practitioner.name}: {joined(words)}")
    return [("languages", f"elementary only: {joined(words)}")] if words else []


@cache
def _tag(code: str) -> str:
    """A BCP 47 tag in its usual spelling, empty when it is none."""
    language, *rest = code.replace("_", "-").split("-")
    tag = "-".join([language.lower(), *(item.upper() if len(item) == 2 else item.title() for item in rest)])
    try:
        return check_language(tag)
    except PydanticCustomError:
        return ""


@cache
def _language_tags() -> dict[str, str]:
    tags = {name.casefold(): tag for tag, name in sorted(Locale("en").languages.items(), reverse=True)}
    return tags | {
        "haitian": "ht",
        "creole": "ht",
        "mandarin": "zh",
        "cantonese": "yue",
        "farsi": "fa",
        "tagalog": "tl",
    }


@cache
def _tag_named(name: str) -> str:
    return _tag(_language_tags().get(name.casefold(), "-"))


_CERTIFIED = re.compile(r"^board[ -]certified(?: in)?:?\s+", re.IGNORECASE)
_CERTIFIER = re.compile(r"\bAmerican (?:Osteopathic )?Boards? of\b|\bNational (?:Board|Commission)\b", re.IGNORECASE)
_TRAINED = re.compile(r"\b(residency|fellowship|internship|medical school)\b", re.IGNORECASE)


def read_qualification(
    job: Job, holder: Resource, clinician: Clinician, specialties: Specialties, qualification: Node
) -> None:
    """A board certification or a step of training, if it says that it is one; a specialty if it has such a code."""
    concept = part(qualification, "code") or part(qualification, "valueCodeableConcept")
    issuer = _issuer(job, holder, qualification)
    words = said(concept)
    ends = period(part(qualification, "period"))[1]
    labels = specialties.labels([concept])
    if _CERTIFIER.search(issuer) or (_CERTIFIED.match(words) and issuer):
        _board(clinician, issuer, _CERTIFIED.sub("", words) or joined(labels), ends)
    elif _TRAINED.search(words) and issuer:
        clinician.training.append((words, issuer, ends.year if ends and ends.year >= 1930 else None))
    elif not any("0360" in item.system for item in codings(concept)):
        job.report.miss("a license is not published", holder.name)
    if any(is_taxonomy(item) for item in codings(concept)):
        clinician.specialties += [key for key in specialties.keys([concept]) if key not in clinician.specialties]


def _issuer(job: Job, holder: Resource, qualification: Node) -> str:
    reference = part(qualification, "issuer")
    target = job.store.peek(holder, reference, "Organization")
    return text(reference, "display") or job.organization_label(target)


def _board(clinician: Clinician, board: str, certificate: str, ends: date | None) -> None:
    known = {(one, other.casefold()) for one, other, _ in clinician.boards}
    if certificate and (board, certificate.casefold()) not in known:
        clinician.boards.append((board, certificate, ends))


def flat_qualification(extension: Node) -> Node:
    """The qualification extension of a role, in the shape of Practitioner.qualification."""
    return {
        "code": part(next(iter(extensions(extension, "code")), {}), "valueCodeableConcept"),
        "issuer": part(next(iter(extensions(extension, "issuer")), {}), "valueReference"),
        "period": part(next(iter(extensions(extension, "period")), {}), "valuePeriod"),
    }
