"""The desk: everything a room may ask about the practice on one day, answered in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from generator.derive import answers, hours, wording
from generator.derive.announcements import Announcements
from generator.derive.answers import AcceptingAnswer, Opening
from generator.derive.freshness import Clockwork, Trust
from generator.derive.gallery import Gallery
from generator.derive.issues import Issues
from generator.derive.later import Later
from generator.derive.lookup import Lookup
from generator.derive.newsfeeds import Newsfeeds
from generator.derive.overview import PlanOverview, overviews
from generator.derive.participation import Participation, PlanAnswer
from generator.derive.routes import Routes
from generator.derive.shortlinks import Shortlinks
from generator.model.facts import AcceptingStatus, Visit
from generator.model.insurance import Plan
from generator.model.news import Update
from generator.model.people import Provider, Role
from generator.model.places import Channel, Location
from generator.model.practice import Directory
from generator.model.verify import FactClass, Stamp, Verified


class RoleView(NamedTuple):
    """A provider at a location: what is true of exactly this pair."""

    provider: Provider
    location: Location
    role: Role
    accepting: AcceptingAnswer
    openings: tuple[Opening, ...]
    hours_trust: Trust

    @property
    def last(self) -> date | None:
        """The last day of the provider at the location, if one is known."""
        return min(filter(None, (self.role.until, self.provider.until)), default=None)

    @property
    def soonest(self) -> Opening | None:
        """The first opening for a new patient, else the first of any kind."""
        new = [opening for opening in self.openings if opening.source.visit is Visit.NEW_PATIENT]
        return next(iter(new or self.openings), None)


class Desk:
    """Questions about one directory on one day (`today` is a date of the practice's own zone)."""

    def __init__(self, directory: Directory, today: date) -> None:
        self.directory = directory
        self.practice = directory.practice
        self.settings = directory.settings
        self.today = today
        self.routes = Routes(directory.settings.site.url)
        self.clockwork = Clockwork(directory.settings.freshness, today, directory.practice.verified)
        self.participation = Participation(directory, self.clockwork)
        self._later = Later(self.participation, self.clockwork)
        self.lookup = Lookup(directory, today)
        self.gallery = Gallery(directory)

    @cached_property
    def newsfeeds(self) -> Newsfeeds:
        """The feeds of updates."""
        return Newsfeeds(self.directory, self.lookup)

    @cached_property
    def announcements(self) -> Announcements:
        """What readers have been told of already."""
        return Announcements(self.directory.announced, self.newsfeeds)

    @cached_property
    def shortlinks(self) -> Shortlinks:
        """The short addresses of updates that are published, or will be."""
        return Shortlinks((update for update in self.directory.updates.values() if not update.draft), self.routes)

    def zone(self, location: Location | None = None) -> str:
        """The IANA zone of a location, or of the practice."""
        return (location and location.time_zone) or self.settings.site.time_zone

    def channel_zone(self, channel: Channel) -> str:
        """The IANA zone in which a referral channel is answered."""
        return channel.time_zone or self.settings.site.time_zone

    def when(self, update: Update) -> str:
        """When the news holds, in words: its days, and the hours of an event in the zone of where it takes place."""
        found = (reference.partition("/") for reference in update.about)
        place = next((key for kind, _, key in found if kind == "location"), "")
        return wording.effective(update, self.zone(self.directory.locations.get(place)))

    def trust(self, fact: FactClass, own: Stamp | None = None, file: Verified | None = None) -> Trust:
        """How far a fact of a file can be trusted today."""
        return self.clockwork.trust(fact, own, file)

    def special_days(self, location: Location) -> list[hours.SpecialDay]:
        """The special days of a location that are not over, soonest first."""
        days = hours.special_days(location.special_hours, self.practice.holidays)
        return [special for special in days if special.last >= self.today]

    @cached_property
    def issues(self) -> Issues:
        """The issues of the newsletter: `published` is the archive, the newest first."""
        return Issues(self.directory, self.today)

    @cached_property
    def _roles(self) -> dict[tuple[str, str], RoleView]:
        return {
            (provider.id, place): self._role(provider, place, role or Role())
            for provider in self.directory.providers.values()
            for place, role in provider.at.items()
        }

    def _role(self, provider: Provider, place: str, role: Role) -> RoleView:
        location = self.directory.locations[place]
        openings = answers.openings(self.clockwork, provider.availability, provider.verified, place)
        return RoleView(
            provider,
            location,
            role,
            answers.accepting(self.clockwork, provider, location),
            tuple(openings),
            self.trust(FactClass.HOURS, None, provider.verified),
        )

    def role(self, provider_id: str, location_id: str) -> RoleView:
        """One provider at one location."""
        return self._roles[provider_id, location_id]

    def roles_of(self, provider: Provider) -> list[RoleView]:
        """A provider at each of her locations, in the order of her file."""
        return [self._roles[provider.id, place] for place in provider.at]

    def current_roles_of(self, provider: Provider) -> list[RoleView]:
        """The same without the locations that the provider has left."""
        roles = self.roles_of(provider)
        return [role for role in roles if role.role.until is None or role.role.until >= self.today]

    def roles_at(self, location: Location) -> list[RoleView]:
        """Everybody at a location, by name."""
        return [self._roles[provider.id, location.id] for provider in self.lookup.providers_at[location.id]]

    def accepting(
        self, provider: Provider, location: Location | None = None, network: str | None = None
    ) -> AcceptingAnswer:
        """Whether a provider takes new patients, at a location and on a network if they are given."""
        return answers.accepting(self.clockwork, provider, location, network)

    def service_openings(self, service_id: str) -> list[Opening]:
        """How soon a service can be had, as its own file says."""
        service = self.directory.services[service_id]
        return answers.openings(self.clockwork, service.availability, service.verified)

    def plan_answer(self, plan: Plan, provider: Provider | None = None, location: Location | None = None) -> PlanAnswer:
        """The answer for a plan."""
        return self.participation.answer(plan.id, provider.id if provider else None, location.id if location else None)

    def plan_rows(self, plan: Plan, roles: Iterable[RoleView]) -> list[tuple[RoleView, PlanAnswer]]:
        """The answer for a plan of each provider at each location."""
        return [(role, self.plan_answer(plan, role.provider, role.location)) for role in roles]

    @cached_property
    def current_roles(self) -> list[RoleView]:
        """Everybody at each place where they are, by place in the order of the files, then by name."""
        return [role for place in self.directory.locations.values() for role in self.roles_at(place)]

    @cached_property
    def plan_overviews(self) -> Mapping[str, PlanOverview]:
        """Plan id -> what all pairs of provider and location say of it."""
        return overviews(self.directory.plans, [(role, self.plans_of(role)) for role in self.current_roles])

    @cached_property
    def plan_order(self) -> Mapping[str, int]:
        """Plan id -> its place in the order of the files."""
        return {plan: place for place, plan in enumerate(self.directory.plans)}

    @cached_property
    def _by_network(self) -> frozenset[str]:
        """References of providers and locations whose statements on new patients name networks."""
        kinds = (("provider", self.directory.providers), ("location", self.directory.locations))
        return frozenset(
            f"{kind}/{entity.id}"
            for kind, entities in kinds
            for entity in entities.values()
            if any(statement.networks for statement in entity.accepting)
        )

    def accepts_by_network(self, role: RoleView) -> bool:
        """Whether new patients are taken on some networks and not on others."""
        found = self._by_network
        return bool(found) and (f"provider/{role.provider.id}" in found or f"location/{role.location.id}" in found)

    def accepting_on(self, role: RoleView, plan: Plan) -> AcceptingAnswer:
        """Whether new patients of a plan are taken: the best answer of its networks, as one network is enough."""
        if not self.accepts_by_network(role):
            return role.accepting
        found = [self.accepting(role.provider, role.location, network) for network in plan.networks]
        order = list(AcceptingStatus)
        return min(
            found or [role.accepting], key=lambda answer: order.index(answer.status) if answer.status else len(order)
        )

    def plans_of(self, role: RoleView) -> tuple[tuple[Plan, PlanAnswer], ...]:
        """What a provider at a location says of every plan that is listed there, by payer and plan."""
        return self._later.listed(role.provider.id, role.location.id)
