"""What sheets say of providers, places, channels and plans: lines of plain text, from the desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.derive import contacts, wording
from generator.derive.about import fact_of
from generator.derive.desk import Desk
from generator.derive.hours import day_rows
from generator.model.care import RequiredDocument, Service
from generator.model.insurance import Plan
from generator.model.people import Provider
from generator.model.places import Channel, Line, Location
from generator.model.verify import FactClass


class Way(NamedTuple):
    """One way to send a referral."""

    name: str
    address: str
    hours: str
    answered: str
    note: str


class Place(NamedTuple):
    """A location. `hours` are pairs of days and times."""

    name: str
    address: list[str]
    phone: str
    fax: str
    hours: list[tuple[str, str]]
    zone: str
    stale: str


class Someone(NamedTuple):
    """A provider in a list: name, then lines that say what, where, whether and how soon."""

    name: str
    lines: tuple[str, ...]


def ways(desk: Desk) -> list[Way]:
    """The ways in, in the order of the file; the lines of the practice where none is listed."""
    listed = [_way(desk, channel) for channel in desk.directory.referrals.channels.values()]
    if listed:
        return listed
    lines = (("Phone", contacts.referral_phone(desk.directory)), ("Fax", contacts.referral_fax(desk.directory)))
    return [Way(name, number(line), "", "", "") for name, line in lines if line]


def _way(desk: Desk, channel: Channel) -> Way:
    address = wording.phone(channel.number) if channel.number else channel.url or channel.address or channel.note or ""
    zone = wording.zone_short(desk.channel_zone(channel), desk.today)
    rows = [(wording.row_days(row), wording.spans(row.spans)) for row in day_rows(channel.hours or ()) if row.spans]
    always = [row for row in rows if row == ("Every day", "Open 24 hours")]
    hours = "Day and night" if always else "; ".join(f"{days} {spans}" for days, spans in rows)
    return Way(
        channel.name or wording.CHANNELS[channel.kind],
        address.removeprefix("https://"),
        f"{hours} {zone}" if hours and not always else hours,
        channel.answered_within or "",
        channel.note or "",
    )


def number(line: Line | None) -> str:
    """A number as it is dialled."""
    return wording.phone(line.number) if line else ""


def place(desk: Desk, location: Location) -> Place:
    """A location with its hours; where those are too old to be shown as true, with what to do instead."""
    trust = desk.trust(FactClass.HOURS, None, location.verified)
    week = location.hours
    rows = [(wording.row_days(row), wording.spans(row.spans)) for row in day_rows(week)] if week else []
    return Place(
        location.name,
        contacts.address_lines(location.address) if location.address else ["By video or phone"],
        number(contacts.phone(desk.directory, location=location)),
        number(contacts.fax(desk.directory, location=location)),
        rows,
        wording.zone(desk.zone(location), desk.today),
        "" if trust.good or not rows else f"{wording.CALL}: {wording.last_verified(trust)}",
    )


def someone(desk: Desk, provider: Provider) -> Someone:
    """A provider for a list, in the words of updates and letters."""
    fact = fact_of(desk, f"provider/{provider.id}")
    return Someone(fact.name, fact.lines)


def visits(desk: Desk, provider: Provider) -> Iterator[tuple[str, str, str]]:
    """(place, hours there, whether and how soon) for each place of a provider."""
    for role in desk.current_roles_of(provider):
        week = role.role.hours
        rows = day_rows(week) if week and role.hours_trust.good else []
        hours = "; ".join(f"{wording.row_days(row)} {wording.spans(row.spans)}" for row in rows if row.spans)
        soon = [f"{opening.kind}: {opening.words}" for opening in role.openings if opening.source.service is None]
        yield role.location.known_as, hours, "; ".join((role.accepting.words, *soon[:2]))


def plan_words(desk: Desk, plan: Plan) -> str:
    """What the practice says of a plan, in one line."""
    overview = desk.plan_overviews[plan.id]
    if overview.common:
        return wording.plan_answer(overview.common)
    return "; ".join(wording.share(share, len(desk.lookup.providers)) for share in overview.shares)


def documents(desk: Desk, service: Service | None = None) -> list[RequiredDocument]:
    """What to send along: for every referral, then for this service."""
    keys = (*desk.directory.referrals.documents, *(service.documents if service else ()))
    return [desk.directory.documents[key] for key in dict.fromkeys(keys)]


def live(desk: Desk, path: str) -> str:
    """The full address of a page of the site."""
    return desk.routes.url(path)
