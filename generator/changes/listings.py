"""What a plan's directory lists of a provider at a location, in each state, and which payers list it.

The fields are those of the directory rules: name, address, specialty, telephone number and digital contact
(42 USC 300gg-115(a)(4)); and whether new patients are taken, which most payers ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.changes.answers import Pair
from generator.changes.contact import written
from generator.changes.pairing import Pairing, Side, ahead, here, places_of
from generator.changes.places import address
from generator.derive import answers, contacts, wording
from generator.derive.lookup import full_name
from generator.derive.participation import Answer
from generator.model.people import Provider

_TOLD = frozenset({Answer.IN_NETWORK, Answer.IN_NETWORK_UNTIL, Answer.FROM, Answer.CALL_TO_CONFIRM})
"""Answers of a pair that the payer's directory may list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One provider at one location. `fields` are by their name in the checklist; `payers` by the newer state's ids."""

    name: str
    npi: str
    location: str
    fields: Mapping[str, str]
    payers: frozenset[str]
    starts: date | None
    until: date | None


def listings(pairing: Pairing) -> Iterator[tuple[Pair, Listing | None, Listing | None]]:
    """Every pair of provider and location of either state, by the newer state's ids."""
    names = pairing.new_ids("locations")
    for key, old, new in pairing.pairs("providers", Provider):
        old, new = here(old, pairing.today), here(new, pairing.today)
        before = {names.get(p, p): _listing(pairing, pairing.old, old, p) for p in _places(old, pairing.today)}
        after = {p: _listing(pairing, pairing.new, new, p) for p in _places(new, pairing.today)}
        for place in dict.fromkeys((*after, *before)):
            yield Pair(key, place), before.get(place), after.get(place)


def _places(provider: Provider | None, today: date) -> list[str]:
    return list(places_of(provider, today)) if provider else []


def _listing(pairing: Pairing, side: Side, provider: Provider | None, place: str) -> Listing | None:
    location = side.directory.locations.get(place)
    if provider is None or location is None:
        return None
    role = places_of(provider, side.today)[place]
    accepting = answers.accepting(side.clockwork, provider, location)
    line = contacts.phone(side.directory, provider, location)
    known = side.directory.specialties
    fields = {
        "name": full_name(provider),
        "NPI": provider.npi or "",
        "address": address(location),
        "phone": written(line),
        "specialty": ", ".join(known[key].name for key in provider.specialties if key in known),
        "digital contact": provider.direct_address or location.email or "",
        "new patients": accepting.words if accepting.status else "",
    }
    starts = ahead(max(filter(None, (provider.starts, role.starts)), default=None), side.today)
    until = min(filter(None, (provider.until, role.until)), default=None)
    payers = _payers(pairing, side, provider.id, place)
    return Listing(full_name(provider), provider.npi or "", location.known_as, fields, payers, starts, until)


def _payers(pairing: Pairing, side: Side, provider: str, place: str) -> frozenset[str]:
    listed = side.participation(side.today).listed(provider, place)
    payers = frozenset(plan.payer for plan, answer in listed if answer.answer in _TOLD)
    return pairing.renamed("payers", payers) if side is pairing.old else payers


def dates(listing: Listing) -> dict[str, str]:
    """The first and the last day, where they are still to come."""
    return {
        "first day": wording.day(listing.starts) if listing.starts else "",
        "last day": wording.day(listing.until) if listing.until else "",
    }
