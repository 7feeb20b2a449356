"""Who says so, and since when: verification stamps and the expiry classes of facts."""

from enum import StrEnum

from generator.model.base import Date, Record, Text


class FactClass(StrEnum):
    """The kinds of facts that decay, each with its own limit (`freshness:` in `site_config.yml`)."""

    AVAILABILITY = "availability"
    ACCEPTING = "accepting"
    PLANS = "plans"
    HOURS = "hours"
    CONTACTS = "contacts"


class Stamp(Record):
    """One verification (NDH VerificationResult.attestation: who, how, date)."""

    on: Date
    """The day on which it was verified."""
    by: Text | None = None
    """Who verified it."""
    how: Text | None = None
    """How: phone, roster, attestation, in person …"""
    internal: bool = False
    """True: who and how are never published, only the date."""


class Verified(Record):
    """The stamp of a whole file; one of its classes of facts may have a stamp of its own."""

    on: Date | None = None
    """The day on which the file was verified."""
    by: Text | None = None
    """Who verified it."""
    how: Text | None = None
    """How: phone, roster, attestation, in person …"""
    internal: bool = False
    """True: who and how are never published, only the date."""
    availability: Stamp | None = None
    accepting: Stamp | None = None
    plans: Stamp | None = None
    hours: Stamp | None = None
    contacts: Stamp | None = None

    def stamp_for(self, fact: FactClass) -> Stamp | None:
        """The stamp that holds for a class of facts in this file."""
        own: Stamp | None = getattr(self, fact.value)
        if own is not None or self.on is None:
            return own
        return Stamp(on=self.on, by=self.by, how=self.how, internal=self.internal)
