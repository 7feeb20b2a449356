"""`check/v1.json`: everything that can be asked, as compact data. docs/data.md describes it for others."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any
from unicodedata import category, normalize

from generator.derive import contacts, wording
from generator.derive.answers import Opening
from generator.derive.desk import Desk, RoleView
from generator.derive.questions import Questions
from generator.derive.routes import CHECK_DATA
from generator.model.base import Entity
from generator.model.care import Service, Specialty
from generator.model.fields import Phone, language_name
from generator.model.insurance import Payer, Plan
from generator.model.people import Provider
from generator.model.places import Line, Location
from generator.model.practice import Directory
from generator.outputs.base import File
from generator.outputs.checker.answers import Encoder
from generator.outputs.checker.pools import NONE, Pool, Scale, growing, joined, lists, packed, signs, spread, trimmed

FindLine = Callable[[Directory, Provider | None, Location | None], Line | None]

VERSION = 1
LOCAL = Scale.of(2_000_000, 9_999_999)
"""Numbers of seven digits: in North America none begins with 0 or 1."""
FEW = 400
"""Of more providers the credentials are left to their own pages: with all of them the data would be too heavy."""
PLAIN = 80
"""Explanations in plain words that are longer are left out."""


def file(desk: Desk) -> File:
    """The data file."""
    body = json.dumps(Data(desk).whole(), ensure_ascii=False, separators=(",", ":"))
    return File(CHECK_DATA, body.encode())


class Data:
    """The data in the making."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.directory = desk.directory
        self.questions = Questions(desk)
        self.places = {key: number for number, key in enumerate(self.directory.locations)}
        self.services = {key: number for number, key in enumerate(self.directory.services)}
        self.specialties = {key: number for number, key in enumerate(self.directory.specialties)}
        self.plans = [plan for payer in self.directory.payers.values() for plan in payer.plans.values()]
        self.encoder = Encoder(plan.id for plan in self.plans)
        self.phones: dict[str, str] = {}
        self.area = self._area()

    def whole(self) -> dict[str, Any]:
        """The file's content. What is named by number elsewhere is known once everything that names it is made.

        What looks alike stands together, which packs better.
        """
        site, made = self.desk.settings, self.encoder
        columns, names = self._columns(), self._names()
        services = [self._service(service) for service in self.directory.services.values()]
        return {
            "format": "practice-presence/check",
            "version": VERSION,
            "asOf": str(self.desk.today),
            "zone": self.desk.zone(),
            **({"demonstration": str(site.demonstration.today)} if site.demonstration else {}),
            "url": self.desk.routes.site_url,
            "rows": {**packed([row for row, _ in made.rows]), "palettes": signs(palette for _, palette in made.rows)},
            "columns": columns,
            "palettes": made.palettes.values,
            "timelines": made.timelines.values,
            "accepting": made.accepting.values,
            "states": made.states.values,
            "openings": made.openings.values,
            "stamps": made.stamps.values,
            "notes": made.notes.values,
            "payers": [self._payer(payer) for payer in self.directory.payers.values()],
            "specialties": [_specialty(specialty) for specialty in self.directory.specialties.values()],
            "services": services,
            "locations": [self._location(location) for location in self.directory.locations.values()],
            "phone": self._number(contacts.referral_phone(self.directory)),
            "phones": self.phones,
            "area": self.area,
            **names,
            **({"formerly": former} if (former := _former(self.directory)) else {}),
        }

    def _payer(self, payer: Payer) -> list[Any]:
        plans = [self._plan(plan) for plan in payer.plans.values()]
        return [_id(payer.id, payer.name), payer.name, plans, *trimmed([list(payer.also_called)])]

    def _plan(self, plan: Plan) -> list[Any]:
        networks = [self.directory.networks[key] for key in plan.networks]
        names = [name for network in networks for name in (network.name, *network.also_called) if name != plan.name]
        kind = wording.PLAN_KINDS[plan.kind]
        also, card = list(plan.also_called), list(plan.card_says)
        return trimmed([_id(plan.id, plan.name), plan.name, kind, also, card, plan.note or "", names])

    def _service(self, service: Service) -> list[Any]:
        documents = [self.directory.documents[key].name for key in service.documents]
        openings = signs(self._opening(opening) for opening in self.desk.service_openings(service.id))
        return trimmed([_id(service.id, service.name), service.name, list(service.also_called), documents, openings])

    def _location(self, location: Location) -> list[Any]:
        address = location.address
        lines = contacts.address_lines(address) if address else []
        numbers = (contacts.phone, contacts.fax)
        phone, fax = (self._number(find(self.directory, None, location)) for find in numbers)
        name = "" if location.known_as == location.name else location.name
        return trimmed(
            [_id(location.id, location.known_as), location.known_as, phone, fax, lines, location.county or "", name]
        )

    def _columns(self) -> dict[str, Any]:
        """What is known of the providers, column by column, and of each of their places."""
        groups = self.questions.pairs
        providers = [roles[0].provider for roles in groups]
        credentials = Pool(word for provider in providers for word in provider.credentials)
        tags = Pool(tag for provider in providers for tag in provider.languages)
        spoken = Pool()
        few = len(providers) <= FEW
        return {
            "at": self._at(groups),
            "specialties": lists(map(self.specialties.__getitem__, p.specialties) for p in providers),
            "services": spread([list(map(self._services, roles)) for roles in groups], lists),
            "languages": signs(spoken.of(tuple(map(tags.of, p.languages))) for p in providers),
            "credentials": lists(map(credentials.of, p.credentials) for p in providers) if few else "",
            "row": spread([[self.encoder.row(self.questions.plans(r)) for r in roles] for roles in groups], growing),
            "state": spread([list(map(self._state, roles)) for roles in groups], growing),
            "allSpoken": spoken.values,
            "allLanguages": [[tag, language_name(tag) or tag] for tag in tags],
            "allCredentials": credentials.values,
        }

    def _at(self, groups: Iterable[list[RoleView]]) -> dict[str, Any]:
        scale = Scale.of(0, len(self.places) - 1)
        texts = {place: scale.text(number) for place, number in self.places.items()}
        return scale.column(joined([texts[role.location.id] for role in roles] for roles in groups))

    def _names(self) -> dict[str, Any]:
        """What is different with everybody."""
        groups = self.questions.pairs
        providers = [roles[0].provider for roles in groups]
        pairs = [role for roles in groups for role in roles]
        return {
            "names": _names(providers),
            "ids": _ids([_id(provider.id, provider.name) for provider in providers]),
            "more": {str(place): more for place, provider in enumerate(providers) if (more := self._more(provider))},
            "dates": {str(place): dates for place, role in enumerate(pairs) if (dates := _dates(role))},
            "lines": {"phone": self._numbers(groups, contacts.phone), "fax": self._numbers(groups, contacts.fax)},
        }

    @staticmethod
    def _more(provider: Provider) -> list[str]:
        return [*filter(None, [provider.headline]), *(name.text for name in provider.also_written)]

    def _services(self, role: RoleView) -> list[int]:
        found = self.desk.lookup.services_at(role.provider, role.location.id)
        return [self.services[service] for service in found]

    def _state(self, role: RoleView) -> int:
        """New patients and openings together: both change from day to day, and most providers share theirs."""
        accepting = self.encoder.new_patients(self.questions.new_patients(role))
        return self.encoder.states.of((accepting, signs(map(self._opening, role.openings))))

    def _opening(self, opening: Opening) -> int:
        return self.encoder.opening(opening, self.services)

    def _numbers(self, groups: Iterable[list[RoleView]], find: FindLine) -> dict[str, Any]:
        """A number for each pair, `NONE` where it is the location's."""
        lines = {place.id: find(self.directory, None, place) for place in self.directory.locations.values()}
        written = [[self._place_line(role, find, lines[role.location.id]) for role in roles] for roles in groups]
        return LOCAL.column(spread(written, "".join))

    def _place_line(self, role: RoleView, find: FindLine, of_place: Line | None) -> str:
        line = find(self.directory, role.provider, role.location)
        return NONE if line is of_place else self._own(line)

    def _own(self, line: Line | None) -> str:
        number = self._number(line)
        short = len(number) == 7 and number.isdecimal() and int(number) >= LOCAL.least
        return LOCAL.text(int(number)) if short else f"<{number}>"

    def _number(self, line: Line | None) -> str:
        """Seven digits in the area of most, ten elsewhere in North America, or else E.164 with its text in `phones`."""
        if line is None:
            return ""
        number = line.number
        if number.e164.startswith("+1") and len(number.e164) == 12 and not number.extension:
            digits = number.e164[2:]
            return digits[3:] if self.area and digits.startswith(self.area) else digits
        key = wording.phone_uri(number).removeprefix("tel:")
        self.phones[key] = wording.phone(number)
        return key

    def _area(self) -> str:
        """The area code of most numbers."""
        of_people = (provider.phone for provider in self.directory.providers.values())
        lines = (*of_people, *(place.phone for place in self.directory.locations.values()))
        numbers: Iterable[Phone] = (line.number for line in lines if line)
        codes = Counter(number.e164[2:5] for number in numbers if number.e164.startswith("+1"))
        return codes.most_common(1)[0][0] if codes else ""


