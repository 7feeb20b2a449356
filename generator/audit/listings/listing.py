"""What a site should show of a location, or of a provider at a location. All from the same answers as our own pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.audit.findings import Kind
from generator.audit.listings.categories import CLINIC, Called, called
from generator.audit.listings.sites import SITES, Site
from generator.derive import contacts
from generator.derive.desk import Desk, RoleView
from generator.derive.hours import SpecialDay
from generator.derive.lookup import full_name
from generator.derive.routes import Routes
from generator.model.fields import Phone
from generator.model.hours import Week
from generator.model.people import Provider
from generator.model.places import Address, Location
from generator.model.verify import FactClass


@dataclass(frozen=True, slots=True)
class Listing:
    """One listing, before it is written in the form of a site. `fresh`: whether the hours may be shown as true.

    `special` are the days to come from `as_of` on with other hours; sites take them for places, not for people.
    `profiles`: site -> the address of the listing there, where the practice's files name it.
    """

    id: str
    kind: Kind
    name: str
    address: Address
    phone: Phone | None
    website: str
    week: Week | None
    fresh: bool
    called: tuple[Called, ...]
    as_of: date
    special: tuple[SpecialDay, ...] = ()
    profiles: Mapping[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        """What a site asks for and the practice's files do not say, or no longer."""
        gaps = {
            "phone": self.phone is None,
            "hours": self.week is None,
            "hours verified": self.week is not None and not self.fresh,
            "ZIP code": self.address.zip is None,
        }
        return [name for name, gap in gaps.items() if gap]

    def categories(self, site: Site) -> list[str]:
        """The categories of a site, the first is the main one."""
        return list(dict.fromkeys(map(site.category, self.called)))[: site.categories]


def listings(desk: Desk) -> list[Listing]:
    """All listings: the locations that patients go to, and everybody who works there today."""
    places = (_of_place(desk, place) for place in desk.directory.locations.values())
    roles = (role for provider in desk.lookup.providers for role in desk.current_roles_of(provider))
    people = (_of_role(desk, role) for role in roles if _is_here(desk, role))
    return list(filter(None, (*places, *people)))


def by_site(found: Iterable[Listing]) -> Iterator[tuple[Site, list[Listing]]]:
    """Each site with what it lists."""
    kept = list(found)
    for site in SITES:
        yield site, [listing for listing in kept if listing.kind is site.lists]


def _is_here(desk: Desk, role: RoleView) -> bool:
    first = max(filter(None, (role.role.starts, role.provider.starts)), default=desk.today)
    return first <= desk.today


def _of_place(desk: Desk, place: Location) -> Listing | None:
    if place.address is None or place.virtual:
        return None
    line = contacts.phone(desk.directory, location=place)
    return Listing(
        id=f"location/{place.id}",
        kind=Kind.LOCATION,
        name=place.name,
        address=place.address,
        phone=line.number if line else None,
        website=desk.routes.url(Routes.location(place.id)),
        week=place.hours,
        fresh=desk.trust(FactClass.HOURS, None, place.verified).good,
        called=_of_all(desk, place),
        as_of=desk.today,
        special=tuple(desk.special_days(place)),
        profiles=place.profiles,
    )


def _of_role(desk: Desk, role: RoleView) -> Listing | None:
    """Patients call the place, unless the provider has a line there: one of her own is for referrals."""
    provider, place = role.provider, role.location
    if place.address is None or place.virtual:
        return None
    line = role.role.phone or contacts.phone(desk.directory, location=place)
    trusted = role.hours_trust if role.role.hours else desk.trust(FactClass.HOURS, None, place.verified)
    return Listing(
        id=f"provider/{provider.id}@{place.id}",
        kind=Kind.PROVIDER,
        name=full_name(provider),
        address=place.address,
        phone=line.number if line else None,
        website=desk.routes.url(Routes.provider(provider.id)),
        week=role.role.hours or place.hours,
        fresh=trusted.good,
        called=_of_one(desk, provider),
        as_of=desk.today,
        profiles=provider.profiles,
    )


def _of_one(desk: Desk, provider: Provider) -> tuple[Called, ...]:
    """The specialties of a provider; one of which no site's name is known, by its own."""
    specialties = (desk.directory.specialties[key] for key in provider.specialties)
    return tuple(called(specialty.nucc) or Called(specialty.name, specialty.name) for specialty in specialties)


def _of_all(desk: Desk, place: Location) -> tuple[Called, ...]:
    """What most of those who work at a place are, first; then as in the file of specialties."""
    order = {key: number for number, key in enumerate(desk.directory.specialties)}
    mains = [main for provider in desk.lookup.providers_at[place.id] if (main := desk.lookup.main_specialty(provider))]
    by_person = {
        found.person: found for main in sorted(mains, key=lambda each: order[each.id]) if (found := called(main.nucc))
    }
    counted = Counter(found.person for main in mains if (found := called(main.nucc)))
    return tuple(sorted(by_person.values(), key=lambda found: -counted[found.person])) or (CLINIC,)
