"""Identifiers that can be tested: NPI check digits, telephone numbers. Warnings where a program wrote the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.places import Files
from generator.check.walk import Placed, fields_of
from generator.derive.wording import phone as phone_words
from generator.model.fields import Phone, npi_checks, phone_can_exist
from generator.model.people import Provider
from generator.problems import Problem, Severity, Where


def check_identifiers(placed: Iterable[Placed], files: Files) -> Iterator[Problem]:
    """NPIs and phones of every record; an NPI belongs to one provider."""
    seen: dict[str, Where] = {}
    for item in placed:
        severity = Severity.WARNING if item.imported else Severity.ERROR
        npi = getattr(item.record, "npi", None)
        if npi is not None:
            where = files.where(item.file, (*item.path, "npi"))
            yield from _check_npi(npi, where, severity)
            if isinstance(item.record, Provider):
                yield from _check_only_once(npi, where, seen)
        for name, key in fields_of(type(item.record)):
            value = getattr(item.record, name)
            if isinstance(value, Phone) and not phone_can_exist(value.e164):
                yield _bad_phone(value, files.where(item.file, (*item.path, key)), severity)


def _check_npi(npi: str, where: Where, severity: Severity) -> Iterator[Problem]:
    if not npi_checks(npi):
        message = f"the NPI {npi} fails its check digit"
        yield Problem("npi-check-digit", where, message, "compare it with the NPPES registry, digit by digit", severity)


def _check_only_once(npi: str, where: Where, seen: dict[str, Where]) -> Iterator[Problem]:
    first = seen.setdefault(npi, where)
    if first is not where:
        hint = "each provider has an NPI of their own"
        yield Problem("duplicate-npi", where, f"the NPI {npi} stands in {first} too", hint, related=(first,))


def _bad_phone(number: Phone, where: Where, severity: Severity) -> Problem:
    hint = "check the area code and the digits"
    return Problem("impossible-phone", where, f"{phone_words(number)} cannot be a phone number", hint, severity)
