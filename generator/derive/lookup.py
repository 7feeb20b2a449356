"""Who does what, where, in which language: cross-links, each made once."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from generator.model.care import Equipment, Service, Specialty
from generator.model.feeds import CommunityItem
from generator.model.insurance import Plan
from generator.model.news import Update, UpdateKind
from generator.model.people import Provider, Role
from generator.model.practice import Directory

V = TypeVar("V")
_SPOKEN_AS_DOCTOR = frozenset({"MD", "DO", "DPM", "DDS", "DMD", "MBBS"})


class Lookup:
    """Cross-links of one directory on one day. Everything is in a stable order."""

    def __init__(self, directory: Directory, today: date) -> None:
        self._directory = directory
        self._today = today

    @cached_property
    def providers(self) -> list[Provider]:
        """Everybody who has not left, by sorting name."""
        here = [p for p in self._directory.providers.values() if p.until is None or p.until >= self._today]
        return sorted(here, key=lambda provider: (plain_letters(sort_name(provider)), provider.id))

    @cached_property
    def providers_at(self) -> Mapping[str, list[Provider]]:
        """Location id -> who is there (now or from a later day), by name."""
        return _grouped(
            (place, provider)
            for provider in self.providers
            for place, role in provider.at.items()
            if _is_current(role, self._today)
        )

    @cached_property
    def providers_of_service(self) -> Mapping[str, list[Provider]]:
        """Service id -> who does it, by name."""
        return _grouped((service, p) for p in self.providers for service in self.services_of(p))

    @cached_property
    def providers_of_specialty(self) -> Mapping[str, list[Provider]]:
        """Specialty id -> who has it as main or further specialty, by name."""
        return _grouped((specialty, p) for p in self.providers for specialty in p.specialties)

    @cached_property
    def providers_by_language(self) -> Mapping[str, list[Provider]]:
        """BCP 47 tag -> who speaks it."""
        return _grouped((tag, p) for p in self.providers for tag in p.languages)

    @staticmethod
    def services_of(provider: Provider) -> list[str]:
        """Service ids of a provider: her own and those of single locations, each once."""
        at_places = (service for role in provider.at.values() if role for service in role.services)
        return list(dict.fromkeys((*provider.services, *at_places)))

    @staticmethod
    def services_at(provider: Provider, place: str) -> tuple[str, ...]:
        """Service ids of a provider at one location."""
        role = provider.at.get(place)
        return (role.services if role and role.services else provider.services) if place in provider.at else ()

    @cached_property
    def service_locations(self) -> Mapping[str, list[str]]:
        """Service id -> location ids: its own list, or else where its providers offer it."""
        places: dict[str, list[str]] = {}
        for service in self._directory.services.values():
            offered = (
                place
                for provider in self.providers_of_service.get(service.id, ())
                for place in provider.at
                if service.id in self.services_at(provider, place)
            )
            known = dict.fromkeys(service.locations or offered)
            places[service.id] = [place for place in self._directory.locations if place in known]
        return places

    @cached_property
    def services_by_location(self) -> Mapping[str, list[Service]]:
        """Location id -> what can be had there."""
        return _grouped(
            (place, service)
            for service in self._directory.services.values()
            for place in self.service_locations[service.id]
        )

    @cached_property
    def equipment_by_location(self) -> Mapping[str, list[Equipment]]:
        """Location id -> the machines there."""
        return _grouped((place, item) for item in self._directory.equipment.values() for place in item.locations)

    @cached_property
    def equipment_by_service(self) -> Mapping[str, list[Equipment]]:
        """Service id -> the machines it uses."""
        return _grouped((service, item) for item in self._directory.equipment.values() for service in item.services)

    @cached_property
    def plans_by_payer(self) -> list[Plan]:
        """All plans, by payer in the order of the files, then as written there."""
        return [plan for payer in self._directory.payers.values() for plan in payer.plans.values()]

    @cached_property
    def updates(self) -> list[Update]:
        """What is published on the day: no drafts, nothing dated ahead; newest first."""
        out = [u for u in self._directory.updates.values() if not u.draft and u.date <= self._today]
        return sorted(out, key=lambda update: (update.date, update.id), reverse=True)

    @cached_property
    def current_updates(self) -> list[Update]:
        """Updates that are still news."""
        return [update for update in self.updates if (news_until(update) or self._today) >= self._today]

    @cached_property
    def updates_about(self) -> Mapping[str, list[Update]]:
        """Reference (`provider/amara-okafor`) -> updates about it, newest first."""
        return _grouped((reference, update) for update in self.updates for reference in update.about)

    @cached_property
    def community(self) -> list[CommunityItem]:
        """News of others that a person has approved and that is still news; newest first."""
        found = [item for item in self._directory.community.values() if item.approved and item.date <= self._today]
        current = [item for item in found if item.expires is None or item.expires >= self._today]
        return sorted(current, key=lambda item: (item.date, item.id), reverse=True)

    def main_specialty(self, provider: Provider) -> Specialty | None:
        """The first specialty of a provider."""
        return self._directory.specialties[provider.specialties[0]] if provider.specialties else None

    @cached_property
    def languages(self) -> list[str]:
        """Every language spoken, the most spoken first."""
        return sorted(self.providers_by_language, key=lambda tag: (-len(self.providers_by_language[tag]), tag))


def news_until(update: Update) -> date | None:
    """The last day on which an update is news: an event or a closure that is over is none, whatever else it says."""
    over = update.effective_until or update.effective if update.kind in (UpdateKind.EVENT, UpdateKind.CLOSURE) else None
    return min(filter(None, (update.expires, over)), default=None)


def _is_current(role: Role | None, today: date) -> bool:
    return role is None or role.until is None or role.until >= today


def _grouped(pairs: Iterable[tuple[str, V]]) -> Mapping[str, list[V]]:
    """Values by key, each value once; a key that nobody has gives an empty list."""
    groups: defaultdict[str, list[V]] = defaultdict(list)
    for key, value in pairs:
        if not groups[key] or groups[key][-1] is not value:
            groups[key].append(value)
    return groups


def sort_name(provider: Provider) -> str:
    """How lists sort a provider: family name first."""
    if provider.sort_name:
        return provider.sort_name
    *given, family = provider.name.split()
    return " ".join([family, *given])


def plain_letters(name: str) -> str:
    """A name as an English index sorts it: without case and accents."""
    folded = name.casefold()
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


def family_name(provider: Provider) -> str:
    """The part of the name that goes after Dr.: what stands before the comma of `sort_name`, or the last word."""
    if provider.sort_name and "," in provider.sort_name:
        return provider.sort_name.split(",")[0]
    return provider.name.split()[-1]


def spoken_name(provider: Provider) -> str:
    """How the front desk says it: Dr. Okafor; others by their full name."""
    letters = {credential.replace(".", "").upper() for credential in provider.credentials}
    title = provider.title or ("Dr." if letters & _SPOKEN_AS_DOCTOR else "")
    return f"{title} {family_name(provider)}" if title else provider.name


def full_name(provider: Provider) -> str:
    """Amara Okafor, MD, FACC."""
    return ", ".join((provider.name, *provider.credentials))