def _ids(ends: Sequence[str]) -> dict[str, Any]:
    """What follows the names: numbers of the commonest length as such, others between `<` and `>`."""
    counts = Counter(len(end) for end in ends if end.isdecimal() and end.isascii())
    digits = counts.most_common(1)[0][0] if counts else 0
    known = {end: int(end) for end in ends if len(end) == digits and end.isdecimal() and end.isascii()}
    scale = Scale.of(0, max(known.values(), default=0))
    written = (scale.text(known[end]) if end in known else f"<{end}>" if end else NONE for end in ends)
    return {"digits": digits, **scale.column("".join(written))}


def _former(directory: Directory) -> dict[str, dict[str, str]]:
    """Kind as it stands in addresses -> old id -> id, of what can be asked for."""
    kinds: dict[str, Iterable[Entity]] = {
        "plan": directory.plans.values(),
        "provider": directory.providers.values(),
        "location": directory.locations.values(),
        "service": directory.services.values(),
        "specialty": directory.specialties.values(),
    }
    found = {kind: {old: one.id for one in entities for old in one.formerly} for kind, entities in kinds.items()}
    return {kind: ids for kind, ids in found.items() if ids}


def _names(providers: Iterable[Provider]) -> str:
    """Last words of names, each followed by what stands before them in the names of those who share it."""
    names = (provider.name.replace("|", "/").replace(";", ",").rpartition(" ") for provider in providers)
    families = groupby(names, key=itemgetter(2))
    return "|".join(";".join((family, *(given for given, _, _ in people))) for family, people in families)


def _id(entity_id: str, name: str) -> str:
    """What follows the name in an id; the whole id after `!` if it does not begin with the name as ids are written."""
    start = slug(name)
    if start is None:
        return f"!{entity_id}"
    if entity_id == start:
        return ""
    return entity_id.removeprefix(f"{start}-") if entity_id.startswith(f"{start}-") else f"!{entity_id}"


def slug(name: str) -> str | None:
    """A name as ids are written: small letters without accents, and hyphens; None if it has other letters."""
    letters = "".join(c for c in normalize("NFKD", name.lower()) if not category(c).startswith("M"))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") if letters.isascii() else None


def _specialty(specialty: Specialty) -> list[str]:
    plain = specialty.plain if specialty.plain and len(specialty.plain) <= PLAIN else ""
    return trimmed([_id(specialty.id, specialty.name), specialty.name, plain])


def _dates(role: RoleView) -> list[str]:
    starts = max(filter(None, (role.role.starts, role.provider.starts)), default=None)
    until = min(filter(None, (role.role.until, role.provider.until)), default=None)
    return trimmed([str(starts or ""), str(until or "")])
