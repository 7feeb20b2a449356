"""Identifiers that can be tested: NPI check digits, telephone numbers. Warnings where a program wrote the file."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.places import Files
from generator.check.walk import Placed, Survey, fields_holding
from generator.derive.wording import phone as phone_words
from generator.model.fields import Phone, npi_checks, phone_can_exist
from generator.model.people import Provider
from generator.model.practice import Practice
from generator.problems import Problem, Severity, Where


def check_identifiers(survey: Survey, files: Files) -> Iterator[Problem]:
    """NPIs and phones of every record; an NPI belongs to one provider."""
    owners: dict[str, Placed] = {}
    for item in survey.of(Provider, Practice):
        npi: str | None = getattr(item.record, "npi", None)
        if npi is not None:
            yield from _check_npi(npi, item, files)
            if isinstance(item.record, Provider):
                yield from _check_only_once(npi, item, owners, files)
    for item in survey.where(lambda kind: fields_holding(Phone, kind)):
        for name, key in fields_holding(Phone, type(item.record)):
            value = getattr(item.record, name)
            if value is not None and not phone_can_exist(value.e164):
                yield _bad_phone(value, files.where(item.file, (*item.path, key)), _severity(item))


def _severity(item: Placed) -> Severity:
    return Severity.WARNING if item.imported else Severity.ERROR


def _check_npi(npi: str, item: Placed, files: Files) -> Iterator[Problem]:
    if not npi_checks(npi):
        message = f"the NPI {npi} fails its check digit"
        hint = "Compare it with the NPPES registry, digit by digit."
        yield Problem("npi-check-digit", files.where(item.file, ("npi",)), message, hint, _severity(item))


def _check_only_once(npi: str, item: Placed, owners: dict[str, Placed], files: Files) -> Iterator[Problem]:
    owner = owners.setdefault(npi, item)
    if owner is not item:
        first = files.where(owner.file, ("npi",))
        hint = "Each provider has an NPI of their own."
        where = files.where(item.file, ("npi",))
        yield Problem("duplicate-npi", where, f"the NPI {npi} stands at {first} too", hint, related=(first,))


def _bad_phone(number: Phone, where: Where, severity: Severity) -> Problem:
    hint = "Check the area code and the digits."
    return Problem("impossible-phone", where, f"{phone_words(number)} cannot be a phone number", hint, severity)
