"""Whom to call, where to fax, how to get there: the nearest line stated, for a pair, a place or the practice.

The readers are referring offices. So where nobody nearer has a line, the referral desk comes before the main line.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from generator.model.fields import Phone
from generator.model.people import Provider
from generator.model.places import Address, Channel, ChannelKind, Line, Location
from generator.model.practice import Directory


def phone(directory: Directory, provider: Provider | None = None, location: Location | None = None) -> Line | None:
    """The line to call: of the provider at the location, of the provider, of the location, of the referral desk."""
    role = provider.at.get(location.id) if provider and location else None
    stated = (item.phone for item in (role, provider, location) if item is not None)
    return next(filter(None, stated), None) or referral_phone(directory)


def fax(directory: Directory, provider: Provider | None = None, location: Location | None = None) -> Line | None:
    """The line to fax to, found in the same order as `phone`."""
    role = provider.at.get(location.id) if provider and location else None
    stated = (item.fax for item in (role, provider, location) if item is not None)
    return next(filter(None, stated), None) or referral_fax(directory)


def referral_phone(directory: Directory) -> Line | None:
    """The line for referring offices: the first phone channel, else the practice's own number."""
    practice = directory.practice
    return _from_channel(directory, ChannelKind.PHONE) or practice.phone or _of_only_place(directory, "phone")


def referral_fax(directory: Directory) -> Line | None:
    """The fax for referring offices, found in the same order."""
    return _from_channel(directory, ChannelKind.FAX) or directory.practice.fax or _of_only_place(directory, "fax")


def referral_phone_for(directory: Directory, provider: Provider) -> Line | None:
    """Where to call to refer to a provider: her own line, else that of the referral desk, else of her first place."""
    return provider.phone or referral_phone(directory) or phone(directory, provider, _first_place(directory, provider))


def referral_fax_for(directory: Directory, provider: Provider) -> Line | None:
    """Where to fax a referral to a provider, found in the same order."""
    return provider.fax or referral_fax(directory) or fax(directory, provider, _first_place(directory, provider))


def _first_place(directory: Directory, provider: Provider) -> Location | None:
    return next((directory.locations[place] for place in provider.at), None)


def lines_abroad(directory: Directory) -> Iterator[tuple[Line, str]]:
    """(line, IANA zone) of every line answered at a location with a clock of its own, by the location or a provider."""
    for place, location in directory.locations.items():
        if zone := location.time_zone:
            roles = (provider.at[place] for provider in directory.providers.values() if place in provider.at)
            found = (location.phone, location.fax, *(line for role in roles if role for line in (role.phone, role.fax)))
            yield from ((line, zone) for line in found if line)


def channels(directory: Directory, kind: ChannelKind) -> Iterator[Channel]:
    """The referral channels of one kind, in the order of the file."""
    return (channel for channel in directory.referrals.channels.values() if channel.kind is kind)


def _from_channel(directory: Directory, kind: ChannelKind) -> Line | None:
    channel = next(channels(directory, kind), None)
    if channel is None or channel.number is None:
        return None
    number: Phone = channel.number
    return Line.model_construct(
        number=number, label=channel.name, hours=channel.hours, note=channel.note, verified=channel.verified
    )  # its parts have been checked in the channel


def _of_only_place(directory: Directory, kind: str) -> Line | None:
    """A practice with one place and no number of its own is reached there."""
    lines: list[Line] = [line for place in directory.locations.values() if (line := getattr(place, kind)) is not None]
    return lines[0] if len(directory.locations) == 1 and lines else None


def address_lines(address: Address) -> list[str]:
    """The address as it stands on an envelope: streets, then city, state and ZIP (USPS Publication 28 §211)."""
    last = " ".join(filter(None, (address.state, address.zip)))
    place = f"{address.city}, {last}" if last else address.city
    country = [] if address.country == "US" else [address.country]
    return [*address.street, place, *country]


def map_url(location: Location) -> str | None:
    """A link to a map: the location's own, or a search for its address."""
    if location.map_url or location.address is None:
        return location.map_url
    return "https://www.google.com/maps/search/?api=1&query=" + quote(", ".join(address_lines(location.address)))
