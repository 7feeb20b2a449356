"""What a referrer and a search engine find of each location."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from generator.audit.findings import Action, Finding, Kind, Question, Subject, found
from generator.audit.hands import PRACTICE, SHARED, Hands, structured
from generator.derive.routes import Routes
from generator.model.places import Location
from generator.model.verify import FactClass
from generator.outputs.pages.jsonld import clinic

PHOTO = Question("photo", "Photo", 15)
SUMMARY = Question("summary", "What is special here", 5)
PHONE = Question("phone", "Phone of its own", 15)
HOURS = Question("hours", "Hours fresh", 20)
SPECIAL = Question("special_days", "Special days ahead", 5)
WAY = Question("way", "How to get there", 10)
PROFILES = Question("profiles", "Profiles named", 10)
MAP = Question("map", "Place on the map", 5)
CARD = Question("card", "Share card", 5)
STRUCTURED = Question("structured", "Structured data", 10)
QUESTIONS = (PHOTO, SUMMARY, PHONE, HOURS, SPECIAL, WAY, MAP, PROFILES, CARD, STRUCTURED)

AHEAD = timedelta(days=90)
"""How far ahead the next special day may lie; there is a holiday in every quarter of a year."""
ENOUGH_PROFILES = 2
PROFILE_SITES = ("google", "apple", "bing", "facebook", "yelp", "healthgrades")
"""Where a place is looked up; in the order in which to name them."""
WAY_FIELDS = ("parking", "transit", "entrance", "access")


def audit_location(hands: Hands, location: Location) -> Subject:
    """One location. A virtual one is asked nothing about its way and its place on the map."""
    judge = _Judge(hands, location)
    findings = tuple(answer for ask in judge.asks() if (answer := ask()) is not None)
    return Subject(Kind.LOCATION, location.id, location.name, location.source, findings)


class _Judge:
    def __init__(self, hands: Hands, location: Location) -> None:
        self._hands = hands
        self._desk = hands.desk
        self._location = location

    def asks(self) -> Iterator[Callable[[], Finding | None]]:
        yield from (self._photo, self._summary, self._phone, self._hours, self._special)
        yield from (self._way, self._map, self._profiles, self._card, self._structured)

    def _edit(self, field: str, title: str, write: str, minutes: int) -> Action:
        where = self._hands.place(self._location.source, Location, field)
        return Action(title, where, write, minutes)

    def _add_photo(self) -> Action:
        write = f"photo: {{file: places/{self._location.id}.jpg, alt: What the picture shows}}"
        return self._edit("photo", "Add a photo", write, 15)

    def _add_summary(self) -> Action:
        return self._edit("summary", "Say what is special", "summary: One or two sentences to a referring office.", 5)

    def _add_phone(self) -> Action:
        return self._edit("phone", "Give the phone of the front desk", "phone: 502-555-0134", 1)

    def _add_hours(self) -> Action:
        return self._edit("hours", "Give the hours", "hours:\n  mon-fri: 8:00-17:00", 3)

    def _add_position(self) -> Action:
        return self._edit("geo", "Give the position", "geo: {lat: 38.2527, lon: -85.7585}", 2)

    def _photo(self) -> Finding:
        return _yes(PHOTO) if self._location.photo else found(PHOTO, 0, "None", self._add_photo())

    def _summary(self) -> Finding:
        return _yes(SUMMARY) if self._location.summary else found(SUMMARY, 0, "None", self._add_summary())

    def _phone(self) -> Finding:
        line = self._location.phone
        if line is None:
            return found(PHONE, 0, "None", self._add_phone())
        if self._desk.trust(FactClass.CONTACTS, line.verified, self._location.verified).good:
            return _yes(PHONE)
        return found(PHONE, 0.5, "Not verified", self._renew(FactClass.CONTACTS))

    def _hours(self) -> Finding:
        if self._location.hours is None:
            return found(HOURS, 0, "None", self._add_hours())
        if self._desk.trust(FactClass.HOURS, None, self._location.verified).good:
            return _yes(HOURS)
        return found(HOURS, 0.5, "Not verified", self._renew(FactClass.HOURS))

    def _renew(self, fact: FactClass) -> Action | None:
        return self._hands.verify(fact, (self._location.source, *SHARED))

    def _special(self) -> Finding:
        days = self._desk.special_days(self._location)
        if any(day.first <= self._desk.today + AHEAD for day in days):
            return found(SPECIAL, 1, f"{len(days)} ahead")
        where = self._hands.where(PRACTICE, ("holidays",))
        write = f"holidays:\n  - on: {self._desk.today.year}-12-25\n    hours: closed\n    why: Christmas Day"
        return found(SPECIAL, 0, "None", Action("Enter the holidays to come", where, write, 5))

    def _way(self) -> Finding | None:
        if self._location.virtual:
            return None
        missing = [field for field in WAY_FIELDS if not getattr(self._location, field)]
        if not missing:
            return _yes(WAY)
        write = "\n".join(f"{field}: …" for field in missing)
        action = self._edit(missing[0], "Say how to get there", write, 3 * len(missing))
        return found(WAY, 1 - len(missing) / len(WAY_FIELDS), f"Without {', '.join(missing)}", action)

    def _map(self) -> Finding | None:
        if self._location.virtual:
            return None
        return _yes(MAP) if self._location.geo else found(MAP, 0, "None", self._add_position())

    def _name_profiles(self) -> Action:
        missing = [site for site in PROFILE_SITES if site not in self._location.profiles]
        write = "profiles:\n" + "\n".join(f"  {site}: https://…" for site in missing[:2])
        return self._edit("profiles", "Name the pages of this place elsewhere", write, 5)

    def _profiles(self) -> Finding | None:
        """Pages that another location or the practice names, too, are none of this place."""
        if self._location.virtual:
            return None
        directory = self._desk.directory
        others = [place.profiles for place in directory.locations.values() if place.id != self._location.id]
        taken = {url for profiles in (*others, self._desk.practice.profiles) for url in profiles.values()}
        own = [site for site, url in self._location.profiles.items() if url not in taken]
        shared = [site for site in self._location.profiles if site not in own]
        says = f"{len(own)} of {ENOUGH_PROFILES}" if len(own) < ENOUGH_PROFILES else str(len(own))
        says += f"; {', '.join(shared)} named elsewhere, too" if shared else ""
        share = min(1, len(own) / ENOUGH_PROFILES) * (0.8 if shared and len(own) >= ENOUGH_PROFILES else 1)
        return found(PROFILES, share, says, None if share == 1 else self._name_profiles())

    def _card(self) -> Finding:
        return self._hands.card(CARD, Routes.location(self._location.id))

    def _structured(self) -> Finding:
        hours = self._add_hours() if self._location.hours is None else self._renew(FactClass.HOURS)
        wanted = {
            "telephone": self._add_phone(),
            "description": self._add_summary(),
            "image": self._add_photo(),
            "openingHoursSpecification": hours,
        }
        found_there = {"address": None, "geo": self._add_position(), "sameAs": self._name_profiles()}
        on_the_ground = {} if self._location.virtual else found_there
        return structured(STRUCTURED, clinic(self._desk, self._location), {**wanted, **on_the_ground})


def _yes(question: Question) -> Finding:
    return found(question, 1, "There")
