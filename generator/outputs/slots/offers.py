"""Which of the visits held open may be offered to everybody, and when on their day they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.derive import contacts, hours
from generator.derive.answers import Opening
from generator.derive.desk import Desk
from generator.model.facts import AcceptingStatus, Availability, HeldSlots, Urgency, Visit
from generator.model.fields import Phone
from generator.model.hours import MIDNIGHT, Span
from generator.model.people import Provider
from generator.model.places import Location
from generator.model.verify import FactClass

LONGEST_ID = 64
"""FHIR R4 `id`: so many of letters, digits, hyphens and dots."""
_FOR_NEW = (Visit.NEW_PATIENT, Visit.CONSULT)


class Offer(NamedTuple):
    """Visits held at one place on one day. `first` counts on where another offer of its schedule and day ended."""

    opening: Opening
    held: HeldSlots
    place: Location
    provider: Provider | None
    phone: Phone
    starts: datetime
    ends: datetime
    schedule_id: str
    first: int
    source: str

    @property
    def slot_ids(self) -> Iterator[str]:
        """An id for each visit, the same from build to build."""
        for number in range(self.first, self.first + self.held.slots):
            yield fhir_id(self.schedule_id, self.held.on.isoformat(), str(number))


def offers(desk: Desk) -> Iterator[Offer]:
    """Every offer, by provider, then by service, in the order of the files."""
    counted: Counter[tuple[str, date]] = Counter()
    for provider in desk.lookup.providers:
        roles = desk.current_roles_of(provider)
        everywhere = [role.location for role in roles]
        held = (opening for role in roles for opening in role.openings if opening.source.held)
        for opening in dict.fromkeys(held):
            yield from _offer(desk, opening, provider, everywhere, counted)
    for service in desk.directory.services.values():
        places = [desk.directory.locations[place] for place in service.locations]
        for opening in desk.service_openings(service.id):
            yield from _offer(desk, opening, None, places, counted, service.id)


def _offer(
    desk: Desk,
    opening: Opening,
    provider: Provider | None,
    everywhere: list[Location],
    counted: Counter[tuple[str, date]],
    service: str = "",
) -> Iterator[Offer]:
    """At most one: nothing where it is not known at which one place, or where nobody can be called."""
    entry, held = opening.source, opening.source.held
    if held is None or held.on < desk.today or not opening.trust.good:
        return
    places = [desk.directory.locations[key] for key in entry.at] or everywhere
    if len(places) != 1 or needs_referral(desk, entry, service) or not _is_taken(desk, entry, provider, places[0]):
        return
    place = places[0]
    phone, window = _phone(desk, entry, provider, place), _window(desk, held.on, provider, place)
    if phone is None or window is None or not _has_whole_address(place):
        return
    owner = f"provider.{provider.id}" if provider else f"service.{service}"
    schedule = fhir_id(owner, place.id, entry.visit.value, entry.urgency.value, entry.service or service)
    first = counted[schedule, held.on] + 1
    counted[schedule, held.on] += held.slots
    source = provider.source if provider else desk.directory.services[service].source
    yield Offer(opening, held, place, provider, phone, *window, schedule, first, source)


def needs_referral(desk: Desk, entry: Availability, service: str = "") -> bool:
    """Whether a visit needs a referral first: as the slots say, else as their service says."""
    if entry.held is not None and entry.held.referral_needed is not None:
        return entry.held.referral_needed
    known = desk.directory.services.get(entry.service or service)
    return known is not None and known.referral_needed


def _is_taken(desk: Desk, entry: Availability, provider: Provider | None, place: Location) -> bool:
    """Whether somebody new may have it: nothing is offered to new patients by whom they are not taken."""
    if provider is None or entry.visit not in _FOR_NEW:
        return True
    answer = desk.accepting(provider, place)
    return answer.status is AcceptingStatus.NEW_PATIENTS or (answer.status is None and answer.claimed is None)


def _has_whole_address(place: Location) -> bool:
    """The standard asks for street, town, state and postal code."""
    address = place.address
    return address is not None and bool(address.street and address.state and address.zip)


def _phone(desk: Desk, entry: Availability, provider: Provider | None, place: Location) -> Phone | None:
    """Whom to call: for the same day the line that the practice names for it, else the nearest."""
    same_day = desk.directory.referrals.same_day
    if entry.urgency is Urgency.SAME_DAY and same_day is not None:
        channel = desk.directory.referrals.channels.get(same_day.channel)
        if channel is not None and channel.number is not None:
            return channel.number
    line = contacts.phone(desk.directory, provider, place)
    return line.number if line else None


def _window(desk: Desk, day: date, provider: Provider | None, place: Location) -> tuple[datetime, datetime] | None:
    """The hours of the day, as narrow as they are known: of the provider there, of the place, or the whole day.

    None when the place is closed.
    """
    special = desk.special_days(place)
    known = desk.trust(FactClass.HOURS, None, place.verified).good
    spans = hours.openings_on(day, place.hours if known else None, special)
    if spans == ():
        return None
    if provider is not None and not any(one.first <= day <= one.last for one in special):
        spans = _own_spans(desk, day, provider, place) or spans
    spans = spans or (Span(0, MIDNIGHT),)
    zone = ZoneInfo(desk.zone(place))
    return _moment(day, spans[0].start, zone), _moment(day, max(span.end for span in spans), zone)


def _own_spans(desk: Desk, day: date, provider: Provider, place: Location) -> tuple[Span, ...]:
    role = provider.at.get(place.id)
    known = role is not None and desk.trust(FactClass.HOURS, None, provider.verified).good
    return role.hours[day.weekday()] if known and role and role.hours else ()


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """Minutes after midnight on the wall clock of the place, with an offset that exists."""
    days, rest = divmod(minutes, MIDNIGHT)
    wall = datetime.combine(day + timedelta(days=days), time(*divmod(rest, 60)), zone)
    return wall.astimezone(UTC).astimezone(zone)


def fhir_id(*parts: str) -> str:
    """The parts in one id; where that is too long, its beginning and a digest of all of it."""
    whole = re.sub(r"[^A-Za-z0-9.-]", "-", ".".join(filter(None, parts)))
    if len(whole) <= LONGEST_ID:
        return whole
    return f"{whole[: LONGEST_ID - 17].rstrip('-.')}-{sha256('.'.join(parts).encode()).hexdigest()[:16]}"
