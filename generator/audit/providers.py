"""What a referrer and a search engine find of each provider."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.audit.findings import Action, Finding, Kind, Question, Subject, found
from generator.audit.hands import SHARED, Hands, scale, structured
from generator.audit.readability import grade, reading_age, words_of
from generator.derive.desk import RoleView
from generator.derive.lookup import full_name
from generator.derive.routes import Routes
from generator.model.people import Provider
from generator.model.verify import FactClass
from generator.outputs.pages.jsonld import physician
from generator.render.markdown import plain

PHOTO = Question("photo", "Photo", 15)
BIOGRAPHY = Question("biography", "Biography", 15)
READING = Question("reading", "Reading age", 10)
TRAINING = Question("training", "Training", 10)
LANGUAGES = Question("languages", "Languages", 5)
PLANS = Question("plans", "Plans verified", 15)
AVAILABILITY = Question("availability", "Availability fresh", 10)
PROFILES = Question("profiles", "Profiles named", 10)
CARD = Question("card", "Share card", 5)
STRUCTURED = Question("structured", "Structured data", 5)
QUESTIONS = (PHOTO, BIOGRAPHY, READING, TRAINING, LANGUAGES, PLANS, AVAILABILITY, PROFILES, CARD, STRUCTURED)

SHORTEST, LONGEST = 50, 250
"""Words of a biography: fewer say little, more are not read to the end."""
EASY = ((10.0, 1.0), (12.0, 0.6), (14.0, 0.3))
"""Grades of school and the share of the points they earn."""
ENOUGH_PROFILES = 3
PROFILE_SITES = ("healthgrades", "vitals", "webmd", "zocdoc", "doximity", "linkedin", "google")
"""Where patients and offices look a provider up; in the order in which to name them."""


def audit_provider(hands: Hands, provider: Provider) -> Subject:
    """One provider."""
    judge = _Judge(hands, provider)
    findings = tuple(answer for ask in judge.asks() if (answer := ask()) is not None)
    return Subject(Kind.PROVIDER, provider.id, full_name(provider), provider.source, findings)


class _Judge:
    def __init__(self, hands: Hands, provider: Provider) -> None:
        self._hands = hands
        self._desk = hands.desk
        self._provider = provider
        self._roles = self._desk.current_roles_of(provider)
        self._bio = plain(provider.bio) if provider.bio else ""

    def asks(self) -> Iterator[Callable[[], Finding | None]]:
        yield from (self._photo, self._biography, self._reading, self._training, self._languages)
        yield from (self._plans, self._availability, self._profiles, self._card, self._structured)

    def _edit(self, field: str, title: str, write: str, minutes: int) -> Action:
        where = self._hands.place(self._provider.source, Provider, field)
        return Action(title, where, write, minutes)

    def _add_photo(self) -> Action:
        write = f"photo: {{file: people/{self._provider.id}.jpg, alt: What the picture shows}}"
        return self._edit("photo", "Add a photo", write, 20)

    def _photo(self) -> Finding:
        photo = self._provider.photo
        if photo is None:
            return found(PHOTO, 0, "None", self._add_photo())
        if photo.alt is None:
            write = f"photo: {{file: {photo.file}, alt: What the picture shows}}"
            return found(PHOTO, 0.8, "Without words", self._edit("photo", "Say what the photo shows", write, 2))
        return found(PHOTO, 1, "There")

    def _biography(self) -> Finding:
        words = words_of(self._bio)
        if not words:
            write = "bio: |\n  Whom this provider helps, how, and one thing that patients remember."
            return found(BIOGRAPHY, 0, "None", self._edit("bio", "Write a biography", write, 30))
        says = f"{words} words"
        if SHORTEST <= words <= LONGEST:
            return found(BIOGRAPHY, 1, says)
        change, share = ("longer", words / SHORTEST) if words < SHORTEST else ("shorter", LONGEST / words)
        write = f"bio: between {SHORTEST} and {LONGEST} words; it has {words}"
        return found(BIOGRAPHY, share, says, self._edit("bio", f"Make the biography {change}", write, 15))

    def _reading(self) -> Finding | None:
        school = grade(self._bio)
        if school is None:
            return None
        share, age = scale(school, EASY), reading_age(school)
        says = f"Age {age}"
        if share == 1:
            return found(READING, 1, says)
        write = f"bio: in shorter sentences and plainer words, for readers of 15; now it takes one of {age}"
        return found(READING, share, says, self._edit("bio", "Say the biography more simply", write, 15))

    def _training(self) -> Finding:
        steps = len(self._provider.training)
        if steps:
            return found(TRAINING, 1, f"{steps} step{'' if steps == 1 else 's'}")
        write = "training:\n  - what: Residency, internal medicine\n    where: Name of the hospital\n    year: 2009"
        return found(TRAINING, 0, "None", self._edit("training", "List the training", write, 5))

    def _add_languages(self) -> Action:
        return self._edit("languages", "Name the languages", "languages: [en, es]", 1)

    def _languages(self) -> Finding:
        tags = self._provider.languages
        return found(LANGUAGES, 1, ", ".join(tags)) if tags else found(LANGUAGES, 0, "None", self._add_languages())

    def _plans(self) -> Finding:
        answers = [answer for role in self._roles for _, answer in self._desk.plans_of(role)]
        good = sum(answer.trust.good for answer in answers)
        if answers and good == len(answers):
            return found(PLANS, 1, "All")
        action = self._renew(FactClass.PLANS) or self._edit(
            "participation", "Say which networks hold", "participation: [{networks: id, status: in_network}]", 15
        )
        if not answers:
            return found(PLANS, 0, "None listed", action)
        return found(PLANS, good / len(answers), f"{good} of {len(answers)}", action)

    def _availability(self) -> Finding:
        fresh = [self._has_fresh_opening(role) for role in self._roles]
        if fresh and all(fresh):
            return found(AVAILABILITY, 1, "Fresh")
        action = self._renew(FactClass.AVAILABILITY) if any(role.openings for role in self._roles) else None
        write = "availability: [{visit: new_patient, within: 5 business days}]"
        action = action or self._edit("availability", "Say how soon", write, 3)
        share = sum(fresh) / len(fresh) if fresh else 0
        places = [role.location.known_as for role, good in zip(self._roles, fresh, strict=True) if not good]
        return found(AVAILABILITY, share, f"Not at {', '.join(places)}" if share else "None", action)

    @staticmethod
    def _has_fresh_opening(role: RoleView) -> bool:
        return any(opening.trust.good for opening in role.openings)

    def _renew(self, fact: FactClass) -> Action | None:
        places = (role.location.source for role in self._roles)
        return self._hands.verify(fact, (self._provider.source, *places, *SHARED))

    def _name_profiles(self) -> Action:
        missing = [site for site in PROFILE_SITES if site not in self._provider.profiles]
        write = "profiles:\n" + "\n".join(f"  {site}: https://…" for site in missing[:2])
        return self._edit("profiles", "Name the profiles elsewhere", write, 5)

    def _profiles(self) -> Finding:
        known = len(self._provider.profiles)
        if known >= ENOUGH_PROFILES:
            return found(PROFILES, 1, str(known))
        says = f"{known} of {ENOUGH_PROFILES}"
        return found(PROFILES, known / ENOUGH_PROFILES, says, self._name_profiles())

    def _card(self) -> Finding:
        return self._hands.card(CARD, Routes.provider(self._provider.id))

    def _structured(self) -> Finding:
        wanted = {
            "usNPI": self._edit("npi", "Give the NPI", "npi: the ten digits", 2),
            "description": self._edit("headline", "Add a headline", "headline: Interventional cardiologist", 1),
            "image": self._add_photo(),
            "telephone": self._edit("phone", "Give a phone", "phone: 502-555-0134", 1),
            "practicesAt": self._edit("at", "Say where", "at: {riverside: }", 2),
            "occupationalCategory": self._give_code(),
            "knowsLanguage": self._add_languages(),
            "sameAs": self._name_profiles(),
        }
        return structured(STRUCTURED, physician(self._desk, self._provider, self._roles), wanted)

    def _give_code(self) -> Action:
        specialty = self._desk.lookup.main_specialty(self._provider)
        if specialty is None:
            return self._edit("specialties", "Name the specialty", "specialties: [id from content/specialties.yml]", 2)
        where = self._hands.where("content/specialties.yml", (specialty.id,))
        return Action("Give the code of the specialty", where, "nucc: ten characters, as 207RC0000X", 2)
