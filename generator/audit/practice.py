"""What a referrer and a search engine find of the practice as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from generator.audit.findings import Action, Finding, Kind, Question, Subject, found
from generator.audit.hands import PRACTICE, SETTINGS, SHARED, Hands, scale, structured
from generator.audit.listings.listing import Listing
from generator.audit.profiles import handles, odd_ones
from generator.derive import wording
from generator.derive.routes import HOME
from generator.model.practice import Practice
from generator.model.verify import FactClass
from generator.outputs.pages.jsonld import organization

PHOTO = Question("photo", "Photo", 5)
TAGLINE = Question("tagline", "Tagline", 5)
PROFILES = Question("profiles", "Profiles named", 15)
HANDLES = Question("handles", "One name everywhere", 10)
UPDATE = Question("update", "Last update", 20)
NEWSLETTER = Question("newsletter", "Last newsletter", 10)
CARD = Question("card", "Share cards", 5)
STRUCTURED = Question("structured", "Structured data", 10)
LISTINGS = Question("listings", "Listing sheet", 20)
QUESTIONS = (PHOTO, TAGLINE, PROFILES, HANDLES, UPDATE, NEWSLETTER, CARD, STRUCTURED, LISTINGS)

ENOUGH_PROFILES = 3
PROFILE_SITES = ("google", "linkedin", "facebook", "instagram", "healthgrades", "yelp")
"""Where the practice is looked up; in the order in which to name them."""
UPDATE_DAYS = ((30, 1.0), (60, 0.6), (120, 0.3))
NEWSLETTER_DAYS = ((45, 1.0), (90, 0.6), (180, 0.3))
"""Days since the last one, and the share of the points it still earns."""


def audit_practice(hands: Hands, listings: Sequence[Listing]) -> Subject:
    """The practice as a whole."""
    judge = _Judge(hands, listings)
    findings = tuple(answer for ask in judge.asks() if (answer := ask()) is not None)
    return Subject(Kind.PRACTICE, "practice", hands.desk.practice.name, PRACTICE, findings)


class _Judge:
    def __init__(self, hands: Hands, listings: Sequence[Listing]) -> None:
        self._hands = hands
        self._desk = hands.desk
        self._practice = hands.desk.practice
        self._listings = listings

    def asks(self) -> Iterator[Callable[[], Finding | None]]:
        yield from (self._photo, self._tagline, self._profiles, self._handles, self._update)
        yield from (self._newsletter, self._card, self._structured, self._sheet)

    def _edit(self, field: str, title: str, write: str, minutes: int) -> Action:
        return Action(title, self._hands.place(PRACTICE, Practice, field), write, minutes)

    def _add_photo(self) -> Action:
        write = "photo: {file: places/practice.jpg, alt: What the picture shows}"
        return self._edit("photo", "Add a photo of the practice", write, 15)

    def _photo(self) -> Finding:
        return found(PHOTO, 1, "There") if self._practice.photo else found(PHOTO, 0, "None", self._add_photo())

    def _tagline(self) -> Finding:
        if self._practice.tagline:
            return found(TAGLINE, 1, "There")
        action = self._edit("tagline", "Add a tagline", "tagline: What you do, and for whom, in one line", 5)
        return found(TAGLINE, 0, "None", action)

    def _name_profiles(self) -> Action:
        missing = [site for site in PROFILE_SITES if site not in self._practice.profiles]
        write = "profiles:\n" + "\n".join(f"  {site}: https://…" for site in missing[:2])
        return self._edit("profiles", "Name the practice's profiles elsewhere", write, 5)

    def _profiles(self) -> Finding:
        known = len(self._practice.profiles)
        if known >= ENOUGH_PROFILES:
            return found(PROFILES, 1, str(known))
        return found(PROFILES, known / ENOUGH_PROFILES, f"{known} of {ENOUGH_PROFILES}", self._name_profiles())

    def _handles(self) -> Finding | None:
        """Nothing to compare with fewer than two."""
        stated = {network.value: name for network, name in self._desk.settings.social.handles.items()}
        known = handles(self._practice.profiles, stated)
        usual, odd = odd_ones(known)
        if len(known) < 2:
            return None
        if not odd:
            return found(HANDLES, 1, usual)
        others = ", ".join(f"{known[network]} on {network}" for network in odd)
        in_settings = odd[0] in stated
        file, path = (SETTINGS, ("social", "handles", odd[0])) if in_settings else (PRACTICE, ("profiles", odd[0]))
        write = f"{odd[0]}: {usual}" if in_settings else f"{odd[0]}: the address that ends with {usual}"
        action = Action("Take one name everywhere", self._hands.where(file, path), write, 20)
        return found(HANDLES, 1 - len(odd) / len(known), f"{usual}, but {others}", action)

    def _update(self) -> Finding:
        newest = next(iter(self._desk.lookup.updates), None)
        where = self._hands.where(newest.source, ("date",)) if newest else self._hands.where(PRACTICE, ())
        action = Action("Publish an update", where, 'presence new update "What is new"', 15)
        return self._age(UPDATE, newest.date if newest else None, UPDATE_DAYS, action)

    def _newsletter(self) -> Finding | None:
        """A practice that has switched the newsletter off is not asked for one."""
        if not self._desk.settings.outputs.newsletter:
            return None
        newest = next(iter(self._desk.issues.published), None)
        file, path = (newest.newsletter.source, ("date",)) if newest else (SETTINGS, ("newsletter",))
        action = Action("Send the newsletter", self._hands.where(file, path), "presence new newsletter", 45)
        return self._age(NEWSLETTER, newest.newsletter.date if newest else None, NEWSLETTER_DAYS, action)

    def _age(
        self, question: Question, last: date | None, limits: Sequence[tuple[float, float]], action: Action
    ) -> Finding:
        if last is None:
            return found(question, 0, "None", action)
        days = (self._desk.today - last).days
        share = scale(days, limits)
        ago = f"{days} day{'' if days == 1 else 's'} ago" if days else "today"
        says = f"{wording.day(last)}, {ago}"
        return found(question, share, says, None if share == 1 else action)

    def _card(self) -> Finding:
        return self._hands.card(CARD, HOME)

    def _structured(self) -> Finding:
        wanted = {
            "telephone": self._edit("phone", "Give the main phone", "phone: 502-555-0134", 1),
            "address": self._edit(
                "address",
                "Give the postal address",
                "address: {street: 1 Elm Street, city: Elm, state: VA, zip: 20190}",
                2,
            ),
            "email": self._edit("email", "Give an address for mail", "email: hello@example.org", 1),
            "identifier": self._edit("npi", "Give the practice's NPI", "npi: the ten digits", 2),
            "image": self._add_photo(),
            "sameAs": self._name_profiles(),
        }
        return structured(STRUCTURED, organization(self._desk), wanted)

    def _sheet(self) -> Finding:
        """How many listings have all that sites ask for."""
        gaps = [listing for listing in self._listings if listing.missing]
        count = len(self._listings)
        if count and not gaps:
            return found(LISTINGS, 1, f"{count} ready")
        if not gaps:
            where = self._hands.where(PRACTICE, ("locations",))
            action = Action("Add a location", where, "presence new location", 10)
            return found(LISTINGS, 0, "None", action)
        says = f"{count - len(gaps)} of {count} ready"
        return found(LISTINGS, 1 - len(gaps) / count, says, self._fill(gaps[0]))

    def _fill(self, listing: Listing) -> Action | None:
        """What fills the first gap."""
        owner, _, place = listing.id.partition("/")[2].partition("@")
        file = self._desk.directory.locations[place or owner].source
        if listing.missing[0] == "hours verified":
            own = self._desk.directory.providers[owner].source if place else file
            return self._hands.verify(FactClass.HOURS, (own, file, *SHARED))
        return Action(
            "Complete the listings", self._hands.where(file, ()), "\n".join(f"{name}: …" for name in listing.missing), 3
        )
